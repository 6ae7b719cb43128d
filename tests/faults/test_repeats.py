"""Rows 5, 6, 8 and 17: the same thing twice, ids that start again, two pollers on one token."""

import asyncio
import logging

import pytest

from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Tapped, Wrote
from bot.store import postgres
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Undisturbed
from tests.faults.conversation import conversation, say
from tests.support.app import START
from tests.support.databases import Store, only
from tests.support.telegram import BOT, Run, assembled

ANSWERS: tuple[Event, ...] = (
    Commanded("no"),
    Tapped("a:1:mood:1", 1),
    Tapped("a:1:fits_now:quick", 2),
    Wrote("Globex", 3),
)


async def test_row_05_the_same_update_three_times_has_one_effect(api: BotApi, run: Run, kept: Kept) -> None:
    """One after the other, at once and after a restart: one effect."""
    ada = api.person(7)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        message = ada.message({"text": "Low"})
        number = await api.push({"message": message})
        await ada.sees("What would help now?")
        await api.push({"message": message}, number)
        await say(ada, [("/help", "Where you are")])
    await api.push({"message": message}, number)
    async with run():
        await say(ada, [("/list", "No applications here yet")])
        await kept((ada, [m.sent for m in ada.messages]))
    assert sum("What would help now?" in m.sent for m in ada.messages) == 1


@only("postgresql", because="a file has one process")
@pytest.mark.parametrize("together", [True, False])
async def test_row_06_the_same_update_in_two_workers_at_once_has_one_effect(
    together: bool, api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two workers take in the same updates of ten people side by side, in one batch or each by itself."""
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", 20_000)  # a busy machine may take long for a batch
    updates = [
        Incoming(BOT, 10 * chat + number, chat, event, START)
        for number, event in enumerate(ANSWERS)
        for chat in range(1, 11)
    ]
    batches = [updates] if together else [[update] for update in updates]
    async with assembled(api, settings) as one, assembled(api, settings) as other:
        for batch in batches:
            await asyncio.gather(one.app.inbox.receive(batch), other.app.inbox.receive(batch))
    assert await store.value("SELECT count(*) FROM people") == 10
    assert await store.value("SELECT count(*) FROM seen") == len(updates)
    assert await store.rows("SELECT script, count(*) FROM runs GROUP BY script") == [("no", 10)]
    each = await store.rows("SELECT count(*) FROM outbox WHERE NOT edits GROUP BY person")
    # The welcome, and a question to each; the last one is asked again, and nobody had sent it yet.
    assert set(each) == {(len(ANSWERS),)}
    assert await store.value("SELECT count(*) FROM parked") == 0


async def test_row_08_update_ids_start_again_at_a_low_number(api: BotApi, run: Run, kept: Kept) -> None:
    """While it runs, and after a restart."""
    ada = api.person(7)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        await api.push({"message": ada.message({"text": "Low"})}, 3)
        await ada.sees("What would help now?")
        await api.until(lambda: not api.updates)
    await api.push({"message": ada.message({"text": "A short review, 5 to 9 minutes"})}, 2)
    async with run():
        await ada.sees("Which company")
        await kept((ada, [m.sent for m in ada.messages]))


@only("postgresql", because="a file has one process")
async def test_row_17_with_two_pollers_on_one_token_each_update_has_one_effect(
    api: BotApi, run: Run, kept: Kept, caplog: pytest.LogCaptureFixture, undisturbed: Undisturbed
) -> None:
    """Each update has one effect, whoever fetched it; the one that lost says why and stays away."""
    lines = conversation(3)
    ada = api.person(7)
    with caplog.at_level(logging.WARNING, "bot"):
        async with run(), run():
            await api.until(lambda: api.conflicts == 1)
            said = "another process fetches the updates of this bot; stop one of the two"
            await say(ada, lines)
            assert caplog.messages == [said]
            assert api.conflicts == 1
            await api.until(lambda: api.conflicts > 1)  # it has come back, and now the other one has lost
            await say(ada, [("/help", "Where you are")])
            await kept((ada, await undisturbed([*lines, ("/help", "Where you are")])))
