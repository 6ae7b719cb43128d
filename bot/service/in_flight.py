"""Know what is on its way to Telegram, or has arrived and is not written down yet.

After a kill nobody can tell whether such a message arrived, so it is sent again. To bring no more than one
twice, the next new message begins when the one before is written down: always within one chat, and over all
chats for as long as that costs little.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from bot.service.shutdown import happened

TOO_SLOW = 1.0
"""Seconds on its way after which a message holds up no other chat: Telegram doesn't answer for that chat."""

PATIENCE = 2.0
"""Seconds that chats may wait for one another in one rush; after that messages go out side by side.

Where each answer comes sooner than the rate lets the next message go, it costs nothing. Where Telegram is
far away, or does not answer at all, a queue would else grow for as long as there is more to say than fits.
"""

SHORTEST = 0.001
"""Seconds below which nobody waits any longer."""

RECENT = 50
"""Messages that tell how long the next one may take."""


class InFlight:
    """Messages by the ids of their rows: begun, and not known to be settled."""

    def __init__(self) -> None:
        self._begun: dict[int, float] = {}  # since when, by the loop's clock
        self._answered: set[int] = set()
        self._changed = asyncio.Event()
        self._lost = 0.0
        self._took: deque[float] = deque(maxlen=RECENT)
        self._ends_at: float | None = None

    def __contains__(self, number: int) -> bool:
        return number in self._begun

    async def turn(self, number: int, rush: bool) -> None:
        """Wait until nothing is unsettled, then this is. rush: more messages wait behind it."""
        if not rush:
            self._lost = 0.0
        since = _now()
        while self._begun:
            ends = min(since + PATIENCE - self._lost, max(self._begun.values()) + TOO_SLOW)
            if ends - _now() < SHORTEST:
                break
            await happened(self._changed, ends - _now())
        self._lost += _now() - since
        self._begun[number] = _now()

    @asynccontextmanager
    async def sending(self, number: int) -> AsyncIterator[None]:
        """While Telegram has it and has not answered."""
        self._begun[number] = began = _now()
        try:
            yield
        finally:
            self._took.append(_now() - began)
            self._answered.add(number)

    @property
    def slow(self) -> int:
        """How many are on their way without an answer for too long."""
        return sum(self._begun[number] < _now() - TOO_SLOW for number in self._begun.keys() - self._answered)

    async def settled(self, number: int) -> None:
        """Wait until it is written down what has become of it."""
        while number in self._begun:
            await self._changed.wait()

    def end(self, numbers: Iterable[int]) -> None:
        """It is written down what has become of these, or known that they have not arrived."""
        for number in numbers:
            self._begun.pop(number, None)
            self._answered.discard(number)
        self._changed.set()
        self._changed = asyncio.Event()

    def clear(self) -> None:
        """Nothing is on its way any more."""
        self.end(list(self._begun))

    # ------------------------------------------------------------ when the process ends

    def ends(self, at: float) -> None:
        """It is over at that time of the loop: what is cut off on its way comes twice."""
        self._ends_at = at

    @property
    def ending(self) -> bool:
        """Whether there is an end at all."""
        return self._ends_at is not None

    @property
    def fits(self) -> bool:
        """Whether one more would be through in time, if it took twice as long as the slowest lately."""
        if self._ends_at is None:
            return True
        under_way = (_now() - self._begun[number] for number in self._begun.keys() - self._answered)
        return _now() + 2 * max([*self._took, *under_way], default=0.0) < self._ends_at

    def over(self, *, waiting: bool) -> bool:
        """Whether nothing more can be done before the end. waiting: there is something in hand."""
        if self._ends_at is None:
            return False
        return _now() >= self._ends_at or not waiting or not (self._begun or self.fits)


def _now() -> float:
    return asyncio.get_running_loop().time()
