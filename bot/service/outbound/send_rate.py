"""Limit how fast messages go out: so many a second in all, and fewer to one chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext

BURST = 3
"""How many messages to one chat may go out at once before the chat's own rate applies."""

LONGEST_OF_ONE = 3600.0
"""Seconds that one chat waits at most because Telegram said so. Telegram rarely means more than minutes: to
try again after an hour costs one request, and a wrong figure costs one chat an hour."""

FIRST_OF_ALL, LONGEST_OF_ALL = 1.0, 60.0
"""Seconds that all chats wait because some were told to wait: at first, and at most.

Each pause is twice as long as the one before, until Telegram takes a message.
"""

FIRST_REFUSED, MOST_REFUSED = 2, 16
"""How many chats must be told to wait, one after another, before all chats wait: the first time, and at most.

Each pause takes twice as many such chats as the one before. So chats that have had too much of their own soon
wait alone: eight of them make the others wait for 3 s in all, fourteen for 7 s. In a lasting flood limit of
the whole bot, sixteen messages a minute try again.
"""

COUNTED = 1.0
"""Seconds after which a message without an answer takes no place any more: Telegram has counted it by then,
and a chat for which Telegram is silent takes no more from the others than any chat does."""

FORGET = 10_000
"""How many chats are remembered; when there are more, idle ones are dropped."""


class Pace:
    """Let so many turns go in a second, evenly, and at most `burst` at once after a rest."""

    def __init__(self, per_second: float, burst: int) -> None:
        self._step = 1 / per_second
        self._credit = (burst - 1) * self._step
        self._due = 0.0  # when the next turn is

    def take(self, now: float) -> float:
        """Take a turn and return 0; if it is too soon, return the seconds until the next one."""
        if now < self._due:
            return self._due - now
        self._due = max(self._due, now - self._credit) + self._step
        return 0.0

    def rested(self, now: float) -> bool:
        """Tell whether no turn was taken for so long that a whole burst may go."""
        return self._due <= now - self._credit


class SendRate:
    """Let each message wait until it may go. 0 stands for no limit.

    Messages go out evenly, not thirty at once and then none: so between two of them there is time to hear
    that the first has arrived.
    """

    def __init__(self, per_second: float, per_chat: float, clock: Callable[[], float] | None = None) -> None:
        self.per_second = per_second
        self._per_chat = per_chat
        self._clock = clock or asyncio.get_running_loop().time
        self._pace = Pace(per_second or float("inf"), 2)
        self._places: dict[object, float] = {}  # by message: until when its place is taken
        self._chats: dict[int, Pace] = {}
        self._paused_until = 0.0
        # By chats that were told to wait since the last pause: until when that counts.
        self._refused: dict[int, float] = {}
        # How many such chats make the next pause, and its seconds at most.
        self._enough, self._longest = FIRST_REFUSED, FIRST_OF_ALL
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._behind = asyncio.Lock()  # for messages that are not urgent: one waits among the urgent

    def pause(self, seconds: float) -> None:
        """Let nothing go out for so many seconds."""
        self._paused_until = max(self._paused_until, self._clock() + seconds)

    def refused(self, chat: int, seconds: float) -> None:
        """Note that a chat was told to wait. If enough others were told so lately, let all chats wait.

        One chat may have had too many messages of its own; several chats, with no message taken in between,
        mean that the whole bot is limited. A refusal counts for twice as long as the chat was told to wait;
        the refusal of a message that was on its way when a pause began says nothing new.
        """
        now, seconds = self._clock(), min(seconds, LONGEST_OF_ALL)
        if now < self._paused_until:
            return
        self._refused = {one: until for one, until in self._refused.items() if now < until}
        self._refused[chat] = now + 2 * seconds
        if len(self._refused) >= self._enough:
            self.pause(min(seconds, self._longest))
            self._refused.clear()
            self._enough = min(2 * self._enough, MOST_REFUSED)
            self._longest = min(2 * self._longest, LONGEST_OF_ALL)

    def taken(self) -> None:
        """Note that Telegram took a message: chats told to wait had too many of their own."""
        self._refused.clear()
        self._enough, self._longest = FIRST_REFUSED, FIRST_OF_ALL

    @property
    def slowest(self) -> float:
        """Return the seconds that the limits alone may keep one message waiting behind another."""
        return sum(1 / limit for limit in (self.per_second, self._per_chat) if limit)

    async def chat(self, chat: int) -> None:
        """Wait until this chat may get one more message."""
        if self._per_chat:
            await _wait_out(lambda: self._take(chat))

    def _take(self, chat: int) -> float:
        now = self._clock()
        if chat not in self._chats:
            if len(self._chats) > FORGET:
                self._chats = {c: pace for c, pace in self._chats.items() if not pace.rested(now)}
            self._chats[chat] = Pace(self._per_chat, BURST)
        return self._chats[chat].take(now)

    @asynccontextmanager
    async def slot(
        self, *, urgent: bool = True, first: Callable[[bool], Awaitable[None]] | None = None
    ) -> AsyncIterator[None]:
        """Wait until one more message may go out at all, and hold its place during the block.

        first: what this message waits for once it is next; its argument is whether others wait behind it.

        Places are given in the order of asking, but at most one message that is not urgent waits among the
        urgent ones. A place is free again a second after its answer: whenever Telegram counted the message
        in between, no second of Telegram's has more messages than are allowed.
        """
        self._waiting += 1
        place = object()
        try:
            async with nullcontext() if urgent else self._behind, self._turn:
                await _wait_out(self._wait)
                if first is not None:
                    await first(self._waiting > 1)
                self._places[place] = self._clock() + COUNTED
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            if place in self._places:
                self._places[place] = self._clock() + 1

    def _wait(self) -> float:
        now = self._clock()
        if now < self._paused_until:
            return self._paused_until - now
        if not self.per_second:
            self._places.clear()
            return 0.0
        self._places = {place: until for place, until in self._places.items() if until > now}
        if len(self._places) >= self.per_second:
            return max(0.001, min(self._places.values()) - now)
        return self._pace.take(now)


async def _wait_out(wait: Callable[[], float]) -> None:
    """Sleep as many seconds as `wait` returns, until it returns 0: places get free by time alone."""
    while True:
        seconds = wait()
        if seconds <= 0:
            return
        await asyncio.sleep(seconds)
