"""Connections and statements, and how each database is set."""

import socket
import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from bot.store import postgres
from bot.store.database import Database
from bot.store.tables import Moment
from tests.support.databases import ON_BOTH, only

pytestmark = ON_BOTH


@only("sqlite", because="PostgreSQL has no pragmas")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("cache_size", -8000),
    ],
)
async def test_the_pragmas_hold(pragma: str, value: object, database_url: str) -> None:
    """On every connection, after the migration too."""
    database = Database(database_url)
    await database.migrate()
    async with database.write() as connection:
        assert (await connection.execute(text(f"PRAGMA {pragma}"))).scalar() == value
    await database.close()


@only("sqlite", because="PostgreSQL needs no thread")
async def test_a_connection_ends_with_the_process(database_url: str) -> None:
    """Whatever its thread hangs at, nobody waits for it."""
    database, before = Database(database_url), set(threading.enumerate())
    async with database.connect():
        [thread] = set(threading.enumerate()) - before
        assert thread.daemon
    await database.close()


@only("sqlite", because="it is about SQLite's own cursor")
async def test_a_statement_tells_what_it_has_done(database_url: str) -> None:
    """How many rows it has changed, which one it has added, and what it has found."""
    database = Database(database_url)
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE birds (id INTEGER PRIMARY KEY, name TEXT)"))
        added = await connection.execute(text("INSERT INTO birds (name) VALUES ('wren')"))
        assert added.lastrowid == 1
        many = await connection.execute(
            text("INSERT INTO birds (name) VALUES (:name)"), [{"name": "owl"}, {"name": "jay"}]
        )
        assert many.rowcount == 2
        changed = await connection.execute(text("UPDATE birds SET name = upper(name) WHERE id > 1"))
        assert changed.rowcount == 2
        found = await connection.execute(text("SELECT id, name AS called FROM birds ORDER BY id"))
        assert list(found.keys()) == ["id", "called"]
        assert found.all() == [(1, "wren"), (2, "OWL"), (3, "JAY")]
    await database.close()


@only("postgresql", because="a file is never silent")
async def test_every_connection_listens_for_silence(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told to the system when it is made, about the socket that it uses."""
    listened: list[socket.socket] = []
    monkeypatch.setattr(postgres, "_listen_for_silence", listened.append)
    database = Database(database_url)
    async with database.connect():
        assert [line.type for line in listened] == [socket.SOCK_STREAM]
    await database.close()


def test_a_moment_refuses_a_time_without_a_zone() -> None:
    """It would mean something else elsewhere."""
    moment = Moment()
    at = datetime(2026, 3, 29, 1, 30, 0, 123_456, tzinfo=UTC)
    stored = moment.process_bind_param(at, None)  # type: ignore[arg-type] # the dialect is not looked at
    assert moment.process_result_value(stored, None) == at  # type: ignore[arg-type] # the same
    with pytest.raises(ValueError, match="without a zone"):
        moment.process_bind_param(at.replace(tzinfo=None), None)  # type: ignore[arg-type] # the same
