"""What is said in a sentence of one's own where it is asked whether to keep something, or erase it."""

import pytest

from bot.coach.facts.history import History
from bot.events import Commanded, Wrote
from tests.support.by_typing import says, somebody
from tests.support.chat import Chat


def left_in_the_middle() -> Chat:
    chat = somebody("Acme")
    chat.does(Commanded("no"))
    says(chat, "low")
    chat.does(Commanded("cancel"))
    return chat


def before_erasing() -> Chat:
    chat = somebody("Acme")
    chat.does(Commanded("delete"))
    return chat


@pytest.mark.parametrize(
    "text",
    [
        "don't scrap it, I was half way through",
        "mind it for me, i'll get back to it on sunday",
        "id be annoyed to lose it so keep it safe",
    ],
)
def test_what_was_begun_is_kept(text: str) -> None:
    chat = left_in_the_middle()
    assert "saved" in says(chat, text)
    assert chat.loaded.person.parked is not None


@pytest.mark.parametrize(
    "text", ["chuck it out, i'm finished with them", "no reason to keep that, get rid of it"]
)
def test_what_was_begun_is_thrown_away(text: str) -> None:
    chat = left_in_the_middle()
    assert "It's gone" in says(chat, text)


@pytest.mark.parametrize(
    "text",
    ["wait stop, i hit that by accident", "i pressed the wrong thing there", "please don't wipe any of it"],
)
def test_nothing_is_erased_by_a_slip(text: str) -> None:
    chat = before_erasing()
    assert "Nothing's been erased" in says(chat, text)


@pytest.mark.parametrize(
    "text",
    [
        "wipe the lot, keep none of it",
        "what would you keep if i pressed it by mistake?",
        "they lost my cv",
    ],
)
def test_what_says_both_or_asks_or_tells_is_no_answer(text: str) -> None:
    """Nothing is erased by it either: that takes exact words."""
    chat = before_erasing()
    assert "Nothing's been erased" not in says(chat, text)
    assert isinstance(chat.loaded.history, History)
    assert chat.loaded.history.cases
    said = chat.does(Wrote("keep it", chat.messages + 1))
    assert said
