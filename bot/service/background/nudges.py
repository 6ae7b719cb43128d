"""Queue the nudges that are due."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection
from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from bot.errors import describe
from bot.language.calendars import load_calendars
from bot.language.wording.templates import FALLBACK
from bot.service.leadership.lease import UNNEEDED, Lease, LeaseLostError
from bot.service.lifecycle.shutdown import Stop
from bot.service.transactions.around_locked import around_locked
from bot.service.transactions.load_each import load_each
from bot.service.transactions.resources import Resources
from bot.service.transactions.task import Task
from bot.service.transactions.transaction import Transaction, transacting
from bot.store import codec, outgoing, queries, schedule
from bot.store.collisions import again_if_collided
from bot.store.crypto import KeyRefusedError
from bot.telemetry.crash_points import CrashPoint, crash_point
from bot.turn.nudge import send_planned

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics

log = logging.getLogger(__name__)

AT_ONCE = 100
"""How many nudges are looked at in one transaction."""

MOST_OF_ONE = 25
"""How many nudges in one transaction may be one person's: of somebody with hundreds of applications, each
takes 25 ms of processor time, in which nobody else has their turn, and the transaction stays open."""

AHEAD = 300
"""How many nudges wait in the outbox at most: ten seconds of sending. Other nudges that are due are looked at
later, when they may not hold any more; and a short outbox is searched quickly."""

MOST_HELD = 1_000
"""How many people may be passed over at a time because another session holds their rows."""

SOON = 1.0
"""Seconds until those who were passed over are tried again."""

WITHOUT_DATABASE = 5.0
"""Seconds until nudges are tried again after the database has failed."""

LOOK_AGAIN = 30.0
"""Seconds that a nudge may be late if another process has scheduled it."""


class Nudges:
    """Put nudges into words and queue them, when they are due."""

    def __init__(
        self,
        resources: Resources,
        said: Callable[[], None],
        metrics: Metrics | None = None,
        lead: Lease = UNNEEDED,
    ) -> None:
        """`said` is called after each commit that queued something. lead: the lease under which it queues."""
        self._resources = resources
        self._said = said
        self._metrics = metrics
        self._lead = lead
        self._unreadable: set[int] = set()  # people whose rows no code here can read, until the next start
        self._held: set[int] = set()  # people whose rows another session held just now
        self._loaded = False  # whether the calendars that nudges need are loaded

    async def say_due(self, stop: Stop | None = None) -> int:
        """Queue the nudges that are due, while the outbox has room and no stop is wanted; return how many."""
        total, looked_at = 0, 1
        self._held.clear()
        if not await self._load():
            return 0
        while looked_at and len(self._held) < MOST_HELD and not (stop is not None and stop.wanted):
            looked_at, said = await again_if_collided(self._say_some)
            total += said
        return total

    async def _load(self) -> bool:
        """Load the calendars once the first nudge is due, but before its turn: a turn lets nobody else in.

        Return whether they are loaded. While they are not, no nudge is due.
        """
        if self._loaded:
            return True
        now = self._resources.clock()
        async with self._resources.database.write() as connection:
            await self._lead.confirm(connection)
            at = await schedule.next_due(connection, self._passed_over)
        if at is not None and at <= now:
            await asyncio.to_thread(load_calendars, now.date(), FALLBACK)
            self._loaded = True
        return self._loaded

    async def _say_some(self) -> tuple[int, int]:
        """Look at some nudges that are due; return how many, and how many of them still held."""
        now = self._resources.clock()
        async with self._resources.database.write() as connection:  # by itself: the count locks rows
            await self._lead.confirm(connection)
            room = min(AT_ONCE, AHEAD - await outgoing.waiting_nudges(connection, AHEAD))
            due = await schedule.due(connection, now, room, self._passed_over) if room > 0 else []
        if not due:
            return 0, 0
        people = list(dict.fromkeys(row["person"] for row in due))
        said, held = await around_locked(people, partial(self._say_to, now))
        self._held |= held
        self._said()
        return len(due), sum(said)

    async def _say_to(self, now: datetime, people: Collection[int]) -> int:
        """Say to these people the nudges that are due; return how many of them still held."""
        async with transacting(self._resources, now, briefly=True) as transaction:
            connection = transaction.connection
            await self._lead.confirm(connection)
            due = few_of_each(await schedule.due(connection, now, AT_ONCE, self._passed_over, people))
            rows = await queries.free_by_id(connection, {row["person"] for row in due})
            free = {row["id"] for row in rows}
            readable = await load_each(transaction, rows)
            self._held |= {row["person"] for row in due} - free
            self._unreadable |= free - readable
            said = await self._say(transaction, [row for row in due if row["person"] in readable], now)
            crash_point(CrashPoint.nudging)
        crash_point(CrashPoint.nudged)
        if self._metrics is not None:
            self._metrics.nudges_said.inc(said)
            self._metrics.walked(transaction.tally.steps.reached(), transaction.tally.steps.left())
        return said

    @property
    def _passed_over(self) -> set[int]:
        return self._unreadable | self._held

    async def _say(self, transaction: Transaction, due: queries.Rows, now: datetime) -> int:
        """Say the nudges that still hold; return how many.

        A nudge that can't be said is taken out of the way, so that the others go on.
        """

        def task(row: queries.Row) -> Task:
            key = str(row["key"])
            return Task(
                row["person"],
                lambda loaded: send_planned(loaded, key, now, self._resources.reader),
                urgent=False,
            )

        for row, result in zip(due, await transaction.turns([task(row) for row in due]), strict=True):
            if isinstance(result, KeyRefusedError):
                self._unreadable.add(row["person"])  # the nudge waits until the rows are mended
            if isinstance(result, Exception):
                log.error("a nudge that was due could not be said: %(error)s", {"error": describe(result)})
                if row["person"] not in self._unreadable:
                    transaction.count_as_said(row["person"], row["key"])
        return await transaction.write()

    async def zone(self, bot: int, chat: int) -> tzinfo:
        """Return the time zone of a person; UTC where the chat isn't known."""
        async with self._resources.database.write() as connection:
            rows = await queries.people_of(connection, bot, [self._resources.keyring.chat_hash(bot, chat)])
        if not rows:
            return UTC
        sealer = self._resources.keyring.sealer(rows[0]["wrapped_key"], rows[0]["id"])
        return codec.person_of(rows[0], sealer, ()).zone

    async def next_at(self) -> datetime | None:
        """Return when the next nudge is due; None where none is planned."""
        async with self._resources.database.write() as connection:
            return await schedule.next_due(connection, self._passed_over)

    async def run(self, stop: Stop | None = None) -> None:
        """Say nudges when they are due, until stopped or cancelled."""
        stop = stop if stop is not None else Stop()
        while not stop.wanted:
            wait = LOOK_AGAIN
            try:
                await self.say_due(stop)
                at = await self.next_at()
                wait = SOON if self._held else LOOK_AGAIN
                if at is not None:
                    # A tenth of a second at least, so that the loop never spins.
                    wait = min(wait, max(0.1, (at - self._resources.clock()).total_seconds()))
            except (DBAPIError, LeaseLostError) as error:
                kind = type(error).__name__
                log.warning("the nudges could not use the database: %(error)s", {"error": kind})
                wait = WITHOUT_DATABASE
            await stop.pause(wait)


def few_of_each(due: queries.Rows) -> queries.Rows:
    """Return no more of one person's nudges than a transaction takes; the next one takes the rest."""
    seen: Counter[int] = Counter()
    few: list[queries.Row] = []
    for row in due:
        seen[row["person"]] += 1
        if seen[row["person"]] <= MOST_OF_ONE:
            few.append(row)
    return few
