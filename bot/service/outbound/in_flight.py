"""Know which messages are in flight: on their way to Telegram, or arrived and not settled yet.

After a kill nobody can tell whether such a message arrived, so it is sent again. So that no more than one
comes twice, a new message is begun only when the one before is settled: always within one chat, and across
all chats for as long as that costs little.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from bot.service.lifecycle.shutdown import set_within

TOO_SLOW = 0.5
"""Seconds without an answer after which a message holds up no other chat: Telegram is silent for its chat."""

PATIENCE = 1.0
"""Seconds that chats may wait for one another in one rush; after that, messages go out side by side.

Where each answer comes before the send rate lets the next message go, waiting costs nothing. Where Telegram
is far away, or silent, the queues would otherwise grow for as long as there is more to send than fits.
"""

SEVERAL = 3
"""How many chats for which Telegram is silent at the same time keep a rush from being over: else everybody
who comes after them would wait anew."""

SHORTEST = 0.001
"""Seconds that are too few to wait for."""

RECENT = 50
"""How many of the latest messages tell how long the next one may take."""


class InFlight:
    """Hold the messages, by the ids of their rows, that were begun and are not settled yet."""

    def __init__(self) -> None:
        self._begun: dict[int, float] = {}  # since when, by the loop's clock
        self._answered: set[int] = set()
        self._apart: set[int] = set()  # those of them for which no other chat waits
        self._changed = asyncio.Event()
        self._waited = 0.0  # in this rush
        self._durations: deque[float] = deque(maxlen=RECENT)
        self._ends_at: float | None = None

    def __contains__(self, number: int) -> bool:
        return number in self._begun

    async def turn(self, number: int, rush: bool, *, apart: bool = False) -> None:
        """Wait until nothing is in flight; then this message is. rush: more messages wait behind it.

        apart: nobody knows whether an earlier attempt at it arrived, so it may come twice as it is; and where
        Telegram did not answer before, it mostly does not now. No other chat waits for it.
        """
        if not rush and len(self.slow - self._apart) < SEVERAL:
            self._waited = 0.0
        since = _now()
        while waited_for := [at for one, at in self._begun.items() if one not in self._apart]:
            until = min(since + PATIENCE - self._waited, max(waited_for) + TOO_SLOW)
            if until - _now() < SHORTEST:
                break
            await set_within(self._changed, until - _now())
        self._waited += _now() - since
        self._begun[number] = _now()
        if apart:
            self._apart.add(number)

    @asynccontextmanager
    async def sending(self, number: int) -> AsyncIterator[None]:
        """Note that a message is begun, and at the end of the block that Telegram has answered."""
        self._begun[number] = began = _now()
        try:
            yield
        finally:
            self._durations.append(_now() - began)
            self._answered.add(number)

    @property
    def slow(self) -> set[int]:
        """Return the messages that have been without an answer for too long."""
        waiting, since = self._begun.keys() - self._answered, _now() - TOO_SLOW
        return {number for number in waiting if self._begun[number] < since}

    async def settled(self, number: int) -> None:
        """Wait until the message is settled."""
        while number in self._begun:
            await self._changed.wait()

    def end(self, numbers: Iterable[int]) -> None:
        """Note that these messages are settled, or known not to have arrived."""
        for number in numbers:
            self._begun.pop(number, None)
            self._answered.discard(number)
            self._apart.discard(number)
        self._changed.set()
        self._changed = asyncio.Event()

    def clear(self) -> None:
        """Note that nothing is in flight any more."""
        self.end(list(self._begun))

    # ------------------------------------------------------------ when the process ends

    def ends(self, at: float) -> None:
        """Set the loop's time at which the process ends: a message cut off on its way would come twice."""
        self._ends_at = at

    @property
    def ending(self) -> bool:
        """Tell whether the process is about to end."""
        return self._ends_at is not None

    @property
    def fits(self) -> bool:
        """Tell whether one more message would be through in time, at twice the time of the slowest lately."""
        if self._ends_at is None:
            return True
        under_way = (_now() - self._begun[number] for number in self._begun.keys() - self._answered)
        return _now() + 2 * max([*self._durations, *under_way], default=0.0) < self._ends_at

    def over(self, *, waiting: bool) -> bool:
        """Tell whether nothing more can be done before the end. waiting: messages are still in hand."""
        if self._ends_at is None:
            return False
        return _now() >= self._ends_at or not waiting or not (self._begun or self.fits)


def _now() -> float:
    return asyncio.get_running_loop().time()
