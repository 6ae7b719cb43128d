"""How much one person may send. Of what is beyond it only the safety screen hears; they are told so once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from enum import Enum

WINDOW = timedelta(minutes=1)

MOST_WATCHED = 10_000
"""People whose messages are counted at a time; who has been quiet longest is forgotten first."""


class Within(Enum):
    """Whether a message is within the budget."""

    yes = "yes"
    just_over = "just_over"  # the first one that isn't
    no = "no"


class ReceiveRate:
    """So many messages a minute from one person. 0 for no limit."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: dict[int, deque[datetime]] = {}
        self._told: set[int] = set()
        self._before: dict[int, tuple[tuple[datetime, ...], bool]] = {}
        self._latest = datetime.min.replace(tzinfo=UTC)

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count while it lasts; where it ends with an error, nothing was counted.

        Each update is counted in the transaction that confirms it, and in no other one: what is not confirmed
        comes again, and what is set aside is counted when it is.
        """
        self._before = {}
        try:
            yield
        except BaseException:
            self._take_back()
            raise

    def beyond(self, messages: Iterable[tuple[int, datetime]], now: datetime) -> list[bool]:
        """Tell of each message whether it would be beyond the budget; nothing is counted."""
        if not self._most:
            return [False for _ in messages]
        self._set_right(now)
        counted, self._before = self._before, {}
        found = [self.take(chat, at) is not Within.yes for chat, at in messages]
        self._take_back()
        self._before = counted
        return found

    def _set_right(self, now: datetime) -> None:
        """Forget what was counted at times that are still to come: the clock was ahead then."""
        if now < self._latest:
            for taken in self._taken.values():
                while taken and taken[-1] > now:
                    taken.pop()
        self._latest = now

    def _take_back(self) -> None:
        """Count as before."""
        for chat, (taken, told) in self._before.items():
            self._taken[chat] = deque(taken)
            (self._told.add if told else self._told.discard)(chat)

    def take(self, chat: int, at: datetime) -> Within:
        """Count one message of a chat. What is beyond the budget does not count against it.

        at: when they wrote it: what piled up while nobody fetched it is not all of one minute. A time
        before the last one stands for that.
        """
        if not self._most:
            return Within.yes
        taken = self._taken.pop(chat, None) or deque()
        self._before.setdefault(chat, (tuple(taken), chat in self._told))
        self._taken[chat] = taken
        at = max(at, taken[-1]) if taken else at
        while taken and at - taken[0] >= WINDOW:  # a time may be too early for an earlier one
            taken.popleft()
        if len(taken) < self._most:
            taken.append(at)
            self._told.discard(chat)
            self._forget_the_quiet()
            return Within.yes
        if chat in self._told:
            return Within.no
        self._told.add(chat)
        return Within.just_over

    def _forget_the_quiet(self) -> None:
        while len(self._taken) > MOST_WATCHED:
            quiet = next(iter(self._taken))
            del self._taken[quiet]
            self._told.discard(quiet)
