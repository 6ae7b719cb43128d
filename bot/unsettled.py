"""What is on its way, or has arrived and is not written down: after a kill nobody knows; it comes again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from bot.stopping import happened

PATIENCE = 2.0
"""Seconds that waiting for one another may cost in one rush; after that messages go out side by side.

Where each answer comes sooner than the rate lets the next message go, it costs nothing. Where Telegram is
far away, or does not answer at all, a queue would else grow for as long as there is more to say than fits.
"""


class Unsettled:
    """Lets one message begin at a time, so that a kill can make no more than one come twice."""

    def __init__(self) -> None:
        self._numbers: set[int] = set()
        self._none = asyncio.Event()
        self._lost = 0.0

    async def begin(self, number: int, rush: bool) -> None:
        """Wait until nothing is unsettled, then this is. rush: more messages wait behind it."""
        if not rush:
            self._lost = 0.0
        if self._numbers and self._lost < PATIENCE:
            now = asyncio.get_running_loop().time
            since = now()
            await happened(self._none, PATIENCE - self._lost)
            self._lost += now() - since
        self._numbers.add(number)
        self._none.clear()

    def end(self, numbers: Iterable[int]) -> None:
        """It is written down what has become of these, or known that they have not arrived."""
        self._numbers.difference_update(numbers)
        if not self._numbers:
            self._none.set()
