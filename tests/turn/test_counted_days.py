"""Days that are counted from the one that is noted, and days that are over where one to come is asked for."""

from datetime import date, timedelta

import pytest

from bot.events import Commanded
from tests.support.by_typing import history, says
from tests.support.chat import Chat


def asked_by_when() -> tuple[Chat, date]:
    """Somebody who is asked by when they hear now, and the day that was promised before."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in (
        "Acme",
        "Baker",
        "I've applied",
        "yesterday",
        "Nobody in particular",
        "in 12 days",
        "Germany",
        "9",
    ):
        says(chat, line)
    (case,) = history(chat).cases
    assert case.due is not None
    says(chat, "there is a new date from Acme")
    assert "When will you hear" in says(chat, "A new date")
    return chat, case.due


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("three days later than they said before", 3),
        ("a week later", 7),
        ("a day or two later", 2),
        ("the day after that", 1),
        ("it was pushed back by two weeks", 14),
        ("a day earlier", -1),
        ("the same day as before", 0),
    ],
)
def test_a_day_is_counted_from_the_promised_one(text: str, days: int) -> None:
    """Today is not what it is counted from."""
    chat, due = asked_by_when()
    says(chat, text)
    (case,) = history(chat).cases
    assert case.due == due + timedelta(days=days)


@pytest.mark.parametrize(("text", "days"), [("in a week", 7), ("the day after tomorrow", 2)])
def test_a_day_that_names_its_beginning_is_counted_from_there(text: str, days: int) -> None:
    """From today, as ever."""
    chat, _ = asked_by_when()
    says(chat, text)
    (case,) = history(chat).cases
    assert case.due == chat.now.date() + timedelta(days=days)


@pytest.mark.parametrize(
    "text", ["it was this morning", "spoke to them earlier today", "i met them yesterday"]
)
def test_what_took_place_is_behind_us(text: str) -> None:
    """That is said, and nothing is noted by it."""
    chat, due = asked_by_when()
    assert "already passed" in says(chat, text)
    (case,) = history(chat).cases
    assert case.due == due


def test_a_day_that_is_over_is_said_to_be() -> None:
    """Where a pause is to end."""
    chat = Chat()
    chat.does(Commanded("pause"))
    says(chat, "until a day")
    assert "already passed" in says(chat, "yesterday")


@pytest.mark.parametrize(
    ("text", "ago"),
    [("had it this morning", 0), ("went in yesterday", 1), ("been dreading it all day", None)],
)
def test_an_interview_took_place_on_the_day_that_is_told(text: str, ago: int | None) -> None:
    """Where its day is asked for, whichever side it lies on."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in ("Acme", "Baker", "An interview", text):
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    day = (chat.now.date() - timedelta(days=ago)).isoformat() if ago is not None else None
    assert (run.answers["on"].value if "on" in run.answers else None) == day
