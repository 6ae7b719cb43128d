"""Connect to the database, open transactions, and bring the schema up to date."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import event, inspect, text
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import SettingsError
from bot.folders import shipped
from bot.store import deadlines, postgres, sqlite
from bot.store.clearing import Clearing
from bot.store.crypto import Keyring
from bot.store.deadlines import Deadline, Deadlines, SilentError
from bot.store.tables import SCHEMA
from bot.store.unavailable import (
    EndedError,
    HungError,
    as_operational,
    is_database_state,
    is_hung,
    operational,
)

TO_CLOSE = 1.0
"""Seconds that a server has to close the connections in order."""

MIGRATING = 0x61667465727764
"""The advisory lock that is held while the schema is brought up to date (PostgreSQL): "afterwd" in ASCII."""

_LOCKS: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


class Database:
    """Open transactions on a database; each that may write begins as a writer.

    If the database is locked, full, gone, silent or the like, SQLAlchemy's OperationalError is raised,
    whatever the driver calls it.
    """

    def __init__(self, url: str, *, as_it_is: bool = False) -> None:
        """Prepare the engine. Raises SettingsError if the driver isn't installed.

        as_it_is: neither make a file nor change its mode.
        """
        self.url = make_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self._sessions = postgres.Sessions()
        self._deadlines = Deadlines(self._sessions)
        if self.embedded:
            self.engine: AsyncEngine = sqlite.create_engine(self.url, as_it_is=as_it_is)
        else:
            self.engine = postgres.create_engine(self.url, self._sessions)
        event.listen(self.engine.sync_engine, "handle_error", as_operational)
        self._clearing = Clearing(self.checkpoint)
        # SQLite has one writer at a time. Tasks wait here in order; in SQLite they would sleep and try again.
        self._writer: AbstractAsyncContextManager[Any] = asyncio.Lock() if self.embedded else nullcontext()

    @asynccontextmanager
    async def connect(self, within: float | None = None) -> AsyncIterator[AsyncConnection]:
        """Open a connection. within: seconds after which the block is given up (PostgreSQL)."""
        async with self._connected(within) as (connection, _):
            yield connection

    @asynccontextmanager
    async def _connected(
        self, within: float | None
    ) -> AsyncIterator[tuple[AsyncConnection, Deadline | None]]:
        within, to_open = (None, None) if self.embedded else (within, deadlines.DEADLINE)
        with self._deadlines.set(within) as deadline:
            async with AsyncExitStack() as stack:
                try:
                    async with asyncio.timeout(to_open):
                        connection = await stack.enter_async_context(self.engine.connect())
                except (OSError, PoolTimeout) as error:  # SQLAlchemy converts only the driver's errors
                    if not isinstance(error, TimeoutError):
                        raise operational(error) from error
                    self._deadlines.silent()
                    raise operational(SilentError()) from error
                except Exception as error:
                    raise _converted(error, deadline) from error
                if deadline is not None:
                    deadline.watch(connection)
                try:
                    yield connection, deadline
                except Exception as error:
                    if (converted := _converted(error, deadline)) is error:
                        raise
                    if is_hung(converted):  # until then all whom that transaction was about are locked
                        await asyncio.sleep(postgres.GONE_WITHIN)
                    raise converted from error

    @asynccontextmanager
    async def write(
        self, *, unlimited: bool = False, briefly: bool = False
    ) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that commits at the end, and rolls back on any error.

        unlimited: the transaction takes as long as it takes; else it is given up after `deadlines.DEADLINE`,
        or when one statement, or the commit, takes longer than ours ever do. briefly: it hardly waits for a
        locked row (PostgreSQL).
        """
        within = None if unlimited else deadlines.DEADLINE
        async with self._writer, self._connected(within) as (connection, deadline), connection.begin():
            if (briefly or unlimited) and not self.embedded:
                await connection.execute(text(postgres.UNLIMITED if unlimited else postgres.brief()))
            yield connection
            if not (unlimited or self.embedded):
                await connection.execute(text(postgres.CHECKED))
            if deadline is not None:
                deadline.commit()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that only reads, and sees all as of one moment; no writer waits for it.

        It may take minutes: it is given up after `deadlines.LONG_DEADLINE`.
        """
        options = {"reads": True} if self.embedded else {"isolation_level": "REPEATABLE READ"}
        async with self.connect(deadlines.LONG_DEADLINE) as connection:
            reading = await connection.execution_options(**options)
            async with reading.begin():
                if not self.embedded:
                    await reading.execute(text(postgres.UNLIMITED))
                yield reading

    async def migrate(self, keyring: Keyring | None = None) -> None:
        """Bring the schema up to date in one transaction; do nothing if it is up to date already.

        Several processes may do so at once. keyring: needed if an earlier release has stored people. Raises
        SettingsError if a later release has used the database, and KeyRefusedError if the keys don't fit.
        """
        async with self.write(unlimited=True) as connection:
            if await connection.run_sync(_revision) == SCHEMA:
                return
        # Alembic keeps its state in globals, so one event loop can't run two migrations at once.
        one_at_a_time = _LOCKS.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        async with one_at_a_time, self.connect() as connection:
            if self.embedded:
                # With foreign keys on, batch mode would delete child rows. Inside a transaction they stay on.
                raw = await connection.get_raw_connection()
                await raw.driver_connection.execute("PRAGMA foreign_keys=OFF")  # type: ignore[union-attr] # aiosqlite's own connection
            async with connection.begin():
                if not self.embedded:
                    await connection.execute(text("SET LOCAL lock_timeout = 0"))
                    await connection.execute(text(postgres.UNLIMITED))
                    await connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATING})"))
                await connection.run_sync(_upgrade, keyring=keyring)
            if self.embedded:
                raw = await connection.get_raw_connection()
                await raw.driver_connection.execute("PRAGMA foreign_keys=ON")  # type: ignore[union-attr] # the same

    async def revision(self) -> str | None:
        """Return the revision of the schema; None without one. Raises SettingsError for a later release's."""
        async with self.read() as connection:
            current = await connection.run_sync(_revision)
        _require_known(current)
        return current

    async def checkpoint(self) -> bool:
        """Remove what was erased from the write-ahead log too (SQLite); return False while somebody reads."""
        if not self.embedded:
            return True
        async with self.connect() as connection:
            return await sqlite.truncate_log(connection)

    def checkpoint_soon(self) -> None:
        """Do the same as soon as nobody reads; nothing waits for it."""
        if self.embedded:
            self._clearing.want()

    def abort(self) -> None:
        """Break every connection to a server: what hangs on one fails at once. Later calls open new ones."""
        self._sessions.abort()

    async def close(self) -> None:
        """Close every connection: in order, or by force if the server does not respond to that in time."""
        await self._clearing.end(TO_CLOSE)
        closing = asyncio.create_task(self.engine.dispose())
        await asyncio.wait({closing}, timeout=TO_CLOSE)
        if not closing.done():
            self.abort()
        await closing


def _converted(error: Exception, deadline: Deadline | None) -> Exception:
    """Turn an error that asyncpg raises past SQLAlchemy into SQLAlchemy's own: on connecting, say.

    A connection that is cut at the wrong moment raises many kinds of errors (`InternalClientError`, say).
    If a deadline has cut it, that becomes a SilentError, or a HungError in a commit; if anything else has, an
    EndedError.
    """
    if not is_database_state(error):
        return error
    if deadline is not None and deadline.passed:
        return operational(HungError() if deadline.committing else SilentError(), lost=True)
    if deadline is not None and deadline.lost:
        return operational(EndedError(), lost=True)
    return operational(error, lost=True) if type(error).__module__.startswith("asyncpg.") else error


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _require_known(current: str | None) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory(str(shipped("migrations"))).walk_revisions()}
    if current is not None and current not in known:
        raise SettingsError(
            "Install the newer version again, or restore the backup from before it: the database is at "
            f"{current}, and this version knows {SCHEMA} at the latest."
        )


def _upgrade(connection: Connection, revision: str = "head", keyring: Keyring | None = None) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(shipped("migrations")))
    config.attributes |= {"connection": connection, "keyring": keyring}
    _require_known(_revision(connection))
    command.upgrade(config, revision)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"{len(broken)} rows would refer to rows that are gone")
