"""Repeat a transaction that the database gave up for the sake of another one, or cut off (PostgreSQL).

Of two transactions that wait for one another (a deadlock), or of which neither may see the other's work, the
server ends one. That is no outage: nothing of the ended one has happened, and repeated at once it mostly
succeeds. A connection that is lost in the middle of a transaction is mostly lost with many others, and no new
one can be opened: that is an outage. But where the next connection is opened and lost again, the database is
there, and what the transaction writes is to blame: a row at which the server's process for the session ends
each time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.store.unavailable import CollidedError, EndedError, operational

T = TypeVar("T")

COLLIDED = ("40001", "40P01")
"""PostgreSQL's SQLSTATEs of a failed serialization, and of a deadlock."""

TIMES = 3
"""Attempts in all. A transaction that is ended every time counts as locked: others' rows may well be free."""


def is_collision(error: BaseException) -> bool:
    """Tell whether a transaction was ended, for the sake of another one or with its connection."""
    if not isinstance(error, DBAPIError):
        return False
    return isinstance(error.orig, EndedError) or getattr(error.orig, "sqlstate", None) in COLLIDED


async def again_if_collided(transact: Callable[[], Awaitable[T]]) -> T:
    """Return what a transaction returns, after another attempt or two if others get in its way.

    If every attempt is ended, it raises the same OperationalError as for a lock that could not be had.
    """
    for _ in range(TIMES):
        try:
            return await transact()
        except DBAPIError as error:
            if not is_collision(error):
                raise
    raise operational(CollidedError())
