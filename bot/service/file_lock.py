"""Keep a database in a file for one process, which ends where the file is taken away; refuse the next one."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.errors import OperatorError
from bot.service.leader import Lost
from bot.service.shutdown import Stop

log = logging.getLogger(__name__)

ENDING = 15.0
"""Seconds to wait for a process that has the file and may be ending: it has ten for that."""

IN_USE = (
    "Stop the other process first: a database in a file is for one at a time. For several, set DATABASE_URL "
    "to a PostgreSQL."
)


TAKEN_AWAY = (
    "Put the database back at {}: it was taken away or replaced while it was in use. With the bot stopped, "
    "`afterword restore` puts another one there."
)


class FileLock:
    """A lock on a file beside the database. The file stays, empty."""

    def __init__(self, database: str) -> None:
        self._file = Path(f"{Path(database).resolve()}-leader")

    @asynccontextmanager
    async def hold(self, stop: Stop) -> AsyncIterator[bool]:
        """Hold it meanwhile; False where it is time to stop before that.

        Waits for a process that may be ending, and raises OperatorError when it has not. OSError where there
        can be no such file.
        """
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield await self._taken(descriptor, stop)
        finally:
            os.close(descriptor)

    async def _taken(self, descriptor: int, stop: Stop) -> bool:
        loop = asyncio.get_running_loop()
        by, told = loop.time() + ENDING, False
        while not stop.wanted:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if loop.time() >= by:
                    raise OperatorError(IN_USE) from None
                if not told:
                    log.info("another process has the database; this one waits for it to end")
                told = True
                await stop.pause(0.1)
            else:
                return True
        return False


class FileLeadership:
    """Of a database that is for one process: `FileLock` has seen to that."""

    every = 1.0

    def __init__(self, database: str) -> None:
        self._file = Path(database)

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Lost | None]:
        """As `Lock`; it is lost with the file."""
        yield _InPlace(self._file, self.every)


class _InPlace:
    """Watches over a file: what is written to one that has lost its name is lost with the process."""

    def __init__(self, file: Path, every: float) -> None:
        self._file = file
        self._every = every

    async def wait(self) -> None:
        """Until it is taken away or replaced; then this raises OperatorError."""
        first = self._which()
        while self._which() == first:  # noqa: ASYNC110 - nobody says when a file is taken away
            await asyncio.sleep(self._every)
        raise OperatorError(TAKEN_AWAY.format(self._file))

    def _which(self) -> int | None:
        try:
            return self._file.stat().st_ino
        except OSError:
            return None
