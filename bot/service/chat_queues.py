"""Hold what is being sent: a short queue for each person, and who waits for another attempt."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

from bot.store.queued import QueuedMessage

MOST_IN_HAND = 240
"""Messages in memory at a time; at a lower rate, so many that two seconds are enough for them."""

MOST_REMINDERS = 10
"""Of these, so many that the coach says by itself: the others are kept for replies."""

MOST_OF_ONE = 3
"""Of these, so many for one person."""

MOST_FAILING = 10
"""Of these, so many for people whose last attempt failed: the others are for who can be reached."""

MOST_SLOW = 200
"""Messages besides these that are on their way without an answer."""

MOST_POSTPONED = 10_000
"""People who wait for another attempt; when there are more, it isn't about them, and no others are tried."""

Queue = deque[QueuedMessage]


class ChatQueues:
    """The queues by person, until what has become of all in them is settled.

    stuck: ids of rows that are not taken up again: they can't be settled, or not yet.
    """

    def __init__(self, per_second: float, clock: Callable[[], datetime]) -> None:
        """per_second: how many messages may go out; 0 for no limit."""
        self.stuck: set[int] = set()
        self._clock = clock
        self._most = min(MOST_IN_HAND, max(4, round(2 * per_second))) if per_second else MOST_IN_HAND
        self._queues: dict[int, Queue] = {}
        self._postponed: dict[int, tuple[datetime, timedelta]] = {}  # noted when, and for how long
        self._failing: set[int] = set()  # people whose last attempt failed, until one doesn't
        self._more: set[int] = set()  # people in hand who may have more in the table
        self._left = False  # something did not fit
        self._passed_over = False  # somebody who could not be reached, and maybe somebody else behind them

    def __getitem__(self, person: int) -> Queue:
        return self._queues[person]

    def __contains__(self, person: int) -> bool:
        return person in self._queues

    @property
    def busy(self) -> list[int]:
        """People for whom nothing more is taken up now."""
        in_hand = self._failing & self._queues.keys()
        failing = self._failing if len(in_hand) >= MOST_FAILING else set()
        return list({*self._queues, *self._postponed, *failing})

    def room(self, slow: int) -> int:
        """For so many messages more. slow: how many are on their way without an answer for too long."""
        if len(self._postponed) >= MOST_POSTPONED:
            return 0
        return self._most - sum(map(len, self._queues.values())) + min(slow, MOST_SLOW)

    def fit(self, found: Iterable[QueuedMessage], slow: int) -> dict[int, Queue]:
        """Put what fits, in its order, into queues of people who have none; those. slow: as in `room`."""
        room, failing = self.room(slow), MOST_FAILING - len(self._failing & self._queues.keys())
        reminders = MOST_REMINDERS - sum(not m.urgent for queue in self._queues.values() for m in queue)
        queues: dict[int, Queue] = {}
        full = self._queues.keys() | self._postponed.keys()
        for message in found:
            person = message.person
            if message.id in self.stuck:
                continue
            if person in full or len(queues.get(person, ())) == MOST_OF_ONE:
                self._more.add(person)
            elif person in self._failing and person not in queues and failing <= 0:
                self._left = self._passed_over = True
                full.add(person)
            elif room <= 0 or not (message.urgent or reminders > 0):
                self._left = True
                full.add(person)
            else:
                failing -= person in self._failing and person not in queues
                queues.setdefault(person, deque()).append(message)
                room -= 1
                reminders -= not message.urgent
        self._queues |= queues
        return queues

    def passed_over(self) -> bool:
        """Whether people who could not be reached were left in the table since this was last asked.

        So many of them may have been found that nobody else was: it is to be looked again, without them.
        """
        passed, self._passed_over = self._passed_over, False
        return passed

    def looked(self, *, all_of_it: bool) -> None:
        """The table was looked at. all_of_it: nothing was left there for want of room."""
        self._left = self._left or not all_of_it

    def more_for(self, people: Collection[int] | None) -> bool:
        """Something is in the table for these people, or for whomever; whether that can be taken up now."""
        self._more |= self._queues.keys() if people is None else set(people)
        return people is None or not self._queues.keys() >= set(people)

    def postpone(self, person: int, seconds: float) -> None:
        """They wait so long for another attempt."""
        self._postponed[person] = (self._clock(), timedelta(seconds=seconds))
        self._failing.add(person)

    def done(self, person: int, number: int | None) -> QueuedMessage:
        """Take the first message away: it has arrived, under that number, or was refused for good."""
        queue = self._queues[person]
        message = queue.popleft()
        self._failing.discard(person)
        asked = message.row["run"], message.row["key"]
        for later in queue if number is not None else ():  # an edit of it knows its number now
            if later.edits and later.row["message"] is None and asked == (later.row["run"], later.row["key"]):
                later.shown = number
        return message

    def end_postponing(self) -> bool:
        """Let go whoever has waited, or was noted by a clock that was ahead; whether there are any."""
        now = self._clock()
        over = [p for p, (since, wait) in self._postponed.items() if not since <= now < since + wait]
        for person in over:
            del self._postponed[person]
        return bool(over)

    def next_attempt(self) -> float:
        """Seconds until somebody has waited long enough; infinite where nobody waits."""
        now = self._clock()
        waits = ((since + wait - now).total_seconds() for since, wait in self._postponed.values())
        return min(waits, default=float("inf"))

    def release(self, people: Iterable[int]) -> bool:
        """Take these queues away; whether something in the table may be taken up instead."""
        known = set(people)
        for person in known:
            self._queues.pop(person, None)
        look = bool(known) and (self._left or bool(known & self._more))
        self._left = self._left and not known
        self._more -= known
        return look

    def clear(self) -> None:
        """Nothing is in hand, and nobody waits."""
        for state in (self.stuck, self._queues, self._postponed, self._failing, self._more):
            state.clear()
        self._left = self._passed_over = False
