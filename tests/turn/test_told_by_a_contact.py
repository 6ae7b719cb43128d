"""What a contact has said is what the company has decided."""

import pytest

from bot.coach.facts.application import State
from bot.events import Commanded
from tests.support.by_typing import history, once, says
from tests.support.chat import Chat


@once
def waiting() -> Chat:
    """They wait for Dunmore, where they deal with Aoife."""
    chat = Chat()
    chat.does(Commanded("log"))
    for line in (
        "Dunmore",
        "analyst",
        "applied",
        "yesterday",
        "the company's recruiter",
        "Aoife",
        "no date given",
        "uk",
        "9am",
    ):
        says(chat, line)
    assert chat.loaded.person.current is None
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "Aoife finally wrote back, it's a no",
        "aoife rang, they gave it to somebody internal",
        "just off the phone with aoife, they went with someone else",
        "got an email from Aoife, I was unsuccessful",
    ],
)
def test_a_no_is_noted_for_it(text: str) -> None:
    """It is met as any no is."""
    chat = waiting()
    says(chat, text)
    assert history(chat).cases[0].state is State.no


@pytest.mark.parametrize(
    "text",
    [
        "aoife rang, they want to meet me friday at 2",
        "Aoife confirmed my second interview for Friday at 2pm.",
    ],
)
def test_an_interview_is_shown_for_it(text: str) -> None:
    """With the day and the hour."""
    said = says(waiting(), text)
    assert "Dunmore" in said
    assert "Fri 27 Nov" in said


@pytest.mark.parametrize(
    "text", ["aoife is a nice name", "i wrote to aoife", "did aoife say no?", "aoife offered me a cup of tea"]
)
def test_a_mere_mention_is_none(text: str) -> None:
    """Nothing is noted."""
    chat = waiting()
    says(chat, text)
    assert history(chat).cases[0].state is State.waiting


def test_the_day_of_an_interview_is_said_back_where_the_company_is_asked() -> None:
    """It shows that it was heard."""
    chat = waiting()
    said = says(chat, "the girl from the factory rang and they want me in for an interview friday at 3")
    assert "Fri 27 Nov at 15:00" in said
