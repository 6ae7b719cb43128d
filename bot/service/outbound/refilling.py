"""Take unsent messages from the table of the outbox, so that one row never holds up the others."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping, Sequence
from functools import partial

from sqlalchemy.exc import OperationalError

from bot.errors import describe
from bot.service.leadership.lease import Lease, LeaseLostError
from bot.service.outbound.chat_queues import ChatQueues
from bot.service.outbound.settling import set_aside
from bot.store import outgoing
from bot.store.collisions import again_if_collided
from bot.store.database import Database
from bot.store.outgoing import UnsentQuery
from bot.store.queued import QueuedMessage
from bot.store.unavailable import is_locked

log = logging.getLogger(__name__)

UNTAKEABLE = "unclaimable"
"""The reason stored with a row that was given up because it could not even be taken to be sent."""

LATER = 10.0
"""Seconds until a row is tried again at which the database ended the session, or hung: others' rows are tried
with it."""


class Refill:
    """Fill the queues of one bot from the table.

    held: at the last look the table had more messages that could not be taken, since another session holds
    them.
    """

    def __init__(self, database: Database, bot: int, queues: ChatQueues, lead: Lease) -> None:
        self.held = False
        self._database = database
        self._bot = bot
        self._queues = queues
        self._lead = lead

    async def take(self, slow: Collection[int]) -> list[int]:
        """Put what fits into the queues, and mark it as taken in the table; return whose messages these are.

        slow: see `ChatQueues.room`. Raises OperationalError and LeaseLostError; then nothing was taken.
        """
        queues, room = self._queues, self._queues.room(slow)
        self.held, queues.full = False, room <= 0
        if queues.full:
            return []
        wanted, again = UnsentQuery(self._bot, room, queues.stuck), queues.again(slow)
        try:
            return await again_if_collided(lambda: self._take(wanted, again, slow))
        except LeaseLostError:
            raise
        except Exception as error:
            passing = isinstance(error, OperationalError) and not is_locked(error)
            if passing or not await self._set_aside(wanted, again):
                raise
            log.error("a message could not be taken from the outbox: %(error)s", {"error": describe(error)})
        return await self.take(slow)

    async def _take(self, wanted: UnsentQuery, again: Sequence[int], slow: Collection[int]) -> list[int]:
        queues = self._queues
        busy = queues.busy.difference(again)
        taken: Mapping[int, Sequence[QueuedMessage]] = {}
        try:
            async with self._database.write(briefly=True) as connection:
                await self._lead.confirm(connection)
                rows = await outgoing.unsent(connection, wanted, busy.union(again), again)
                queues.forget_failures(set(again).difference(message.person for message in rows))
                taken = queues.fit(rows, slow)
                queues.full = queues.full or len(rows) >= wanted.most
                if not (queues.full or self._database.embedded):  # in SQLite no session holds a row
                    self.held = await outgoing.anything_waits(connection, wanted, busy.union(taken))
                if taken:
                    await outgoing.take(connection, (one.id for queue in taken.values() for one in queue))
        except BaseException:
            queues.release(taken)
            raise
        return list(taken)

    async def _set_aside(self, wanted: UnsentQuery, again: Sequence[int]) -> bool:
        """Try each row by itself, and give up those that can't be taken; tell whether any failed.

        Where a row is locked, or the database gives up at it, its person waits for another attempt.
        """
        async with self._database.write() as connection:
            rows = await outgoing.unsent_ids(connection, wanted, self._queues.busy.union(again), again)
        any_failed = False
        for number, person in rows.items():
            try:
                await again_if_collided(partial(self._try_out, number))
            except OperationalError as error:
                if not is_locked(error):
                    raise
                any_failed = True
                self._queues.postpone(person, LATER)
            except Exception:
                any_failed = True
                if not await set_aside(self._database, number, UNTAKEABLE):
                    self._queues.stuck.add(number)
        return any_failed

    async def _try_out(self, number: int) -> None:
        async with self._database.write(briefly=True) as connection:
            await outgoing.try_out(connection, number)
