"""Take in what others did while some people's rows are locked, so that nobody else waits for these people.

An operator's transaction, or a process that hangs, may hold rows of people in PostgreSQL for longer than a
transaction waits for a lock. These people's updates are tried again later, after all the others. While
anybody is known to be locked, one statement that waits for no lock finds out who is. It sees only the rows of
the table `people`; whether another row of a person is locked (a run, say) shows when their update is taken
in. People count as locked, too, if the server ends the session, or hangs, whenever their rows are written.

Where it is the commit that hangs, that costs seconds, and no lock shows for whom it did: everybody in it is
tried alone. For whom it hangs then is not tried here any more: what they do is set aside at once, and taken
in beside everything else when their commits don't hang any more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sqlalchemy.exc import OperationalError

from bot.events import Incoming
from bot.service.transactions.resources import Resources
from bot.store import queries
from bot.store.unavailable import LockedError, is_hung, is_locked, operational

T = TypeVar("T")

log = logging.getLogger(__name__)

TOO_LONG = 2.0
"""Seconds, by the loop's clock, after which a locked person's updates are set aside until their rows are
free, and with them those of everybody else who is locked. While an update waits, Telegram brings at most a
hundred, counted from that one, and one person may have sent them all."""

FORGOTTEN_AFTER = 60.0
"""Seconds without an update of a person after which they no longer count as locked: another worker may
have taken their last one in."""

WAITS = 2
"""How many people are waited for in vain in one round, of those who were locked lately: their row in `people`
is free by now, but another row of theirs may not be. The rest are tried in later rounds. So many commits may
hang in one round, too."""


class Receive(Protocol[T]):
    """Take in a part of a batch."""

    def __call__(self, batch: Sequence[Incoming], *, briefly: bool = False) -> Awaitable[list[T]]:
        """Take the part in. Raises OperationalError where a row is locked. briefly: hardly wait for it."""


class Letters(Protocol):
    """Keep what locked people did until they are free."""

    waiting: set[int]
    """Chats of which something is kept."""

    async def room(self) -> int:
        """Return how many more updates may be set aside."""

    async def add(self, incoming: Incoming) -> None:
        """Set an update aside."""

    async def take_in(self, chat: int | None = None) -> int:
        """Take in what is kept of a chat, as far as nothing is locked."""

    def hung(self, chat: int) -> None:
        """Note that a commit hung in which only this chat was."""

    def hangs(self, chat: int) -> bool:
        """Tell whether a chat's commits hang, as far as is known."""


@dataclass
class _Locked:
    """Remember a locked chat.

    since: when its lock was first tried for in vain; tried: when last. met: when its last update came.
    """

    since: float
    tried: float
    met: float


class LockedPeople(Generic[T]):
    """Take in batches, and remember the chats that are locked until an update of theirs is taken in."""

    def __init__(
        self,
        receive: Receive[T],
        find: Callable[[int, Collection[int]], Awaitable[set[int]]],
        letters: Letters,
    ) -> None:
        """`find` returns, without waiting, which of a bot's chats have the row of their person locked."""
        self._receive = receive
        self._find = find
        self._letters = letters
        self._chats: dict[int, _Locked] = {}

    def taken_in(self, batch: Sequence[Incoming]) -> None:
        """Note that the people of this batch are not locked any more."""
        for incoming in batch:
            self._chats.pop(incoming.chat, None)

    async def receive(self, batch: Sequence[Incoming]) -> list[T]:
        """Take in a batch of one bot: all of it that does not wait for a row, with each chat's order kept.

        Raises OperationalError if updates have to be tried again. Where it carries a `LockedError`, these are
        the ones that the `LockedError` names, and the rest is taken in. What people did who have been locked
        for too long is set aside, while there is room.
        """
        now = _time()
        self._chats = {chat: one for chat, one in self._chats.items() if now - one.met < FORGOTTEN_AFTER}
        if self._chats or any(incoming.chat in self._letters.waiting for incoming in batch):
            return await self._around(batch, now)
        try:
            return await self._try(batch)
        except OperationalError as error:
            _only_locked(error)
            return await self._around(batch, now, error)

    async def _try(self, batch: Sequence[Incoming], *, briefly: bool = False) -> list[T]:
        """Take in a part of a batch; where that hangs, and all of it is of one chat, note it."""
        try:
            return await self._receive(batch, briefly=briefly)
        except OperationalError as error:
            chats = {incoming.chat for incoming in batch}
            if is_hung(error) and len(chats) == 1:
                self._letters.hung(*chats)
            raise

    async def _around(
        self, batch: Sequence[Incoming], since: float, waited: OperationalError | None = None
    ) -> list[T]:
        """Take in a batch around those who are locked.

        since: when it was first tried. waited: how it failed just now, after somebody was waited for.
        """
        chats = list(dict.fromkeys(incoming.chat for incoming in batch))
        locked = await self._find(batch[0].bot, chats)
        known = self._chats.keys() | self._letters.waiting
        lately = [chat for chat in chats if chat in known and chat not in locked]
        together = [chat for chat in chats if chat not in known and chat not in locked]
        received: list[T] = []
        failed, skipped = set(locked), set[int]()
        apart = waited is not None and is_hung(waited)
        if together and not apart:
            try:
                received += await self._try(_of(batch, together), briefly=waited is not None)
            except OperationalError as error:
                _only_locked(error)
                apart = True
        if apart:
            failed |= await self._one_by_one(batch, together, received)
        waits = 0
        for chat in sorted(lately, key=self._tried):
            if waits == WAITS:
                skipped.add(chat)
            elif await self._one_by_one(batch, [chat], received):
                failed.add(chat)
                waits += 1
        self._note(failed, skipped, since)
        if left := (failed | skipped) - await self._give_up(batch, failed | skipped):
            raise operational(LockedError((one.update for one in _of(batch, left)), received))
        return received

    async def _one_by_one(
        self, batch: Sequence[Incoming], chats: Collection[int], received: list[T]
    ) -> set[int]:
        """Take in these chats one by one, adding to `received`; return those that are locked.

        Once a few have hung, the others are not tried any more: perhaps every commit hangs.
        """
        failed = set()
        hung = 0
        for chat in chats:
            try:
                if chat in self._letters.waiting:  # that comes before what they did since
                    await self._letters.take_in(chat)
                if chat in self._letters.waiting or self._letters.hangs(chat) or hung == WAITS:
                    failed.add(chat)
                else:
                    received += await self._try(_of(batch, [chat]), briefly=True)
            except OperationalError as error:
                _only_locked(error)
                hung += is_hung(error)
                failed.add(chat)
        return failed

    def _tried(self, chat: int) -> float:
        return self._chats[chat].tried if chat in self._chats else 0.0

    def _note(self, failed: set[int], skipped: Collection[int], since: float) -> None:
        now = _time()
        if failed - self._chats.keys():
            log.warning(
                "a person's row is locked by another session, or can't be written: "
                "they are not answered until that ends"
            )
        for chat in failed:
            self._known(chat, since).tried = now
        for chat in (*failed, *skipped):
            self._known(chat, since).met = now

    def _known(self, chat: int, since: float) -> _Locked:
        return self._chats.setdefault(chat, _Locked(since, since, since))

    async def _give_up(self, batch: Sequence[Incoming], locked: Collection[int]) -> set[int]:
        """Set aside what locked people did, while there is room, once one of them is locked for too long.

        Returns the chats of these people. If each were waited for in turn, a hundred people would take a
        hundred times as long.
        """
        given_up = set[int]()
        too_long = any(_time() - one.since >= TOO_LONG for one in self._chats.values())
        room = await self._letters.room() if too_long else 0
        for chat in locked if too_long else ():
            theirs = _of(batch, [chat])
            if len(theirs) > room:
                log.error("no more updates of locked people can be set aside: everybody waits for them")
                break
            room -= len(theirs)
            try:
                for incoming in theirs:
                    await self._letters.add(incoming)
            except OperationalError as error:  # the table of dead letters itself is locked
                _only_locked(error)
                if is_hung(error):  # so would the next one
                    break
            else:
                given_up.add(chat)
        return given_up


async def find_locked(resources: Resources, bot: int, chats: Collection[int]) -> set[int]:
    """Return those of a bot's chats whose row in `people` another session holds, without waiting for one."""
    hashes = {resources.keyring.chat_hash(bot, chat): chat for chat in chats}
    async with resources.database.write(briefly=True) as connection:
        return {hashes[found] for found in await queries.locked(connection, bot, hashes)}


def _only_locked(error: OperationalError) -> None:
    """Raise an error again, unless it is that a row stayed locked."""
    if not is_locked(error):
        raise error


def _of(batch: Sequence[Incoming], chats: Collection[int]) -> list[Incoming]:
    return [incoming for incoming in batch if incoming.chat in chats]


def _time() -> float:
    return asyncio.get_running_loop().time()
