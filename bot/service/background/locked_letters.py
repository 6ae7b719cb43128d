"""Take in what people did whose rows were locked for so long that it was set aside, once they are free."""

from __future__ import annotations

import logging

from sqlalchemy.exc import DBAPIError, OperationalError

from bot.errors import describe
from bot.events import Incoming, from_json
from bot.service.inbound.inbox import Inbox
from bot.service.inbound.locked_people import find_locked
from bot.service.lifecycle.shutdown import Stop
from bot.service.transactions.resources import Resources
from bot.store import dead_letters
from bot.store.queries import Row
from bot.store.unavailable import LockedError, is_locked

log = logging.getLogger(__name__)

EVERY = 3.0
"""Seconds between two looks. Until then, what they do next would be taken in before what was set aside."""


class LockedLetters:
    """Take in dead letters of locked people, each person's in order."""

    def __init__(self, resources: Resources, inbox: Inbox, bot: int) -> None:
        self._resources = resources
        self._inbox = inbox
        self._bot = bot

    async def sweep(self) -> int:
        """Take in what can be taken in; return how many updates. What fails for good stays a dead letter."""
        async with self._resources.database.read() as connection:
            rows = await dead_letters.nobodys(connection, self._bot, LockedError.__name__)
        letters = [(row, incoming) for row in rows if (incoming := await self._opened(row)) is not None]
        if not letters:
            return 0
        locked = await find_locked(self._resources, self._bot, {incoming.chat for _, incoming in letters})
        taken_in, begun = 0, set[int]()
        for row, incoming in letters:
            if incoming.chat in locked:
                continue
            try:
                at = None if incoming.chat in begun else row["at"]  # they went on by what was set aside alone
                await self._inbox.again(incoming, row["id"], at, briefly=True)
                taken_in += 1
                begun.add(incoming.chat)
            except OperationalError as error:
                if not is_locked(error):
                    raise
                locked.add(incoming.chat)  # another row of theirs; what follows waits too, to keep the order
            except Exception as error:  # they went on since, or whatever else it is: the operator decides
                await self._leave(row, error)
        if taken_in:
            log.info("updates of people who were locked are taken in: %(updates)d", {"updates": taken_in})
        return taken_in

    async def _opened(self, row: Row) -> Incoming | None:
        """Open a dead letter; return None for one that can't be read, which is left."""
        try:
            pair = from_json(self._resources.keyring.open(row["sealed"]))
            if pair is None:
                raise ValueError("no event")
        except Exception as error:  # it is damaged: the others are taken in all the same
            await self._leave(row, error)
            return None
        return Incoming(row["bot"], row["update"] or 0, *pair, row["at"])

    async def _leave(self, row: Row, error: Exception) -> None:
        """Leave a dead letter to the operator, with the error for which it stays."""
        log.error("what a locked person did stays set aside: %(error)s", {"error": describe(error)})
        async with self._resources.database.write() as connection:
            await dead_letters.explain(connection, row["id"], describe(error))

    async def run(self, stop: Stop | None = None) -> None:
        """Sweep until stopped or cancelled."""
        stop = stop if stop is not None else Stop()
        while not stop.wanted:
            try:
                await self.sweep()
            except DBAPIError as error:
                kind = type(error).__name__
                log.warning("set-aside updates could not be taken in: %(error)s", {"error": kind})
            await stop.pause(EVERY)
