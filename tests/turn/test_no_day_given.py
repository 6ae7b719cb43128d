"""No day was given, where one is asked for that the question can be left without."""

import pytest

from bot.coach.facts.application import State
from bot.talk.ask import SKIPPED
from tests.support.by_typing import history, says, somebody
from tests.support.chat import Chat
from tests.support.words import heard

NONE = [
    "no clue, they just said it could take a while",
    "no hurry, he told me",
    "they'll be in touch, no date given",
    "they wouldn't say when",
    "im in no rush, they said take your time",
    "dunno when, they only said they'd call me",
    "no deadline or anything",
    "whenever i'm ready",
    "there was no specific date",
]


@pytest.mark.parametrize("text", NONE)
def test_it_is_understood(text: str) -> None:
    """In one clause or several."""
    assert heard(text).gives_no_day()


@pytest.mark.parametrize(
    "text",
    [
        "friday, no rush they said",
        "no rush but by monday",
        "they said no",
        "no",
        "they told me no",
        "they need it soon",
        "in a week or so",
        "they said it takes two weeks",
        "they'd let me know by the 14th",
        "no date, and they were rude about it",
        "i don't know what to do",
        "they said they don't want me",
        "",
    ],
)
def test_what_says_more_is_something_else(text: str) -> None:
    """A day in it is taken, and a no is none."""
    assert not heard(text).gives_no_day()


def waiting() -> Chat:
    chat = somebody("Initech")
    for text in ("initech told me they need more time", "a new date"):
        says(chat, text)
    return chat


@pytest.mark.parametrize("text", NONE)
def test_a_wait_without_a_new_day_rests(text: str) -> None:
    """That is said back, and it stays open."""
    chat = waiting()
    assert "No date, then" in says(chat, text)
    assert chat.loaded.person.current is None
    assert [case.state for case in history(chat).cases] == [State.waiting]


def test_a_new_day_is_still_taken() -> None:
    """The usual answer."""
    assert "14 Dec" in says(waiting(), "the 14th")


@pytest.mark.parametrize("text", NONE)
def test_an_offer_may_have_no_deadline(text: str) -> None:
    """What kind of yes it is stays as it was told."""
    chat = somebody("Initech")
    for at in ("i got an offer from initech", "written", "go on"):
        says(chat, at)
    assert "No date, then" in says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert (run.answers["kind"].value, run.answers["reply_by"].value) == ("written", SKIPPED)


@pytest.mark.parametrize(
    "text", ["what if they didnt say", "they never gave me one, what then", "and if i dont know when"]
)
def test_what_if_there_is_none_leaves_it_open(text: str) -> None:
    """Whoever asks that was given none."""
    assert "No da" in says(waiting(), text)
