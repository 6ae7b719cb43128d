"""After a review nobody is asked where they live: the last thing said in it is how heavy the no is."""

import pytest

from bot.coach.facts.records import PlaceAsked
from bot.events import Commanded
from tests.support.by_typing import history, once, says
from tests.support.chat import Chat

CARD = "I can check with you later whether they replied"
COUNTRY = "Which country are you in?"


@once
def asked_for_feedback() -> Chat:
    """Somebody comes to the last question of a short review, and has sent the request."""
    chat = Chat()
    for line in (
        "i got a no from Acme, data engineer, first interview, a bit low",
        *("a short review", "the hiring manager", "no", "we clicked", "yes", "none of these", "leave it"),
        *("skip", "skip", "skip", "that's right", "sent"),
    ):
        said = says(chat, line)
    assert "How heavy is it now?" in said
    return chat


def after_something_else(chat: Chat) -> str:
    """What is said at the end of a dialogue that isn't about a no."""
    chat.does(Commanded("waiting"))
    return says(chat, "fine for now")


@pytest.mark.parametrize("mood", ["all right", "low", "heavy", "very heavy"])
def test_a_review_ends_with_how_heavy_it_is(mood: str) -> None:
    """Whatever the answer is."""
    chat = asked_for_feedback()
    assert COUNTRY not in says(chat, mood)
    assert chat.loaded.person.current is None


def test_a_card_asks_once_on_another_day() -> None:
    """Not on the same day, nor after something about the no."""
    chat = asked_for_feedback()
    says(chat, "all right")
    assert CARD not in after_something_else(chat)
    chat.waits(24)
    assert CARD in after_something_else(chat)
    assert CARD not in after_something_else(chat)
    assert len(history(chat).of(PlaceAsked)) == 1


def test_it_is_not_asked_of_somebody_who_has_told_it() -> None:
    """It may have come with an application that was noted in between."""
    chat = asked_for_feedback()
    says(chat, "all right")
    for line in ("I applied to Tarn as a clerk yesterday, they'll tell me by Friday", "that's right", "uk"):
        says(chat, line)
    says(chat, "9am")
    chat.waits(24)
    assert CARD not in after_something_else(chat)
