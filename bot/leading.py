"""Which of several processes on one database speaks: one at a time, and the others stand by.

Whoever holds a lock leads: it delivers, reminds and fetches. The lock is the process's own, so that it is
free at the moment when the process is gone, however that came about.
"""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.faults import where
from bot.stopping import Stop, happened
from bot.store.database import Database
from bot.store.outgoing import CHANNEL

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two tries to lead."""

BEAT, PATIENCE = 1.0, 3.0
"""Seconds between two looks whether the lock is still held, and until no answer means that it isn't."""


class Lost(Protocol):
    """While one leads."""

    async def wait(self) -> Any:
        """Until it may not lead any more."""


class Lock(Protocol):
    """What only one process can hold."""

    def held(self) -> AbstractAsyncContextManager[Lost | None]:
        """Try to take it, and hold it meanwhile; None where another one has it."""


class Leading:
    """Does what only one may do, whenever this process is the one."""

    def __init__(self, lock: Lock, elected: Callable[[bool], Awaitable[None]]) -> None:
        """`elected` is awaited each time, before anything is done, with whether another one led before."""
        self._lock = lock
        self._elected = elected

    async def run(
        self, stop: Stop, lead: Callable[[], Awaitable[None]], standing_by: Callable[[], None]
    ) -> None:
        """Until stopped, or until the work is done. Whatever that raises passes through.

        standing_by: called again and again as long as another one leads.
        """
        waited = False
        while not stop.wanted:
            try:
                async with self._lock.held() as lost:
                    if lost is not None:
                        await self._elected(waited)
                        log.info("it leads: it delivers and reminds")
                        if await self._term(lost, lead):
                            return
                        log.error("it leads no more: its lock is gone")
                    else:
                        standing_by()
                        if not waited:
                            log.info("another process leads; this one stands by")
                        waited = True
            except DBAPIError as error:
                log.warning("the database did not say who leads: %(error)s", {"error": where(error)})
            await stop.pause(LOOK)

    async def _term(self, lost: Lost, lead: Callable[[], Awaitable[None]]) -> bool:
        """Whether the work was done before the lock was lost."""
        working, gone = asyncio.ensure_future(lead()), asyncio.ensure_future(lost.wait())
        try:
            await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                working.result()
                return True
            return False
        finally:
            for task in (working, gone):
                task.cancel()
            await asyncio.gather(working, gone, return_exceptions=True)


class FileLock:
    """A lock on a file beside the database: all processes are on this machine. The file stays, empty."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @asynccontextmanager
    async def held(self) -> AsyncIterator[Lost | None]:
        """As `Lock`; it is never lost."""
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield None
            else:
                yield asyncio.Event()
        finally:
            os.close(descriptor)


class AdvisoryLock:
    """A session's lock in PostgreSQL; its connection hears what was queued elsewhere, and who is gone."""

    def __init__(
        self, database: Database, bot: int, woken: Callable[[], None], gone: Callable[[set[int]], None]
    ) -> None:
        self._database = database
        self._bot = bot
        self._woken = woken
        self._gone = gone

    @asynccontextmanager
    async def held(self) -> AsyncIterator[Lost | None]:
        """As `Lock`; it is lost with its connection."""
        async with self._database.connect() as pooled:
            connection = await pooled.execution_options(isolation_level="AUTOCOMMIT")
            wanted = text("SELECT pg_try_advisory_lock(hashtext('afterword'), hashtext(:bot))")
            if not (await connection.execute(wanted, {"bot": str(self._bot)})).scalar():
                yield None
                return
            try:
                # asyncpg's own connection: SQLAlchemy has no LISTEN, and doesn't say what it wraps.
                driver: Any = (await connection.get_raw_connection()).driver_connection
                ended = asyncio.Event()
                driver.add_termination_listener(lambda _: ended.set())
                await driver.add_listener(CHANNEL, self._heard)
                yield _Session(connection, ended)
            finally:
                await connection.invalidate()  # closed, not given back: the lock goes with it

    def _heard(self, _connection: Any, _process: int, _channel: str, said: str) -> None:
        bot, *gone = map(int, said.split())
        if bot == self._bot:
            self._gone(set(gone))
            self._woken()


class _Session:
    """Lost when the connection has ended, or doesn't answer."""

    def __init__(self, connection: AsyncConnection, ended: asyncio.Event) -> None:
        self._connection = connection
        self._ended = ended

    async def wait(self) -> None:
        while not self._ended.is_set():
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._connection.execute(text("SELECT 1"))
            except (DBAPIError, TimeoutError):
                return
            await happened(self._ended, BEAT)
