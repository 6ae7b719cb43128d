"""A person's own name is kept where they tell it, and signs their drafts."""

import pytest

from bot.coach.facts.records import OwnName
from bot.language.understanding.answers.own_name import LONGEST, own_name_in
from tests.support.bounded import is_bounded
from tests.support.by_typing import history, says
from tests.support.chat import Chat


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("my name is Bogdan by the way", "Bogdan", ""),
        ("btw my name is bogdan", "Bogdan", ""),
        ("i'm called Anne-Marie", "Anne-Marie", ""),
        ("hi my name's priya nair", "Priya Nair", ""),
        ("sign it as Maggie", "Maggie", ""),
        ("my name is Margaret, not Maggie", "Margaret", ""),
        ("my name isnt ada its bogdan", "Bogdan", ""),
        ("shift manager. my name is Bogdan by the way", "Bogdan", "shift manager"),
        ("shift manager, my name is Bogdan btw", "Bogdan", "shift manager"),
        ("hi, my name is Sam. I got a no from Tesco", "Sam", "I got a no from Tesco"),
        ("my name is Bogdan and i applied to Lidl", "Bogdan", "i applied to Lidl"),
    ],
)
def test_a_name_is_found_with_what_else_is_said(text: str, name: str, rest: str) -> None:
    """In small letters too."""
    assert own_name_in(text) == (name, rest)


@pytest.mark.parametrize(
    "text",
    [
        "her name is Marta",
        "the company is called Lidl",
        "my name is on the list",
        "my name is spelled wrong",
        "my name is not Ada",
        "is my name bogdan?",
        "what is my name",
        "call me tomorrow",
        "they call me names",
        "a man called Tom rang me",
        "my name is a hard one",
        "people call me lazy",
        "i'm called in for an interview",
    ],
)
def test_what_only_speaks_of_names_tells_none(text: str) -> None:
    """What is somebody else's tells none either."""
    assert own_name_in(text) is None


@pytest.mark.parametrize("text", ["my name is " * 60, "and " * 150, "my name is " + "a'" * 290, "so, " * 150])
def test_any_text_is_read_in_time(text: str) -> None:
    """Whatever it is made of."""
    assert is_bounded(own_name_in, text[:LONGEST])


NO = "Kite said no, shift manager after an interview"


def test_it_signs_what_is_written_from_then_on() -> None:
    """It takes the place of the name in Telegram, also in what is open already, and is said back."""
    chat = Chat()
    said = says(chat, f"{NO}. my name is Bogdan by the way")
    assert said.index("Bogdan, got it.") < said.index("How heavy is it right now?")
    says(chat, "a bit low")
    said = says(chat, "only a reply")
    assert "Bogdan" in said
    assert "Ada" not in said
    said = says(chat, "my name is Bogdan Petrov actually")
    assert "Bogdan Petrov, got it." in said
    assert said.count("Bogdan Petrov") == 2
    assert [fact.name for _, fact in history(chat).of(OwnName)] == ["Bogdan Petrov"]


def test_beside_an_answer_it_is_no_part_of_that() -> None:
    """The question it was told at is answered."""
    chat = Chat()
    for line in ("log one", "aldi"):
        says(chat, line)
    said = says(chat, "shift manager. my name is Bogdan by the way")
    assert "Bogdan, got it." in said
    assert "How far along are you?" in said
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["role"].value == "shift manager"


def test_of_own_words_nothing_is_taken_away() -> None:
    """What they write in a review stays whole."""
    chat = Chat()
    for line in (NO, "a bit low", "a short review", "no"):
        says(chat, line)
    text = "they said hello. my name is Bogdan, and they knew how to say it"
    says(chat, text)
    run = chat.loaded.person.current
    assert run is not None
    assert run.answers["went_well"].value == text
