"""What is due → the outbox."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from itertools import groupby
from operator import itemgetter
from zoneinfo import ZoneInfo

from sqlalchemy.exc import DBAPIError

from bot.crash import Place, crash_point
from bot.faults import where
from bot.showing import Showing
from bot.stopping import Stop
from bot.store import queries
from bot.store.database import Database
from bot.store.secrets import KeyRefusedError, Keyring
from bot.transaction import Transaction
from bot.turn.nudging import remind
from bot.turn.state import Reader

log = logging.getLogger(__name__)

AT_ONCE = 100
"""In one transaction."""

LOOK_AGAIN = 30.0
"""Seconds: how late something may be that another process has scheduled."""


class Nudges:
    """Puts what is due into words, when it is due."""

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        showing: Showing,
        reader: Reader,
        clock: Callable[[], datetime],
        said: Callable[[], None],
    ) -> None:
        """`said` is called after each commit that queued something."""
        self._database = database
        self._keyring = keyring
        self._showing = showing
        self._reader = reader
        self._clock = clock
        self._said = said
        self._unreadable: set[int] = set()  # people whose rows no code here can read, until the next start

    async def say_due(self, stop: Stop | None = None) -> int:
        """Queue everything that is due now, or as much of it as there is time for; how many."""
        total, looked_at = 0, 1
        while looked_at and not (stop is not None and stop.wanted):
            looked_at, said = await self._some()
            total += said
        return total

    async def _some(self) -> tuple[int, int]:
        """Look at some of what was planned for now; how many, and how many of them still held."""
        now = self._clock()
        async with self._database.write() as connection:
            due = await queries.due(connection, now, AT_ONCE, self._unreadable)
            if not due:
                return 0, 0
            transaction = Transaction(connection, self._keyring, self._showing, now)
            found = await queries.people_by_id(connection, (row["person"] for row in due))
            for person, lines in groupby(found, itemgetter("id")):
                await self._load(transaction, person, list(lines))
            for row in due:
                if row["person"] in self._unreadable:
                    continue
                await self._say(transaction, row["person"], str(row["key"]), now)
            said = await transaction.write()
            crash_point(Place.nudging)
        crash_point(Place.nudged)
        self._said()
        return len(due), said

    async def _load(self, transaction: Transaction, person: int, lines: queries.Rows) -> None:
        """Load one person. Where that can't be, what is due to them waits, and the others go on."""
        try:
            await transaction.load(lines)
        except (DBAPIError, KeyRefusedError):
            raise
        except Exception as error:  # whatever it is
            log.error("somebody to be written to could not be read: %(error)s", {"error": where(error)})
            self._unreadable.add(person)

    async def _say(self, transaction: Transaction, person: int, key: str, now: datetime) -> None:
        """One thing that is due. Where it can't be said it is taken out of the way: the others go on."""
        try:
            await transaction.turn(
                person, lambda loaded: remind(loaded, key, now, self._reader), urgent=False
            )
        except DBAPIError:
            raise
        except Exception as error:  # whatever it is
            log.error("something that was due could not be said: %(error)s", {"error": where(error)})
            transaction.take_out(person, key)

    async def zone(self, bot: int, chat: int) -> tzinfo:
        """Where somebody's days begin; UTC where that isn't known."""
        async with self._database.write() as connection:
            found = await queries.people_of(connection, bot, [chat])
        return ZoneInfo(found[0]["zone"]) if found and found[0]["zone"] else UTC

    async def next_at(self) -> datetime | None:
        """When the next one is due."""
        async with self._database.write() as connection:
            return await queries.next_due(connection, self._unreadable)

    async def run(self, stop: Stop | None = None) -> None:
        """Say what is due until stopped, or cancelled."""
        stop = stop if stop is not None else Stop()
        while not stop.wanted:
            wait = LOOK_AGAIN
            try:
                await self.say_due(stop)
                at = await self.next_at()
                if at is not None:
                    wait = min(LOOK_AGAIN, max(0.1, (at - self._clock()).total_seconds()))
            except DBAPIError as error:
                kind = type(error).__name__
                log.warning("the database did not answer the nudges: %(error)s", {"error": kind})
            await stop.pause(wait)
