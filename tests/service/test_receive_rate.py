"""The receive rate counts messages by when they were written, and only those that are confirmed."""

from contextlib import suppress
from datetime import timedelta

import pytest

from bot.service.inbound import receive_rate
from bot.service.inbound.receive_rate import MOST_SECONDS, WINDOW, ReceiveRate, Within
from tests.support.app import START

SECOND = timedelta(seconds=1)


def test_so_many_are_within_and_the_first_beyond_is_told_apart() -> None:
    """They are told once, and not for every further one."""
    rate = ReceiveRate(3)
    taken = [rate.take(7, START) for _ in range(6)]
    assert taken == [Within.yes] * 3 + [Within.just_over] + [Within.no] * 2


def test_after_a_minute_the_first_counts_no_more() -> None:
    """Not a second earlier; each by its own time."""
    rate = ReceiveRate(2)
    rate.take(7, START)
    rate.take(7, START + 30 * SECOND)
    assert rate.take(7, START + WINDOW - SECOND) is Within.just_over
    assert rate.take(7, START + WINDOW) is Within.yes
    assert rate.take(7, START + WINDOW) is not Within.yes


def test_what_is_beyond_does_not_count_against_them() -> None:
    """Who goes on sending is heard again a minute after what was heard."""
    rate = ReceiveRate(1)
    rate.take(7, START)
    for second in range(1, 60):
        assert rate.take(7, START + second * SECOND) is not Within.yes
    assert rate.take(7, START + WINDOW) is Within.yes


def test_who_was_heard_again_is_told_again() -> None:
    """Once each time that it is too much."""
    rate = ReceiveRate(1)
    assert [rate.take(7, START), rate.take(7, START)] == [Within.yes, Within.just_over]
    later = START + WINDOW
    assert [rate.take(7, later), rate.take(7, later)] == [Within.yes, Within.just_over]


def test_each_has_a_budget_of_their_own() -> None:
    """Somebody else's messages are not theirs."""
    rate = ReceiveRate(1)
    assert rate.take(7, START) is Within.yes
    assert rate.take(8, START) is Within.yes


def test_what_is_not_confirmed_was_not_counted() -> None:
    """It comes again; and whoever was told of it then is told again."""
    rate = ReceiveRate(1)
    with suppress(LookupError), rate.counting():
        assert [rate.take(7, START), rate.take(7, START)] == [Within.yes, Within.just_over]
        raise LookupError
    with rate.counting():
        assert [rate.take(7, START), rate.take(7, START)] == [Within.yes, Within.just_over]
    with suppress(LookupError), rate.counting():
        rate.take(7, START + WINDOW)
        raise LookupError
    assert rate.take(7, START + WINDOW) is Within.yes


def test_who_was_told_in_what_is_not_confirmed_is_told_when_it_comes_again() -> None:
    """Though all that was counted was confirmed before; and who was told in vain is not told twice."""
    rate = ReceiveRate(1)
    rate.take(7, START)
    for _ in range(2):
        with suppress(LookupError), rate.counting():
            assert rate.take(7, START) is Within.just_over
            raise LookupError
    with rate.counting():
        assert [rate.take(7, START), rate.take(7, START)] == [Within.just_over, Within.no]


def test_asking_what_would_be_beyond_counts_nothing() -> None:
    """Also in the middle of something that is counted, and is taken back then as a whole."""
    rate = ReceiveRate(2)
    assert rate.beyond([(7, START)] * 3 + [(8, START)], START) == [False, False, True, False]
    with suppress(LookupError), rate.counting():
        rate.take(7, START)
        assert rate.beyond([(7, START), (7, START)], START) == [False, True]
        assert [rate.take(7, START), rate.take(7, START)] == [Within.yes, Within.just_over]
        raise LookupError
    assert rate.beyond([(7, START), (7, START)], START) == [False, False]


def test_a_time_before_the_last_one_stands_for_that() -> None:
    """Telegram's times are no reason to count less."""
    rate = ReceiveRate(2)
    rate.take(7, START)
    assert rate.take(7, START - timedelta(hours=1)) is Within.yes
    assert rate.take(7, START + WINDOW - SECOND) is Within.just_over


def test_what_piled_up_is_counted_by_when_it_was_written() -> None:
    """An hour of messages that arrives at once after an outage is no flood."""
    rate = ReceiveRate(2)
    hour = [START + timedelta(seconds=40 * n) for n in range(90)]
    assert [rate.take(7, at) for at in hour] == [Within.yes] * 90
    assert rate.take(7, START) is Within.just_over


def test_a_clock_that_was_ahead_mutes_nobody_when_it_is_right_again() -> None:
    """What was counted at a time that is still to come counts for nothing."""
    rate = ReceiveRate(2)
    ahead = START + timedelta(days=1)
    assert rate.beyond([(7, ahead), (7, ahead)], ahead) == [False, False]
    assert [rate.take(7, ahead) for _ in range(3)] == [Within.yes, Within.yes, Within.just_over]
    assert rate.beyond([(7, START)] * 3, START) == [False, False, True]


def test_without_a_limit_everything_is_within() -> None:
    """Zero stands for none."""
    rate = ReceiveRate(0)
    assert {rate.take(7, START) for _ in range(1000)} == {Within.yes}
    assert rate.beyond([(7, START)] * 3, START) == [False] * 3


def test_who_has_been_quiet_longest_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as there is room for are watched at a time, and whoever writes is not one of those who go."""
    monkeypatch.setattr(receive_rate, "MOST_WATCHED", 2)
    rate = ReceiveRate(2)
    for chat in (7, 8, 7, 9):  # 8 is the one who has been quiet
        assert rate.take(chat, START) is Within.yes
    assert rate.take(7, START) is Within.just_over
    assert rate.take(8, START) is Within.yes
    assert rate.take(8, START) is Within.yes


class Seconds:
    """A clock that goes on when it is told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_whoever_costs_too_much_is_not_heard_until_it_is_given_back() -> None:
    """Evenly, in a minute; others are heard meanwhile."""
    seconds = Seconds()
    rate = ReceiveRate(30, seconds)
    rate.spend(7, MOST_SECONDS * 0.9)
    assert rate.take(7, START) is Within.yes
    rate.spend(7, MOST_SECONDS * 0.6)
    assert rate.take(7, START) is Within.just_over
    assert rate.take(8, START) is Within.yes
    seconds.now = WINDOW.total_seconds() * 0.4
    assert rate.take(7, START) is Within.no
    seconds.now = WINDOW.total_seconds() * 0.6
    assert rate.take(7, START) is Within.yes


def test_what_was_spent_counts_whether_or_not_it_was_confirmed() -> None:
    """Else a batch that is given up for taking too long would be tried as it is for ever."""
    rate = ReceiveRate(30, Seconds())
    with suppress(LookupError), rate.counting():
        rate.spend(7, MOST_SECONDS)
        raise LookupError
    assert rate.take(7, START) is Within.just_over


def test_without_a_limit_nothing_is_counted() -> None:
    """As at the terminal."""
    rate = ReceiveRate(0, Seconds())
    rate.spend(7, 100 * MOST_SECONDS)
    assert rate.take(7, START) is Within.yes


def test_the_costs_of_so_many_people_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who cost something longest ago are forgotten first."""
    monkeypatch.setattr(receive_rate, "MOST_WATCHED", 2)
    rate = ReceiveRate(30, Seconds())
    for chat in (7, 8, 7, 9):
        rate.spend(chat, MOST_SECONDS)
    assert [rate.take(chat, START) for chat in (7, 8, 9)] == [Within.just_over, Within.yes, Within.just_over]
