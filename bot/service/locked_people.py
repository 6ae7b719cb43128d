"""Take in what others did while somebody's row is held, so that one row never keeps everybody waiting.

An operator's transaction, or a process that hangs, may hold the row of a person in PostgreSQL for longer
than anybody waits for a lock. What that person does is tried again later, and after all the rest.
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
"""Seconds, by the loop's clock, after which what a person does is set aside: Telegram brings nothing that is
newer than a hundred updates while one of them waits."""

FORGOTTEN_AFTER = 60.0
"""Seconds after which somebody who was not tried again no longer counts as held: longer than a round over all
who are held takes, as each of them is waited for."""

MOST = 10
"""People who are held, as long as it is about them. Where more are, it is a whole table: everybody waits, and
nothing is set aside."""


class LockedPeople:
    """Remembers the chats for which a lock was waited for in vain, until something of theirs is taken in."""

    def __init__(self) -> None:
        self._chats: dict[int, tuple[float, float]] = {}  # since when, and when it was last tried

    def parts(self, batch: Sequence[Incoming]) -> list[list[Incoming]]:
        """A batch, each chat in its order: first all that can be taken in together, then chat by chat."""
        held = self._chats.keys() & {one.chat for one in batch}
        together = [one for one in batch if one.chat not in held]
        return [part for part in (together, *_by_chat(batch, held)) if part]

    def taken_in(self, batch: Sequence[Incoming]) -> None:
        """Note that nobody holds these people any more."""
        for one in batch:
            self._chats.pop(one.chat, None)

    async def apart(
        self,
        batch: Sequence[Incoming],
        receive: Callable[[Sequence[Incoming]], Awaitable[list[T]]],
        set_aside: Callable[[Incoming, Exception], Awaitable[None]],
        error: OperationalError,
    ) -> list[T]:
        """Take in a batch chat by chat, where the error is that somebody in it is held; else it is raised.

        It is raised too where it is about one chat, until that is held for too long.
        """
        if not is_locked(error):
            raise error
        chats = {one.chat for one in batch}
        if len(chats) > 1:
            return await one_after_another(_by_chat(batch, chats), receive)
        if self._held_for(batch[0].chat) < TOO_LONG or len(self._chats) > MOST:
            raise error
        for one in batch:
            await set_aside(one, error)
        return []

    def _held_for(self, chat: int) -> float:
        """Seconds since it was first tried in vain. Who was last tried long ago was free, or is elsewhere."""
        now = asyncio.get_running_loop().time()
        self._chats = {held: at for held, at in self._chats.items() if now - at[1] < FORGOTTEN_AFTER}
        since, _ = self._chats.get(chat, (now, now))
        self._chats[chat] = (since, now)
        return now - since


def _by_chat(batch: Sequence[Incoming], chats: set[int]) -> list[list[Incoming]]:
    return [[one for one in batch if one.chat == chat] for chat in sorted(chats)]


async def one_after_another(
    parts: Sequence[Sequence[Incoming]], receive: Callable[[Sequence[Incoming]], Awaitable[list[T]]]
) -> list[T]:
    """Receive parts of a batch; where some wait for a row in vain, that is raised after the last part.

    What else is of the same chats is not tried then: it would overtake what waits.
    """
    received: list[T] = []
    failure: OperationalError | None = None
    waiting: set[int] = set()
    for part in parts:
        if waiting & {one.chat for one in part}:
            continue
        try:
            received += await receive(part)
        except OperationalError as error:
            if not is_locked(error):
                raise
            failure = error
            waiting |= {one.chat for one in part}
    if failure is not None:
        raise failure
    return received
