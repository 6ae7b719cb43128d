"""A text may mean several days, the likeliest first. In every test it is Tuesday, 24 November 2026."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.understanding.temporal.in_answers import SEARCHED as LONGEST
from bot.language.understanding.temporal.in_answers import days_said
from bot.language.understanding.temporal.words import spoken

TUESDAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 27)


def read(text: str, country: str | None = None, *, past: bool = False) -> list[str]:
    days = days_said(spoken(), text, TUESDAY, country, past=past).days
    return [day.isoformat() for day in days]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", "2026-12-03"),
        (" 2026-12-03 ", "2026-12-03"),
        ("2026-12-03 10:00", "2026-12-03"),
        ("2026/12/3", "2026-12-03"),
        ("today", "2026-11-24"),
        ("tonight", "2026-11-24"),
        ("tomorrow", "2026-11-25"),
        ("Tomorrow!", "2026-11-25"),
        ("tomorrow at 5pm", "2026-11-25"),
        ("the day after tomorrow", "2026-11-26"),
        ("yesterday", "2026-11-23"),
        ("in 10 days", "2026-12-04"),
        ("the first Monday in December", "2026-12-07"),
        ("1st Monday in Dec please", "2026-12-07"),
        ("the first monday next month", "2026-12-07"),
        ("the second thursday of december", "2026-12-10"),
        ("the last friday of the month", "2026-11-27"),
        ("last monday of january", "2027-01-25"),
        ("third Tuesday of Jan", "2027-01-19"),
        ("the second of december", "2026-12-02"),
        ("after Hogmanay", "2027-01-04"),
        ("after new years", "2027-01-04"),
        ("once the festive season is over", "2027-01-04"),
        ("after the christmas holidays", "2027-01-04"),
        ("tomorrow 14", "2026-11-25"),
        ("in two weeks", "2026-12-08"),
        ("in a fortnight", "2026-12-08"),
        ("3 days ago", "2026-11-21"),
        ("a week ago", "2026-11-17"),
        ("next month", "2026-12-15"),
        ("2-3 weeks", "2026-12-15"),
        ("2–3 weeks", "2026-12-15"),
        ("2 days from yesterday", "2026-11-25"),
        ("last week", "2026-11-17"),
        ("24 Dec", "2026-12-24"),
        ("24 Dec.", "2026-12-24"),
        ("24 December 2026", "2026-12-24"),
        ("December 3rd", "2026-12-03"),
        ("the 3rd of December", "2026-12-03"),
        ("by 3 December", "2026-12-03"),
        ("Dec 3 at 10:30", "2026-12-03"),
        ("3rd of next month", "2026-12-03"),
        ("31 Dec", "2026-12-31"),
        ("1 Jan", "2027-01-01"),
        ("29 Feb", "2028-02-29"),
        ("29 Feb 2028", "2028-02-29"),
    ],
)
def test_a_day_in_words_is_read(text: str, day: str) -> None:
    """What can be read in one way is one reading."""
    assert read(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("a week from today", "2026-12-01"),
        ("2 weeks from now", "2026-12-08"),
        ("a week from tomorrow", "2026-12-02"),
        ("3 days after tomorrow", "2026-11-28"),
        ("a week ago yesterday", "2026-11-16"),
        ("2 weeks ago today", "2026-11-10"),
        ("two weeks ago to the day", "2026-11-10"),
        ("a fortnight today", "2026-12-08"),
        ("two weeks tomorrow", "2026-12-09"),
        ("the monday before last", "2026-11-16"),
        ("a week and a half ago", "2026-11-13"),
        ("in a week and a half", "2026-12-05"),
        ("a week from Friday", "2026-12-04"),
        ("3 days from Friday", "2026-11-30"),
        ("Friday next week", "2026-12-04"),
        ("Friday in two weeks", "2026-12-11"),
        ("next week on Friday", "2026-12-04"),
        ("Friday last week", "2026-11-20"),
    ],
)
def test_a_distance_from_another_day_is_counted(text: str, day: str) -> None:
    """Both parts count."""
    assert read(text) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\x00",
        "tomorrow\x00",
        "🙂",
        "5",
        "٥",
        "in 5",
        "one",
        "a",
        "5pm",
        "at 5pm",
        "10 am",
        "14:30",
        "noon",
        "10.30",
        "5.30 pm",
        "in 2 hours",
        "5m",
        "+49 170 1234567",
        "0170/1234567",
        "030 12 34 56",
        "1700000000",
        "20261203",
        "no",
        "no idea",
        "soon",
        "one day",
        "may",
        "May",
        "in May",
        "we may",
        "we",
        "mo",
        "I sat",
        "December",
        "Dec 2026",
        "2027",
        "this week",
        "this month",
        "not tomorrow",
        "not Friday",
        "Mon-Fri",
        "1,5 weeks",
        "in 1.5 hours",
        "1.5 years",
        "2 and 2",
        "12 and 13",
        "on 13 12",
        "Dec 12 and 13",
        "12 and 13 Dec",
        "Dec 28-30",
        "10-12 Dec",
        "3/12 or 4/12",
        "3/12 people",
        "3/12 weeks",
        "room 5/6",
        "on 03 12 2026",
        "31/11",
        "31 Nov",
        "30 Feb",
        "29 Feb 2027",
        "0/0",
        "2026-13-01",
        "0000-01-01",
        "in 999999999 days",
        "99999 years ago",
        "the 32nd of Octember",
        "they said they would maybe call me sometime soon",
        "they said" + " " * LONGEST + "tomorrow",
    ],
)
@pytest.mark.parametrize("past", [False, True])
def test_what_means_no_day(text: str, past: bool) -> None:
    """None is better than a wrong one."""
    assert read(text, past=past) == []


@pytest.mark.parametrize(
    ("text", "ahead", "back"),
    [
        ("24 Dec", "2026-12-24", "2025-12-24"),
        ("24 Nov", "2026-11-24", "2026-11-24"),
        ("23 Nov", "2027-11-23", "2026-11-23"),
        ("29 Feb", "2028-02-29", "2024-02-29"),
        ("25/12", "2026-12-25", "2025-12-25"),
        ("24/11", "2026-11-24", "2026-11-24"),
        ("Friday", "2026-11-27", "2026-11-20"),
        ("by Friday", "2026-11-27", "2026-11-20"),
        ("Friday at 5pm", "2026-11-27", "2026-11-20"),
        ("sat", "2026-11-28", "2026-11-21"),
        ("Tues", "2026-11-24 2026-12-01", "2026-11-24 2026-11-17"),
        ("the 15th", "2026-12-15", "2026-11-15"),
        ("the 4th", "2026-12-04", "2026-11-04"),
        ("the 31st", "2026-12-31", "2026-10-31"),
        ("10 days", "2026-12-04", "2026-11-14"),
        ("this Friday", "2026-11-27", "2026-11-27"),
        ("last Tuesday", "2026-11-17", "2026-11-17"),
        ("last Friday", "2026-11-20", "2026-11-20"),
    ],
)
def test_the_direction_decides_only_what_is_not_said(text: str, ahead: str, back: str) -> None:
    """The nearest day in it is meant, today included."""
    assert (" ".join(read(text)), " ".join(read(text, past=True))) == (ahead, back)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("24 December 2020", "2020-12-24"),
        ("24 December 2030", "2030-12-24"),
        ("24 Dec 1926", "1926-12-24"),
        ("4 Dec 26", "2026-12-04"),
        ("4 Dec '26", "2026-12-04"),
        ("4th of December 26", "2026-12-04"),
        ("Dec 4, 26", "2026-12-04"),
        ("25/12/20", "2020-12-25"),
        ("25/12/99", "2099-12-25"),
        ("25.12.2030", "2030-12-25"),
    ],
)
@pytest.mark.parametrize("past", [False, True])
def test_a_year_that_was_written_is_kept(text: str, day: str, past: bool) -> None:
    """Two digits are of this century; that a day lies in the other direction is for others to question."""
    assert read(text, past=past) == [day]


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("text", ["Friday", "next Friday", "in 10 days", "10 days ago", "3/12", "24 Dec"])
def test_the_calendar_ends(today: date, text: str) -> None:
    """A day outside it is none."""
    for past in (False, True):
        assert all(isinstance(day, date) for day in days_said(spoken(), text, today, None, past=past).days)


WORDS = st.sampled_from(
    ["next", "Friday", "in", "10", "days", "ago", "May", "3/12", "31", "2026", "5pm", "am", "15th", "-", "."]
)


@given(
    text=st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=8).map(" ".join)),
    country=st.sampled_from([None, "US", "DE", "JP"]),
    past=st.booleans(),
)
@settings(max_examples=200, deadline=None)
def test_any_text_is_days_or_none(text: str, country: str | None, past: bool) -> None:
    """It never raises, and says no day twice."""
    days = days_said(spoken(), text, TUESDAY, country, past=past).days
    assert isinstance(days, tuple)
    assert all(type(day) is date for day in days)
    assert len(set(days)) == len(days)
