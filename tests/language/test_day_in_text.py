"""A day is found in a longer text, and one that is said roughly is taken as about that day."""

from datetime import date

import pytest

from bot.language.understanding.reader import ContentReader
from bot.service.app import words
from bot.turn.model.person import Person
from tests.support.words import heard

READER, ADA = ContentReader(words()[0]), Person(1, country="GB")
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("they reckon the 11th of december", date(2026, 12, 11)),
        ("a fortnight from today apparently", date(2026, 12, 11)),
        ("wednesday week", date(2026, 12, 9)),
        ("day after tomorrow, if you believe them", date(2026, 11, 29)),
        ("first week of january she said", date(2027, 1, 4)),
        ("not before the new year", date(2027, 1, 4)),
        ("maybe a month or so", date(2026, 12, 27)),
        ("saturday morning pls", date(2026, 11, 28)),
        ("2moro", date(2026, 11, 28)),
        ("tomorrow on zoom", date(2026, 11, 28)),
        ("today, with Sarah from HR", date(2026, 11, 27)),
        ("till the 14th", date(2026, 12, 14)),
        ("mid january, I'm away with the in-laws", date(2027, 1, 15)),
        ("COB this coming Tuesday", date(2026, 12, 1)),
        ("they gave me until monday to decide", date(2026, 11, 30)),
        ("some time at the end of the month", date(2026, 11, 30)),
    ],
)
def test_a_day_ahead_is_found(said: str, day: date) -> None:
    """Where the future is meant."""
    assert heard(said, ADA, FRIDAY).days(past=False) == (day,)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("the week before last, the monday", date(2026, 11, 9)),
        ("about five weeks ago", date(2026, 10, 23)),
        ("couple of weeks back", date(2026, 11, 13)),
        ("mid october", date(2026, 10, 15)),
        ("it was a tuesday", date(2026, 11, 24)),
        ("the 20th I think", date(2026, 11, 20)),
    ],
)
def test_a_day_behind_is_found(said: str, day: date) -> None:
    """Where it has been already."""
    assert heard(said, ADA, FRIDAY).days(past=True) == (day,)


@pytest.mark.parametrize(
    "said",
    [
        "hasn't been scheduled",
        "no idea",
        "they'll call",
        "may be later",
        "a lot",
        "I dread tomorrow",
        "today was awful",
    ],
)
def test_what_is_no_day(said: str) -> None:
    """Nothing is read into it."""
    assert heard(said, ADA, FRIDAY).days(past=False) == ()


@pytest.mark.parametrize(
    ("said", "past", "day"),
    [
        ("it's 23 october this year", False, date(2026, 10, 23)),
        ("it's 23 october last year", True, date(2025, 10, 23)),
        ("I think 3 december 2027 she said", False, date(2027, 12, 3)),
        ("it was friday 23 october, not saturday", True, date(2026, 10, 23)),
        ("monday, not tuesday", False, date(2026, 11, 30)),
        ("not the 4th of december, the 5th", False, date(2026, 12, 5)),
    ],
)
def test_a_year_beside_a_day_counts_and_what_is_taken_back_does_not(said: str, past: bool, day: date) -> None:
    """Whichever side would else be meant."""
    assert heard(said, ADA, FRIDAY).days(past=past) == (day,)


def test_two_days_between_which_a_text_leaves_the_choice_are_both_returned() -> None:
    """They are asked back; two that name the same day are that one."""
    assert heard("monday or maybe the 4th", ADA, FRIDAY).days(past=False) == (
        date(2026, 11, 30),
        date(2026, 12, 4),
    )
    assert heard("next friday, 4 december", ADA, FRIDAY).days(past=False) == (date(2026, 12, 4),)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("interview at the bakery on tuesday at 10am", date(2026, 12, 1)),
        ("I'm nervous about tomorrow", date(2026, 11, 28)),
        ("it was monday, no, tuesday", None),
        ("I got a no from them this morning", None),
        ("I sat there for two weeks", None),
        ("5 years of experience", None),
    ],
)
def test_one_day_ahead_is_mentioned(said: str, day: date | None) -> None:
    """What lies behind, a length of time and several days are none."""
    assert heard(said, ADA, FRIDAY).day_in() == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("remind me next week", date(2026, 11, 30)),
        ("ask me at the weekend", date(2026, 11, 28)),
        ("after the weekend please", date(2026, 11, 30)),
        ("in 3 days", date(2026, 11, 30)),
        ("on friday", date(2026, 12, 4)),
        ("today", None),
        ("some time in january", None),
    ],
)
def test_the_day_of_a_reminder_is_the_first_that_is_meant(said: str, day: date | None) -> None:
    """It lies ahead, and is said clearly enough."""
    assert heard(said, ADA, FRIDAY).reminder_day() == day
