"""Bound what is read of a file that lists applications. Whoever sends it may mean harm."""

from __future__ import annotations

import time

from bot.coach.facts.imported import MOST_ROWS

MOST_BYTES = 5_000_000
"""The largest file that is read."""

MOST_UNPACKED = 40_000_000
"""How large a packed file may be once it is unpacked: its sheets and its texts together. Our own choice: a
sheet of 5,000 rows and 20 columns has a tenth of that."""

MOST_PARTS = 2_000
"""How many files may be in a packed file."""

MOST_LINES = MOST_ROWS + 20
"""How many rows a file may have, with titles above them and sums below."""

MOST_COLUMNS = 60
"""How many columns of a file are looked at."""

LONGEST_CELL = 1_001
"""How many characters of a cell are looked at: a reason, and the apostrophe that may stand before it."""

MOST_SECONDS = 25.0
"""How long a file is read. A file that takes longer is none that anybody writes."""

AT_ONCE, PAUSE = 100, 0.002
"""After how many rows others have their turn, and for how many seconds: Python runs one thread at a time."""

Rows = list[list[str]]


class UnusableError(Exception):
    """The file can't be read as a list. why: a kind of `Unreadable`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


TOO_LONG, NO_LIST, BROKEN = "list_too_long", "list_none", "list_broken"
"""Why a file can't be read: it has too much in it, lists no applications, or is damaged."""


class Watch:
    """Lets others have their turn, and gives up what takes too long."""

    def __init__(self, seconds: float = MOST_SECONDS) -> None:
        self._end = time.monotonic() + seconds
        self._done = 0

    def tick(self) -> None:
        """Count a row. Raises UnusableError when the time is over."""
        self._done += 1
        if self._done % AT_ONCE == 0:
            self.pause()

    def pause(self) -> None:
        """Let others have their turn. Raises UnusableError when the time is over."""
        time.sleep(PAUSE)  # in a thread of its own: others get the processor meanwhile
        if time.monotonic() > self._end:
            raise UnusableError(TOO_LONG)
