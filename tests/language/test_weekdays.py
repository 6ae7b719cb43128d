"""A weekday may be one of two days, and decides between others. In every test it is a Tuesday or a Friday."""

from datetime import timedelta

import pytest

from bot.language.understanding.temporal.in_answers import days_said
from bot.language.understanding.temporal.words import spoken
from tests.language.test_dates import FRIDAY, read


def test_next_week_may_be_its_friday_or_a_week_from_today() -> None:
    """A decision "next week" may come on its last working day; it is asked back."""
    assert read("next week") == ["2026-12-04", "2026-12-01"]
    assert read("in a week") == ["2026-12-01"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("next Friday", "2026-12-04 2026-11-27"),
        ("Next Fri", "2026-12-04 2026-11-27"),
        ("on next Friday at 10am", "2026-12-04 2026-11-27"),
        ("next Wednesday", "2026-12-02 2026-11-25"),
        ("next Tuesday", "2026-12-01"),
        ("next Monday", "2026-11-30"),
        ("next Friday, 4 Dec", "2026-12-04"),
    ],
)
def test_next_friday_is_in_the_next_week_or_the_coming_one(text: str, days: str) -> None:
    """Both, where they differ."""
    assert " ".join(read(text)) == " ".join(read(text, past=True)) == days


@pytest.mark.parametrize(
    ("text", "past", "days"),
    [
        ("Friday", False, [0, 7]),
        ("Friday", True, [0, -7]),
        ("on Friday", False, [0, 7]),
        ("this Friday", False, [0]),
        ("next Friday", False, [7]),
        ("last Friday", True, [-7]),
        ("27 Nov", True, [0]),
        ("Friday 27 Nov", False, [0]),
    ],
)
def test_friday_on_a_friday_is_today_or_a_week_away(text: str, past: bool, days: list[int]) -> None:
    """It is today, or the one a week away."""
    found = days_said(spoken(), text, FRIDAY, None, past=past).days
    assert found == tuple(FRIDAY + timedelta(days=n) for n in days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Thu 3/12", "2026-12-03"),
        ("Fri 3/12", "2027-03-12"),
        ("Fri, Dec 4", "2026-12-04"),
        ("Friday the 4th", "2026-12-04"),
        ("Sunday 22 Nov", "2026-11-22"),
        ("Sat 3/12", ""),
        ("Tuesday 4 Dec", ""),
    ],
)
def test_a_weekday_decides_between_the_readings_of_a_date(text: str, days: str) -> None:
    """It may turn the direction; where it fits none of them, one of the two is a slip."""
    assert " ".join(read(text)) == days
