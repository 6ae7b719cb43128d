"""Tell a shortage of what the system gives the process from an error that an update is to blame for."""

from __future__ import annotations

import asyncio
import errno

from bot.store.unavailable import operational

NUMBERS = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EAGAIN, errno.ENOSPC})
"""Numbers of the system's errors for want of descriptors, memory, threads or room."""

NO_THREAD = "new thread"
"""Words in Python's error where the system gives it no thread."""

PATIENCE = 20.0
"""For so many seconds of a shortage, an update that meets it comes again. After that the update is set aside:
it may be to blame itself, and others must not wait for it for ever."""


class ShortageError(Exception):
    """The process is short of descriptors, memory, threads or room."""

    sqlstate = "53000"  # insufficient resources


class Shortage:
    """Keep account of since when the process has been short of something."""

    def __init__(self) -> None:
        self._since: float | None = None

    def confirm(self, error: Exception) -> None:
        """Raise OperationalError if an error is a shortage, so that the update comes again."""
        numbered = isinstance(error, OSError) and error.errno in NUMBERS
        if not numbered and not (isinstance(error, RuntimeError) and NO_THREAD in str(error)):
            return
        now = asyncio.get_running_loop().time()
        if self._since is None:
            self._since = now
        if now - self._since < PATIENCE:
            raise operational(ShortageError()) from error

    def over(self) -> None:
        """Note that something was taken in."""
        self._since = None
