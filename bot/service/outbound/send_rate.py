"""Limit how fast messages go out: so many a second in all, and fewer to one chat."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext

BURST = 3
"""How many messages to one chat may go out at once before the chat's own rate applies."""

LONGEST_OF_ONE = 3600.0
"""Seconds that one chat waits at most because Telegram said so. Telegram rarely means more than minutes: to
try again after an hour costs one request, and a wrong figure costs one chat an hour."""

FIRST_OF_ALL, LONGEST_OF_ALL = 5.0, 60.0
"""Seconds that all chats wait at first because some were told to, and at most; then one message tries again.

Each pause is twice as long as the one before, until Telegram takes a message. So chats that have had too much
of their own hold the others for five seconds, and a lasting flood limit is soon met by one message a minute.
"""

COUNTED = 1.0
"""Seconds after which a message without an answer takes no place any more: Telegram has counted it by then,
and a chat for which Telegram is silent must not take another chat's place: it takes what any other takes."""

FORGET = 10_000
"""How many chats are remembered; when there are more, idle ones are dropped."""


class SendRate:
    """Let each message wait until it may go. 0 stands for no limit.

    Messages go out evenly, not thirty at once and then none: so between two of them there is time to hear
    that the first has arrived.
    """

    def __init__(self, per_second: float, per_chat: float, clock: Callable[[], float] | None = None) -> None:
        self.per_second = per_second
        self._per_chat = per_chat
        self._clock = clock or asyncio.get_running_loop().time
        self._recent: deque[float] = deque()
        self._on_their_way: dict[object, float] = {}  # since when
        self._chats: dict[int, tuple[float, float]] = {}  # (tokens, when they were counted)
        self._paused_until = 0.0
        self._asked_to_wait: dict[int, float] = {}  # chats that were told to wait, and until when that counts
        self._longest = FIRST_OF_ALL  # of the next pause of all chats
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._behind = asyncio.Lock()
        self._next = 0.0

    def pause(self, seconds: float) -> None:
        """Let nothing go out for so many seconds."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    def refused(self, chat: int, seconds: float) -> None:
        """Note that a chat was told to wait. If another one was told so lately, let all chats wait.

        One chat may have had too many messages of its own; two chats, with no message taken in between, mean
        that the whole bot is limited. Such a refusal counts for twice the pause, so that after the pause one
        more is enough.
        """
        now, seconds = self._clock(), min(seconds, LONGEST_OF_ALL)
        self._asked_to_wait = {other: until for other, until in self._asked_to_wait.items() if until > now}
        if self._asked_to_wait.keys() - {chat} and now >= self._paused_until:
            self.pause(min(seconds, self._longest))
            self._longest = min(2 * self._longest, LONGEST_OF_ALL)
        self._asked_to_wait[chat] = now + 2 * seconds

    def taken(self) -> None:
        """Note that Telegram took a message: chats told to wait had too many of their own."""
        self._asked_to_wait.clear()
        self._longest = FIRST_OF_ALL

    @property
    def slowest(self) -> float:
        """Return the seconds that the limits alone may keep one message waiting behind another."""
        return sum(1 / limit for limit in (self.per_second, self._per_chat) if limit)

    async def chat(self, chat: int) -> None:
        """Wait until this chat may get one more message."""
        if not self._per_chat:
            return
        await _wait_out(lambda: self._take(chat))

    def _take(self, chat: int) -> float:
        """Take a token of the chat and return 0; if it has none, return the seconds until it has."""
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
        """Wait until one more message may go out at all, and hold its place during the block.

        first: what else the next message in turn waits for; its argument is whether others wait behind it.

        Places are given in the order of asking, but at most one message that is not urgent waits among the
        urgent ones. A place is free again a second after its answer: whenever Telegram counted the message
        in between, no second of Telegram's has more messages than are allowed.
        """
        self._waiting += 1
        try:
            async with nullcontext() if urgent else self._behind:
                flight = await self._place(first)
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            if self._on_their_way.pop(flight, None) is not None:
                self._recent.append(self._clock())

    async def _place(self, first: Callable[[bool], Awaitable[None]] | None) -> object:
        async with self._turn:
            await _wait_out(self._wait)
            if first is not None:
                await first(self._waiting > 1)
            flight = object()
            self._on_their_way[flight] = self._clock()
            return flight

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
            flight: since for flight, since in self._on_their_way.items() if since > now - COUNTED
        }
        if len(self._recent) + len(self._on_their_way) >= self.per_second:
            free = [at + 1 for at in [*self._recent][:1]]
            free += [at + COUNTED for at in self._on_their_way.values()]
            return max(0.001, min(free) - now)
        step = 1 / self.per_second
        if now < self._next:
            return self._next - now
        self._next = max(self._next, now - step) + step
        return 0.0


async def _wait_out(wait: Callable[[], float]) -> None:
    """Sleep as many seconds as `wait` returns, until it returns 0: places get free by time alone."""
    while True:
        seconds = wait()
        if seconds <= 0:
            return
        await asyncio.sleep(seconds)
