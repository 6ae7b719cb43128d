"""Hold the messages being sent in a short queue for each person, and know who waits for another attempt."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable
from datetime import datetime, timedelta

from bot.store.queued import QueuedMessage

MOST_IN_HAND = 240
"""How many messages are in memory at a time; at a lower send rate, as many as go out in two seconds."""

MOST_REMINDERS = 10
"""How many of these may be messages that the coach sends by itself: the others are kept for replies."""

MOST_OF_ONE = 3
"""How many of these may be for one person."""

MOST_FAILING = 10
"""How many of these may be for people whose last attempt failed: the others are for people in reach."""

MOST_SLOW = 200
"""How many messages besides these may be in flight without an answer."""

MOST_POSTPONED = 10_000
"""How many people may wait for another attempt. With more, the fault isn't theirs: nobody else is tried."""

Queue = deque[QueuedMessage]


class ChatQueues:
    """One queue for each person, kept until all the messages that were in it are settled.

    stuck: ids of rows that are not taken up again, because they can't be settled, or not yet.
    """

    def __init__(self, per_second: float, clock: Callable[[], datetime]) -> None:
        """per_second: how many messages may go out in a second; 0 for no limit."""
        self.stuck: set[int] = set()
        self._clock = clock
        self._most = min(MOST_IN_HAND, max(4, round(2 * per_second))) if per_second else MOST_IN_HAND
        self._queues: dict[int, Queue] = {}
        self._postponed: dict[int, tuple[datetime, timedelta]] = {}  # since when, and for how long
        self._failing: set[int] = set()  # people whose last attempt failed, until one doesn't
        self._have_more: set[int] = set()  # people in hand who may have more messages in the table
        self._did_not_fit = False  # a message was left in the table
        self._passed_over = False  # people who could not be reached were, and maybe others behind them

    def __getitem__(self, person: int) -> Queue:
        return self._queues[person]

    def __contains__(self, person: int) -> bool:
        return person in self._queues

    @property
    def busy(self) -> list[int]:
        """List the people for whom no more messages are taken up now."""
        in_hand = self._failing & self._queues.keys()
        failing = self._failing if len(in_hand) >= MOST_FAILING else set()
        return list({*self._queues, *self._postponed, *failing})

    def room(self, slow: int) -> int:
        """Return how many more messages fit. slow: how many are in flight without an answer for too long."""
        if len(self._postponed) >= MOST_POSTPONED:
            return 0
        return self._most - sum(map(len, self._queues.values())) + min(slow, MOST_SLOW)

    def fit(self, messages: Iterable[QueuedMessage], slow: int) -> dict[int, Queue]:
        """Put what fits, in order, into new queues for people without one; return them. slow: see `room`."""
        room, failing = self.room(slow), MOST_FAILING - len(self._failing & self._queues.keys())
        reminders = MOST_REMINDERS - sum(not m.urgent for queue in self._queues.values() for m in queue)
        queues: dict[int, Queue] = {}
        full = self._queues.keys() | self._postponed.keys()
        for message in messages:
            person = message.person
            if message.id in self.stuck:
                continue
            if person in full or len(queues.get(person, ())) == MOST_OF_ONE:
                self._have_more.add(person)
            elif person in self._failing and person not in queues and failing <= 0:
                self._did_not_fit = self._passed_over = True
                full.add(person)
            elif room <= 0 or not (message.urgent or reminders > 0):
                self._did_not_fit = True
                full.add(person)
            else:
                failing -= person in self._failing and person not in queues
                queues.setdefault(person, deque()).append(message)
                room -= 1
                reminders -= not message.urgent
        self._queues |= queues
        return queues

    def passed_over(self) -> bool:
        """Tell whether people who could not be reached were left in the table since the last call.

        The rows that were read may all be theirs, so the table has to be read again, without them.
        """
        passed, self._passed_over = self._passed_over, False
        return passed

    def looked(self, *, all_of_it: bool) -> None:
        """Note that the table was read. all_of_it: no message was left there for want of room."""
        self._did_not_fit = self._did_not_fit or not all_of_it

    def more_for(self, people: Collection[int] | None) -> bool:
        """Note that these people, or any, have messages in the table; tell whether they may be taken up."""
        self._have_more |= self._queues.keys() if people is None else set(people)
        return people is None or not self._queues.keys() >= set(people)

    def postpone(self, person: int, seconds: float) -> None:
        """Let a person wait for so many seconds until the next attempt."""
        self._postponed[person] = (self._clock(), timedelta(seconds=seconds))
        self._failing.add(person)

    def done(self, person: int, number: int | None) -> QueuedMessage:
        """Remove the first message: it has arrived and has that id (`number`), or was refused for good."""
        queue = self._queues[person]
        message = queue.popleft()
        self._failing.discard(person)
        asked = message.row["run"], message.row["key"]
        for later in queue if number is not None else ():  # edits of it get to know its id
            if later.edits and later.row["message"] is None and asked == (later.row["run"], later.row["key"]):
                later.shown = number
        return message

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
        look = bool(released) and (self._did_not_fit or bool(released & self._have_more))
        self._did_not_fit = self._did_not_fit and not released
        self._have_more -= released
        return look

    def clear(self) -> None:
        """Forget all queues, and everybody who waits."""
        for state in (self.stuck, self._queues, self._postponed, self._failing, self._have_more):
            state.clear()
        self._did_not_fit = self._passed_over = False
