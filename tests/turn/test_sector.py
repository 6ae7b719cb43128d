"""Where somebody mostly applies is asked once, in one tap; the coach asks by it where no date was given."""

import pytest

from bot.coach.facts.application import Sector
from bot.coach.facts.records import AppliesIn
from tests.support.by_typing import history, once, says
from tests.support.chat import Chat

ASKS = "Where do you mostly apply?"


@once
def noted(line: str = "I applied to Tarn as a clerk yesterday") -> Chat:
    chat = Chat()
    for said in (line, "that's right", "uk"):
        says(chat, said)
    return chat


def sectors(chat: Chat) -> list[Sector]:
    return [fact.sector for _, fact in history(chat).of(AppliesIn)]


def test_it_is_asked_once_after_the_first_without_a_date() -> None:
    chat = Chat()
    says(chat, "I applied to Tarn as a clerk yesterday")
    says(chat, "that's right")
    assert ASKS in says(chat, "uk")
    assert chat.loaded.person.current is None, "it is a card: nothing is open"
    says(chat, "I applied to Kite as a cook yesterday")
    assert ASKS not in says(chat, "that's right")


def test_it_is_not_asked_where_a_date_was_given() -> None:
    """It would change nothing."""
    chat = Chat()
    says(chat, "I applied to Tarn as a clerk yesterday, they'll tell me by Friday")
    says(chat, "that's right")
    assert ASKS not in says(chat, "uk")


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Government", Sector.public),
        ("it's government", Sector.public),
        ("the council", Sector.public),
        ("restaurants", Sector.food),
        ("a bar", Sector.food),
        ("retail", Sector.shops),
        ("energy", Sector.industry),
        ("somewhere else", Sector.other),
        ("tech", Sector.other),
    ],
)
def test_it_can_be_typed_below_the_card(text: str, sector: Sector) -> None:
    chat = noted()
    assert "You can change it in /settings." in says(chat, text)
    assert sectors(chat) == [sector]


@pytest.mark.parametrize(
    "text", ["thanks", "still nothing from them", "they said no", "I applied to Kite too"]
)
def test_anything_else_is_heard_as_ever(text: str) -> None:
    chat = noted()
    assert "You can change it in /settings." not in says(chat, text)
    assert sectors(chat) == []


def test_it_says_when_the_coach_will_ask_now() -> None:
    """Government takes more than twice as long as most."""
    assert "So I'll ask about Tarn on" in says(noted(), "Government")


def test_it_is_changed_in_the_settings() -> None:
    chat = noted()
    says(chat, "Government")
    says(chat, "/settings")
    says(chat, "something else")
    assert ASKS in says(chat, "The kind of employer")
    assert "go by that from now on" in says(chat, "Supermarkets, security")
    assert sectors(chat) == [Sector.public, Sector.shops]


def test_the_sound_is_turned_off_in_words() -> None:
    """Where the settings ask what else."""
    chat = noted()
    says(chat, "/settings")
    says(chat, "something else")
    assert "no sound when I message you first" in says(chat, "no sound please")
