"""Limit how fast messages go out: so many a second in all, and fewer to one chat."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from functools import partial

BURST = 3
"""How many messages to one chat may go out at once before the chat's own rate applies."""

LONGEST_OF_ONE = 3600.0
"""Seconds that one chat waits at most because Telegram said so. Telegram rarely means more than minutes: to
try again after an hour costs one request, and a wrong figure costs one chat an hour."""

FIRST_OF_ALL, LONGEST_OF_ALL = 1.0, 60.0
"""Seconds that all chats wait at first because some were told to, and at most; then one message tries again.

Each pause is twice as long as the one before, until Telegram takes a message. So chats that have had too much
of their own hold the others for a second or a few, and a lasting flood limit is soon met by one message a
minute.
"""

HEAD_START = 1.0
"""Seconds after such a pause in which only those chats go for which Telegram took a message lately.

If it takes one again, the others had too many of their own; if it refuses it, the whole bot is limited.
Else a queue of such others would be tried one after another, with a longer pause each time.
"""

COUNTED = 1.0
"""Seconds after which a message without an answer takes no place any more: Telegram has counted it by then,
and a chat for which Telegram is silent must not take another chat's place: it takes what any other takes."""

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
        self._places: dict[object, float] = {}  # of this second's messages: until when each is taken
        self._chats: dict[int, Pace] = {}
        self._paused_until = 0.0
        self._asked_to_wait: tuple[int | None, float] = None, 0.0  # who was, last, and until when that counts
        self._longest = FIRST_OF_ALL  # of the next pause of all chats
        self._proven: dict[int, None] = {}  # chats for which a message was taken, the latest last
        self._doubted_until = 0.0  # before that, the others give way to them
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._behind = asyncio.Lock()

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
        self._proven.pop(chat, None)
        last, until = self._asked_to_wait
        if last not in (None, chat) and self._paused_until <= now < until:
            self.pause(min(seconds, self._longest))
            self._longest = min(2 * self._longest, LONGEST_OF_ALL)
            self._doubted_until = self._paused_until + HEAD_START if self._proven else 0.0
        self._asked_to_wait = chat, max(until, now + 2 * seconds)

    def taken(self, chat: int) -> None:
        """Note that Telegram took a chat's message: chats told to wait had too many of their own."""
        self._asked_to_wait = None, 0.0
        self._longest, self._doubted_until = FIRST_OF_ALL, 0.0
        self._proven.pop(chat, None)
        self._proven[chat] = None
        if len(self._proven) > FORGET:
            del self._proven[next(iter(self._proven))]

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
        self, chat: int, *, urgent: bool = True, first: Callable[[bool], Awaitable[None]] | None = None
    ) -> AsyncIterator[None]:
        """Wait until one more message may go out at all, and hold its place during the block.

        chat: the one that it is for. first: what else the next message in turn waits for; its argument is
        whether others wait behind it.

        Places are given in the order of asking, but at most one message that is not urgent waits among the
        urgent ones. A place is free again a second after its answer: whenever Telegram counted the message
        in between, no second of Telegram's has more messages than are allowed.
        """
        self._waiting += 1
        place = object()
        try:
            while place not in self._places:
                await _wait_out(partial(self._gives_way, chat))
                async with nullcontext() if urgent else self._behind, self._turn:
                    await _wait_out(self._wait)
                    if self._gives_way(chat):
                        continue
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

    def _gives_way(self, chat: int) -> float:
        """Return the seconds for which a chat lets those go first for which a message was taken."""
        return max(0.0, self._doubted_until - self._clock()) if chat not in self._proven else 0.0

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
