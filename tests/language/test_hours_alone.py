"""A number is the hour by itself where one is asked for, whatever is said beside it."""

import pytest

from tests.support.words import heard

ALLOWED = range(8, 21)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("when the twins are at nursery, so 10", 10),
        ("supper first, then 8", 20),
        ("five, I'm off by then", 17),
        ("9 suits me", 9),
        ("as late as possible please", 20),
        ("tenish", 10),
        ("not too early, 11", 11),
    ],
)
def test_the_hour_is_read(text: str, hour: int) -> None:
    assert heard(text).hour(ALLOWED, begun=True, asked=True) == hour


@pytest.mark.parametrize(
    "text",
    ["I work 9 hours", "my youngest is 9", "we are 8 in the flat", "they rang at 9", "room 12 was cold"],
)
def test_a_number_of_something_is_none(text: str) -> None:
    assert heard(text).hour(ALLOWED, begun=True, asked=True) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("before the month is over", "2026-11-30"),
        ("by the time november ends", "2026-11-30"),
        ("before the year is up", "2026-12-31"),
        ("the first of september", "2027-09-01"),
        ("they gave me 3 days to think", "2026-11-27"),
        ("late in the week after next", "2026-12-11"),
        ("by the fourth", "2026-12-04"),
        ("on the twenty third of january", "2027-01-23"),
    ],
)
def test_the_end_of_a_length_is_a_day(text: str, day: str) -> None:
    assert [str(each) for each in heard(text).days(past=False)][:1] == [day]


def test_a_month_is_a_day_only_where_roughly_is_enough() -> None:
    assert heard("not before February").days(past=False) == ()
    assert [str(day) for day in heard("not before February").days(past=False, roughly=True)] == ["2027-02-01"]
    assert heard("my sister moves in February").days(past=False, roughly=True) == ()
