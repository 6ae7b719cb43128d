"""Whether this process may act as the one that leads: by its own clock, and by the database's word.

What is sent can't be taken back, so the clock is asked before each message: it goes on while a process is
stopped, and whoever wakes up knows by it that another one may lead by now. What is written is held by the
database: the transaction keeps the number of the term from changing until it is through, or fails.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import leader

RENEWALS = 10
"""In one lease."""

SURE = 0.2
"""The part of a lease, from the last renewal that was answered, for which messages go out: when the database
falls silent, nothing that could not be written down is begun."""

LOST = 0.8
"""The part of a lease without an answer after which it counts as lost, well before anybody else counts so."""


class LeaseLostError(Exception):
    """Another process leads by now: nothing of this transaction may be kept."""


def awake_or_not() -> float:
    """Seconds that go on while the process is stopped, and mostly while the machine sleeps."""
    clock: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


class Lease(Protocol):
    """What whoever acts as the leader asks."""

    @property
    def sure(self) -> bool:
        """Whether a message may go out at this moment."""

    @property
    def interrupted(self) -> bool:
        """Whether another process has led since the term before this one."""

    async def holds(self, connection: AsyncConnection) -> bool:
        """As `confirm`, and whether a message may go out."""

    async def confirm(self, connection: AsyncConnection) -> None:
        """Hold the term until this transaction is over. Raises LeaseLostError where it is over already."""


class NoLease:
    """Of a process that shares its database with no other one that leads."""

    sure, interrupted = True, False

    async def holds(self, connection: AsyncConnection) -> bool:  # noqa: ARG002 - it is nobody's term
        """It always does."""
        return True

    async def confirm(self, connection: AsyncConnection) -> None:
        """There is nobody who could lead instead."""


UNNEEDED = NoLease()


class LeaderLease:
    """What the process that leads has won, and renews.

    Whoever never stands for election (`afterword chat`, say) needs none. over: the term has ended.
    interrupted: another process has led since the term before this one. seconds: without a renewal, after
    which others may take the lead away.
    """

    def __init__(self, bot: int, seconds: float, clock: Callable[[], float] = awake_or_not) -> None:
        self.bot = bot
        self.seconds = seconds
        self.clock = clock
        self.over = asyncio.Event()
        self.interrupted = False
        self._needed = False
        self._term: int | None = None
        self._renewed = -float("inf")

    @property
    def every(self) -> float:
        """Seconds between two renewals, and between two looks of those who stand by."""
        return self.seconds / RENEWALS

    @property
    def sure(self) -> bool:
        """Whether a message may go out at this moment."""
        return not self._needed or self.clock() - self._renewed < SURE * self.seconds

    @property
    def left(self) -> float:
        """Seconds until it counts as lost."""
        return self._renewed + LOST * self.seconds - self.clock()

    def stand(self) -> None:
        """From here on it needs one."""
        self._needed = True

    def won(self, term: int, asked: float) -> None:
        """A term begins. asked: when the database was asked for it, by this clock."""
        self.interrupted = self._term is not None and term != self._term + 1
        self._term, self._renewed = term, asked
        self.over = asyncio.Event()

    async def renew(self, connection: AsyncConnection) -> None:
        """Say that it leads. Raises LeaseLostError where another one does."""
        asked = self.clock()
        if self._term is None or not await leader.renew(connection, self.bot, self._term):
            raise LeaseLostError
        if not self.over.is_set():
            self._renewed = asked

    def end(self) -> None:
        """Nothing goes out from here on. What was sent may still be written down, if no other term began."""
        self._renewed = -float("inf")
        self.over.set()

    async def holds(self, connection: AsyncConnection) -> bool:
        """As `confirm`, and whether a message may go out."""
        with suppress(LeaseLostError):
            await self.confirm(connection)
            return self.sure
        return False

    async def confirm(self, connection: AsyncConnection) -> None:
        """Hold the term until this transaction is over. Raises LeaseLostError where it is over already."""
        if not self._needed:
            return
        if self._term is None or not await leader.in_term(connection, self.bot, self._term):
            self.end()
            raise LeaseLostError
