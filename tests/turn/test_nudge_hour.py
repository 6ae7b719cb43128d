"""A bare hour sets the nudge hour or the time to worry, where that is what it is about."""

import tomllib
from datetime import time

import pytest

from bot.events import Commanded
from bot.service.app import content_folder
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat

AROUND = frozenset(tomllib.loads((content_folder() / "en" / "requests.toml").read_text())["beside_places"])


def test_an_hour_alone_is_the_one_to_write_at() -> None:
    """It was settled just now, and "just say so" was said."""
    chat = somebody("Acme")
    assert "16:00" in says(chat, "4 pm")
    assert history(chat).hour == 16
    says(chat, "i said 6 pm")
    assert history(chat).hour == 18


def test_an_hour_at_night_is_asked_again() -> None:
    """Nothing is written then: the nearest hour is offered."""
    chat = somebody("Acme")
    assert "8:00" in says(chat, "7am")
    assert history(chat).hour == 9
    assert "8:00" in says(chat, "8am")


def test_an_hour_after_something_else_changes_nothing() -> None:
    """It may be the hour of an interview, and a number may be anything."""
    chat = somebody("Acme", "Globex")
    says(chat, "4 pm")
    assert history(chat).hour == 9
    alone = somebody("Acme")
    says(alone, "2")
    assert history(alone).hour == 9


def test_a_time_to_worry_has_an_hour() -> None:
    """Said in words it is taken as it is, and can be asked for; the hour to write at stays."""
    chat = somebody("Acme")
    chat.does(Commanded("waiting"))
    says(chat, "A set time for worrying")
    assert "19:00" in says(chat, "every evening at 7")
    assert history(chat).hour == 9
    said = says(chat, "when is my worry time?")
    assert "19:00" in said
    assert "interview" not in said


def test_no_time_to_worry_is_said_to_be_none() -> None:
    """It is not answered with an interview."""
    assert "You haven't set a time to worry" in says(somebody("Acme"), "when is my worry time?")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("after tea, 7", 19),
        ("ah evenings, after tea, 7", 19),
        ("evenings, 7", 19),
        ("evening, 8", 20),
        ("mornings, 9", 9),
        ("in the afternoon, 3", 15),
        ("evenings", 18),
    ],
)
def test_an_hour_beside_its_part_of_the_day(text: str, hour: int) -> None:
    """It is the hour of that part, whatever stands between them."""
    chat = somebody("Acme")
    says(chat, text)
    assert history(chat).hour == hour
    assert chat.loaded.person.current is None


@pytest.mark.parametrize(
    "text", ["ok, 2 more", "7 jobs now", "i have 7 open", "in the evening i have 3 kids"]
)
def test_a_number_that_is_no_hour(text: str) -> None:
    """It counts something."""
    chat = somebody("Acme")
    says(chat, text)
    assert history(chat).hour == 9


TO_INTERVIEW = [
    "Acme",
    "Baker",
    "An interview",
    "on friday",
    "Nobody in particular",
    "No date given",
    "Germany",
    "noon",
]


@pytest.mark.parametrize("text", ["its at 3", "it's at 3pm", "make it 3", "the interview is at 3"])
@pytest.mark.parametrize("more", [(), ("yes please",)])
def test_the_hour_of_an_interview_without_one_is_not_when_to_write(more: tuple[str, ...], text: str) -> None:
    """It is taken while the last question is open, and after it."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in (*TO_INTERVIEW, *more):
        says(chat, line)
    assert "15:00" in says(chat, text)
    if not more:
        says(chat, "no thanks")
    (case,) = history(chat).cases
    assert (case.begins, history(chat).hour) == (time(15), 12)


@pytest.mark.parametrize("text", ["its at 3", "it starts at half 3"])
def test_what_is_at_an_hour_is_not_when_to_write(text: str) -> None:
    """There is no interview that it could be of."""
    chat = somebody("Acme")
    before = history(chat).hour
    says(chat, text)
    assert history(chat).hour == before
