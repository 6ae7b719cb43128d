"""Row 66: what was erased leaves the write-ahead log of SQLite, and nobody waits for that."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.clearing import Clearing
from bot.store.database import Database
from bot.store.sqlite import BUSY_TIMEOUT
from tests.support.until import until

ALMOST = 0.8 * BUSY_TIMEOUT / 1000
"""Seconds that a checkpoint which waits for its readers takes longer than."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the database lies."""
    return tmp_path / "birds.db"


@pytest.fixture
async def database(path: Path) -> Database:
    """Return a database with a bird whose log was never cleared."""
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE birds (name TEXT)"))
        await connection.execute(text("INSERT INTO birds VALUES ('wren')"))
    return database


@pytest.fixture
def reader(path: Path, database: Database) -> Iterator[sqlite3.Connection]:
    """Return another process's connection in the middle of a transaction that reads."""
    assert database.embedded
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT * FROM birds").fetchall()
        yield connection


def logged(path: Path) -> int:
    return path.with_name(f"{path.name}-wal").stat().st_size


async def test_row_66_without_readers_it_is_cleared_at_once(database: Database, path: Path) -> None:
    """The log is emptied, not only marked as done."""
    assert logged(path)
    assert await database.checkpoint()
    assert not logged(path)
    await database.close()


async def test_row_66_while_somebody_reads_nobody_waits_for_it(
    database: Database, reader: sqlite3.Connection, path: Path
) -> None:
    """It gives up at once, and others write meanwhile."""
    async with database.write() as connection:
        await connection.execute(text("DELETE FROM birds"))
    async with asyncio.timeout(ALMOST):
        assert not await database.checkpoint()
        database.checkpoint_soon()
        for _ in range(3):
            async with database.write() as connection:
                await connection.execute(text("INSERT INTO birds VALUES ('owl')"))
    assert logged(path)
    reader.execute("COMMIT")
    await until(lambda: not logged(path))
    await database.close()


async def test_row_66_who_waits_for_a_writer_still_does_so_afterwards(database: Database) -> None:
    """The connection goes back into the pool with the patience that it had."""
    await database.checkpoint()
    async with database.connect() as connection:
        assert (await connection.execute(text("PRAGMA busy_timeout"))).scalar() == BUSY_TIMEOUT
    await database.close()


async def test_row_66_what_is_erased_during_an_attempt_asks_for_another() -> None:
    """Its checkpoint may have begun before that commit."""
    attempts, going, go_on = 0, asyncio.Event(), asyncio.Event()

    async def clear() -> bool:
        nonlocal attempts
        attempts += 1
        going.set()
        await go_on.wait()
        return True

    clearing = Clearing(clear)
    clearing.want()
    await going.wait()
    clearing.want()
    go_on.set()
    await until(lambda: attempts == 2)
    await clearing.end(1.0)
    assert attempts == 2


async def test_row_66_at_the_end_it_is_tried_once_more(
    database: Database, reader: sqlite3.Connection, caplog: pytest.LogCaptureFixture
) -> None:
    """Where somebody still reads then, a line in the log says that traces are left."""
    database.checkpoint_soon()
    await asyncio.sleep(0)
    await database.close()
    assert "may stand in the database's log" in caplog.text
    reader.execute("COMMIT")


async def test_row_66_what_is_under_way_at_the_end_is_not_cut_off() -> None:
    """The driver's thread would find nobody to give its result to."""
    going, go_on, done = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def clear() -> bool:
        going.set()
        await go_on.wait()
        done.set()
        return True

    clearing = Clearing(clear)
    clearing.want()
    await going.wait()
    ending = asyncio.create_task(clearing.end(10.0))
    await asyncio.sleep(0)
    go_on.set()
    await ending
    assert done.is_set()
