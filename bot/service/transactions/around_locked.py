"""Do for many people what must not wait for those whose rows another session holds, or nobody can read."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Collection
from functools import partial
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from bot.store.collisions import again_if_collided
from bot.store.unavailable import is_damaged, is_locked

T = TypeVar("T")

log = logging.getLogger(__name__)


async def around_locked(
    people: Collection[int], act: Callable[[Collection[int]], Awaitable[T]]
) -> tuple[list[T], set[int]]:
    """Act for people together, or, where a row of any of them is locked or damaged, for each by themselves.

    Returns what came of it, and those who are locked, or on a damaged page: for them nothing has happened.
    `act` has a transaction of its own, in which a locked row is hardly waited for.
    """
    try:
        return [await again_if_collided(partial(act, people))], set()
    except OperationalError as error:
        if not (is_locked(error) or is_damaged(error)):
            raise
    done: list[T] = []
    locked = set[int]()
    for person in people:
        try:
            done.append(await again_if_collided(partial(act, [person])))
        except OperationalError as error:
            if is_damaged(error):
                log.error("a page of the database can't be read: a person's rows stand on it")
            elif not is_locked(error):
                raise
            locked.add(person)
    return done, locked
