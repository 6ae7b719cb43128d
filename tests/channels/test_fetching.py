"""Files are fetched within bounds: of number, of time, and of what one person may take up."""

import asyncio
from collections import Counter
from datetime import UTC, datetime
from typing import cast

from telegram import Bot

from bot.channels.telegram.files import (
    AT_ONCE,
    AT_ONCE_EACH,
    MOST_KEPT,
    TO_FETCH,
    TO_FETCH_CROWDED,
    Files,
    Offered,
)
from bot.events import Incoming, Unreadable, Wrote
from tests.support.skipping import skipping

NOW = datetime(2026, 11, 24, tzinfo=UTC)
FAILED = Unreadable("file_failed")


class Hanging(Files):
    """Downloads that never come, or after so many seconds. trying: by whom, of those under way."""

    def __init__(self, seconds: float = 1000.0) -> None:
        super().__init__(
            cast(Bot, None),
            lambda content, _: content.decode(),
            lambda content, *_: content.decode(),
            lambda: NOW.date(),
        )
        self.seconds = seconds
        self.trying: Counter[str] = Counter()
        self.tried = 0

    async def _content(self, file: Offered) -> bytes | None:
        self.tried += 1
        self.trying[file.name] += 1
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.trying[file.name] -= 1
        return b"a mail"

    def of(self, update: int, chat: int, *, crowded: bool = False) -> Incoming | None:
        """What there is of this file by now."""
        incoming = Incoming(0, update, chat, Unreadable("document"), NOW)
        return self.prepared(incoming, {update: Offered(1, "x", str(chat), 0)}, crowded=crowded)


def event(incoming: Incoming | None) -> object:
    return incoming.event if incoming is not None else None


def test_a_file_has_three_seconds_from_when_it_was_seen_and_waits_for_its_turn_in_them() -> None:
    """A batch of many takes no longer than one; those whose turn never came are as good as lost."""

    async def fetches() -> None:
        files = Hanging()
        for number in range(AT_ONCE + 10):
            assert files.of(number, chat=number) is None
        await asyncio.sleep(TO_FETCH - 0.1)
        assert (files.tried, sum(files.trying.values())) == (AT_ONCE, AT_ONCE)
        assert all(files.of(number, chat=number) is None for number in range(AT_ONCE + 10))
        await asyncio.sleep(0.2)
        assert [event(files.of(number, chat=number)) for number in range(AT_ONCE + 10)] == [FAILED] * 30
        assert (files.tried, list(files.under_way)) == (AT_ONCE, [])

    skipping(fetches())


def test_one_person_takes_two_places_at_most() -> None:
    """The third has its turn when the first is there."""

    async def fetches() -> None:
        files = Hanging(seconds=1.0)
        for number in range(3):
            assert files.of(number, chat=7) is None
        await asyncio.sleep(0.5)
        assert files.trying["7"] == AT_ONCE_EACH
        await asyncio.sleep(2.0)
        await asyncio.gather(*files.under_way)
        assert [event(files.of(number, chat=7)) for number in range(3)] == [
            Wrote("a mail", 1, forwarded=True)
        ] * 3
        assert files.tried == 3

    skipping(fetches())


def test_while_others_can_not_be_seen_a_file_has_a_second() -> None:
    """Then it is given up; and its place is free for another one."""

    async def fetches() -> None:
        files = Hanging()
        assert files.of(1, chat=7, crowded=True) is None
        await asyncio.sleep(TO_FETCH_CROWDED - 0.1)
        assert files.of(1, chat=7, crowded=True) is None
        await asyncio.sleep(0.2)
        assert files.of(1, chat=7) is None
        assert event(files.of(1, chat=7, crowded=True)) == FAILED
        await asyncio.sleep(0)
        assert event(files.of(1, chat=7)) == FAILED
        await asyncio.sleep(0)
        assert files.trying["7"] == 0

    skipping(fetches())


def test_no_more_than_a_hundred_are_kept() -> None:
    """One more is not even tried; of those that are there, the first go where nobody asks for them."""

    async def fetches() -> None:
        files = Hanging()
        for number in range(MOST_KEPT):
            assert files.of(number, chat=number) is None
        assert event(files.of(MOST_KEPT, chat=MOST_KEPT)) == FAILED
        await asyncio.sleep(TO_FETCH + 0.1)
        assert files.of(MOST_KEPT + 1, chat=7) is None
        files.stop()
        await asyncio.gather(*files.under_way, return_exceptions=True)

    skipping(fetches())
