"""The connection to the database: pragmas, transactions, migrations."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event, inspect, text
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.tables import SCHEMA

PACKAGE = Path(__file__).parent.parent

BUSY_TIMEOUT = 5_000
"""Milliseconds to wait for another process's write."""


def shipped(folder: str) -> Path:
    """A folder of ours that is no code: inside an installed wheel, or beside the package in a checkout."""
    inside = PACKAGE / "shipped" / folder
    return inside if inside.exists() else PACKAGE.parent / folder


class Database:
    """One database. Every transaction that may write begins as a writer."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self.engine: AsyncEngine = create_async_engine(self.url, hide_parameters=True)
        if self.embedded:
            event.listen(self.engine.sync_engine, "connect", _on_connect)
            event.listen(self.engine.sync_engine, "begin", _on_begin)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction; it commits at the end, and rolls back on any error."""
        async with self.engine.begin() as connection:
            yield connection

    async def migrate(self) -> None:
        """Bring the schema up to date, inside one transaction; nothing where it is already."""
        async with self.engine.begin() as connection:
            if await connection.run_sync(_revision) == SCHEMA:
                return
        async with self.engine.connect() as connection:
            if self.embedded:
                # With foreign keys on, batch mode would delete child rows. Not inside a transaction.
                raw = await connection.get_raw_connection()
                await raw.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr] # aiosqlite's own connection
            async with connection.begin():
                await connection.run_sync(_upgrade)
            if self.embedded:
                raw = await connection.get_raw_connection()
                await raw.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr] # the same

    async def checkpoint(self) -> None:
        """Take what was erased out of the write-ahead log too."""
        if self.embedded:
            async with self.engine.connect() as connection:
                raw = await connection.get_raw_connection()
                await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr] # aiosqlite's own connection

    async def close(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _on_connect(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun below; the default loses updates
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_TIMEOUT}",
        "synchronous=FULL",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, revision: str = "head") -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"{len(broken)} rows would lose what they belong to")
