"""Do a transaction again that the database gave up for the sake of another one (PostgreSQL).

Of two transactions that wait for one another (a deadlock), or of which neither may see the other's work, the
server ends one. That is no outage: nothing of it has happened, and done again at once it mostly succeeds.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.store.unavailable import CollidedError, operational

T = TypeVar("T")

COLLIDED = ("40001", "40P01")
"""PostgreSQL's SQLSTATEs of a failed serialization, and of a deadlock."""

TIMES = 3
"""Attempts in all. What is ended every time counts as locked: others' rows may well be free."""


def is_collision(error: BaseException) -> bool:
    """Tell whether the server ended a transaction for the sake of another one."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", None) in COLLIDED


async def again_if_collided(transact: Callable[[], Awaitable[T]]) -> T:
    """Return what a transaction returns, after another attempt or two if others get in its way.

    Raises OperationalError of a lock that could not be had, if they do so every time.
    """
    for _ in range(TIMES):
        try:
            return await transact()
        except DBAPIError as error:
            if not is_collision(error):
                raise
    raise operational(CollidedError())
