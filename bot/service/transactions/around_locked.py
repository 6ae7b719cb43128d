"""Do for many people what must not wait for those of whom another session holds a row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from bot.store.unavailable import is_locked

T = TypeVar("T")


async def around_locked(
    people: Collection[int], act: Callable[[Collection[int]], Awaitable[T]]
) -> tuple[list[T], set[int]]:
    """Act for people together, or, where a row of any of them is locked, for each by themselves.

    Returns what came of it, and those who are locked: for them nothing has happened. `act` has a transaction
    of its own, in which a locked row is hardly waited for.
    """
    try:
        return [await act(people)], set()
    except OperationalError as error:
        if not is_locked(error):
            raise
    done: list[T] = []
    locked = set[int]()
    for person in people:
        try:
            done.append(await act([person]))
        except OperationalError as error:
            if not is_locked(error):
                raise
            locked.add(person)
    return done, locked
