"""Row 42: connections to PostgreSQL fall silent, and nobody closes them. It heals by itself, and soon."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import cast

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from bot.channels.telegram.webhook import HEADER, Webhook
from bot.config import Settings, WebhookAddress
from bot.service.app import now
from bot.service.lifecycle.shutdown import Stop
from bot.store import deadlines, postgres
from bot.store.database import Database
from bot.store.unavailable import reason
from tests.bot_api.server import BotApi
from tests.faults.between import Between
from tests.faults.conftest import Kept
from tests.faults.conversation import Lines, say
from tests.support.databases import Store, only
from tests.support.telegram import BOT, assembled, running
from tests.support.until import until

pytestmark = only("postgresql", because="a file has no connection that could fall silent")

SOON = 4.0
"""Seconds, on a busy machine, for one deadline of a second and another attempt."""

ASKED: Lines = [("/no", "How heavy is it")]
ANSWERED: Lines = [("Low", "What would help now?"), ("/list", "No applications")]


@pytest.fixture
async def between(database_url: str) -> AsyncIterator[Between]:
    made = Between(Path(str(make_url(database_url).query["host"])) / ".s.PGSQL.5432")
    await made.start()
    yield made
    await made.close()


@pytest.fixture
def address(between: Between, database_url: str) -> str:
    name = make_url(database_url).database
    return f"postgresql+asyncpg://postgres@127.0.0.1:{between.port}/{name}?sslmode=disable"


@pytest.fixture
def settings(address: str, tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, database_url=address, person_rate=0)


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    made = Database(address)
    yield made
    made.abort()
    await made.close()


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadlines, "DEADLINE", 1.0)
    monkeypatch.setattr(deadlines, "LEFT", 0.5)
    monkeypatch.setattr(postgres, "IDLE_TIMEOUT", 1_500)


async def open_some(database: Database, number: int) -> None:
    """Have so many connections open, and idle."""
    async with AsyncExitStack() as stack:
        for _ in range(number):
            connection = await stack.enter_async_context(database.write())
            await connection.execute(text("SELECT 1"))


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.name == deadlines.__name__]


def checked_out(database: Database) -> int:
    return cast(QueuePool, database.engine.sync_engine.pool).checkedout()


async def works(database: Database) -> bool:
    async with database.write() as connection:
        return (await connection.execute(text("SELECT 1"))).scalar() == 1


async def fails(database: Database, *, after: float = 0.0) -> str:
    """Fail with an OperationalError; the driver's word for it."""
    await asyncio.sleep(after)
    with pytest.raises(OperationalError) as caught:
        await works(database)
    return reason(caught.value)


async def test_row_42_idle_connections_that_fell_silent_cost_one_deadline(
    api: BotApi, settings: Settings, between: Between, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """Everybody waits for one deadline, not for one a connection; the log says so in one line."""
    api.flood = False
    ben = api.person(8)
    async with running(api, settings) as live:
        await say(ben, ASKED)
        await kept.store.settled()
        await open_some(live.app.database, 5)
        assert between.forget() >= 5
        began = time.monotonic()
        with caplog.at_level(logging.WARNING, "bot"):
            await say(ben, ANSWERED)
        assert time.monotonic() - began < SOON
        await kept.store.settled()
        await kept((ben, [m.sent for m in ben.messages]))
        assert checked_out(live.app.database) == 0
    [said] = lines(caplog)
    assert "the database did not answer" in said


@pytest.mark.parametrize("lost_before", [True, False], ids=["the commit is lost", "its answer is lost"])
async def test_row_42_a_commit_that_falls_silent_is_done_again_with_one_effect(
    lost_before: bool, api: BotApi, settings: Settings, between: Between, kept: Kept
) -> None:
    """It is done again, and has one effect; the server ends what was left there, with its locks."""
    api.flood = False
    ben = api.person(8)
    async with running(api, settings):
        await say(ben, ASKED)
        await kept.store.settled()
        between.lost_with, between.lost_before = b"COMMIT", lost_before
        async with asyncio.timeout(2 * SOON):
            await say(ben, ANSWERED)
        assert between.lost_with is None
        await kept.store.settled()
        await kept((ben, [m.sent for m in ben.messages]))


async def test_row_42_telegram_is_told_in_time(
    api: BotApi, settings: Settings, between: Between, store: Store
) -> None:
    """Where Telegram brings the updates, one that could not be stored is answered 503, and then 200."""
    stop, pages = Stop(), web.Application()
    update = {"update_id": 1, "message": api.person(8).message({"text": "/help"})}
    async with assembled(api, settings) as live:
        hook = WebhookAddress("https://coach.example/tg", "/tg", "made-up")
        webhook = Webhook(live.bot, BOT, live.app, now, hook)
        pages.router.add_post(hook.path, webhook.answer)
        taking_in = asyncio.create_task(webhook.run(stop))
        async with TestClient(TestServer(pages), headers={HEADER: hook.secret}) as telegram:
            await open_some(live.app.database, 3)
            between.forget()
            began = time.monotonic()
            assert (await telegram.post(hook.path, json=update)).status == 503
            assert time.monotonic() - began < SOON
            assert (await telegram.post(hook.path, json=update)).status == 200
        stop.now()
        await taking_in
    assert await store.value('SELECT count(*) FROM seen WHERE "update" = 1') == 1


async def test_row_42_transactions_begun_later_get_little_time(
    database: Database, between: Between, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It gets little time once the first are given up, so that nobody waits twice; one line says so."""
    monkeypatch.setattr(deadlines, "DEADLINE", 2.0)
    monkeypatch.setattr(deadlines, "LEFT", 0.1)
    await open_some(database, 3)
    between.forget()
    began = time.monotonic()
    told = await asyncio.gather(fails(database), fails(database), fails(database, after=1.8))
    assert time.monotonic() - began < 3.0
    assert set(told) == {"SilentError"}
    assert len(lines(caplog)) == 1
    assert await works(database)


async def test_row_42_silent_connections_are_given_back_again_and_again(
    database: Database, between: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More often than there are connections, each of them given back."""
    monkeypatch.setattr(deadlines, "DEADLINE", 0.3)
    for _ in range(postgres.AT_MOST + 1):
        assert await works(database)
        between.forget()
        assert await fails(database) == "SilentError"
    assert checked_out(database) == 0


async def test_row_42_what_this_process_computes_meanwhile_is_no_silence(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """With little processor time it may take longer than the deadline, again and again."""
    monkeypatch.setattr(deadlines, "DEADLINE", 0.3)
    async with database.write() as connection:
        await connection.execute(text("SELECT 1"))
        time.sleep(0.9)  # noqa: ASYNC251 - nothing else has its turn meanwhile, as when it computes
        await connection.execute(text("SELECT 1"))
    assert not lines(caplog)


async def test_row_42_new_connections_that_are_silent_fail_in_time(
    database: Database, between: Between
) -> None:
    """It says so in time, and goes on when they are answered again."""
    between.new_ones_too = True
    began = time.monotonic()
    assert await fails(database) == "SilentError"
    assert time.monotonic() - began < SOON
    between.new_ones_too = False
    assert await works(database)
    assert checked_out(database) == 0


SLEEPS = text("SELECT pg_sleep(1.4)")


async def test_row_42_what_may_take_its_time(
    database: Database, between: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An operator's command has no deadline, and the files of somebody's export a long one."""
    with pytest.raises(OperationalError):
        async with database.write() as connection:
            await connection.execute(SLEEPS)
    async with database.write(unlimited=True) as connection:
        await connection.execute(SLEEPS)
    async with database.read() as connection:
        await connection.execute(SLEEPS)
    monkeypatch.setattr(deadlines, "LONG_DEADLINE", 1.0)
    between.forget()
    with pytest.raises(OperationalError) as caught:
        async with database.read() as connection:
            await connection.execute(SLEEPS)
    assert reason(caught.value) == "SilentError"


async def test_row_42_an_error_of_the_data_stays_one(database: Database) -> None:
    """It is not taken for silence, even where it comes after the deadline."""

    async def breaks() -> None:
        async with database.write():
            await asyncio.sleep(1.2)
            raise ValueError("otters")

    with pytest.raises(ValueError, match="otters"):
        await breaks()


async def test_row_42_whoever_watches_hears_of_it(
    api: BotApi, settings: Settings, between: Between, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is well again as soon as something is taken in."""
    monkeypatch.setattr("bot.service.inbound.inbox.PATIENCE", 0.5)
    ben = api.person(8)
    api.flood = False
    async with running(api, settings) as live:
        await say(ben, ASKED)
        assert live.app.healthy
        between.new_ones_too = True
        between.forget()
        await ben.write("Low")
        await until(lambda: not live.app.inbox.healthy)
        between.new_ones_too = False
        await ben.sees("What would help now?")
        assert live.app.inbox.healthy
