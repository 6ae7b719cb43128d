"""Keep a database in a file for one process: refuse a second one, and end the first if a file is gone."""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from bot.errors import OperatorError
from bot.service.leadership.leader import Held
from bot.service.lifecycle.shutdown import Stop

log = logging.getLogger(__name__)

ENDING = 15.0
"""Seconds to wait for a process that has the file and may be ending: ending may take ten."""

IN_USE = (
    "Stop the other process first: a database in a file is for one process at a time. For several, set "
    "DATABASE_URL to a PostgreSQL."
)


TAKEN_AWAY = (
    "Put the database back at {}: it was taken away or replaced while it was in use. With the bot stopped, "
    "`afterword restore` puts another one there."
)

BESIDE_TAKEN_AWAY = (
    "Leave {} where it is while the bot runs: it was taken away. What it held is kept; start the bot again."
)

CLOSED = (
    "Let the bot read, write and enter {} again: it can't any more, and could when it started. What was "
    "written is kept; start the bot again."
)

OPEN_FILES = Path("/proc/self/fd")
"""Where Linux lists the files that this process has open, with " (deleted)" behind those that were deleted.

Only this list tells a log of changes that somebody took away, which is still open, from one that SQLite
closed and deleted after writing it into the database.
"""


class FileLock:
    """Hold a lock on a file beside the database. The file stays there, empty."""

    def __init__(self, database: str) -> None:
        self._file = Path(f"{Path(database).resolve()}-leader")

    @asynccontextmanager
    async def hold(self, stop: Stop) -> AsyncIterator[bool]:
        """Take the lock and hold it for the block; yield False where it is time to stop before it is free.

        Waits for a process that may be ending. Raises OperatorError if that process has not ended in time,
        and OSError where the file of the lock can't be made.
        """
        descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield await self._take(descriptor, stop)
        finally:
            os.close(descriptor)

    async def _take(self, descriptor: int, stop: Stop) -> bool:
        loop = asyncio.get_running_loop()
        deadline, logged = loop.time() + ENDING, False
        while not stop.wanted:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if loop.time() >= deadline:
                    raise OperatorError(IN_USE) from None
                if not logged:
                    log.info("another process has the database; this one waits for it to end")
                logged = True
                await stop.pause(0.1)
            else:
                return True
        return False


class FileLeadership:
    """Hold the lead over a database in a file: nobody else wants it, since `FileLock` lets in one process."""

    every = 1.0
    silent_since: float | None = None  # nobody else leads

    def __init__(self, database: str) -> None:
        self._file = Path(database)

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Held | None]:
        """Hold the lead, as `Lock.hold` does, until the file is lost, its lock, or its log of changes."""
        yield _FileWatch(self._file, self.every)


class _FileWatch:
    """Watch the files of a database: what is written to a deleted one is lost when the process is killed."""

    def __init__(self, file: Path, every: float) -> None:
        self._file = file
        self._lock, self._changes = (Path(f"{file.resolve()}{tail}") for tail in ("-leader", "-wal"))
        self._every = every

    async def until_lost(self) -> None:
        """Wait until a file is taken away or replaced, or can't be looked at; then raise OperatorError."""
        first, lock = _inode(self._file), _inode(self._lock)
        while True:
            if _inode(self._file) != first:
                raise OperatorError(TAKEN_AWAY.format(self._file))
            if _inode(self._lock) != lock:  # another process could take that lock too
                raise OperatorError(BESIDE_TAKEN_AWAY.format(self._lock))
            if _is_open_without_name(self._changes):
                raise OperatorError(BESIDE_TAKEN_AWAY.format(self._changes))
            await asyncio.sleep(self._every)


def _inode(file: Path) -> int | None:
    try:
        return file.stat().st_ino
    except PermissionError:
        raise OperatorError(CLOSED.format(file.parent)) from None
    except OSError:
        return None


def _is_open_without_name(file: Path) -> bool:
    """Tell whether this process has a file open that was taken away; False where that can't be known."""
    wanted = f"{file} (deleted)"
    try:
        descriptors = os.listdir(OPEN_FILES)
    except OSError:
        return False
    for descriptor in descriptors:
        with suppress(OSError):  # closed meanwhile
            if os.readlink(OPEN_FILES / descriptor) == wanted:
                return True
    return False
