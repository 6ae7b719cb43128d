"""A day is the same day, and an hour the same hour, in an answer, in a line and in a mail."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, time

import pytest

from bot.language.understanding.lines.placeholders import Placeholders
from bot.language.understanding.lines.reading import read_lines
from bot.language.understanding.mails import read_mail
from bot.language.understanding.mails.days import mentions
from bot.language.understanding.temporal.in_answers import days_said, hour_beside, hour_wished
from bot.language.understanding.temporal.words import spoken
from bot.turn.model.person import Person
from tests.mail_figures import heads
from tests.support.bounded import is_bounded
from tests.support.words import heard

TODAY = date(2026, 11, 24)
MAIL = (
    "Dear Sam,\n\nThank you for coming to the interview for Ward Clerk. We are still deciding, and you will"
    " hear from us {}.\n\nKind regards,\nAnn Lee\n"
)
When = tuple[date | None, time | None]


def answered(said: str, country: str, *, past: bool = False) -> When:
    """Read it as the answer to a question for a day."""
    person = Person(1, country=country)
    at, rest = heard(said).time_in()
    days = heard(rest, person, TODAY).days(past=past) or heard(said, person, TODAY).days(past=past)
    return (days[0] if days else None), at


def in_a_line(said: str, country: str) -> When:
    """Read it in what somebody tells."""
    told = read_lines(f"Sable Tech will let me know {said}", TODAY, country, ())
    return (told[0].day, told[0].at) if told else (None, None)


def in_a_mail(said: str, country: str) -> When:
    """Read it in a mail of that day."""
    told = read_mail(MAIL.format(said), TODAY, country, heads())
    return (told.day, told.at) if told is not None else (None, None)


AHEAD: list[tuple[str, str, date, time | None]] = [
    ("friday", "GB", date(2026, 11, 27), None),
    ("by friday", "GB", date(2026, 11, 27), None),
    ("by close of play friday", "GB", date(2026, 11, 27), None),
    ("on fri by noon", "GB", date(2026, 11, 27), None),
    ("next tues", "GB", date(2026, 12, 1), None),
    ("next friday", "GB", date(2026, 12, 4), None),
    ("friday of next week", "GB", date(2026, 12, 4), None),
    ("friday week", "GB", date(2026, 12, 4), None),
    ("a week on tuesday", "GB", date(2026, 12, 8), None),
    ("week on tuesday", "GB", date(2026, 12, 8), None),
    ("the monday after next", "GB", date(2026, 12, 7), None),
    ("a week from friday", "GB", date(2026, 12, 4), None),
    ("tomorrow", "GB", date(2026, 11, 25), None),
    ("tomoz", "GB", date(2026, 11, 25), None),
    ("day after tomorrow", "GB", date(2026, 11, 26), None),
    ("30th nov", "GB", date(2026, 11, 30), None),
    ("on the 19th", "GB", date(2026, 12, 19), None),
    ("by 3/12", "GB", date(2026, 12, 3), None),
    ("by 12/3", "US", date(2026, 12, 3), None),
    ("on 3.12.2026", "DE", date(2026, 12, 3), None),
    ("by 2026-12-03", "GB", date(2026, 12, 3), None),
    ("on Dec 3rd", "GB", date(2026, 12, 3), None),
    ("on 3 January", "GB", date(2027, 1, 3), None),
    ("mid december", "GB", date(2026, 12, 15), None),
    ("in early January", "GB", date(2027, 1, 1), None),
    ("by the end of the month", "GB", date(2026, 11, 30), None),
    ("by the end of next week", "GB", date(2026, 12, 4), None),
    ("next week", "GB", date(2026, 12, 4), None),
    ("in a fortnight", "GB", date(2026, 12, 8), None),
    ("in three weeks time", "GB", date(2026, 12, 15), None),
    ("within 2-3 weeks", "GB", date(2026, 12, 15), None),
    ("in a month", "GB", date(2026, 12, 24), None),
    ("within 10 working days", "GB", date(2026, 12, 8), None),
    ("on thursday at half past four", "GB", date(2026, 11, 26), time(16, 30)),
    ("on thursday at 4ish", "GB", date(2026, 11, 26), time(16)),
    ("on thursday at quarter to 5", "GB", date(2026, 11, 26), time(16, 45)),
    ("on thursday 1600hrs", "GB", date(2026, 11, 26), time(16)),
    ("on thursday at 16h30", "GB", date(2026, 11, 26), time(16, 30)),
    ("on 3 dec at 10.30am", "GB", date(2026, 12, 3), time(10, 30)),
    ("on monday at noon", "GB", date(2026, 11, 30), time(12)),
    ("tomorrow between 2 and 3", "GB", date(2026, 11, 25), time(14)),
    ("on friday 9-10", "GB", date(2026, 11, 27), time(9)),
    ("on friday 10-11am", "GB", date(2026, 11, 27), time(10)),
    ("on friday first thing", "GB", date(2026, 11, 27), None),
    ("on friday at 3", "GB", date(2026, 11, 27), time(15)),
    ("on friday at 3 in the afternoon", "GB", date(2026, 11, 27), time(15)),
    ("on friday evening at 7", "GB", date(2026, 11, 27), time(19)),
    ("at 9am on monday", "GB", date(2026, 11, 30), time(9)),
    ("on Thu 3 Dec 10:30 AM ET", "US", date(2026, 12, 3), time(10, 30)),
    ("on friday at 14:30 UK time", "GB", date(2026, 11, 27), time(14, 30)),
]


@pytest.mark.parametrize(("said", "country", "day", "at"), AHEAD)
def test_a_day_ahead_is_the_same_wherever_it_is_read(
    said: str, country: str, day: date, at: time | None
) -> None:
    """With its hour, if it has one that is exact."""
    read = {
        "answer": answered(said, country),
        "line": in_a_line(said, country),
        "mail": in_a_mail(said, country),
    }
    if "by noon" in said:  # an hour that is not exact is none in an answer
        read = {way: (when[0], None) for way, when in read.items()}
    assert read == dict.fromkeys(read, (day, at))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("yesterday", date(2026, 11, 23)),
        ("a fortnight ago", date(2026, 11, 10)),
        ("5 weeks ago, a monday", date(2026, 10, 19)),
        ("5 weeks ago i think, a monday", date(2026, 10, 19)),
        ("5 weeks ago or so, it was a monday", date(2026, 10, 19)),
        ("5 weeks ago, must have been a monday", date(2026, 10, 19)),
        ("a monday about 5 weeks ago", date(2026, 10, 19)),
        ("5 weeks ago, probably a monday", date(2026, 10, 19)),
        ("5 weeks ago", date(2026, 10, 20)),
        ("last friday", date(2026, 11, 20)),
        ("on friday", date(2026, 11, 20)),
        ("on the 19th", date(2026, 11, 19)),
        ("on 3/11", date(2026, 11, 3)),
        ("mid october", date(2026, 10, 15)),
        ("the week before last, the monday", date(2026, 11, 9)),
        ("on 22 october", date(2026, 10, 22)),
        ("a month ago", date(2026, 10, 24)),
        ("couple of weeks back", date(2026, 11, 10)),
    ],
)
def test_a_day_behind_is_the_same_in_an_answer_and_in_a_line(said: str, day: date) -> None:
    """A mail has no day behind that anybody notes."""
    [told] = read_lines(f"applied to Sable Tech {said}", TODAY, "GB", ())
    assert (answered(said, "GB", past=True)[0], told.applied) == (day, day)


@pytest.mark.parametrize(
    ("said", "zone"),
    [("10:30 AM ET", "ET"), ("3pm UK time", "UK time"), ("14:00 (CET)", "CET"), ("9am", None)],
)
def test_the_zone_stands_behind_the_hour(said: str, zone: str | None) -> None:
    """It belongs to the hour, and is taken out of the text with it."""
    [hour] = spoken().hours.find(said)
    assert hour.zone == zone
    assert heard(f"friday {said}").time_in()[1].strip("()") == "friday"


@pytest.mark.parametrize(
    "said",
    ["3 weeks of leave", "on file for 6 months", "5 years of experience", "I sat there", "the 1st round"],
)
def test_what_only_looks_like_a_day_is_none_in_a_mail(said: str) -> None:
    """Lengths, ranks and other words have numbers and names too."""
    assert mentions(said, TODAY, "GB") == []


WORDS = re.findall(
    r"\S+",
    """
    monday fri 3 12 pm am at by on next week weeks month in about the a of end mid early 3rd 3/12 10:30 - to
    and or dec may last two couple ago from tomorrow . , ( ) noon half past until between 9-10 within working
    days 20 another
    """,
)
PIECES = [
    "a ",
    "1-2 ",
    "10 to 4 ",
    "friday 20 ",
    "about ",
    "another ",
    "at 3 ",
    "from at @ ",
    "-",
    "(((",
    "half ",
]


def hard_texts() -> list[str]:
    """Return texts of the greatest length, of one piece and of all that days and hours are made of."""
    chance = random.Random(1)
    return [(piece * 4096)[:4096] for piece in PIECES] + [
        " ".join(chance.choice(WORDS) for _ in range(2000))[:4096] for _ in range(12)
    ]


@pytest.mark.parametrize("text", hard_texts())
def test_no_text_takes_longer_than_a_blink(text: str) -> None:
    """Twenty milliseconds of the processor, and as much again for a machine that does other things too."""
    ways: list[Callable[[], object]] = [
        lambda: spoken().find(text, TODAY, "GB", bare=True),
        lambda: days_said(spoken(), text, TODAY, "GB", past=False),
        lambda: hour_beside(spoken(), text[:400]),
        lambda: hour_wished(spoken(), text[:400], range(24)),
        lambda: mentions(text, TODAY, "GB"),
        lambda: Placeholders.of(text, TODAY, "GB"),
    ]
    for way in ways:
        assert is_bounded(way)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("boxing day", date(2026, 12, 26)),
        ("by christmas eve", date(2026, 12, 24)),
        ("new year's day", date(2027, 1, 1)),
        ("the day before christmas eve at the latest", date(2026, 12, 23)),
        ("the day after new year's day", date(2027, 1, 2)),
        ("the day before 12 december", date(2026, 12, 11)),
        ("day after the 3rd of December", date(2026, 12, 4)),
    ],
)
def test_a_day_of_a_name_and_the_one_beside_a_day(said: str, day: date) -> None:
    """In the words in which people say them."""
    assert heard(said).days(past=False) == (day,)
