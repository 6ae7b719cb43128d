"""An update that needs something slow first delays nobody else, and nobody's order changes."""

import asyncio
from datetime import UTC, datetime

from hypothesis import given
from hypothesis.strategies import booleans, integers, lists, tuples

from bot.channels.telegram.waiting import parted, wait_for_progress
from bot.events import Incoming, Tapped, Wrote
from bot.talk.frozen import changed
from tests.support.skipping import skipping

NOW = datetime(2026, 11, 24, tzinfo=UTC)


@given(lists(tuples(integers(1, 3), booleans(), booleans())))
def test_everything_behind_what_waits_waits_and_nothing_else(updates: list[tuple[int, bool, bool]]) -> None:
    """Of each chat the beginning is ready, up to the first that either step holds back."""
    batch = [Incoming(0, n, chat, Tapped("x"), NOW) for n, (chat, _, _) in enumerate(updates)]

    def first(incoming: Incoming) -> Incoming | None:
        return None if updates[incoming.update][1] else changed(incoming, event=Wrote("read"))

    def second(incoming: Incoming) -> Incoming | None:
        assert incoming.event == Wrote("read")
        return None if updates[incoming.update][2] else incoming

    ready, waiting = parted(batch, first, second)
    assert sorted(one.update for one in ready + waiting) == list(range(len(batch)))
    assert all(one.event == Wrote("read") for one in ready)
    assert all(one in batch for one in waiting)
    for chat in {1, 2, 3}:
        own = [one.update for one in batch if one.chat == chat]
        held = next((at for at, number in enumerate(own) if any(updates[number][1:])), len(own))
        assert [one.update for one in ready if one.chat == chat] == own[:held]
        assert [one.update for one in waiting if one.chat == chat] == own[held:]


def test_it_is_looked_again_soon_whatever_hangs() -> None:
    """Where nothing is under way, it is looked at once."""

    async def waits() -> None:
        loop, hangs = asyncio.get_running_loop(), asyncio.get_running_loop().create_future()
        began = loop.time()
        await wait_for_progress([])
        assert loop.time() == began
        await wait_for_progress([hangs])
        assert 0 < loop.time() - began <= 0.2
        assert not hangs.done()

    skipping(waits())
