"""Hold the messages being sent in a short queue for each person, and know who waits for another attempt."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta

from bot.store.queued import QueuedMessage

MOST_IN_HAND = 240
"""How many messages are in memory at a time; at a lower send rate, what goes out in two seconds, or four."""

MOST_NUDGES = 10
"""How many of the messages in hand may be nudges: the other places are kept for replies."""

MOST_OF_ONE = 3
"""How many of the messages in hand may be for one person."""

FAILING_SHARE = 8
"""One in so many of the replies in hand, and of the nudges, may be for people whose last attempt failed: the
rest is for people in reach. Nudges that wait in vain for an answer come on top, until such nudges are as
many as such replies."""

MOST_SLOW = 200
"""How many people's messages take no place in hand while the first of them has been in flight without an
answer for too long; for half of these people it may be a nudge."""

MOST_POSTPONED = 10_000
"""How many people may wait for another attempt. If so many do, the fault isn't theirs: nobody else is
tried."""

SOON = 1.0
"""Seconds until a row that another session holds is tried again, or work that failed at the database."""

Queue = deque[QueuedMessage]


class ChatQueues:
    """Hold one queue for each person, until all the messages that were in it are settled.

    stuck: ids of rows that are not taken up again, because they can't be settled. full: a message was left in
    the table for want of room.
    """

    def __init__(self, per_second: float, clock: Callable[[], datetime]) -> None:
        """per_second: how many messages may go out in a second; 0 for no limit."""
        self.stuck: set[int] = set()
        self.full = False
        self._clock = clock
        self._most = min(MOST_IN_HAND, max(4, round(2 * per_second))) if per_second else MOST_IN_HAND
        self._queues: dict[int, Queue] = {}
        self._postponed: dict[int, tuple[datetime, timedelta]] = {}  # since when, and for how long
        # By people whose last attempt failed, the latest failure last: whether a reply failed.
        self._failing: dict[int, bool] = {}
        self._have_more: set[int] = set()  # people in hand who may have more messages in the table

    def of(self, person: int) -> Queue:
        """Return the queue of a person; an empty one if they have none."""
        return self._queues.get(person, deque())

    def __len__(self) -> int:
        return len(self._queues)

    @property
    def busy(self) -> set[int]:
        """Return the people whose messages are not taken up now, unless `again` chooses them."""
        return {*self._queues, *self._postponed, *self._failing}

    @property
    def ended(self) -> set[int]:
        """Return the people whose queues are to be released when their messages are settled."""
        return {person for person, queue in self._queues.items() if not queue}

    def again(self, slow: Collection[int]) -> list[int]:
        """Choose people whose last attempt failed and who are to be tried now, the earliest failure first.

        slow: see `room`.
        """
        chosen: list[int] = []
        replies, nudges = _share(self._most), _share(MOST_NUDGES)
        for urgent, most, most_slow in ((True, replies, 0), (False, nudges, replies - nudges)):
            theirs = [person for person, reply in self._failing.items() if reply is urgent]
            in_hand = [list(self.of(person))[:1] for person in theirs]  # each counts once
            waiting = [p for p in theirs if p not in self._queues and p not in self._postponed]
            room = max(0, most - _places(in_hand, slow, most_slow))
            chosen += waiting[:room]
            self.full = self.full or len(waiting) > room
        return chosen

    def room(self, slow: Collection[int]) -> int:
        """Return how many more messages fit. slow: ids of messages too long without an answer."""
        if len(self._postponed) >= MOST_POSTPONED:
            return 0
        return self._most - _places(self._queues.values(), slow, MOST_SLOW)

    def fit(self, messages: Iterable[QueuedMessage], slow: Collection[int]) -> dict[int, Queue]:
        """Put what fits, in order, into new queues for people without one; return them. slow: see `room`.

        Nobody's message is put in before an earlier one that was not found, since another session holds it.
        """
        of_nudges = [queue for queue in self._queues.values() if queue and not queue[0].urgent]
        room, nudges = self.room(slow), MOST_NUDGES - _places(of_nudges, slow, MOST_SLOW // 2)
        queues: dict[int, Queue] = {}
        occupied = self._queues.keys() | self._postponed.keys()
        for message in messages:
            person, before = message.person, len(queues.get(message.person, ()))
            if person in occupied or before == MOST_OF_ONE:
                self._have_more.add(person)
            elif message.place not in (None, before):
                self._postponed[person] = (self._clock(), timedelta(seconds=SOON))
                occupied.add(person)
            elif room <= 0 or not (message.urgent or nudges > 0):
                self.full = True
                occupied.add(person)
            else:
                queues.setdefault(person, deque()).append(message)
                room -= 1
                nudges -= not message.urgent
        self._queues |= queues
        return queues

    def forget_failures(self, people: Iterable[int]) -> None:
        """Forget that these people's last attempt failed: nothing is left of it to be tried again."""
        for person in people:
            self._failing.pop(person, None)

    def more_for(self, people: Collection[int] | None) -> bool:
        """Note that these people, or any (None), have messages in the table; tell whether to take them up."""
        self._have_more |= self._queues.keys() if people is None else set(people)
        return people is None or not self._queues.keys() >= set(people)

    def postpone(self, person: int, seconds: float, *, urgent: bool = True) -> None:
        """Let a person wait for so many seconds until the next attempt. urgent: a reply has failed."""
        self._postponed[person] = (self._clock(), timedelta(seconds=seconds))
        self.forget_failures([person])
        self._failing[person] = urgent

    def done(self, message: QueuedMessage, number: int | None) -> None:
        """Note that a person's first message has arrived, with this number if it is new, or never will."""
        self.forget_failures([message.person])
        asked = message.row["run"], message.row["key"]
        for later in self.of(message.person) if number is not None else ():  # edits of it learn its number
            if later.edits and later.row["message"] is None and asked == (later.row["run"], later.row["key"]):
                later.shown = number

    def end_postponing(self) -> bool:
        """Let people be tried whose wait is over, or began by a clock that was ahead; tell if any are."""
        now = self._clock()
        ready = [p for p, (since, wait) in self._postponed.items() if not since <= now < since + wait]
        for person in ready:
            del self._postponed[person]
        return bool(ready)

    def next_attempt(self) -> float:
        """Return the seconds until the first person has waited long enough; infinite where nobody waits."""
        now = self._clock()
        remaining = ((since + wait - now).total_seconds() for since, wait in self._postponed.values())
        return min(remaining, default=float("inf"))

    def release(self, people: Iterable[int]) -> bool:
        """Remove the queues of these people; tell whether the table may have messages to take up instead."""
        released = set(people)
        for person in released:
            self._queues.pop(person, None)
        look = bool(released) and (self.full or bool(released & self._have_more))
        self._have_more -= released
        return look

    def clear(self) -> None:
        """Forget all queues, and everybody who waits."""
        for state in (self.stuck, self._queues, self._postponed, self._failing, self._have_more):
            state.clear()
        self.full = False


def _share(places: int) -> int:
    return max(1, places // FAILING_SHARE)


def _places(queues: Collection[Sequence[QueuedMessage]], slow: Collection[int], most_slow: int) -> int:
    """Count the places that queues take. Up to `most_slow` of them whose first message is slow take none."""
    in_vain = [len(queue) for queue in queues if queue and queue[0].id in slow]
    return sum(map(len, queues)) - sum(in_vain[:most_slow])
