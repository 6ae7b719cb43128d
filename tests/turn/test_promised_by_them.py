"""What "they" said about when they answer is noted for the one that is meant, and for nobody else."""

from datetime import date, timedelta

import pytest

from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat


def due(chat: Chat, company: str) -> date | None:
    """Return the day by which a company has promised an answer."""
    assert chat.loaded.history is not None
    return next(case.due for case in chat.loaded.history.cases if case.application.company == company)


def today(chat: Chat) -> date:
    """Return the day it is for them."""
    return chat.now.date()


@pytest.mark.parametrize(
    "text",
    [
        "i rang them just now they said in 10 days",
        "called harbour today, they said in 10 days",
        "emailed them, she said give it another 10 days",
        "they told me to wait 10 days",
    ],
)
def test_the_only_one_that_is_waited_for_is_meant(text: str) -> None:
    """The day is noted at once."""
    chat = somebody("Harbour")
    says(chat, text)
    assert due(chat, "Harbour") == today(chat) + timedelta(days=10)


def test_it_is_asked_which_one_where_several_are_waited_for() -> None:
    """The day is kept until that is known."""
    chat = somebody("Harbour", "Tarn")
    assert "Which one do you mean?" in says(chat, "rang them, they said in 10 days")
    says(chat, "the tarn one")
    assert due(chat, "Tarn") == today(chat) + timedelta(days=10)


@pytest.mark.parametrize(
    "text",
    [
        "they said the interview is in 10 days",
        "they said i start in 10 days",
        "rang Kestrel, they said in 10 days",
        "what if they say in 10 days",
        "they were supposed to answer today",
    ],
)
def test_what_is_told_of_something_else_changes_nothing(text: str) -> None:
    """A day of something else, or of a company that isn't noted, is no promise."""
    chat = somebody("Harbour")
    before = due(chat, "Harbour")
    says(chat, text)
    assert due(chat, "Harbour") == before


@pytest.mark.parametrize("text", ["should i chase Kestrel", "any news from kestrel"])
def test_who_is_to_be_asked_has_to_be_known(text: str) -> None:
    """Nobody else is asked instead."""
    assert "I don't know an application by that name" in says(somebody("Harbour"), text)


@pytest.mark.parametrize("text", ["friday they said", "friday, she said", "by friday they reckon"])
def test_the_day_may_stand_before_who_named_it(text: str) -> None:
    chat = somebody("Acme")
    says(chat, text)
    (case,) = history(chat).cases
    assert case.due is not None
    assert case.due.strftime("%A") == "Friday"
