"""Who was not heard for a long time is told once, and forgotten a month later."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy.exc import DBAPIError

from bot.errors import describe
from bot.service.lease import UNNEEDED, Lease, LeaseLostError
from bot.service.load_each import load_each
from bot.service.resources import Resources
from bot.service.shutdown import Stop
from bot.service.transaction import Task, transacting
from bot.store import dead_letters, queries, retention
from bot.turn.cards.privacy import away

log = logging.getLogger(__name__)

MONTH = timedelta(days=30)
"""From the word that tells them to being forgotten; and what a month of the setting counts for."""

AT_ONCE = 100
"""People in one transaction."""

EVERY = 3600.0
"""Seconds between two sweeps."""


class Retention:
    """Erases people who have been away, and what is left of those who left."""

    def __init__(
        self,
        resources: Resources,
        months: int,
        said: Callable[[], None],
        lead: Lease = UNNEEDED,
    ) -> None:
        """`months`: 0 for never. `said` is called after each commit that queued something.

        lead: under which it tells and forgets.
        """
        self._lead = lead
        self._resources = resources
        self._months = months
        self._said = said
        self._unreadable: set[int] = set()  # people whose rows no code here can read, until the next start

    async def sweep(self) -> int:
        """Tell and forget whoever's time has come; how many were forgotten."""
        async with self._resources.database.write() as connection:
            await self._lead.confirm(connection)
            await retention.forget_who_left(connection)
            expired = await dead_letters.expire(connection, self._resources.clock())
        if expired:
            log.warning("updates that were set aside are dropped: too old: %(count)d", {"count": expired})
        if not self._months:
            return 0
        while await self._tell_some():
            pass
        forgotten = 0
        while found := await self._forget_some():
            forgotten += found
        if forgotten:
            log.info("people who were away for long are forgotten: %(people)d", {"people": forgotten})
            await self._resources.database.checkpoint()
        return forgotten

    async def _tell_some(self) -> int:
        now = self._resources.clock()
        async with transacting(self._resources, now) as transaction:
            connection = transaction.connection
            await self._lead.confirm(connection)
            most, without = AT_ONCE, self._unreadable
            found = await retention.away_since(connection, now - self._months * MONTH, most, without)
            if not found:
                return 0
            people = await load_each(transaction, await queries.people_by_id(connection, found))
            self._unreadable |= set(found) - people
            tasks = [
                Task(person, lambda it: away(it, now, self._resources.reader), urgent=False)
                for person in people
            ]
            for task, result in zip(tasks, await transaction.turns(tasks), strict=True):
                if isinstance(result, Exception):
                    log.error(
                        "somebody who was away could not be told: %(error)s", {"error": describe(result)}
                    )
                    self._unreadable.add(task.person)
            await transaction.write()
            await retention.warned(connection, people - self._unreadable, now)
        self._said()
        return len(found)

    async def _forget_some(self) -> int:
        async with self._resources.database.write() as connection:
            await self._lead.confirm(connection)
            found = await retention.warned_before(connection, self._resources.clock() - MONTH, AT_ONCE)
            if found:
                chats = await dead_letters.chats_of(connection, self._resources.keyring, found)
                await dead_letters.forget(connection, self._resources.keyring, chats)
                await retention.forget(connection, found)
        return len(found)

    async def run(self, stop: Stop | None = None) -> None:
        """Sweep until stopped, or cancelled."""
        stop = stop if stop is not None else Stop()
        while not stop.wanted:
            try:
                await self.sweep()
            except (DBAPIError, LeaseLostError) as error:
                kind = type(error).__name__
                log.warning("the database did not answer the retention: %(error)s", {"error": kind})
            await stop.pause(EVERY)
