"""Give up transactions that the database does not answer (PostgreSQL).

A connection may fall silent without being closed: a router on its way forgets connections that were idle for
a while, or the server's process for it stands still. Then nothing comes back, and nothing fails.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.postgres import Sessions

log = logging.getLogger(__name__)

DEADLINE = 10.0
"""Seconds for a transaction of the running bot, from asking for a connection to the end of the commit. Ours
take milliseconds, and wait two seconds for a row; the rest is for a busy machine. With a second attempt,
people are answered within 15 seconds, as they are when a leader hangs."""

LONG_DEADLINE = 300.0
"""Seconds for a transaction that reads all that is kept of a person; nobody else waits for it."""

LEFT = 3.0
"""Seconds that are left for what is under way on other connections when a transaction is given up: those may
be as silent, and people must not wait for one deadline after another. No row is waited for that long. A
commit gets no more either: no limit of a statement counts there."""

HUNG_FOR = 30.0
"""Seconds until something whose commit hung is tried again. Each attempt takes as long as a commit gets."""

STEPS = 10
"""In how many parts the time is counted, each from when the loop is free. So however long this process
computes while a transaction is open, on a slow machine, say, that counts as one part at most: the database is
not silent meanwhile, and the same work would only be done again."""


class SilentError(Exception):
    """The database did not answer in time."""


class Deadline:
    """Keep the deadline of one transaction."""

    def __init__(self, deadlines: Deadlines, seconds: float) -> None:
        self.passed = False
        self.committing = False
        self._deadlines = deadlines
        self._loop = asyncio.get_running_loop()
        self._driver: Any = None  # asyncpg's own connection, once there is one
        self._count_down(seconds, self._give_up)

    def watch(self, connection: AsyncConnection) -> None:
        """Have this connection broken at the deadline, or at once if that has passed."""
        proxied = connection.sync_connection and connection.sync_connection.connection
        self._driver = proxied and proxied.driver_connection
        if self.passed:
            self._break()

    @property
    def lost(self) -> bool:
        """Tell whether the connection is gone."""
        return self._driver is not None and bool(self._driver.is_closed())

    def hurry(self) -> None:
        """Leave little time from now on."""
        if not self.passed and self._left * self._step > LEFT:
            self._timer.cancel()
            self._count_down(LEFT, self._break)

    def commit(self) -> None:
        """Leave little time for the commit, which begins now: the server has answered all before it."""
        self.committing = True
        if not self.passed:
            self._timer.cancel()
            self._count_down(min(LEFT, self._left * self._step), self._give_up)

    def cancel(self) -> None:
        """Give up nothing any more: the transaction is over."""
        self._timer.cancel()

    def _count_down(self, seconds: float, then: Callable[[], None]) -> None:
        self._left, self._step, self._then = STEPS, seconds / STEPS, then
        self._timer = self._loop.call_later(self._step, self._tick)

    def _tick(self) -> None:
        self._left -= 1
        if self._left:
            self._timer = self._loop.call_later(self._step, self._tick)
        else:
            self._then()

    def _give_up(self) -> None:
        self._break()
        self._deadlines.silent()

    def _break(self) -> None:
        """Break the connection: whatever waits for it fails at once, a rollback too.

        To cancel the waiting task would not do: asyncpg then asks the server to cancel, and waits for an
        answer.
        """
        self.passed = True
        if self._driver is not None:
            self._driver.terminate()


class Deadlines:
    """Keep the deadlines of all transactions that one process has under way."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._under_way: set[Deadline] = set()
        self._told_at = -float("inf")

    @contextmanager
    def set(self, seconds: float | None) -> Iterator[Deadline | None]:
        """Set a deadline for the block; none where `seconds` is None."""
        if seconds is None:
            yield None
            return
        deadline = Deadline(self, seconds)
        if seconds <= DEADLINE:  # nobody waits for a longer one
            self._under_way.add(deadline)
        try:
            yield deadline
        finally:
            deadline.cancel()
            self._under_way.discard(deadline)

    def silent(self) -> None:
        """Note that the database did not answer: hurry what is under way, and close idle connections.

        These connections are probably as silent, and a transaction on each would wait for its deadline.
        """
        for other in self._under_way:
            other.hurry()
        closed = self._sessions.close_idle()
        now = asyncio.get_running_loop().time()
        if now - self._told_at > DEADLINE:
            log.warning(
                "the database did not answer: what was under way is given up and done again, and "
                "%(closed)d idle connections are closed",
                {"closed": closed},
            )
            self._told_at = now
