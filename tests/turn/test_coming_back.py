"""Who left a review and comes back goes on with it, in whatever words they say so."""

from datetime import timedelta

import pytest

from bot.events import Commanded
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat

BACK = [
    "im back",
    "I'm back again",
    "hi im back from lunch, go on",
    "yeah carry on",
    "ok lets go on",
    "ready now",
    "go on then",
    "continue",
    "where were we",
    "so where did we leave off?",
    "hi again",
    "ok i have time now",
    "can we finish this now",
    "lets do the rest",
    "back now, sorry",
    "start the review",
]


def put_by(chat: Chat, company: str = "tarn") -> int:
    """Leave the review at its first question for own words. Return its number."""
    for line in (f"{company} said no", "low", "short review", "just the no"):
        says(chat, line)
    run = chat.loaded.person.current
    assert run is not None
    assert "remind" in says(chat, "later mate")
    return run.number


def current(chat: Chat) -> int | None:
    run = chat.loaded.person.current
    return run.number if run is not None else None


@pytest.mark.parametrize("text", BACK)
def test_who_comes_back_goes_on_at_the_reminder_question(text: str) -> None:
    """Nothing was picked there, and nothing is."""
    chat = somebody("Harbour", "Tarn")
    review = put_by(chat)
    assert "What went well" in says(chat, text)
    assert current(chat) == review


@pytest.mark.parametrize("text", BACK)
def test_who_comes_back_goes_on_after_a_reminder_was_set(text: str) -> None:
    """They needn't wait for it."""
    chat = somebody("Harbour", "Tarn")
    review = put_by(chat)
    says(chat, "tomorrow")
    chat.now += timedelta(hours=5)
    assert "What went well" in says(chat, text)
    assert current(chat) == review


@pytest.mark.parametrize("text", ["im back", "where were we", "go on", "ok ready now"])
def test_who_left_several_is_asked_which(text: str) -> None:
    """They can name it."""
    chat = somebody("Harbour", "Tarn")
    review = put_by(chat)
    says(chat, "no reminder")
    put_by(chat, "harbour")
    says(chat, "no reminder")
    assert "Which one" in says(chat, text)
    assert current(chat) is None
    says(chat, "the tarn one")
    assert current(chat) == review


def test_who_is_back_at_the_reminder_question_goes_on_with_that_one() -> None:
    """The others wait still."""
    chat = somebody("Harbour", "Tarn")
    put_by(chat)
    says(chat, "no reminder")
    review = put_by(chat, "harbour")
    says(chat, "im back")
    assert current(chat) == review


@pytest.mark.parametrize("text", ["im back", "hi again", "where were we"])
def test_who_is_back_after_a_pause_goes_on(text: str) -> None:
    """Being back ends the pause."""
    chat = somebody("Harbour", "Tarn")
    review = put_by(chat)
    says(chat, "no reminder")
    chat.does(Commanded("pause"))
    says(chat, "until i say so")
    says(chat, text)
    if current(chat) is None:
        says(chat, "yes")
    assert current(chat) == review


def test_who_is_back_at_an_open_question_is_asked_it_again() -> None:
    """It is kept for no answer."""
    chat = somebody("Harbour", "Tarn")
    put_by(chat)
    says(chat, "im back")
    before = chat.loaded.person.current
    assert "What went well" in says(chat, "hey im back, where were we")
    after = chat.loaded.person.current
    assert before is not None
    assert after is not None
    assert before.answers == after.answers


@pytest.mark.parametrize(
    "text",
    [
        "in 2 hours",
        "tomorrow",
        "i'll be back tomorrow",
        "when im back home tomorrow",
        "go on, remind me tomorrow",
        "no reminder",
        "not now",
    ],
)
def test_when_to_come_back_is_no_coming_back(text: str) -> None:
    """It answers the reminder question."""
    chat = somebody("Harbour", "Tarn")
    review = put_by(chat)
    says(chat, text)
    assert current(chat) != review


@pytest.mark.parametrize(
    "text",
    [
        "im back at work now and it went ok",
        "i carried on when they laughed",
        "i went back to my seat and smiled",
    ],
)
def test_what_they_tell_of_going_back_is_an_answer(text: str) -> None:
    """Own words are kept."""
    chat = somebody("Harbour", "Tarn")
    review = put_by(chat)
    says(chat, "im back")
    says(chat, text)
    run = next(run for run in chat.loaded.person.runs if run.number == review)
    assert text in [answer.value for answer in run.answers.values()]


@pytest.mark.parametrize("text", ["do i have to do all this", "do i need to answer all of these?"])
def test_that_nothing_has_to_be_done_is_said_while_it_is_left(text: str) -> None:
    """It waits."""
    chat = somebody("Harbour", "Tarn")
    put_by(chat)
    says(chat, "no reminder")
    assert "any of it" in says(chat, text)
    assert current(chat) is None


def test_what_was_left_of_noting_one_is_over_with_its_no() -> None:
    """Nobody is asked to go on noting what was refused meanwhile."""
    chat = Chat()
    for line in (
        "applied to Tarn for cook yesterday",
        "yes",
        "later",
        "no reminder",
        "Tarn said no",
        "leave it",
        "no",
    ):
        says(chat, line)
    says(chat, "go on")
    assert all(run.script != "log" for run in chat.loaded.person.left)
