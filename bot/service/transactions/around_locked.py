"""Act for many people without waiting for those whose rows another session holds or nobody can read."""

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

    Returns the results of `act`, and the people whose rows are locked or damaged: nothing was done for them.
    `act` opens a transaction of its own, which hardly waits for a locked row.
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
