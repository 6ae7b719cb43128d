"""Tell whether this process may act as the leader: by its own clock, and by the database's word.

A message that is sent can't be taken back, so the clock is read before each one: it goes on while a process
is stopped, and so tells a process that wakes up that another one may lead by now. Writing is guarded by the
database: a transaction keeps the number of the term from changing until it is over, or fails.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import leader

log = logging.getLogger(__name__)

RENEWALS = 10
"""How many times a lease is renewed in the time that it lasts."""

SURE = 0.2
"""The part of a lease, counted from the last renewal that was answered, during which messages go out: so when
the database falls silent, no message is begun whose result could not be written down."""

LOST = 0.8
"""The part of a lease after which a leader whose renewals got no answer takes the lease for lost, well before
others do."""


class LeaseLostError(Exception):
    """Another process leads by now: this transaction must not be committed."""


def suspend_aware_clock() -> float:
    """Read a clock (seconds) that goes on while the process is stopped, and mostly in machine sleep."""
    clock: int = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


class Lease(Protocol):
    """Define what a process that acts as the leader has to ask first."""

    @property
    def sure(self) -> bool:
        """Tell whether a message may go out at this moment."""

    @property
    def interrupted(self) -> bool:
        """Tell whether another process has led since this one's last term."""

    async def holds(self, connection: AsyncConnection) -> bool:
        """Keep the term as `confirm` does; return False where it is over, or no message may go out now."""

    async def confirm(self, connection: AsyncConnection) -> None:
        """Keep the term until this transaction is over. Raises LeaseLostError where it is over already."""


class NoLease:
    """Be a lease that always holds, for a process that shares its database with no other that could lead."""

    sure, interrupted = True, False

    async def holds(self, connection: AsyncConnection) -> bool:  # noqa: ARG002 - there is no term to look up
        """Return True: this process always leads."""
        return True

    async def confirm(self, connection: AsyncConnection) -> None:
        """Do nothing: no other process could lead instead."""


UNNEEDED = NoLease()


class LeaderLease:
    """Hold the lease that a leader has won, and renews.

    A process that never stands for election (`afterword chat`, say) needs none. over: the term has ended.
    interrupted: another process has led since this one's last term. held: a session that is none of ours
    holds the row by which the leader shows that it is there. seconds: the time without a renewal after which
    others may take the lead.
    """

    def __init__(self, bot: int, seconds: float, clock: Callable[[], float] = suspend_aware_clock) -> None:
        self.bot = bot
        self.seconds = seconds
        self.clock = clock
        self.over = asyncio.Event()
        self.interrupted = False
        self.held = False
        self._needed = False
        self._term: int | None = None
        self._renewed = -float("inf")

    @property
    def every(self) -> float:
        """Return the seconds between two renewals, and between two looks of a standby."""
        return self.seconds / RENEWALS

    @property
    def sure(self) -> bool:
        """Tell whether a message may go out at this moment."""
        return not self._needed or self.clock() - self._renewed < SURE * self.seconds

    @property
    def left(self) -> float:
        """Return the seconds until the lease counts as lost."""
        return self._renewed + LOST * self.seconds - self.clock()

    def stand(self) -> None:
        """Stand for election: from here on this process needs a lease."""
        self._needed = True

    def won(self, term: int, asked: float) -> None:
        """Begin a term. asked: when the database was asked for the term, by this lease's clock."""
        self.note(held=False)
        self.interrupted = self._term is not None and term != self._term + 1
        self._term, self._renewed = term, asked
        self.over = asyncio.Event()

    async def renew(self, connection: AsyncConnection) -> None:
        """Renew the lease in the database. Raises LeaseLostError where another process leads."""
        asked = self.clock()
        if self._term is None:
            raise LeaseLostError
        renewed = await leader.renew(connection, self.bot, self._term)
        if not renewed and not await leader.still(connection, self.bot, self._term):
            raise LeaseLostError
        self.note(held=not renewed)
        if not self.over.is_set():
            self._renewed = asked

    def note(self, *, held: bool) -> None:
        """Note whether another session holds the row of the leader, and tell the log when that changes."""
        if held and not self.held:
            log.error("another session holds the row of the leader: no other process could take over")
        elif self.held and not held:
            log.info("the row of the leader is free again")
        self.held = held

    def end(self) -> None:
        """Let no more messages go out. Results may still be written down, as long as no other term begins."""
        self._renewed = -float("inf")
        self.over.set()

    async def holds(self, connection: AsyncConnection) -> bool:
        """Keep the term as `confirm` does; return False where it is over, or no message may go out now."""
        with suppress(LeaseLostError):
            await self.confirm(connection)
            return self.sure
        return False

    async def confirm(self, connection: AsyncConnection) -> None:
        """Keep the term until this transaction is over. Raises LeaseLostError where it is over already."""
        if not self._needed:
            return
        if self._term is None or not await leader.in_term(connection, self.bot, self._term):
            self.end()
            raise LeaseLostError
