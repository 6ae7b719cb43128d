"""How fast messages may go out: so many a second in all, and fewer to one chat."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

BURST = 3
"""Messages to one chat that may go out at once before its own rate holds."""

LONGEST_OF_ONE = 3600.0
"""Seconds that one chat waits at most because it was told to. Telegram rarely means more than minutes. To ask
again after an hour costs one request, and a figure that is wrong costs one chat an hour."""

LONGEST_OF_ALL = 60.0
"""Seconds that all chats wait at a time because some were told to; then one message asks again.

So a figure that is wrong costs a minute, and a flood that lasts is met by one message a minute.
"""

COUNTED = 2.0
"""Seconds on its way after which a message takes no place any more: it has been counted by then, and a chat
for which there is no answer must not take the place of another one."""

FORGET = 10_000
"""Chats to remember; more than this, and those that are idle are dropped."""


class SendRate:
    """Waits until a message may go. 0 stands for no limit.

    They go out evenly, not thirty at once and then none: so there is time between two of them to hear that
    the one before has arrived.
    """

    def __init__(self, per_second: float, per_chat: float, clock: Callable[[], float] | None = None) -> None:
        self.per_second = per_second
        self._per_chat = per_chat
        self._clock = clock or asyncio.get_running_loop().time
        self._recent: deque[float] = deque()
        self._on_their_way: dict[object, float] = {}  # since when
        self._chats: dict[int, tuple[float, float]] = {}  # (tokens, when they were counted)
        self._paused_until = 0.0
        self._told: dict[int, float] = {}  # chats that were told to wait, and until when that counts
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._behind = asyncio.Lock()
        self._next = 0.0

    def pause(self, seconds: float) -> None:
        """Nothing goes out for so long: the other side said so."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    def refused(self, chat: int, seconds: float) -> None:
        """Note that a chat was told to wait for so long. All wait, where another one was told so meanwhile.

        One chat may have had too much of its own; two with nothing taken in between mean that it is about the
        bot. What a chat was told counts twice as long as the pause, so that after it the first refusal is
        enough.
        """
        now, seconds = self._clock(), min(seconds, LONGEST_OF_ALL)
        self._told = {other: until for other, until in self._told.items() if until > now}
        if self._told.keys() - {chat}:
            self.pause(seconds)
        self._told[chat] = now + 2 * seconds

    def taken(self) -> None:
        """Note that something was taken: whoever was told to wait had too much of their own."""
        self._told.clear()

    @property
    def slowest(self) -> float:
        """Seconds that the limits alone may keep one message waiting behind another."""
        return sum(1 / limit for limit in (self.per_second, self._per_chat) if limit)

    async def chat(self, chat: int) -> None:
        """Wait until this chat may get one more."""
        if not self._per_chat:
            return
        await _free(lambda: self._take(chat))

    def _take(self, chat: int) -> float:
        """Take a token of the chat; how long until there is one where there is none (seconds)."""
        now = self._clock()
        tokens, counted = self._chats.get(chat, (float(BURST), now))
        tokens = min(float(BURST), tokens + (now - counted) * self._per_chat)
        if tokens < 1:
            return (1 - tokens) / self._per_chat
        if len(self._chats) > FORGET:
            idle = BURST / self._per_chat
            self._chats = {c: kept for c, kept in self._chats.items() if now - kept[1] < idle}
        self._chats[chat] = (tokens - 1, now)
        return 0.0

    @asynccontextmanager
    async def slot(
        self, *, urgent: bool = True, first: Callable[[bool], Awaitable[None]] | None = None
    ) -> AsyncIterator[None]:
        """Wait until one more may go out at all, and hold the place meanwhile.

        first: what else the next message in turn waits for; it is told whether others wait behind it.

        In the order of asking; only one that is not urgent waits among those that are. A place is free
        again a second after its answer came: whenever in between the other side counted the message, no
        second of theirs has more than is allowed.
        """
        if urgent:
            flight = await self._place(first)
        else:
            async with self._behind:
                flight = await self._place(first)
        try:
            yield
        finally:
            if self._on_their_way.pop(flight, None) is not None:
                self._recent.append(self._clock())

    async def _place(self, first: Callable[[bool], Awaitable[None]] | None) -> object:
        self._waiting += 1
        try:
            async with self._turn:
                await _free(self._wait)
                if first is not None:
                    await first(self._waiting > 1)
                flight = object()
                self._on_their_way[flight] = self._clock()
                return flight
        finally:
            self._waiting -= 1

    def _wait(self) -> float:
        now = self._clock()
        if now < self._paused_until:
            return self._paused_until - now
        if not self.per_second:
            self._recent.clear()
            return 0.0
        while self._recent and self._recent[0] <= now - 1:
            self._recent.popleft()
        self._on_their_way = {
            one: since for one, since in self._on_their_way.items() if since > now - COUNTED
        }
        if len(self._recent) + len(self._on_their_way) >= self.per_second:
            return max(0.001, self._recent[0] + 1 - now) if self._recent else 0.01
        step = 1 / self.per_second
        if now < self._next:
            return self._next - now
        self._next = max(self._next, now - step) + step
        return 0.0


async def _free(wait: Callable[[], float]) -> None:
    """Sleep for as long as `wait` says (seconds), until it says 0: places get free by time alone."""
    while True:
        seconds = wait()
        if seconds <= 0:
            return
        await asyncio.sleep(seconds)
