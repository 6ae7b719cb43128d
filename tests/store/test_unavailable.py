"""An error about the database's state is an OperationalError; an error about the data is not."""

import asyncio
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from functools import partial

import asyncpg
import pytest
import typer
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import create_async_engine

from bot import cli
from bot.config import Settings
from bot.errors import SettingsError
from bot.store import postgres as postgres_module
from bot.store.database import Database
from bot.store.tables import people, runs, seen
from bot.store.unavailable import is_database_state, reason
from tests.support.app import START
from tests.support.databases import ON_BOTH, only
from tests.support.postgres import Postgres

ON_POSTGRESQL = only("postgresql", because="it is about the server and the connection to it")
PERSON = {"bot": 0, "chat_hash": b"1", "contact": b"", "wrapped_key": b"key", "since": START}
ROW = {"person": 1, "number": 1, "script": "no", "version": 1, "state": "closed"} | {
    "started": START,
    "taken_up": START,
    "sealed": b"",
}


@pytest.fixture
async def database(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    monkeypatch.setattr(postgres_module, "LOCK_TIMEOUT", 20)
    made = Database(database_url)
    await made.migrate()
    yield made
    await made.close()


async def works(database: Database) -> bool:
    async with database.write() as connection:
        return (await connection.execute(text("SELECT 1"))).scalar() == 1


@ON_BOTH
@pytest.mark.parametrize(
    "row",
    [{**ROW, "script": None}, {**ROW, "number": 2**70}, {**ROW, "script": "\ud83e"}],
    ids=["nothing", "too big a number", "half a character"],
)
async def test_an_error_in_the_data_is_not_operational(row: dict[str, object], database: Database) -> None:
    """It would come back every time, so trying again makes no sense."""
    async with database.write() as connection:
        await connection.execute(insert(people), [{**PERSON, "id": 1}])
    with pytest.raises((DBAPIError, UnicodeError, OverflowError)) as caught:
        async with database.write() as connection:
            await connection.execute(insert(runs), [row])
    assert not is_database_state(caught.value)
    assert not isinstance(caught.value, OperationalError)
    assert await works(database)


@ON_BOTH
async def test_a_violated_constraint_is_not_operational(database: Database) -> None:
    """Here the same person is stored twice."""
    with pytest.raises(IntegrityError) as caught:
        async with database.write() as connection:
            await connection.execute(insert(people), [PERSON, PERSON])
    assert not is_database_state(caught.value)


@ON_POSTGRESQL
async def test_a_statement_refused_after_an_error_is_not_operational(database: Database) -> None:
    """The server refuses everything after an error, which says nothing about the server's state."""

    async def goes_on() -> None:
        async with database.write() as connection:
            with pytest.raises(IntegrityError):
                await connection.execute(insert(people), [PERSON, PERSON])
            await connection.execute(text("SELECT 1"))

    with pytest.raises(DBAPIError) as caught:
        await goes_on()
    assert reason(caught.value) == "InFailedSQLTransactionError"
    assert not is_database_state(caught.value)


STATES = {
    "disk_full": "DiskFullError",
    "out_of_memory": "OutOfMemoryError",
    "read_only_sql_transaction": "ReadOnlySQLTransactionError",
    "admin_shutdown": "AdminShutdownError",
    "io_error": "PostgresIOError",
    "deadlock_detected": "DeadlockDetectedError",
    "undefined_table": "UndefinedTableError",
    "internal_error": "InternalServerError",
}


@ON_POSTGRESQL
@pytest.mark.parametrize("state", STATES)
async def test_an_error_about_the_servers_state_is_operational(state: str, database: Database) -> None:
    """It doesn't matter what the driver calls it."""
    says = f"DO $$ BEGIN RAISE EXCEPTION 'so' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(OperationalError) as caught:
        async with database.write() as connection:
            await connection.execute(text(says))
    assert reason(caught.value) == STATES[state]
    assert is_database_state(caught.value)
    assert await works(database)


@ON_POSTGRESQL
async def test_waiting_for_a_locked_row_ends_with_an_operational_error(database: Database) -> None:
    """It ends after `LOCK_TIMEOUT`."""
    async with database.write() as connection:
        await connection.execute(insert(people), [PERSON])
    locking = select(people.c.id).with_for_update()
    async with database.write() as holder:
        await holder.execute(locking)
        with pytest.raises(OperationalError) as caught:
            async with database.write() as waiting:
                await waiting.execute(locking)
    assert reason(caught.value) == "LockNotAvailableError"


@ON_POSTGRESQL
async def test_a_deadlock_ends_one_of_the_two(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """One transaction fails with an OperationalError; the other commits."""
    monkeypatch.setattr(postgres_module, "LOCK_TIMEOUT", 0)
    async with database.write() as connection:
        await connection.execute(insert(people), [PERSON, {**PERSON, "chat_hash": b"2"}])
    first_held = [asyncio.Event(), asyncio.Event()]

    async def both(mine: int) -> BaseException | None:
        try:
            async with database.write() as connection:
                await connection.execute(text("SET LOCAL deadlock_timeout = 10"))
                for chat in ((b"1", b"2"), (b"2", b"1"))[mine]:
                    held = select(people.c.id).where(people.c.chat_hash == chat).with_for_update()
                    await connection.execute(held)
                    first_held[mine].set()
                    await first_held[1 - mine].wait()
        except OperationalError as error:
            return error
        return None

    errors = [error for error in await asyncio.gather(both(0), both(1)) if error is not None]
    assert [reason(error) for error in errors] == ["DeadlockDetectedError"]


@ON_POSTGRESQL
@pytest.mark.parametrize("when", ["between two statements", "before the commit"])
async def test_a_transaction_whose_connection_is_cut_leaves_nothing_behind(
    when: str, database: Database, postgres: Postgres
) -> None:
    """The next transaction gets a connection that works."""

    async def ended() -> None:
        async with database.write() as connection:
            await connection.execute(insert(seen), [{"bot": 0, "update": 1, "at": START}])
            postgres.end_connections(database.url.database)
            if when == "between two statements":
                await connection.execute(text("SELECT 1"))

    with pytest.raises(OperationalError) as caught:
        await ended()
    assert caught.value.connection_invalidated
    async with database.write() as connection:
        assert (await connection.execute(select(seen))).all() == []


@ON_POSTGRESQL
async def test_a_stopped_server_gives_operational_errors_until_it_is_back(
    database: Database, postgres: Postgres
) -> None:
    """Once it is back, the next transaction works."""
    assert await works(database)
    postgres.stop()
    try:
        for _ in range(2):
            with pytest.raises(OperationalError) as caught:
                await works(database)
            assert is_database_state(caught.value)
    finally:
        postgres.start()
    assert await works(database)


@ON_POSTGRESQL
async def test_transactions_wait_for_a_free_connection(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that waits too long gets the same error as when the server is gone."""
    assert await asyncio.gather(*(works(database) for _ in range(40))) == [True] * 40
    monkeypatch.setattr(postgres_module, "AT_MOST", postgres_module.KEPT_OPEN)
    impatient = partial(create_async_engine, pool_timeout=0.01)
    monkeypatch.setattr(postgres_module, "create_async_engine", impatient)
    few = Database(database.url.render_as_string(hide_password=False))
    async with AsyncExitStack() as held:
        for _ in range(postgres_module.KEPT_OPEN):
            # Assigned for mypy's `unused-awaitable`: SQLAlchemy's connection can itself be awaited.
            _ = await held.enter_async_context(few.connect())
        with pytest.raises(OperationalError):
            await works(few)
    assert await works(few)
    await few.close()


def test_a_damaged_sqlite_file_counts_as_the_databases_state() -> None:
    """SQLite's driver raises a DatabaseError for it, which SQLAlchemy does not class as operational."""
    broken = sqlite3.DatabaseError("file is not a database")
    broken.sqlite_errorcode = sqlite3.SQLITE_NOTADB
    assert is_database_state(DBAPIError("SELECT 1", {}, broken))
    assert not is_database_state(IntegrityError("INSERT", {}, sqlite3.IntegrityError("UNIQUE")))
    assert not is_database_state(ValueError("otters"))


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("postgresql://ada:secret@127.0.0.1:1/x", "ConnectionRefusedError"),
        ("postgresql://ada:secret@no.such.host.invalid/x", "gaierror"),
        ("postgresql://ada:secret@127.0.0.1:1/x?sslmode=wrong", "ClientConfigurationError"),
    ],
)
def test_a_server_that_cannot_be_reached_gives_a_one_line_error(
    address: str,
    says: str,
    tmp_path: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The line names the setting and the reason, and no password; several commands do the same."""
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    for command in (cli.chat, cli.deal_with_dead_letters):
        with pytest.raises(typer.Exit) as caught:
            command()
        assert caught.value.exit_code == cli.USAGE_ERROR
        line = capsys.readouterr().err
        assert line.startswith("Set DATABASE_URL")
        assert f"({says})" in line
        assert line.count("\n") == 1
        assert "secret" not in line


def test_a_missing_driver_gives_a_one_line_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says what to install, or to set."""
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    says = r"^Install asyncpg \(pip install 'afterword\[postgres\]'\), or set"
    with pytest.raises(SettingsError, match=says):
        Database(Settings(database_url="postgresql://ada@nowhere/x").url())


@ON_POSTGRESQL
@pytest.mark.parametrize("at", ["while it connects", "later"])
async def test_a_connection_cut_in_mid_protocol_gives_an_operational_error(
    at: str, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asyncpg raises an error of its own then, which SQLAlchemy does not know."""
    cut = asyncpg.InternalClientError("got result for unknown protocol state 3")
    database = Database(database_url)

    async def refuses(*_: object, **__: object) -> None:
        raise cut

    if at == "while it connects":
        monkeypatch.setattr(asyncpg, "connect", refuses)
    with pytest.raises(OperationalError):
        async with database.write():
            raise cut
    await database.close()
