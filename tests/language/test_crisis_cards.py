"""The cards about danger come in the language of what was typed, whatever language the coach speaks."""

import re

import pytest

from bot.coach.safety import Tier
from bot.events import Wrote
from bot.language.wording.templates import FALLBACK, languages_with
from bot.talk.frozen import changed
from bot.turn.wellbeing import crisis
from tests.support.chat import Chat
from tests.support.words import CONTENT

LANGUAGES = [code for code in languages_with(CONTENT.folder, crisis.FILE) if code != FALLBACK]

SAID = {
    "es": ("no quiero vivir más, quiero morir", "Soy un programa", "Hay personas que sí pueden"),
    "de": ("ich will nicht mehr leben, ich will sterben", "Ich bin ein Programm", "Menschen, die das können"),
    "ru": ("я больше не хочу жить, хочу умереть", "Я программа", "есть люди, которые могут помочь"),
}
"""What is typed, and what the card says then."""


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"{{ \w+ }}", text))


def blocks(language: str) -> dict[str, str]:
    """Return the text of each block of a language's cards, as it stands in the file."""
    text = (CONTENT.folder / language / f"{crisis.FILE}.j2").read_text(encoding="utf-8")
    return dict(re.findall(r"{% block (\w+) %}(.*?){% endblock %}", text, re.DOTALL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_card_of_another_language_names_the_same_numbers(language: str) -> None:
    """A helpline that is left out of a translation would be missed by nobody but who needs it."""
    theirs, english = blocks(language), blocks(FALLBACK)
    assert theirs.keys() <= english.keys()
    for name, text in theirs.items():
        assert set(placeholders(text)) == set(placeholders(english[name])), name
    assert set(crisis.CARDS.values()) | {"safety_ask", "on_hold"} <= theirs.keys()


@pytest.mark.parametrize("language", SAID)
def test_who_writes_in_another_language_is_answered_in_it(language: str) -> None:
    """Their own language is still English: nobody has set it."""
    typed, *says = SAID[language]
    chat = Chat()
    card = "".join(message.html or "" for message in chat.does(Wrote(typed, 1)))
    assert [words for words in says if words not in card] == []
    assert "112" in card
    assert chat.loaded.person.language == "en"


def test_who_writes_in_english_again_is_answered_in_it() -> None:
    """The card is in the language of the last words that it is about."""
    chat = Chat()
    chat.does(Wrote(SAID["es"][0], 1))
    [card] = chat.does(Wrote("i want to die", 3))
    assert "a program and can" in (card.html or "")


@pytest.mark.parametrize("typed", ["no lo sé", "no puedo más", "no"])
def test_only_the_label_is_a_no_in_another_language(typed: str) -> None:
    """What English takes for a no may say the opposite there."""
    chat = Chat()
    chat.does(Wrote(SAID["es"][0], 1))
    chat.loaded = changed(chat.loaded, person=changed(chat.loaded.person, hold=Tier.unclear))
    label = typed == "no"
    chat.does(Wrote(typed, 3))
    assert (chat.loaded.person.hold is None) is label


def test_a_label_may_be_typed_without_its_accents() -> None:
    """Few people type them on a phone."""
    chat = Chat()
    chat.does(Wrote(SAID["es"][0], 1))
    chat.loaded = changed(chat.loaded, person=changed(chat.loaded.person, hold=Tier.unclear))
    chat.does(Wrote("si", 3))
    assert chat.loaded.person.hold is Tier.explicit
