"""Rows 14 and 15: a database that is locked for too long, or has no room left; and one that goes away."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import Pool

from bot.channels.telegram.backoff import pause_after
from bot.config import Settings
from bot.store import outgoing
from bot.store import postgres as postgres_module
from bot.store import sqlite as sqlite_module
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Undisturbed
from tests.faults.conversation import Lines, say
from tests.support.databases import Store, only
from tests.support.postgres import Postgres
from tests.support.telegram import Run, running

LINES: Lines = [("/no", "How heavy is it"), ("Low", "What would help now?")]
TOOK_NOTHING = "the database stored no updates, so none were confirmed"


@asynccontextmanager
async def locked(store: Store) -> AsyncIterator[None]:
    """Somebody else holds what every turn needs, for as long as this lasts."""
    if store.on_sqlite:
        file = make_url(store.engine.url).database or ""
        holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        await asyncio.to_thread(holder.execute, "BEGIN IMMEDIATE")
        yield
        holder.execute("ROLLBACK")
        holder.close()
        return
    async with store.engine.connect() as connection:
        await connection.execute(text("SELECT id FROM people FOR UPDATE"))
        yield


def fetches(api: BotApi) -> int:
    return [method for method, _ in api.calls].count("getUpdates")


async def test_row_14_the_database_is_locked_for_longer_than_the_timeout(
    api: BotApi,
    settings: Settings,
    store: Store,
    kept: Kept,
    undisturbed: Undisturbed,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nothing is confirmed, and it is tried again."""
    monkeypatch.setattr(sqlite_module, "BUSY_TIMEOUT", 20)
    monkeypatch.setattr(postgres_module, "LOCK_TIMEOUT", 20)
    api.flood = False
    ada = api.person(7)
    async with running(api, settings):
        await say(ada, LINES[:1])
        await store.settled()
        async with locked(store):
            await ada.tap("Low")
            with caplog.at_level(logging.WARNING, "bot"):
                told = TOOK_NOTHING if store.on_sqlite else "a person's row is locked"
                before = fetches(api)
                await api.until(lambda: fetches(api) >= before + 3 or bool(api.confirmed[1:]))
                assert told in caplog.text
            assert [update["update_id"] for update in api.updates] == [1001]
            assert 1001 not in api.confirmed
        await ada.sees("What would help now?")
        await api.until(lambda: 1001 in api.confirmed)
        await kept((ada, await undisturbed(LINES)))


Full = Callable[[], AbstractAsyncContextManager[None]]


@pytest.fixture
def full(store: Store) -> Iterator[Full]:
    """For as long as it lasts there is no room for anything that is written."""
    limit = 2**30

    def hold(connection: Any, *_: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count={limit}")
        cursor.close()

    @asynccontextmanager
    async def pages() -> AsyncIterator[None]:
        nonlocal limit
        limit = 1  # it is held at what there is
        yield
        limit = 2**30

    @asynccontextmanager
    async def refused() -> AsyncIterator[None]:
        """A server's disk can't be filled here: what it says then is said by a trigger."""
        says = "RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'"
        body = f"RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {says}; END $$"
        await store.change(f"CREATE FUNCTION no_room() {body}")
        for table in ("runs", "facts", "outbox", "seen"):
            each = f"BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION no_room()"
            await store.change(f"CREATE TRIGGER no_room {each}")
        yield
        # One by one: all at once may wait for a writer who waits for one of them.
        for table in ("runs", "facts", "outbox", "seen"):
            await store.change(f"DROP TRIGGER no_room ON {table}")
        await store.change("DROP FUNCTION no_room()")

    if not store.on_sqlite:
        yield refused
        return
    event.listen(Pool, "checkout", hold)
    yield pages
    event.remove(Pool, "checkout", hold)


async def test_row_15_the_disk_is_full(
    api: BotApi,
    settings: Settings,
    store: Store,
    kept: Kept,
    full: Full,
    undisturbed: Undisturbed,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Rolled back and not confirmed, the operator is told, and it goes on when there is room.

    However often it was tried, that counts against nobody's budget.
    """
    ada = api.person(7)
    api.flood = False
    asked = [*LINES, ("A short review, 5 to 9 minutes", "Which company"), ("Globex", "the role at Globex?")]
    first = [*asked, ("Nurse", "How far"), ("First interview", "dealing with")]
    first += [("The hiring manager", "Did they say why?"), ("No, they gave no reason", "What went well?")]
    long = "We laughed about the migration. " * 120
    limited = settings.model_copy(update={"person_rate": len(first) + 6})
    async with running(api, limited):
        await say(ada, first)
        await store.settled()
        async with full():
            with caplog.at_level(logging.ERROR, "bot"):
                for _ in range(4):
                    await ada.write(long)
                await api.until(lambda: caplog.text.count(TOOK_NOTHING) >= 3)
            assert not set(api.confirmed) & {update["update_id"] for update in api.updates}
            assert await store.value("SELECT count(*) FROM seen") == len(first)
            assert "We laughed" not in caplog.text
        await ada.sees("short request for feedback?")
        await say(ada, [("/journal", "We laughed about the migration.")])
        await kept((ada, [m.sent for m in ada.messages]))
    assert [m.sent for m in ada.messages[: len(first)]] == (await undisturbed(first))[: len(first)]


@only("sqlite", because="it is about neither")
def test_rows_14_15_it_goes_on_soon_after_an_outage_of_any_length() -> None:
    """It looks again at once, then more seldom, and every few seconds in the end."""
    error = OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))
    assert [pause_after(error, failures) for failures in (0, 3, 5, 2000)] == [0.25, 2, 5, 5]


async def test_row_15_full_while_what_was_sent_is_written_down(
    api: BotApi, run: Run, store: Store, kept: Kept, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written down when that can be done again: not even then does it come twice."""
    delivered = outgoing.remove_delivered
    failures: list[tuple[Any, ...]] = []

    async def fails(*about: Any) -> set[int]:
        if len(failures) < 2:
            failures.append(about)
            raise OperationalError("DELETE", {}, sqlite3.OperationalError("database or disk is full"))
        return await delivered(*about)

    monkeypatch.setattr(outgoing, "remove_delivered", fails)
    ada = api.person(7)
    async with run():
        await say(ada, LINES[:1])
        await store.settled()
        await asyncio.sleep(0)
        await say(ada, LINES[1:])
        await kept((ada, await undisturbed(LINES)))
    assert len(failures) == 2


@only("postgresql", because="a file does not go away")
async def test_row_14_the_connections_to_the_database_are_ended(
    api: BotApi, run: Run, store: Store, kept: Kept, undisturbed: Undisturbed, postgres: Postgres
) -> None:
    """By its operator, say, between any two messages: it opens others."""
    ada = api.person(7)
    async with run():
        for line in LINES:
            postgres.end_connections(store.engine.url.database)
            await say(ada, [line])
        await kept((ada, await undisturbed(LINES)))


@only("postgresql", because="a file does not go away")
async def test_row_14_the_server_of_the_database_is_stopped_for_a_while(
    api: BotApi,
    run: Run,
    kept: Kept,
    undisturbed: Undisturbed,
    postgres: Postgres,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nothing is confirmed meanwhile and nothing is set aside; then it goes on by itself."""
    ada = api.person(7)
    async with run():
        await say(ada, LINES[:1])
        await kept.store.settled()
        postgres.stop()
        try:
            with caplog.at_level(logging.ERROR, "bot"):
                await ada.tap("Low")
                await api.until(lambda: caplog.text.count(TOOK_NOTHING) >= 3)
            assert 1001 not in api.confirmed
        finally:
            postgres.start()
        await ada.sees("What would help now?")
        await kept((ada, await undisturbed(LINES)))
