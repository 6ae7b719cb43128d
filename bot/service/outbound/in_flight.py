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
from dataclasses import dataclass

from bot.service.lifecycle.shutdown import set_within

TOO_SLOW = 0.5
"""Seconds without an answer after which a message holds up no other chat: Telegram is silent for its chat."""

PATIENCE = 1.0
"""Seconds that chats may wait for one another in one rush, which lasts for as long as more messages wait
behind each; after that, messages go out side by side.

Where each answer comes before the send rate lets the next message go, waiting costs nothing. Where Telegram
is far away, or silent, the queues would otherwise grow for as long as there is more to send than fits.
"""

SEVERAL = 3
"""How many chats for which Telegram is silent at the same time keep a rush from being over: else everybody
who comes after them would wait anew."""

TO_SETTLE = 10.0
"""Seconds between two looks at whether what has arrived is settled. Nothing else is begun until it is."""

SHORTEST = 0.001
"""Seconds that are too few to wait for."""

RECENT = 50
"""How many of the latest messages tell how long the next one may take."""


@dataclass
class Flight:
    """Hold since when a message is on its way (by the loop's clock), and whether Telegram has answered.

    apart: no other chat waits for it.
    """

    since: float
    apart: bool = False
    answered: bool = False


class InFlight:
    """Hold the messages, by the ids of their rows, that were begun and are not settled yet.

    ends_at: the loop's time at which the process ends; a message cut off on its way would come twice.
    """

    def __init__(self) -> None:
        self.ends_at = float("inf")
        self._flights: dict[int, Flight] = {}
        self._changed = asyncio.Event()
        self._waited = 0.0  # seconds, in this rush
        self._durations: deque[float] = deque(maxlen=RECENT)

    def __contains__(self, number: int) -> bool:
        return number in self._flights

    async def turn(self, number: int, rush: bool, *, apart: bool = False) -> None:
        """Wait until no other message is in flight; then this one is. rush: more messages wait behind it.

        apart: an earlier attempt at this message may have arrived, so it may come twice in any case; and
        where Telegram did not answer before, it mostly does not now. So no other chat waits for it.
        """
        if not rush and sum(not self._flights[one].apart for one in self.slow) < SEVERAL:
            self._waited = 0.0
        since = _now()
        while others := [f for one, f in self._flights.items() if one != number and not f.apart]:
            until = min(since + PATIENCE - self._waited, max(f.since for f in others) + TOO_SLOW)
            if any(f.answered for f in others):
                # The database is silent, not Telegram: after a kill, one more message would come twice.
                until = _now() + TO_SETTLE
            elif until - _now() < SHORTEST:
                break
            await set_within(self._changed, until - _now())
        self._waited += _now() - since
        self._flights[number] = Flight(_now(), apart)

    @asynccontextmanager
    async def sending(self, number: int) -> AsyncIterator[None]:
        """Note that a message is begun, and at the end of the block that Telegram has answered."""
        flight = self._flights.setdefault(number, Flight(_now()))
        flight.since, flight.answered = _now(), False
        try:
            yield
        finally:
            self._durations.append(_now() - flight.since)
            flight.answered = True

    def send_otherwise(self, number: int) -> None:
        """Let nobody wait for a message that is about to be sent in another form.

        That form waits for a turn of its own, which a message that waited for this one would hold.
        """
        if (flight := self._flights.get(number)) is not None:
            flight.apart = True
            self._tell_those_who_wait()

    @property
    def slow(self) -> set[int]:
        """Return the ids of the messages that have been without an answer for too long."""
        before = _now() - TOO_SLOW
        return {one for one, flight in self._flights.items() if not flight.answered and flight.since < before}

    async def settled(self, number: int) -> None:
        """Wait until the message is settled."""
        while number in self._flights:
            await self._changed.wait()

    def end(self, numbers: Iterable[int]) -> None:
        """Note that these messages are settled."""
        for number in numbers:
            self._flights.pop(number, None)
        self._tell_those_who_wait()

    def _tell_those_who_wait(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def clear(self) -> None:
        """Note that nothing is in flight any more."""
        self.end(list(self._flights))

    @property
    def ending(self) -> bool:
        """Tell whether the process is about to end."""
        return self.ends_at < float("inf")

    @property
    def fits(self) -> bool:
        """Tell whether one more message would be through in time, in twice the time of the slowest lately."""
        under_way = (_now() - flight.since for flight in self._flights.values() if not flight.answered)
        return _now() + 2 * max([*self._durations, *under_way], default=0.0) < self.ends_at

    def over(self, *, waiting: bool) -> bool:
        """Tell whether nothing more can be done before the end. waiting: messages are still in hand."""
        nothing_more = not waiting or not (self._flights or self.fits)
        return self.ending and (nothing_more or _now() >= self.ends_at)


def _now() -> float:
    return asyncio.get_running_loop().time()
