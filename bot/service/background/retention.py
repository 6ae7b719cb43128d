"""Warn inactive people once, and erase them 30 days later."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.exc import DBAPIError

from bot.errors import describe
from bot.service.leadership.lease import UNNEEDED, Lease, LeaseLostError
from bot.service.lifecycle.shutdown import Stop
from bot.service.transactions.around_locked import around_locked
from bot.service.transactions.load_each import load_each
from bot.service.transactions.resources import Resources
from bot.service.transactions.task import Task
from bot.service.transactions.transaction import transacting
from bot.store import chat_messages, dead_letters, queries, retention
from bot.turn.cards.privacy import warn_inactive

log = logging.getLogger(__name__)

MONTH = timedelta(days=30)
"""How long after the warning a person is erased, and how long a month of the setting is."""

AT_ONCE = 100
"""How many people are dealt with in one transaction."""

EVERY = 3600.0
"""Seconds between two sweeps."""

SOON = 60.0
"""Seconds until the next sweep where the database failed, or somebody's row was locked."""


class Retention:
    """Erase inactive people, and what is left of people who left."""

    def __init__(
        self,
        resources: Resources,
        months: int,
        said: Callable[[], None],
        lead: Lease = UNNEEDED,
    ) -> None:
        """months: how long people may be inactive; 0 for ever. lead: the lease under which they are erased.

        `said` is called after each commit that queued something.
        """
        self._lead = lead
        self._resources = resources
        self._months = months
        self._said = said
        self._unreadable: set[int] = set()  # people whose rows no code here can read, until the next start
        self._held: set[int] = set()  # people of whom another session held a row in this sweep

    async def sweep(self) -> int:
        """Warn and erase all people whose time has come; return how many were erased.

        Those of whom another session holds a row are left for a sweep soon after.
        """
        self._held.clear()
        async with self._resources.database.write() as connection:
            await self._lead.confirm(connection)
            left = await retention.who_left(connection)
            expired = await dead_letters.expire(connection, self._resources.clock())
        _, held = await around_locked(left, self._forget_who_left)
        self._held |= held
        await self._forget_messages()
        if expired:
            log.warning("dead letters were dropped, being too old: %(count)d", {"count": expired})
        if not self._months:
            return 0
        while await self._tell_some():
            pass
        erased = 0
        while people := await self._to_forget():
            done, held = await around_locked(people, self._forget)
            erased += sum(done)
            self._held |= held
        if erased:
            log.info("inactive people were erased: %(people)d", {"people": erased})
            self._resources.database.checkpoint_soon()
        return erased

    async def _forget_messages(self) -> None:
        """Forget the ids of messages that can't be removed from a chat any more, or are too many."""
        more = True
        while more:
            async with self._resources.database.write(briefly=True) as connection:
                await self._lead.confirm(connection)
                more = await chat_messages.forget_old(connection, self._resources.clock())
        async with self._resources.database.write(briefly=True) as connection:
            await self._lead.confirm(connection)
            await chat_messages.forget_beyond(connection, self._resources.clock())

    async def _forget_who_left(self, of: Collection[int]) -> None:
        async with self._resources.database.write(briefly=True) as connection:
            await self._lead.confirm(connection)
            await retention.forget_who_left(connection, of)

    async def _tell_some(self) -> int:
        now = self._resources.clock()
        before, without = now - self._months * MONTH, self._unreadable | self._held
        async with self._resources.database.write() as connection:
            inactive = await retention.inactive_since(connection, before, AT_ONCE, without)
        if not inactive:
            return 0
        _, held = await around_locked(inactive, partial(self._tell, now))
        self._held |= held
        self._said()
        return len(inactive)

    async def _tell(self, now: datetime, of: Collection[int]) -> None:
        async with transacting(self._resources, now, briefly=True) as transaction:
            connection = transaction.connection
            await self._lead.confirm(connection)
            before, without = now - self._months * MONTH, self._unreadable
            inactive = await retention.inactive_since(connection, before, AT_ONCE, without, of)
            people = await load_each(transaction, await queries.people_by_id(connection, inactive))
            self._unreadable |= set(inactive) - people
            tasks = [
                Task(person, lambda loaded: warn_inactive(loaded, now, self._resources.reader), urgent=False)
                for person in people
            ]
            for task, result in zip(tasks, await transaction.turns(tasks), strict=True):
                if isinstance(result, Exception):
                    log.error(
                        "an inactive person could not be warned: %(error)s", {"error": describe(result)}
                    )
                    self._unreadable.add(task.person)
            await transaction.write()
            await retention.mark_warned(connection, people - self._unreadable, now)

    async def _to_forget(self) -> list[int]:
        async with self._resources.database.write() as connection:
            return await retention.warned_before(connection, self._before, AT_ONCE, self._held)

    @property
    def _before(self) -> datetime:
        return self._resources.clock() - MONTH

    async def _forget(self, of: Collection[int]) -> int:
        async with self._resources.database.write(briefly=True) as connection:
            await self._lead.confirm(connection)
            people = await retention.warned_before(connection, self._before, AT_ONCE, of=of)
            chats = await retention.chats_of(connection, self._resources.keyring, people)
            await dead_letters.forget(connection, self._resources.keyring, chats)
            await retention.forget(connection, people)
        return len(people)

    async def run(self, stop: Stop | None = None) -> None:
        """Sweep until stopped or cancelled."""
        stop = stop if stop is not None else Stop()
        while not stop.wanted:
            again = SOON
            try:
                await self.sweep()
                again = SOON if self._held else EVERY
            except (DBAPIError, LeaseLostError) as error:
                kind = type(error).__name__
                log.warning("the retention could not use the database: %(error)s", {"error": kind})
            await stop.pause(again)
