"""Write the log in a thread of its own, so that a log that nobody reads holds up nobody.

A pipe takes 64 kB. If the reader of the log hangs, the line after these would wait for as long as that lasts:
in the event loop, where everybody's messages would wait with it.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from queue import Full, Queue
from typing import TextIO

from bot.telemetry.logs import Stream

log = logging.getLogger(__name__)

MOST_WAITING = 1000
"""How many lines may wait to be written; while so many wait, new lines are dropped, and counted."""

AT_THE_END = 1.0
"""Seconds that the last lines have, when the process ends."""


class LogWriter(TextIOBase):
    """Takes lines as a stream does, and never waits.

    The thread writes to the descriptor itself: if it hung with the lock of `sys.stderr`, Python could not
    end.
    """

    def __init__(self, stream: TextIO) -> None:
        """Raises OSError if the stream has no descriptor."""
        super().__init__()
        self._descriptor, self._readable = stream.fileno(), stream.isatty()
        self._waiting: Queue[str | threading.Event] = Queue(MOST_WAITING)
        self._dropped = 0
        threading.Thread(target=self._write_all, name="log", daemon=True).start()

    def isatty(self) -> bool:
        """Tell whether somebody reads it on a terminal."""
        return self._readable

    def write(self, line: str) -> int:
        """Take a line; drop it if too many wait already."""
        try:
            self._waiting.put_nowait(line)
        except Full:
            self._dropped += 1
        else:
            if self._dropped:
                lines, self._dropped = self._dropped, 0
                log.warning("nobody read the log: %(lines)d lines of it were dropped", {"lines": lines})
        return len(line)

    def finish(self, within: float) -> None:
        """Wait until all is written, so many seconds at most."""
        written = threading.Event()
        try:
            self._waiting.put_nowait(written)
        except Full:
            return
        written.wait(within)

    def _write_all(self) -> None:
        while True:
            line = self._waiting.get()
            if isinstance(line, threading.Event):
                line.set()
                continue
            left = line.encode(errors="backslashreplace")
            try:
                while left:
                    left = left[os.write(self._descriptor, left) :]
            except OSError:
                continue  # a full disk, or a reader who is gone: there is nowhere to say so


@contextmanager
def written_apart() -> Iterator[Stream]:
    """Give a stream for the log that never waits, and write what is left of it at the end."""
    try:
        writer = LogWriter(sys.stderr)
    except OSError:  # the stream is in the memory of this process, and never waits
        yield sys.stderr
        return
    try:
        yield writer
    finally:
        writer.finish(AT_THE_END)
