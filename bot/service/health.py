"""Whether what there is to deliver gets delivered, told by the loop's own clock."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

PATIENCE = 60.0
"""Seconds for which nothing may get done while there is something to do."""

THE_LOOP = 0
"""Stands among the people for the loop itself: it asks the database, or writes down what was sent."""


class Health:
    """Notes what is in hand and what has failed. A standby has neither, and is well."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._in_hand: set[int] = set()
        self._failed: set[int] = set()
        self._since = 0.0

    def start(self) -> None:
        """Nothing of before counts."""
        self._in_hand.clear()
        self._failed.clear()

    def begun(self, people: Iterable[int]) -> None:
        """Something is being done for these people."""
        if not self._in_hand and not self._failed:
            self._since = _now()
        self._in_hand |= set(people)

    def ended(self, people: Iterable[int], *, failed: bool = False) -> None:
        """Nothing is in hand for them any more. failed: nothing came of it, so it is still to be done."""
        given = set(people)
        self._in_hand -= given
        self._failed = self._failed | given if failed else self._failed - given

    def made(self) -> None:
        """Something was delivered or refused, and written down. What failed before waits for its time."""
        self._failed.clear()
        self._since = _now()

    def nothing_waits(self) -> None:
        """There is nothing in the outbox, for anybody."""
        self._failed.clear()

    @property
    def well(self) -> bool:
        """Whether there is nothing to do, or some of it was done lately."""
        return not (self._in_hand or self._failed) or _now() - self._since < self._patience


def _now() -> float:
    return asyncio.get_running_loop().time()
