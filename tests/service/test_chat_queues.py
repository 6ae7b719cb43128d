"""What is in hand: how much of it, for whom, and who waits for another attempt."""

from datetime import datetime, timedelta

import pytest

from bot.service.chat_queues import MOST_FAILING, MOST_OF_ONE, MOST_REMINDERS, MOST_SLOW, ChatQueues
from bot.store.queued import QueuedMessage
from tests.support.app import START


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def queues(clock: Clock) -> ChatQueues:
    return ChatQueues(30, clock)


def message(number: int, person: int, *, urgent: bool = True, edits: bool = False) -> QueuedMessage:
    about = {"message": None, "run": 1, "key": "mood"}
    return QueuedMessage({"id": number, "person": person, "urgent": urgent, "edits": edits, **about})


def test_of_one_person_a_few_are_in_hand_in_their_order(queues: ChatQueues) -> None:
    """The rest waits in the table, and is looked for when those are done."""
    [queue] = queues.fit([message(number, 7) for number in range(9)], slow=0).values()
    assert [one.id for one in queue] == list(range(MOST_OF_ONE))
    assert queues.fit([message(9, 7)], slow=0) == {}
    assert queues.release([7])


def test_there_is_room_for_two_seconds_of_the_rate(queues: ChatQueues) -> None:
    """And, besides, for those on their way that nobody answers: they hold up no others."""
    assert len(queues.fit([message(number, number) for number in range(100)], slow=0)) == 60
    assert queues.room(0) == 0
    assert queues.room(15) == 15
    assert queues.room(100_000) == MOST_SLOW
    assert queues.release([5])


def test_reminders_leave_room_for_replies(queues: ChatQueues) -> None:
    """A few at a time."""
    reminders = [message(number, number, urgent=False) for number in range(50)]
    assert len(queues.fit(reminders, slow=0)) == MOST_REMINDERS
    assert list(queues.fit([message(99, 99)], slow=0)) == [99]


def test_people_who_could_not_be_reached_leave_room_for_the_others(queues: ChatQueues, clock: Clock) -> None:
    """A few of them are tried at a time, until something is taken for them."""
    for person in range(50):
        queues.postpone(person, 60)
    assert sorted(queues.busy) == list(range(50))
    clock.now += timedelta(seconds=61)
    assert queues.end_postponing()
    found = [message(number, number) for number in range(60)]
    taken = queues.fit(found, slow=0)
    assert sorted(taken) == [*range(MOST_FAILING), *range(50, 60)]
    assert set(range(50)) <= set(queues.busy)  # they are not even looked for
    assert queues.passed_over()  # so whoever is behind all of them is looked for at once
    assert not queues.passed_over()
    queues.done(0, None)
    queues.release([0])
    assert list(queues.fit([message(60, 0)], slow=0)) == [0]


def test_an_edit_learns_the_number_of_the_message_before_it(queues: ChatQueues) -> None:
    """The two were queued before that had one."""
    [queue] = queues.fit([message(1, 7), message(2, 7, edits=True)], slow=0).values()
    assert queues.done(7, 4711).id == 1
    assert queue[0].shown == 4711


def test_nobody_waits_for_a_time_of_a_clock_that_was_ahead(queues: ChatQueues, clock: Clock) -> None:
    """It is set back, and they are tried at once."""
    clock.now += timedelta(days=1)
    queues.postpone(7, 60)
    assert queues.next_attempt() == 60
    clock.now -= timedelta(days=1)
    assert queues.end_postponing()
    assert queues.busy == []


def test_when_nobody_can_be_reached_no_more_are_tried(
    queues: ChatQueues, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It isn't about them: those there are come first."""
    monkeypatch.setattr("bot.service.chat_queues.MOST_POSTPONED", 2)
    queues.postpone(1, 60)
    assert queues.room(0) > 0
    queues.postpone(2, 60)
    assert queues.room(0) == 0
