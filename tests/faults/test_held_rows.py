"""Row 41: another session holds the row of one person. Others are answered at once, and they afterwards."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot import held_people
from bot.store import postgres
from bot.telegram import poll
from tests.bot_api.server import BotApi
from tests.databases import Store, only
from tests.faults.conftest import Kept, Run
from tests.faults.conversation import say

pytestmark = only("postgresql", because="a file has one writer at a time, and no rows that are held")

SOON = 8.0
"""Seconds, on a busy machine, for several answers while a lock is waited for a few times."""


@asynccontextmanager
async def held(store: Store, rows: str) -> AsyncIterator[None]:
    async with store.engine.connect() as other:
        assert (await other.execute(text(f"SELECT id FROM {rows} FOR UPDATE"))).all()  # noqa: S608 - ours
        yield
        await other.rollback()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", 200)


async def test_row_41_the_person(
    api: BotApi, run: Run, store: Store, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """What they write waits; what others write in the same batch, and after it, does not."""
    ada, ben = api.person(7), api.person(8)
    with caplog.at_level(logging.WARNING, "bot"):
        async with run():
            await say(ada, [("/no", "How heavy is it")])
            await say(ben, [("/no", "How heavy is it")])
            await store.settled()
            async with held(store, "people WHERE id = 1"):
                await ada.write("Low")
                async with asyncio.timeout(SOON):
                    await say(ben, [("Low", "What would fit now?"), ("/list", "No applications")])
                await ada.write("/list")
                async with asyncio.timeout(SOON):
                    await say(ben, [("/help", "Where you are")])
                assert not [m for m in ada.messages if "What would fit" in m.text]
            await ada.sees("What would fit now?")
            await ada.sees("No applications")
            await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))
    assert "somebody's row is held by another session" in caplog.text


async def test_row_41_while_an_answer_is_on_its_way(
    api: BotApi, run: Run, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What became of it is written down later, so it comes once; others don't wait for that."""
    ada, ben = api.person(7), api.person(8)
    taken, sent, go_on = api.do_sendMessage, asyncio.Event(), asyncio.Event()

    async def slow(parameters: dict[str, object]) -> dict[str, object]:
        answer = await taken(parameters)
        if parameters["chat_id"] == 7:
            sent.set()
            await go_on.wait()
        return answer

    async with run():
        await say(ada, [("/no", "How heavy is it")])
        await say(ben, [("/no", "How heavy is it")])
        await store.settled()
        monkeypatch.setattr(api, "do_sendMessage", slow)
        await ada.write("/list")
        await sent.wait()
        async with held(store, "people WHERE id = 1"):
            go_on.set()
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would fit now?"), ("/list", "No applications")])
        await store.settled()
        await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


@pytest.mark.parametrize("on_its_way", [True, False])
async def test_row_41_a_message(
    on_its_way: bool, api: BotApi, run: Run, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was sent is not sent again; one that waits goes out when it is free, in its order."""
    ada, ben = api.person(7), api.person(8)
    taken, asked, go_on = api.do_sendMessage, asyncio.Event(), asyncio.Event()

    async def slow(parameters: dict[str, object]) -> dict[str, object]:
        if parameters["chat_id"] == 7:
            asked.set()
            await go_on.wait()
        return await taken(parameters)

    async with run():
        await say(ada, [("/no", "How heavy is it")])
        await say(ben, [("/no", "How heavy is it")])
        await store.settled()
        monkeypatch.setattr(api, "do_sendMessage", slow)
        await ada.write("/list")
        await asked.wait()
        await ada.write("/help")
        waiting = "id > (SELECT min(id) FROM outbox WHERE person = 1)"
        await store.until("SELECT count(*) FROM outbox WHERE person = 1", 2)
        where = "id = (SELECT min(id) FROM outbox WHERE person = 1)" if on_its_way else waiting
        async with held(store, f"outbox WHERE person = 1 AND {where}"):
            go_on.set()
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would fit now?"), ("/list", "No applications")])
        await ada.sees("Where you are")
        await store.settled()
        await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


async def test_row_41_the_person_for_very_long(
    api: BotApi, run: Run, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they did is set aside, so that what is behind it is fetched, however much that is."""
    monkeypatch.setattr(held_people, "TOO_LONG", 1.0)
    monkeypatch.setattr(poll, "MOST", 5)
    ada, ben = api.person(7), api.person(8)
    async with run():
        await say(ada, [("/no", "How heavy is it")])
        await say(ben, [("/no", "How heavy is it")])
        await store.settled()
        async with held(store, "people WHERE id = 1"):
            await ada.write("Low")
            async with asyncio.timeout(4 * SOON):
                for _ in range(12):
                    await ben.does("/list", "No applications")
        assert await store.value("SELECT count(*) FROM parked") == 1
        await say(ada, [("Low", "What would fit now?")])
        await store.settled()
        await kept((ben, [m.sent for m in ben.messages]), parked=1)
