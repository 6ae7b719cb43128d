"""News are read without the words that only say why they are told now, and hours before a role."""

from datetime import date, time

import pytest

from bot.turn.readings.report import News
from tests.language.test_lines import read


@pytest.mark.parametrize(
    "text",
    [
        "btw before i forget, interview with Kelso friday 2pm",
        "oh by the way i've an interview with Kelso on friday at 2, can you note that please",
        "sorry to interrupt but Kelso want me in friday at 2pm",
        "can u put in an interview w Kelso fri 2pm b4 i forget",
        "email just in from Kelso, they want me friday 2pm for an interview",
        "just to let you know Kelso invited me for an interview friday 2pm",
        "the girl from Kelso rang, they want me for an interview friday at 2",
        "Kelso said to come in on friday at 2 for a chat",
    ],
)
def test_why_it_is_told_now_is_no_part_of_it(text: str) -> None:
    """The news is read as if it stood alone."""
    [told] = read(text)
    assert (told.news, told.company) == (News.interview, "Kelso")
    assert (told.day, told.at) == (date(2026, 11, 27), time(14))


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("interview at Kelso on fri at 2 care home nurse", "care home nurse"),
        ("interview at Kelso fri at 2 receptionist", "receptionist"),
        ("interview Kelso friday 2pm stock assistant", "stock assistant"),
        ("interview friday at 2 kelso, stock assistant", "stock assistant"),
    ],
)
def test_an_hour_is_one_before_the_role_too(text: str, role: str) -> None:
    """It stands right behind the day."""
    [told] = read(text)
    assert (told.company, told.role) == ("Kelso", role)
    assert (told.day, told.at) == (date(2026, 11, 27), time(14))


@pytest.mark.parametrize(
    "text",
    [
        "interviews on friday at 3 places",
        "interview on friday at 2 different shops",
        "before i forget, what's my next interview",
        "email kelso for me",
        "i nearly forgot my interview at home",
    ],
)
def test_what_only_sounds_alike_tells_nothing(text: str) -> None:
    """There is no hour in it, and no company."""
    assert not [one for one in read(text) if one.at or one.company]


@pytest.mark.parametrize(
    "text", ["another rejection came in, this time from Kelso", "call from Kelso, they said no"]
)
def test_a_no_may_come_before_its_company(text: str) -> None:
    """What brought it may too."""
    [told] = read(text)
    assert (told.news, told.company) == (News.no, "Kelso")
