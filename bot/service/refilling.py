"""Take unsent messages from the table of the outbox, so that one row never holds up the others."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from sqlalchemy.exc import OperationalError

from bot.errors import describe
from bot.service.chat_queues import ChatQueues, Queue
from bot.service.lease import Lease, LeaseLostError
from bot.service.settling import set_aside
from bot.store import outgoing
from bot.store.database import Database

log = logging.getLogger(__name__)

UNTAKEABLE = "unclaimable"
"""The reason stored with a row that was given up because it could not even be taken to be sent."""


@dataclass
class Found:
    """What was taken from the table: a queue for each person.

    missed: ids of rows that another session holds, or has just removed. nothing_waits: the table has nothing
    unsent for anybody. tried: a row could not be taken and was given up; the rest is to be taken now.
    """

    queues: dict[int, Queue] = field(default_factory=dict)
    missed: set[int] = field(default_factory=set)
    nothing_waits: bool = False
    tried: bool = False


class Refill:
    """Fill the queues of one bot from the table."""

    def __init__(self, database: Database, bot: int, queues: ChatQueues, lead: Lease) -> None:
        self._database = database
        self._bot = bot
        self._queues = queues
        self._lead = lead

    async def take(self, slow: int) -> Found:
        """Put what fits into the queues, and mark it in the table. slow: see `ChatQueues.room`.

        Raises OperationalError and LeaseLostError; then nothing was taken.
        """
        room = self._queues.room(slow)
        try:
            return await self._take(slow)
        except (OperationalError, LeaseLostError):
            raise
        except Exception as error:
            if not await self._set_aside(room):
                raise
            log.error("a message could not be taken from the outbox: %(error)s", {"error": describe(error)})
            return Found(tried=True)

    async def _take(self, slow: int) -> Found:
        found, room = Found(), self._queues.room(slow)
        try:
            async with self._database.write() as connection:
                await self._lead.confirm(connection)
                busy = self._queues.busy
                rows = await outgoing.unsent(connection, self._bot, room, busy)
                if not rows:
                    found.nothing_waits = not busy and not await outgoing.anything_waits(connection)
                    return found
                found.queues = self._queues.fit(rows, slow)
                self._queues.looked(all_of_it=len(rows) < room)
                wanted = {message.id for queue in found.queues.values() for message in queue}
                found.missed = wanted - await outgoing.take(connection, wanted)
        except BaseException:
            self._queues.release(found.queues)
            raise
        return found

    async def _set_aside(self, room: int) -> bool:
        """Try each row by itself, and give up those that can't be taken; tell whether there were any."""
        async with self._database.write() as connection:
            numbers = await outgoing.unsent_ids(connection, self._bot, room, self._queues.busy)
        any_failed = False
        for number in numbers:
            try:
                async with self._database.write() as connection:
                    await outgoing.try_out(connection, number)
            except OperationalError:
                raise
            except Exception:
                any_failed = any_failed or number not in self._queues.stuck
                if not await set_aside(self._database, number, UNTAKEABLE):
                    self._queues.stuck.add(number)
        return any_failed
