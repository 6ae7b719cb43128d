"""Keep what committed transactions have counted, and write it down once a minute, beside everything else.

The database holds sums, so a transaction in which people are answered never waits for another one's counts,
and a row of theirs that is locked keeps nobody waiting. A process that is killed loses the last minute's.
"""

from __future__ import annotations

import logging
from collections import Counter
from datetime import datetime

from bot.service.lifecycle.shutdown import Stop
from bot.store import counts
from bot.store.database import Database
from bot.store.unavailable import reason

log = logging.getLogger(__name__)

EVERY = 60.0
"""Seconds between two times at which the counts are written down."""


class Counting:
    """Holds the counts that are not written down yet."""

    def __init__(self) -> None:
        self._counts: Counter[counts.Counted] = Counter()

    def add(self, counted: Counter[tuple[str, str]], now: datetime) -> None:
        """Add what a transaction has counted, once it is committed."""
        week = counts.week_of(now)
        for (what, subject), number in counted.items():
            self._counts[week, what, subject] += number

    async def write(self, database: Database) -> None:
        """Write the counts down. After an error of the database they wait for the next time."""
        taken, self._counts = self._counts, Counter()
        if not taken:
            return
        try:
            async with database.write() as connection:
                await counts.add(connection, taken)
        except BaseException as error:  # nothing that is counted is worth ending the process
            self._counts.update(taken)
            if not isinstance(error, Exception):
                raise
            log.warning("what was counted is not written down yet: %(error)s", {"error": reason(error)})

    async def run(self, database: Database, stop: Stop) -> None:
        """Write the counts down now and then until stopped, and then once more."""
        while not stop.wanted:
            await stop.pause(EVERY)
            await self.write(database)
        await self.write(database)
