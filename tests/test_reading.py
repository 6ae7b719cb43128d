"""What the libraries make of words: days and roles."""

from datetime import date

import pytest

from bot.reading.dates import read_day
from bot.reading.likeness import alike

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Data engineer", "data engineer", True),
        ("Data engineer (m/f/d)", "Senior data engineer", True),
        ("Data enginer", "Data engineer", True),
        ("Nurse", "Head nurse", True),
        ("Engineer, data", "Data engineer", True),
        ("Data engineer", "Data analyst", False),
        ("Product manager", "Project manager", False),
        ("Baker", "Banker of record", False),
        ("???", "Data engineer", False),
    ],
)
def test_which_roles_are_jobs_like_each_other(one: str, other: str, same: bool) -> None:
    """Either way round."""
    assert alike(one, [other]) == alike(other, [one]) == (same,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", date(2026, 12, 3)),
        ("in 10 days", date(2026, 12, 4)),
        ("Friday", date(2026, 11, 27)),
        ("tomorrow", date(2026, 11, 25)),
        ("24 Dec", date(2026, 12, 24)),
        ("the 32nd of Octember", None),
        ("", None),
        ("no idea", None),
    ],
)
def test_a_day_in_words(text: str, day: date | None) -> None:
    """The next one is meant."""
    assert read_day(text, "en", TODAY) == day
