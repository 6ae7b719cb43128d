"""An offer that was answered is closed: no reminder comes, and what is asked about it goes on without it."""

import pytest

from bot.coach.facts.application import State
from bot.coach.facts.records import ReplyBy
from tests.support.by_typing import history, names, says
from tests.support.chat import Chat


def offered(*lines: str) -> Chat:
    """An offer that is to be answered by the 10th of December, as far as the lines lead."""
    chat = Chat()
    for line in ("got an offer from Acme, cook, written, reply by 10 december", *lines):
        says(chat, line)
    return chat


@pytest.mark.parametrize(
    "text",
    ["i accepted it", "i've already accepted the offer", "i said yes to them", "I've signed the contract"],
)
@pytest.mark.parametrize("lines", [(), ("go on",), ("go on", "skip")])
def test_an_accepted_offer_is_not_asked_about_any_more(text: str, lines: tuple[str, ...]) -> None:
    """The day to answer by falls away, and it is never taken for what helped."""
    chat = offered(*lines)
    assert "already said yes" in says(chat, text)
    assert not [fact for _, fact in history(chat).of(ReplyBy)]
    assert "remind you" not in says(chat, "skip")
    assert names(chat) == {"Acme": State.offer}


def test_it_can_be_accepted_later_on() -> None:
    """Then the reminder is taken away that was set."""
    chat = offered("go on", "skip", "UK", "6 pm")
    says(chat, "i accepted the acme offer")
    assert [fact.day for _, fact in history(chat).of(ReplyBy)][-1] is None
    assert names(chat) == {"Acme": State.offer}


def test_one_that_was_turned_down_is_withdrawn() -> None:
    """A word takes it back."""
    chat = offered("go on", "skip", "UK", "6 pm")
    says(chat, "i turned it down")
    assert names(chat) == {"Acme": State.withdrawn}
    says(chat, "undo")
    assert names(chat) == {"Acme": State.offer}


def test_what_to_say_on_the_phone_is_answered_where_the_yes_is_talked_about() -> None:
    """It is no chase, and the yes goes on."""
    chat = offered()
    assert "in writing" in says(chat, "what do I say on the phone")
    assert chat.loaded.person.current is not None
    assert chat.loaded.person.current.script == "yes"
    assert "don't know the pay" in says(chat, "what's the salary?")
    assert "10 Dec" in says(chat, "until when do they want my answer?")
