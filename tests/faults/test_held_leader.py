"""Row 54: another session holds the row of the leader. Everybody is answered, and nobody else takes over."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession
from sqlalchemy import text

from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.databases import Store, only
from tests.support.forking import Forked
from tests.support.processes import Start
from tests.support.telegram import free_address

pytestmark = only("postgresql", because="a file has one process")

LEASE = 4
"""Seconds, of these processes: enough for a busy machine to renew it in. By itself it is ten."""

SOON = 8.0
"""Seconds, on a busy machine, for an answer."""

ROW = "SELECT 1 FROM leaders FOR UPDATE"
TABLE = "LOCK TABLE leaders IN ACCESS EXCLUSIVE MODE"
ALERT = "another session holds the row of the leader"
FREE = "the row of the leader is free again"


@asynccontextmanager
async def held(store: Store, statement: str) -> AsyncIterator[None]:
    async with store.engine.connect() as other:
        await other.execute(text(statement))
        yield
        await other.rollback()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LEAD_LEASE", str(LEASE))
    monkeypatch.setenv("LISTEN", address := free_address())
    return f"http://{address}/healthz"


async def shown(page: str) -> tuple[int, str]:
    async with ClientSession() as client, client.get(page) as answer:
        return answer.status, await answer.text()


def lines(process: Forked, fragment: str) -> int:
    return process.logged().count(fragment)


async def test_row_54_everybody_is_answered_for_longer_than_a_lease(
    page: str, api: BotApi, start: Start, store: Store, kept: Kept
) -> None:
    """At once; the health page and one line of the log say so, until the row is free."""
    ada, ben = api.person(7), api.person(8)
    process = await start()
    await say(ada, [("/no", "How heavy is it")])
    async with held(store, ROW):
        began = time.monotonic()
        await process.logs(ALERT)
        while time.monotonic() < began + 1.5 * LEASE:
            async with asyncio.timeout(SOON):
                await say(ben, [("/list", "No applications")])
            await asyncio.sleep(0.5)
        async with asyncio.timeout(SOON):
            await say(ada, [("Low", "What would help now?")])
        status, words = await shown(page)
        assert (status, words.startswith(f"degraded: {ALERT}")) == (200, True)
    await process.logs(FREE)
    assert await shown(page) == (200, "ok\n")
    await say(ada, [("/help", "Where you are")])
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))
    assert [lines(process, said) for said in (ALERT, FREE, "no longer the leader")] == [1, 1, 0]


@pytest.mark.usefixtures("page")
async def test_row_54_a_standby_does_not_end_a_leader_that_cannot_say_that_it_is_there(
    api: BotApi, start: Start, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could not begin to lead anyway. When the row is free, whoever is gone is replaced as ever."""
    ada = api.person(7)
    first = await start()
    await store.until("SELECT count(*) FROM leaders", 1)
    monkeypatch.delenv("LISTEN")
    second = await start()
    await second.logs("another process is the leader; this one is a standby")
    await say(ada, [("/no", "How heavy is it")])
    async with held(store, ROW):
        await first.logs(ALERT)
        await second.logs(ALERT)
        await asyncio.sleep(1.5 * LEASE)
        async with asyncio.timeout(SOON):
            await say(ada, [("Low", "What would help now?")])
    await first.logs(FREE)
    await second.logs(FREE)
    assert await store.value("SELECT max(term) FROM leaders") == 1
    await say(ada, [("/help", "Where you are")])
    first.kill()
    await second.logs("this process is now the leader")
    await say(ada, [("/list", "No applications")])
    await kept((ada, [m.sent for m in ada.messages]))


async def test_row_54_the_whole_table_is_locked(
    page: str, api: BotApi, start: Start, store: Store, kept: Kept
) -> None:
    """Nobody can be sure who leads, so all wait; it goes on by itself, and nothing is lost or said twice."""
    ada = api.person(7)
    process = await start()
    await say(ada, [("/no", "How heavy is it")])
    await store.settled()
    async with held(store, TABLE):
        await ada.write("Low")
        await process.logs(ALERT)
        assert (await shown(page))[1].startswith(f"degraded: {ALERT}")
        await process.logs("no longer the leader")
    async with asyncio.timeout(SOON):
        await ada.sees("What would help now?")
        await say(ada, [("/help", "Where you are")])
    await kept((ada, [m.sent for m in ada.messages]))
    assert [lines(process, said) for said in (ALERT, FREE)] == [1, 1]
    assert await shown(page) == (200, "ok\n")
