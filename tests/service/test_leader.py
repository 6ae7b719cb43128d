"""One process at a time speaks; another one takes over when it is gone, or has lost its lock."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.config import Settings
from bot.message import Message
from bot.service.app import App
from bot.service.lifecycle.shutdown import Stop
from bot.store import leader
from tests.support.app import coach, settings_in
from tests.support.databases import ON_BOTH, Store, only
from tests.support.until import until

pytestmark = ON_BOTH
LEASE = 1


class Nowhere:
    async def deliver(self, chat: int, message: Message) -> int | None:
        raise AssertionError(f"nothing is to be delivered here: {chat}, {message.key}")


@asynccontextmanager
async def standing(settings: Settings) -> AsyncIterator[App]:
    """The parts of one process."""
    async with coach(settings, Nowhere(), bot=1) as app:
        yield app


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return settings_in(tmp_path, database_url, lead_lease=LEASE)


class Worker:
    """Leads until it is told to end. `led`: how often it began to."""

    def __init__(self, app: App) -> None:
        self.led, self.stood_by = 0, asyncio.Event()
        self.leads, self.stop = asyncio.Event(), Stop()
        self._task = asyncio.create_task(app.leading.run(self.stop, self._lead, self.stood_by.set))

    async def _lead(self) -> None:
        self.led += 1
        self.leads.set()
        try:
            await self.stop.wait()
        finally:
            self.leads.clear()

    async def end(self) -> None:
        self.stop.now()
        await self._task


async def soon(until: Awaitable[object]) -> None:
    await asyncio.wait_for(until, 10)


@only("postgresql", because="a file has one process")
async def test_one_leads_and_the_next_one_takes_over(settings: Settings) -> None:
    """The second stands by as long as the first is there."""
    async with standing(settings) as one, standing(settings) as other:
        first = Worker(one)
        await soon(first.leads.wait())
        second = Worker(other)
        await soon(second.stood_by.wait())
        assert not second.leads.is_set()
        await first.end()
        await soon(second.leads.wait())
        await second.end()


@only("postgresql", because="nobody else can lead on a file")
async def test_of_who_leads_and_is_silent_the_sessions_are_ended_once_a_lease(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not at every look: whoever takes the lock next needs a moment to say so."""
    ended = 0

    async def counts(*_: object) -> int:
        nonlocal ended
        ended += 1
        return 0

    monkeypatch.setattr("bot.store.leader.end_sessions", counts)
    async with standing(settings) as silent, standing(settings) as other, silent.database.connect() as pooled:
        connection = await pooled.execution_options(isolation_level="AUTOCOMMIT")
        assert await leader.begin_term(connection, 1, LEASE) is not None
        began, worker = asyncio.get_running_loop().time(), Worker(other)
        async with asyncio.timeout(10):
            while ended < 2:  # noqa: ASYNC110 - it happens in its own task
                await asyncio.sleep(0.01)
        took = asyncio.get_running_loop().time() - began
        await worker.end()
        await connection.invalidate()
    assert took > 2 * LEASE


@only("postgresql", because="a file has no rows that are held")
async def test_who_cannot_begin_since_the_row_is_held_is_not_well_after_a_while(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It tries again and again, which the log tells once, and leads as soon as the row is free."""
    monkeypatch.setattr("bot.service.leadership.leader.PATIENCE", 0.5)
    monkeypatch.setattr("bot.store.postgres.LOCK_TIMEOUT", 100)
    async with standing(settings) as one:
        worker = Worker(one)
        await soon(worker.leads.wait())
        await worker.end()
        async with store.engine.connect() as other:
            await other.execute(text("SELECT 1 FROM leaders FOR UPDATE"))
            worker = Worker(one)
            await soon(until(lambda: not one.healthy))
            assert one.lead.held
            assert not worker.leads.is_set()
            await other.rollback()
        await soon(worker.leads.wait())
        assert (one.healthy, one.lead.held, one.lacks) == (True, False, None)
        await worker.end()
    for said in (
        "another session holds the row of the leader",
        "the database did not say which process leads",
    ):
        assert caplog.text.count(said) == 1


@only("postgresql", because="nobody else can lead on a file")
async def test_whoever_has_lost_the_lock_stops_at_once_and_may_lead_again(
    settings: Settings, store: Store
) -> None:
    """The server ended its session: what it was at is cut off before anybody else begins."""
    async with standing(settings) as one:
        worker = Worker(one)
        await soon(worker.leads.wait())
        held = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        await store.rows(held)
        async with asyncio.timeout(10):
            while worker.led < 2:  # noqa: ASYNC110 - it happens in its own task
                await asyncio.sleep(0.01)
        await worker.end()


@only("postgresql", because="a file is one process's alone")
async def test_a_leader_that_shows_no_sign_of_life_and_cannot_be_ended_is_no_health(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's own process for its session may hang: nobody speaks then, and the standby says so."""
    monkeypatch.setattr("bot.service.leadership.leader.PATIENCE", 0.5)

    async def ends_none(*_: object) -> int:
        return 0

    monkeypatch.setattr("bot.store.leader.end_sessions", ends_none)
    async with standing(settings) as silent, standing(settings) as other, silent.database.connect() as pooled:
        connection = await pooled.execution_options(isolation_level="AUTOCOMMIT")
        assert await leader.begin_term(connection, 1, LEASE) is not None
        worker = Worker(other)
        assert other.healthy
        await soon(until(lambda: not other.healthy))
        await connection.invalidate()
        await soon(worker.leads.wait())
        assert other.healthy
        await worker.end()
