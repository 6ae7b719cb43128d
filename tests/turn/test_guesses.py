"""What somebody only guesses of the others: it is no news."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import names, says, somebody
from tests.support.chat import Chat


@pytest.mark.parametrize(
    "text",
    [
        "i think the manager didnt like me",
        "i think they hated me",
        "pretty sure its a no",
        "i reckon theyve gone with someone else",
        "felt like she had already made up her mind",
        "maybe they picked the other guy",
        "i feel like the panel didn't rate me",
    ],
)
def test_what_is_only_guessed_is_no_no(text: str) -> None:
    """It is answered, and nothing begins: at the question where they are, and while nothing is open."""
    chat = Chat()
    says(chat, "hello")
    said = says(chat, text)
    assert "it isn't a no" in said
    assert "Where are you right now?" in said
    known = somebody("Acme")
    says(known, "thanks")
    assert "it isn't a no" in says(known, text)
    assert known.loaded.person.current is None
    assert names(known)["Acme"].value == "waiting"


def test_a_good_guess_is_no_yes() -> None:
    """It isn't an answer either."""
    chat = Chat()
    says(chat, "hello")
    assert "isn't an answer yet" in says(chat, "i think they liked me")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("they said they dont want me", "no"),
        ("they dont want me", "no"),
        ("they rejected me i think", "no"),
        ("the manager said he didnt like my answers so its a no", "no"),
        ("i think i got the job!", "yes"),
    ],
)
def test_what_was_told_is_news(text: str, script: str) -> None:
    """However unsure they are."""
    chat = Chat()
    says(chat, "hello")
    says(chat, text)
    assert chat.loaded.person.current is not None
    assert chat.loaded.person.current.script == script


def test_who_was_not_liked_is_not_all_right() -> None:
    """Something hard beside a no never weighs nothing."""
    chat = Chat()
    says(chat, "hello")
    assert "all right" not in says(chat, "they didnt like me")


@pytest.mark.parametrize(
    "text",
    [
        "they wanted my notice period, does that mean im still in?",
        "they asked when i can start, is that a good sign?",
    ],
)
def test_what_they_asked_for_is_a_sign_and_no_answer(text: str) -> None:
    """After a no too: it isn't said to be one because of that."""
    chat = Chat()
    chat.does(Commanded("no"))
    said = says(chat, text)
    assert "Yes, as I read it" not in said
    assert "How heavy" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no joy from the hospital. HCA… gutted", "Hospital, HCA"),
        ("no luck with the school, teaching assistant", "School, teaching assistant"),
        ("got a no from the clinic", "Clinic"),
    ],
)
def test_a_no_by_a_place_is_a_no(text: str, told: str) -> None:
    """The place is the name, until they put it right."""
    assert f"I've got that: {told}." in says(Chat(), text)
