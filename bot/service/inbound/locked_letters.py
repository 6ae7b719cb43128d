"""Set aside what people did whose rows are locked for too long; take it in once the rows are free."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlalchemy.exc import DBAPIError, OperationalError

from bot.errors import describe
from bot.events import Incoming, from_json, sent_in
from bot.service.inbound.dead_letters import DeadLetters
from bot.service.inbound.locked_people import find_locked
from bot.service.lifecycle.shutdown import Stop
from bot.service.transactions.resources import Resources
from bot.store import dead_letters, deadlines
from bot.store.collisions import again_if_collided
from bot.store.queries import Row
from bot.store.unavailable import is_hung, is_locked

log = logging.getLogger(__name__)

EVERY = 3.0
"""Seconds between two looks at whether rows are free. A locked person's next update prompts a look, too,
unless it is a commit that hangs for them."""


class Again(Protocol):
    """Take in a dead letter, and delete its row with that."""

    def __call__(
        self, incoming: Incoming, row: int, at: datetime | None, *, locked: bool = False
    ) -> Awaitable[None]:
        """Take the letter in. at: when it was set aside; None if its person has not gone on since."""


class LockedLetters:
    """Keep dead letters of locked people, and take them in, those of one person in order."""

    def __init__(self, resources: Resources, bot: int, letters: DeadLetters, again: Again) -> None:
        self._resources = resources
        self._bot = bot
        self._letters = letters
        self._again = again
        self._sweeping = asyncio.Lock()
        self.waiting: set[int] = set()
        """Chats that have such dead letters, as far as this process knows."""
        self._hung_at: dict[int, float] = {}

    def hung(self, chat: int) -> None:
        """Note that a commit hung in which only this chat was."""
        self._hung_at[chat] = _time()

    def hangs(self, chat: int) -> bool:
        """Tell whether a chat's commits hang, as far as is known."""
        return chat in self._hung_at

    async def room(self) -> int:
        """Return how many more updates may be set aside."""
        async with self._resources.database.read() as connection:
            return await dead_letters.room_for_locked(connection)

    async def add(self, incoming: Incoming) -> None:
        """Set an update aside."""
        await self._letters.add_locked(incoming)
        self.waiting.add(incoming.chat)

    async def take_in(self, chat: int | None = None) -> int:
        """Take in what can be taken in, of one chat or of all; return how many updates.

        What fails for good stays a dead letter. A chat of which a row is still locked stays in `waiting`. One
        for which a commit hung is tried with all the others only, since everybody waits for this one.
        """
        if chat is not None and self._sweeping.locked():
            return 0  # all of them are being taken in, and that may hang for a while
        async with self._sweeping:
            async with self._resources.database.read() as connection:
                rows = await dead_letters.locked(connection, self._bot)
            opened = [(row, incoming) for row in rows if (incoming := await self._opened(row)) is not None]
            self.waiting = {incoming.chat for _, incoming in opened}
            now = _time()
            long_ago = {hung: at for hung, at in self._hung_at.items() if now - at >= deadlines.HUNG_FOR}
            for gone in long_ago.keys() - self.waiting:
                del self._hung_at[gone]
            may_hang = long_ago if chat is None else ()
            wanted = [
                (row, incoming)
                for row, incoming in opened
                if chat in (None, incoming.chat)
                and (incoming.chat in may_hang or incoming.chat not in self._hung_at)
            ]
            wanted.sort(key=lambda letter: self._hung_at.get(letter[1].chat, 0.0))
            return await self._take_in(wanted) if wanted else 0

    async def _take_in(self, letters: list[tuple[Row, Incoming]]) -> int:
        chats = {incoming.chat for _, incoming in letters}
        locked = await find_locked(self._resources, self._bot, chats)
        taken_in, begun = 0, set[int]()
        for number, (row, incoming) in enumerate(letters):
            if incoming.chat in locked:
                continue
            try:
                at = None if incoming.chat in begun else row["at"]  # letters taken in here moved them on
                await again_if_collided(partial(self._again, incoming, row["id"], at, locked=True))
                taken_in += 1
                begun.add(incoming.chat)
                self._hung_at.pop(incoming.chat, None)
            except OperationalError as error:
                if not is_locked(error):
                    raise
                locked.add(incoming.chat)  # what they did next waits too, to keep the order
                if is_hung(error):
                    self.hung(incoming.chat)
                    locked |= {later.chat for _, later in letters[number:]}  # they may hang as well
                    break
            except Exception as error:  # they went on since, or whatever else it is: the operator decides
                await self._leave(row, error)
        self.waiting -= chats - locked
        if taken_in:
            log.info("updates of people who were locked are taken in: %(updates)d", {"updates": taken_in})
        return taken_in

    async def _opened(self, row: Row) -> Incoming | None:
        """Open a dead letter; return None where it can't be read, and leave it to the operator."""
        try:
            pair = from_json(self._resources.keyring.open(row["sealed"]))
            if pair is None:
                raise ValueError("no event")
        except Exception as error:  # it is damaged: the others are taken in all the same
            await self._leave(row, error)
            return None
        return Incoming(row["bot"], row["update"] or 0, *pair, row["at"], sent=sent_in(pair[1]))

    async def _leave(self, row: Row, error: Exception) -> None:
        """Leave a dead letter to the operator, with the error for which it stays."""
        log.error("what a locked person did stays set aside: %(error)s", {"error": describe(error)})
        async with self._resources.database.write() as connection:
            await dead_letters.explain(connection, row["id"], describe(error))

    async def run(self, stop: Stop | None = None) -> None:
        """Look every few seconds until stopped or cancelled."""
        stop = stop if stop is not None else Stop()
        while not stop.wanted:
            try:
                await self.take_in()
            except DBAPIError as error:
                kind = type(error).__name__
                log.warning("set-aside updates could not be taken in: %(error)s", {"error": kind})
            await stop.pause(EVERY)


def _time() -> float:
    return asyncio.get_running_loop().time()
