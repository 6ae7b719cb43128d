"""What is put off in many words, at any question."""

import pytest

from bot.events import Commanded
from tests.support.by_typing import kept_of, says
from tests.support.chat import Chat


def at_mood() -> Chat:
    chat = Chat()
    chat.does(Commanded("no"))
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "would you check with me again later, I'm in a shop",
        "far too early to say, it only came now",
        "i can't put it in words right now",
        "let me sleep on it",
    ],
)
def test_a_rating_is_put_off(text: str) -> None:
    """Nothing is taken for a step of the scale."""
    chat = at_mood()
    says(chat, text)
    parked = chat.loaded.person.parked
    assert parked is not None
    assert "mood" not in parked.answers


@pytest.mark.parametrize(
    "text",
    [
        "I'd ask them to give me a minute",
        "tell them I can't answer that right now but will write after",
        "I left the question for later and then forgot it",
    ],
)
def test_what_is_told_in_own_words_puts_nothing_off(text: str) -> None:
    before = ["low", "a short review", "Acme", "Baker", "first interview", "nobody by name"]
    assert kept_of("no", [*before, "no, just the no"], text, "went_well") == text


@pytest.mark.parametrize(
    "text",
    ["later on tonight", "ask me again this evening", "ugh later ok, my shift starts"],
)
def test_the_evening_is_not_the_middle_of_the_night(text: str) -> None:
    """It is half past six: in six hours it is past midnight."""
    chat = at_mood()
    said = says(chat, text)
    assert "6 hours" not in said or "In 2 hours" in said
    assert chat.loaded.person.parked is not None


@pytest.mark.parametrize("text", ["right that's it for tonight", "enough for tonight"])
def test_who_stops_for_tonight_asks_for_no_reminder_tonight(text: str) -> None:
    chat = at_mood()
    assert "I'll write in" not in says(chat, text)


@pytest.mark.parametrize(
    "text", ["never mind, don't remind me", "actually no reminder", "forget the reminder"]
)
def test_no_reminder_is_wanted_after_all(text: str) -> None:
    """The day was asked for by then."""
    chat = at_mood()
    says(chat, "let me sleep on it")
    says(chat, "Another day")
    assert "No reminder" in says(chat, text)
