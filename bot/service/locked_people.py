"""Take in what other people did while one person's row is locked, so that one row never keeps all waiting.

An operator's transaction, or a process that hangs, may hold the row of a person in PostgreSQL for longer
than a transaction waits for a lock. That person's updates are tried again later, after all the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from bot.events import Incoming
from bot.store.unavailable import is_locked

T = TypeVar("T")

TOO_LONG = 20.0
"""Seconds, by the loop's clock, after which a locked person's updates are set aside: while one of them waits,
Telegram brings at most the hundred updates from that one on."""

FORGOTTEN_AFTER = 60.0
"""Seconds after which a person who was not tried again no longer counts as locked: longer than one round over
all locked people takes, since each of them is waited for."""

MOST = 10
"""How many people may be locked one by one. If more are, a whole table is locked: everybody waits, and
nothing is set aside."""


class LockedPeople:
    """Remember the chats for which a lock was waited for in vain, until an update of theirs is taken in."""

    def __init__(self) -> None:
        self._chats: dict[int, tuple[float, float]] = {}  # since when, and when it was last tried

    def parts(self, batch: Sequence[Incoming]) -> list[list[Incoming]]:
        """Split a batch, keeping each chat's order: first all that can go together, then chat by chat."""
        locked = self._chats.keys() & {incoming.chat for incoming in batch}
        together = [incoming for incoming in batch if incoming.chat not in locked]
        return [part for part in (together, *_by_chat(batch, locked)) if part]

    def taken_in(self, batch: Sequence[Incoming]) -> None:
        """Note that the people of this batch are not locked any more."""
        for incoming in batch:
            self._chats.pop(incoming.chat, None)

    async def apart(
        self,
        batch: Sequence[Incoming],
        receive: Callable[[Sequence[Incoming]], Awaitable[list[T]]],
        set_aside: Callable[[Incoming, Exception], Awaitable[None]],
        error: OperationalError,
    ) -> list[T]:
        """Take in a batch chat by chat, if the error is that a person in it is locked; else raise it.

        Raises it too where the batch is of one chat, until that has been locked for too long.
        """
        if not is_locked(error):
            raise error
        chats = {incoming.chat for incoming in batch}
        if len(chats) > 1:
            return await one_after_another(_by_chat(batch, chats), receive)
        if self._locked_for(batch[0].chat) < TOO_LONG or len(self._chats) > MOST:
            raise error
        for incoming in batch:
            await set_aside(incoming, error)
        return []

    def _locked_for(self, chat: int) -> float:
        """Return the seconds since a chat was first tried in vain; forget those last tried long ago.

        They were free in the meantime, or another worker takes them in.
        """
        now = asyncio.get_running_loop().time()
        self._chats = {locked: at for locked, at in self._chats.items() if now - at[1] < FORGOTTEN_AFTER}
        since, _ = self._chats.get(chat, (now, now))
        self._chats[chat] = (since, now)
        return now - since


def _by_chat(batch: Sequence[Incoming], chats: set[int]) -> list[list[Incoming]]:
    return [[incoming for incoming in batch if incoming.chat == chat] for chat in sorted(chats)]


async def one_after_another(
    parts: Sequence[Sequence[Incoming]], receive: Callable[[Sequence[Incoming]], Awaitable[list[T]]]
) -> list[T]:
    """Receive the parts of a batch; if some waited for a row in vain, raise that after the last part.

    Later parts that share a chat with those are not tried: they would overtake what waits.
    """
    received: list[T] = []
    failure: OperationalError | None = None
    waiting: set[int] = set()
    for part in parts:
        if waiting & {incoming.chat for incoming in part}:
            continue
        try:
            received += await receive(part)
        except OperationalError as error:
            if not is_locked(error):
                raise
            failure = error
            waiting |= {incoming.chat for incoming in part}
    if failure is not None:
        raise failure
    return received
