"""The queues hold a bounded number of messages, for each person few, and know who waits for a retry."""

from datetime import datetime, timedelta

import pytest

from bot.service.outbound.chat_queues import MOST_NUDGES, MOST_OF_ONE, MOST_SLOW, ChatQueues
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
    [queue] = queues.fit([message(number, 7) for number in range(9)], slow=()).values()
    assert [one.id for one in queue] == list(range(MOST_OF_ONE))
    assert queues.fit([message(9, 7)], slow=()) == {}
    assert queues.release([7])


def test_there_is_room_for_two_seconds_of_the_rate(queues: ChatQueues) -> None:
    """There is room, besides, for those on their way that nobody answers: they hold up no others."""
    assert len(queues.fit([message(number, number) for number in range(100)], slow=())) == 60
    assert queues.room(()) == 0
    assert queues.room(range(15)) == 15
    assert queues.release([5])


def test_those_that_nobody_answers_take_no_room_up_to_a_bound(clock: Clock) -> None:
    """Half of it is for nudges."""
    for urgent, most in ((True, 60 + MOST_SLOW), (False, MOST_NUDGES + MOST_SLOW // 2)):
        queues, slow = ChatQueues(30, clock), set[int]()
        for number in range(1, 400):
            queues.fit([message(number, number, urgent=urgent)], slow)
            slow.add(number)
        assert len(queues.busy) == most


def test_reminders_leave_room_for_replies(queues: ChatQueues) -> None:
    """A few at a time."""
    nudges = [message(number, number, urgent=False) for number in range(50)]
    assert len(queues.fit(nudges, slow=())) == MOST_NUDGES
    assert list(queues.fit([message(99, 99)], slow=())) == [99]


def failed(queues: ChatQueues, clock: Clock, people: range, *, urgent: bool) -> None:
    """An attempt failed for each of them, and they have waited for the next one."""
    for person in people:
        queues.postpone(person, 60, urgent=urgent)
    assert queues.again(()) == []
    clock.now += timedelta(seconds=61)
    assert queues.end_postponing()


@pytest.mark.parametrize(("urgent", "most"), [(True, 7), (False, 1)])
def test_people_who_could_not_be_reached_leave_room_for_the_others(
    urgent: bool, most: int, queues: ChatQueues, clock: Clock
) -> None:
    """A few of them are tried at a time, and who was tried goes to the back."""
    failed(queues, clock, range(50), urgent=urgent)
    assert queues.busy == set(range(50))
    tried = queues.again(())
    assert tried == list(range(most))
    assert queues.full
    queues.fit([message(person, person, urgent=urgent) for person in tried], slow=())
    assert queues.again(()) == []
    queues.postpone(0, 60, urgent=urgent)
    queues.release([0])
    assert queues.again(()) == [most]
    queues.fit([message(most, most, urgent=urgent)], slow=())
    queues.done(queues.of(most).popleft(), None)
    queues.release([most])
    assert most not in queues.busy
    assert queues.again(()) == [most + 1]


def test_who_could_not_be_reached_again_is_tried_after_all_the_others(
    queues: ChatQueues, clock: Clock
) -> None:
    """Else the same few would be tried for ever, and the rest never."""
    failed(queues, clock, range(50), urgent=True)
    tried = queues.again(())
    queues.fit([message(person, person) for person in tried], slow=())
    for person in tried:
        queues.postpone(person, 60)
    queues.release(tried)
    clock.now += timedelta(seconds=61)
    assert queues.end_postponing()
    assert queues.again(()) == [len(tried) + person for person in tried]


def test_reminders_that_nobody_answers_again_are_few(queues: ChatQueues, clock: Clock) -> None:
    """As many as replies: each waits for a long time, but takes the place of no other."""
    failed(queues, clock, range(50), urgent=False)
    slow: set[int] = set()
    while again := queues.again(slow):
        slow |= queues.fit([message(person, person, urgent=False) for person in again], slow).keys()
    assert slow == set(range(7))


def test_who_has_nothing_to_be_tried_again_does_not_count_as_failing(
    queues: ChatQueues, clock: Clock
) -> None:
    """They are erased, say."""
    failed(queues, clock, range(50), urgent=False)
    queues.forget_failures(queues.again(()))
    assert queues.again(()) == [1]


def test_nothing_overtakes_a_message_that_another_session_holds(queues: ChatQueues, clock: Clock) -> None:
    """Their person is looked for again soon, and the others are taken."""
    found = [message(2, 7), message(3, 8), message(5, 8), message(6, 9)]
    for one, place in zip(found, (1, 0, 2, 0), strict=True):
        one.place = place
    taken = queues.fit(found, slow=())
    assert {person: [one.id for one in queue] for person, queue in taken.items()} == {8: [3], 9: [6]}
    assert queues.busy == {7, 8, 9}
    queues.release([8, 9])
    clock.now += timedelta(seconds=1)
    assert queues.end_postponing()
    assert queues.busy == set()


def test_an_edit_learns_the_number_of_the_message_before_it(queues: ChatQueues) -> None:
    """The two were queued before that had one."""
    [queue] = queues.fit([message(1, 7), message(2, 7, edits=True)], slow=()).values()
    queues.done(queue.popleft(), 4711)
    assert queue[0].shown == 4711


def test_nobody_waits_for_a_time_of_a_clock_that_was_ahead(queues: ChatQueues, clock: Clock) -> None:
    """It is set back, and they are tried at once."""
    clock.now += timedelta(days=1)
    queues.postpone(7, 60)
    assert queues.next_attempt() == 60
    clock.now -= timedelta(days=1)
    assert queues.end_postponing()
    assert queues.busy == {7}  # to be tried
    assert queues.again(()) == [7]


def test_when_nobody_can_be_reached_no_more_are_tried(
    queues: ChatQueues, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It isn't about them: those there are come first."""
    monkeypatch.setattr("bot.service.outbound.chat_queues.MOST_POSTPONED", 2)
    queues.postpone(1, 60)
    assert queues.room(()) > 0
    queues.postpone(2, 60)
    assert queues.room(()) == 0
