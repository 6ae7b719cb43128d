"""What somebody says against themselves where own words are asked for is met, and filed nowhere."""

import pytest

from tests.support.by_typing import says
from tests.turn.test_asking_back import again, at, open_key


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("went_well", "30 years in care and i feel useless, they want a certificate"),
        ("went_well", "i am nothing for them. 8 year in my country i was engineer"),
        ("went_well", "what is the point. my husband keep asking and I don't have answer"),
        ("went_well", "i have nothing to tell my kids"),
        ("friend", "id just tell them theyre trash like me"),
        ("friend", "i'd say you're as worthless as i am"),
        ("friend", "how do i explain this to my wife"),
    ],
)
def test_it_is_met_as_a_feeling(key: str, text: str) -> None:
    """The question waits, and nothing is kept as its answer."""
    chat = at(key, "whole" if key == "friend" else "quick")
    before = chat.loaded.person.current
    said = says(chat, text)
    now = chat.loaded.person.current
    assert before is not None
    assert now is not None
    assert now.answers == before.answers
    assert "Shall we go on" in said


@pytest.mark.parametrize(
    "text",
    [
        "they laughed at my jokes",
        "i told them i'm useless at excel and they laughed",
        "everyone kept asking about the project",
        "I felt stupid at first, then it went fine",
    ],
)
def test_what_happened_there_is_kept(text: str) -> None:
    """It is what was asked for."""
    chat = at("went_well")
    says(chat, text)
    assert open_key(chat) != "went_well"


@pytest.mark.parametrize(
    "text", ["tell her she's not trash", "that they did nothing wrong, like me", "it's hard to be picked"]
)
def test_a_kind_word_to_a_friend_is_kept(text: str) -> None:
    """Only who calls both the same has said something hard."""
    chat = at("friend", "whole")
    says(chat, text)
    assert open_key(chat) == "fits"


@pytest.mark.parametrize("text", ["they laugh at my english", "he was smirking at my accent"])
def test_being_laughed_at_is_met_at_buttons(text: str) -> None:
    """It is neither a yes nor a no."""
    assert "That sounds hard" in says(at("reply"), text)


@pytest.mark.parametrize(
    "text", ["They will not reply, so what is the benefit?", "why bother, they never reply"]
)
def test_a_doubt_about_asking_is_answered(text: str) -> None:
    """It says neither that they were asked already nor that no request is wanted."""
    assert "Many don't answer" in again(at("reply"), text)
