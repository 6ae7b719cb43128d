"""Take unsent messages from the table of the outbox, so that one row never holds up the others."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy.exc import OperationalError

from bot.errors import describe
from bot.service.leadership.lease import Lease, LeaseLostError
from bot.service.outbound.chat_queues import ChatQueues, Queue
from bot.service.outbound.settling import set_aside
from bot.store import outgoing
from bot.store.collisions import again_if_collided
from bot.store.database import Database
from bot.store.outgoing import UnsentQuery

log = logging.getLogger(__name__)

UNTAKEABLE = "unclaimable"
"""The reason stored with a row that was given up because it could not even be taken to be sent."""


@dataclass
class Refilled:
    """Hold what was taken from the table: a queue for each person.

    held: the table has more that could not be taken, since another session holds it. nothing_waits: the table
    has nothing unsent for anybody. tried: a row could not be taken and was given up; the rest is to be taken
    now.
    """

    queues: dict[int, Queue] = field(default_factory=dict)
    held: bool = False
    nothing_waits: bool = False
    tried: bool = False


class Refill:
    """Fill the queues of one bot from the table."""

    def __init__(self, database: Database, bot: int, queues: ChatQueues, lead: Lease) -> None:
        self._database = database
        self._bot = bot
        self._queues = queues
        self._lead = lead

    async def take(self, slow: Collection[int]) -> Refilled:
        """Put what fits into the queues, and mark it in the table. slow: see `ChatQueues.room`.

        Raises OperationalError and LeaseLostError; then nothing was taken.
        """
        queues = self._queues
        wanted, queues.full = UnsentQuery(self._bot, queues.room(slow), queues.stuck), False
        again = queues.again(slow)
        busy = queues.busy.difference(again)
        try:
            return await again_if_collided(lambda: self._take(wanted, busy, again, slow))
        except (OperationalError, LeaseLostError):
            raise
        except Exception as error:
            if not await self._set_aside(wanted, busy.union(again), again):
                raise
            log.error("a message could not be taken from the outbox: %(error)s", {"error": describe(error)})
            return Refilled(tried=True)

    async def _take(
        self, wanted: UnsentQuery, busy: set[int], again: Sequence[int], slow: Collection[int]
    ) -> Refilled:
        found, queues = Refilled(), self._queues
        try:
            async with self._database.write() as connection:
                await self._lead.confirm(connection)
                rows = await outgoing.unsent(connection, wanted, busy.union(again), again)
                queues.gone(set(again).difference(message.person for message in rows))
                found.queues = queues.fit(rows, slow)
                if len(rows) >= wanted.most:
                    queues.full = True
                else:
                    waits = await outgoing.anything_waits(connection, wanted, busy.union(found.queues))
                    found.held = waits and not queues.full
                    found.nothing_waits = not (rows or busy or waits)
                if found.queues:
                    taken = (message.id for queue in found.queues.values() for message in queue)
                    await outgoing.take(connection, taken)
        except BaseException:
            queues.release(found.queues)
            raise
        return found

    async def _set_aside(self, wanted: UnsentQuery, without: set[int], again: Sequence[int]) -> bool:
        """Try each row by itself, and give up those that can't be taken; tell whether there were any."""
        async with self._database.write() as connection:
            numbers = await outgoing.unsent_ids(connection, wanted, without, again)
        any_failed = False
        for number in numbers:
            try:
                async with self._database.write() as connection:
                    await outgoing.try_out(connection, number)
            except OperationalError:
                raise
            except Exception:
                any_failed = True
                if not await set_aside(self._database, number, UNTAKEABLE):
                    self._queues.stuck.add(number)
        return any_failed
