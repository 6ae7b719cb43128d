"""Whoever goes on from a card without saying that it is right loses nothing that it shows."""

import pytest

from bot.coach.facts.application import State
from tests.support.by_typing import history, says
from tests.support.chat import Chat

THREE = "applied as a trainee at Zenith Bank, Access Bank and Harbour Bank, they haven't replied"


def states(chat: Chat) -> dict[str, State]:
    return {case.application.company: case.state for case in history(chat).cases}


def listed() -> Chat:
    chat = Chat()
    assert "Is that right?" in says(chat, THREE)
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "access bank have sent me a regret mail today",
        "Access Bank turned me down this morning",
        "oh no, just got a rejection from Access Bank",
    ],
)
def test_the_others_are_noted_when_one_says_no(text: str) -> None:
    """The no is of the one on the card, not of another one of the same name."""
    chat = listed()
    assert "sorry" in says(chat, text)
    waiting = State.waiting
    assert states(chat) == {"Zenith Bank": waiting, "Access Bank": State.no, "Harbour Bank": waiting}


def test_an_offer_goes_on_too() -> None:
    """The others still wait."""
    chat = listed()
    says(chat, "Harbour Bank made me an offer!")
    assert set(states(chat)) >= {"Zenith Bank", "Access Bank"}


@pytest.mark.parametrize("text", ["which ones are still open", "show me my list"])
def test_a_wish_to_see_them_shows_them(text: str) -> None:
    """The card was right then."""
    said = says(listed(), text)
    assert all(name in said for name in ("Zenith Bank", "Access Bank", "Harbour Bank"))


def test_a_reminder_is_no_correction() -> None:
    """Its day is not the day of the application."""
    chat = listed()
    says(chat, "remind me about Access Bank on monday")
    assert {case.on for case in history(chat).cases} == {None}
    assert len(history(chat).cases) == 3


@pytest.mark.parametrize("text", ["they rejected me", "they've already turned me down"])
def test_they_are_those_on_the_card_of_one(text: str) -> None:
    """Nobody asks who they are."""
    chat = Chat()
    says(chat, "applied at Acme as a data analyst yesterday")
    said = says(chat, text)
    assert "sorry" in said
    assert states(chat) == {"Acme": State.no}


@pytest.mark.parametrize(
    "text",
    ["no", "Access Bank was for an analyst", "Harbour Bank was last week", "what do you mean", "a no?", "hm"],
)
def test_what_is_about_the_card_stays_there(text: str) -> None:
    """Nothing counts before it is said to be right."""
    chat = listed()
    says(chat, text)
    assert not history(chat).cases


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("withdrew from Access Bank", State.withdrawn),
        ("i pulled out of Access Bank last week", State.withdrawn),
        ("just put Access Bank away", State.away),
    ],
)
def test_one_that_is_let_go_is_noted_with_the_others(text: str, state: State) -> None:
    """It isn't said that there is none, and a day in the text is not the day of the application."""
    chat = listed()
    says(chat, text)
    waiting = State.waiting
    assert states(chat) == {"Zenith Bank": waiting, "Access Bank": state, "Harbour Bank": waiting}
    assert {case.on for case in history(chat).cases} == {None}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Access Bank rang me", "What did you hear from Access Bank"),
        ("a lady from Access Bank called", "What did you hear from Access Bank"),
        ("can you write something to Access Bank", "Access Bank"),
        ("when did i apply to Access Bank", "Access Bank"),
        ("im so tired of waiting", "Waiting on several"),
    ],
)
def test_what_is_asked_about_them_leaves_them_noted(text: str, answer: str) -> None:
    """It is answered of the one that the card shows, and none is lost."""
    chat = listed()
    assert answer in says(chat, text)
    assert set(states(chat).values()) == {State.waiting}
    assert len(states(chat)) == 3


@pytest.mark.parametrize("text", ["Access Bank is wrong", "Access Bank isn't right"])
def test_one_that_is_wrong_is_left_out_without_asking_which(text: str) -> None:
    """It was named."""
    said = says(listed(), text)
    assert "Access Bank" not in said
    assert "Zenith Bank" in said
