"""Limit how much a person may send, and what that may cost; beyond that, only the safety screen reads it.

The person is told once that it is too much.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import Enum
from time import monotonic

from bot.events import Incoming

WINDOW = timedelta(minutes=1)

MOST_SECONDS = 5.0
"""Seconds of processor time that one person's turns may take in `WINDOW`: nobody else is served meanwhile. A
text takes some 20 ms (`make bench`), so 30 texts take a tenth of this; a text of somebody who has stored as
much as may be stored takes 200 ms."""

MOST_WATCHED = 10_000
"""People whose messages are counted at a time; those who have been quiet longest are forgotten first."""


class Within(Enum):
    """Say whether a message is within the budget: what the rate lets a person send."""

    yes = "yes"
    just_over = "just_over"  # the first message beyond it
    no = "no"


class ReceiveRate:
    """Let each person send so many messages a minute, as far as their turns don't take too long.

    If `most` is 0, neither messages nor turns are limited.
    """

    def __init__(self, most: int, clock: Callable[[], float] = monotonic) -> None:
        """clock: seconds that never go back, for what turns have cost."""
        self._most = most
        self._clock = clock
        self._spent: dict[int, tuple[float, float]] = {}  # when it was last counted, and how much then
        self._taken: dict[int, deque[datetime]] = {}
        self._warned: set[int] = set()
        # By chat: what `_taken` held for it, and whether `_warned` had it, before the block.
        self._before: dict[int, tuple[tuple[datetime, ...], bool]] = {}
        self._latest = datetime.min.replace(tzinfo=UTC)

    def spend(self, chat: int, seconds: float) -> None:
        """Count processor time that turns of a chat have taken. `counting` never undoes this."""
        if self._most:
            spent = self._spent_by(chat) + seconds
            self._spent.pop(chat, None)
            self._spent[chat] = self._clock(), spent
            while len(self._spent) > MOST_WATCHED:
                del self._spent[next(iter(self._spent))]

    def _spent_by(self, chat: int) -> float:
        """Return the seconds that a chat has spent; `MOST_SECONDS` are given back, evenly, in a window."""
        at, spent = self._spent.get(chat, (0.0, 0.0))
        given_back = (self._clock() - at) * MOST_SECONDS / WINDOW.total_seconds()
        return max(0.0, spent - given_back)

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Keep what the block counts; if the block ends with an error, undo these counts.

        An update is counted in the transaction that confirms it, and in no other: if it isn't confirmed, it
        comes again; if it is set aside, it is counted then.
        """
        self._before = {}
        try:
            yield
        except BaseException:
            self._undo()
            raise

    def beyond(self, messages: Iterable[tuple[int, datetime]], now: datetime) -> list[bool]:
        """Tell of each message whether it would be beyond the budget; count none of them."""
        if not self._most:
            return [False for _ in messages]
        self._forget_future(now)
        before, self._before = self._before, {}
        are_beyond = [self.take(chat, at) is not Within.yes for chat, at in messages]
        self._undo()
        self._before = before
        return are_beyond

    def split(self, batch: Sequence[Incoming], now: datetime) -> tuple[list[Incoming], list[Incoming]]:
        """Split a batch into the updates within their person's receive rate and those beyond it."""
        messages = ((incoming.chat, incoming.counts_from(now)) for incoming in batch)
        parts: tuple[list[Incoming], list[Incoming]] = ([], [])
        for incoming, is_beyond in zip(batch, self.beyond(messages, now), strict=True):
            parts[is_beyond].append(incoming)
        return parts

    def _forget_future(self, now: datetime) -> None:
        """Forget messages counted at times that are still to come: the clock was ahead then."""
        if now < self._latest:
            for taken in self._taken.values():
                while taken and taken[-1] > now:
                    taken.pop()
        self._latest = now

    def _undo(self) -> None:
        """Restore the counts as they were before the block."""
        for chat, (taken, warned) in self._before.items():
            self._taken[chat] = deque(taken)
            (self._warned.add if warned else self._warned.discard)(chat)

    def take(self, chat: int, at: datetime) -> Within:
        """Count one message of a chat, unless it is beyond the budget; return whether it is within.

        at: when it was written, since messages that piled up while nobody fetched them are not all of one
        minute. A time before that of the last message counts as that of the last message.
        """
        if not self._most:
            return Within.yes
        taken = self._taken.pop(chat, None) or deque()
        self._before.setdefault(chat, (tuple(taken), chat in self._warned))
        self._taken[chat] = taken
        at = max(at, taken[-1]) if taken else at
        while taken and at - taken[0] >= WINDOW:  # not `at - WINDOW`: that may be before any date
            taken.popleft()
        if len(taken) < self._most and self._spent_by(chat) < MOST_SECONDS:
            taken.append(at)
            self._warned.discard(chat)
            self._forget_the_quiet()
            return Within.yes
        if chat in self._warned:
            return Within.no
        self._warned.add(chat)
        return Within.just_over

    def _forget_the_quiet(self) -> None:
        while len(self._taken) > MOST_WATCHED:
            quiet = next(iter(self._taken))
            del self._taken[quiet]
            self._warned.discard(quiet)
