"""How it went between the person and the coach is remembered for an evening, and then it is forgotten."""

from datetime import timedelta

from bot.turn.model.recent_signals import ENOUGH, EVENING, NO_SIGNALS, RecentSignals
from tests.support.app import START

SECOND = timedelta(seconds=1)


def refused(times: int) -> RecentSignals:
    lately = NO_SIGNALS
    for _ in range(times):
        lately = lately.with_refusal(START)
    return lately


def test_after_the_evening_nothing_of_it_counts() -> None:
    """Neither texts that were not understood, nor feelings, nor refusals."""
    lately = NO_SIGNALS.with_feeling("crying", START).with_misread(START).with_refusal(START)
    assert lately.by(START + EVENING - SECOND) == lately
    assert lately.by(START + EVENING) == NO_SIGNALS


def test_what_is_understood_ends_a_row_and_nothing_else() -> None:
    """The feelings and refusals of the evening stay."""
    lately = NO_SIGNALS.with_feeling("crying", START).with_refusal(START).with_misread(START).understood()
    assert (lately.misread, lately.refused, lately.felt) == (0, 1, ("crying",))


def test_a_refusal_or_a_feeling_is_understood() -> None:
    """It ends a row of texts that weren't."""
    misread = NO_SIGNALS.with_misread(START).with_misread(START)
    assert misread.misread == len("ab")
    assert misread.with_refusal(START).misread == misread.with_feeling("good", START).misread == 0


def test_who_has_refused_often_enough_is_left_in_peace_for_the_evening() -> None:
    """What they write meanwhile doesn't make it longer; another refusal does."""
    assert not refused(ENOUGH - 1).in_peace(START)
    assert refused(ENOUGH - 1).quiet_until() is None
    lately = refused(ENOUGH)
    later = START + timedelta(hours=11)
    assert lately.in_peace(later)
    assert lately.quiet_until() == START + EVENING
    for after in (lately.with_misread(later), lately.with_feeling("good", later)):
        assert after.quiet_until() == START + EVENING
        assert not after.in_peace(START + EVENING)
    assert lately.with_refusal(later).quiet_until() == later + EVENING
