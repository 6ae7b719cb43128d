"""The hour that stands in a text, and the one at which somebody would like to be written to."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.understanding.temporal.in_answers import SEARCHED
from tests.support.bounded import is_bounded
from tests.support.words import heard

ALLOWED = range(8, 21)


def beside(text: str) -> tuple[time | None, str]:
    return heard(text).time_in()


@pytest.mark.parametrize(
    ("text", "at", "rest"),
    [
        ("friday 3pm", time(15), "friday"),
        ("dec 4 at 14:30", time(14, 30), "dec 4"),
        ("tomorrow 10am on zoom", time(10), "tomorrow on zoom"),
        ("Fri half 2", time(14, 30), "fri"),
        ("fri at half past nine", time(9, 30), "fri"),
        ("friday quarter to three", time(14, 45), "friday"),
        ("friday ten past 3", time(15, 10), "friday"),
        ("friday 20 to 4", time(15, 40), "friday"),
        ("nine thirty friday", time(9, 30), "friday"),
        ("monday noon", time(12), "monday"),
        ("midnight on friday", time(0), "on friday"),
        ("14h15 friday", time(14, 15), "friday"),
        ("friday at 15h", time(15), "friday"),
        ("10.30am friday", time(10, 30), "friday"),
        ("friday 10.30", time(10, 30), "friday"),
        ("friday at 12.05", time(12, 5), "friday"),
        ("3 in the afternoon tomorrow", time(15), "tomorrow"),
        ("9-ish friday", time(9), "friday"),
        ("thursday at 3", time(15), "thursday"),
        ("friday at 3 with Sarah", time(15), "friday with sarah"),
        ("friday at three", time(15), "friday"),
        ("friday 3 o'clock", time(15), "friday"),
        ("friday evening at 7", time(19), "friday"),
        ("friday morning 11", time(11), "friday"),
        ("fri at 7", time(7), "fri"),
        ("fri 07:00", time(7), "fri"),
        ("fri 03:30", time(3, 30), "fri"),
        ("fri 10 at night", time(22), "fri"),
        ("12pm fri", time(12), "fri"),
        ("12am fri", time(0), "fri"),
        ("friday at 1430", time(14, 30), "friday"),
        ("1430 hrs friday", time(14, 30), "friday"),
        ("fri 3-4pm", time(15), "fri"),
        ("between 2 and 4pm friday", time(14), "friday"),
        ("friday 11-1pm", time(11), "friday"),
        ("friday 10:00-11:00", time(10), "friday"),
        ("friday 3pm (15:00)", time(15), "friday ( )"),
        ("5th at 5", time(17), "5th"),
    ],
)
def test_an_hour_beside_a_day_is_taken_out(text: str, at: time, rest: str) -> None:
    """It is taken out, so that the day can be read."""
    assert beside(text) == (at, rest)


@pytest.mark.parametrize(
    "text",
    [
        *("3 dec", "dec 4", "4.12.", "friday 4.12", "10/12", "2026-12-04", "the 3rd", "friday 3", "at 3 dec"),
        *("dec 4 in the afternoon", "2 weeks", "in 3 days", "in 2h", "2-3 weeks", "3-4 dec", "at 3 places"),
        *("about 3 weeks ago", "from 2 weeks ago", "from 3 to 5 people", "half a day", "half term"),
        *(
            "quarter 2",
            "paid 12.50 an hour",
            "£10.50 on friday",
            "friday morning",
            "ten days",
            "",
        ),
    ],
)
def test_what_is_no_hour(text: str) -> None:
    """Days, lengths and prices have numbers too."""
    assert beside(text) == (None, text)


@pytest.mark.parametrize(
    "text",
    [
        *("friday after 3pm", "friday by 5pm", "before noon friday"),
        *("3pm or 4pm friday", "friday 10 to 4"),
    ],
)
def test_an_hour_that_is_not_exact_is_none(text: str) -> None:
    """The day is read without it."""
    at, rest = beside(text)
    assert at is None
    assert "friday" in rest
    assert not any(map(str.isdecimal, rest))


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("evenings, after 6", 18),
        ("evening", 18),
        ("in the evening please", 18),
        ("lunchtime", 12),
        ("after work", 18),
        ("whenever, mornings are best", 9),
        ("whenever", 12),
        ("mornings", 9),
        ("first thing", 8),
        ("6", 18),
        ("7", 19),
        ("9", 9),
        ("5ish", 17),
        ("before 9", 8),
        ("any time after 5", 17),
        ("between 5 and 7pm", 17),
        ("10am works", 10),
        ("i'd say around 6", 18),
        ("noon-ish", 12),
    ],
)
def test_the_part_of_the_day_that_is_preferred(text: str, hour: int) -> None:
    """A number that leaves the half of the day open is the one that is allowed."""
    assert heard(text).hour(ALLOWED) == hour


@pytest.mark.parametrize(
    "text",
    [
        *("6am", "3 in the morning", "midnight", "9:30", "half 8", "this evening", "good morning"),
        *(
            "I had a bad morning",
            "not in the morning",
            "mornings are bad",
            "I'm exhausted",
            "they rang at 3pm",
        ),
        *("before 8", "tomorrow evening", "late", ""),
    ],
)
def test_what_names_no_hour_to_be_written_to_at(text: str) -> None:
    """None that is allowed, or something else is meant."""
    assert heard(text).hour(ALLOWED) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        *(("9", 9), ("09:00", 9), ("at 10", 10), ("10 am", 10), ("6pm", 18), ("6 p.m.", 18), ("noon", 12)),
        *(("18 h", 18), ("7 o'clock", 7), ("24", None), ("9:30", None), ("", None)),
    ],
)
def test_an_hour_of_the_day_is_read(text: str, hour: int | None) -> None:
    """Full hours only, where every one is allowed."""
    assert heard(text).hour(range(24)) == hour


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 :.-apmhtohlfquryin'@£,/", max_size=60))
def test_whatever_is_written_has_an_hour_or_none(text: str) -> None:
    """Nothing is raised, and without an hour the text stays as it is."""
    at, rest = beside(text)
    assert at is None or len(rest) <= len(text)
    hour = heard(text).hour(ALLOWED)
    assert hour is None or hour in ALLOWED


@pytest.mark.parametrize("piece", ["at ", "from at @ ", "5 ", "12:", "half ", "10:00-", "ten ", "at 3 to "])
def test_a_long_text_takes_no_time(piece: str) -> None:
    """What is longer than is searched has no hour."""
    text = (piece * SEARCHED)[:SEARCHED]
    assert is_bounded(beside, text)
    assert beside(f"{text} 3pm") == (None, f"{text} 3pm")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("when my shift is over so 6ish in the evening", 18),
        ("around 7 when the kids are asleep", 19),
        ("half six, once I've fed the dog", 18),
        ("6:30pm", 18),
        ("after dinner, that's when I sit down", 20),
        ("just before lunch", 11),
        ("the bus leaves at quarter to, so 9 in the morning", 9),
    ],
)
def test_why_it_is_that_hour_may_be_said_where_one_is_asked_for(text: str, hour: int) -> None:
    """Minutes are left out: a nudge comes on the hour."""
    assert heard(text).hour(ALLOWED, begun=True, asked=True) == hour


@pytest.mark.parametrize(
    "text",
    [
        "the interview is at 3 on friday",
        "not before 10",
        "why at 9",
        "between my two jobs I sleep from 10 to 2",
        "they said they'd ring at 4",
        "does 8 o'clock work for you?",
        "mornings are bad and evenings are worse",
    ],
)
def test_an_hour_of_something_else_is_no_answer(text: str) -> None:
    """Two hours, a denial, a question and news are none."""
    assert heard(text).hour(ALLOWED, begun=True, asked=True) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("no mornings please, 4pm", 16),
        ("Anything but evenings. Noon", 12),
        ("not before lunch, after work", 18),
        ("never in the evening, first thing", 8),
        ("not mornings", None),
        ("not at night, not in the morning", None),
    ],
)
def test_an_hour_beside_one_that_is_ruled_out(text: str, hour: int | None) -> None:
    """What is left says when; where all is ruled out, the hour is asked again."""
    assert heard(text).hour(ALLOWED, begun=True, asked=True) == hour
