"""Tell, by the event loop's own clock, whether messages get delivered, and updates taken in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds that may pass with nothing done while there is something to do."""

THE_LOOP = 0
"""The number that stands among people for the outbox's loop, when it reads the database or writes to it."""


class Health:
    """Keep account of what is in hand and what has failed. A standby has neither, and is healthy."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._in_hand: set[int] = set()
        self._failed: set[int] = set()
        self._since = 0.0
        self._logged = False

    def start(self) -> None:
        """Forget all that was noted before."""
        self._in_hand.clear()
        self._failed.clear()

    def begun(self, people: Iterable[int]) -> None:
        """Note that messages for these people are in hand."""
        if not self._in_hand and not self._failed:
            self._since = _now()
        self._in_hand |= set(people)

    def ended(self, people: Iterable[int], *, failed: bool = False) -> None:
        """Note that nothing is in hand for these people. failed: their messages are still to be delivered."""
        ended = set(people)
        self._in_hand -= ended
        self._failed = self._failed | ended if failed else self._failed - ended

    def made(self) -> None:
        """Note that a message is settled. What failed before only waits for its next attempt."""
        self._failed.clear()
        self._since = _now()

    def nothing_waits(self) -> None:
        """Note that the outbox is empty."""
        self._failed.clear()

    def log_change(self) -> None:
        """Log that nothing is done, once until something is."""
        healthy, logged = self.healthy, self._logged
        self._logged = not healthy
        if not healthy and not logged:
            log.warning("no message could be delivered, or written down as delivered, for a minute")

    @property
    def healthy(self) -> bool:
        """Tell whether there is nothing to do, or something was done lately."""
        return not (self._in_hand or self._failed) or _now() - self._since < self._patience


class IntakeHealth:
    """Keep account of whether what arrives is taken in. It is healthy while nothing arrives."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._under_way = 0
        self._since: float | None = None  # since when nothing was taken in
        self._tried = 0.0

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Note that something is to be taken in by the block; it was not if that raises."""
        if self._since is None or self._given_up:
            self._since = _now()
        self._under_way += 1
        try:
            yield
            self.made()
        finally:
            self._under_way -= 1
            self._tried = _now()

    def made(self) -> None:
        """Note that something was taken in."""
        self._since = None

    @property
    def healthy(self) -> bool:
        """Tell whether anything was taken in lately, or nothing came."""
        return self._since is None or _now() - self._since < self._patience or self._given_up

    @property
    def _given_up(self) -> bool:
        """Tell whether nobody brings any more what was not taken in: another worker may have taken it in."""
        return not self._under_way and _now() - self._tried >= self._patience


def _now() -> float:
    return asyncio.get_running_loop().time()
