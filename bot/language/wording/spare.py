"""Make at the start what has to be said even where rendering fails: the cards of a crisis, and "it broke".

So whoever is in danger always gets the numbers, and whoever wrote learns that their text was not taken in.
Everything else may be said later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from bot.errors import OperatorError, describe
from bot.language.wording.helplines import Helplines
from bot.language.wording.templates import CARDS, FALLBACK, languages_with
from bot.message import Message
from bot.turn.model.person import Person
from bot.turn.model.says import Card, Say
from bot.turn.wellbeing import crisis

log = logging.getLogger(__name__)

ELSEWHERE = "ZZ"
"""CLDR's code for an unknown region: it stands for all countries without a helpline here."""

UNDECIDED = ("broke", "too_fast")
"""Cards that are said without the outcome of a turn: it broke, or a person sent too many updates."""


class Spare:
    """Keeps messages that were made at the start, by language, country and block."""

    def __init__(self) -> None:
        self._made: dict[tuple[str, str | None, str], Message] = {}

    def make(self, render: Callable[[Person, Card], Message], content: Path, helplines: Helplines) -> None:
        """Make all messages, in a tenth of a second. content: the folder with all words.

        In a language that the coach doesn't speak, they are made for the countries where it is spoken. Raise
        OperatorError if a message can't be rendered.
        """
        spoken = languages_with(content, CARDS)
        for language in languages_with(content, crisis.FILE):
            countries = helplines.lines if language in spoken else helplines.likely(language)
            for country in (None, ELSEWHERE, *countries):
                person = Person(id=0, name=None, language=language, country=country)
                for card in crisis.cards(country):
                    self._made[language, country, card.block] = self._rendered(render, person, card)
        for language in spoken:
            for block in UNDECIDED:
                nobody = Person(id=0, name=None, language=language)
                self._made[language, None, block] = self._rendered(render, nobody, Card(CARDS, block))

    def _rendered(self, render: Callable[[Person, Card], Message], person: Person, card: Card) -> Message:
        try:
            return render(person, card)
        except Exception as error:
            why = " ".join(str(error).split()).rstrip(".")  # it holds nothing that somebody typed
            raise OperatorError(
                f"Mend content/{person.language}/{card.file}.j2 or install afterword again: "
                f"the block {card.block!r} can't be shown ({why})."
            ) from None

    def instead_of(self, person: Person, say: Say, error: Exception) -> Message:
        """Return the message made of a card at the start, and log an alert; raise the error if none was."""
        if not isinstance(say, Card):
            raise error
        for language in (crisis.language_of(say, person), FALLBACK):
            for country in (person.country or None, ELSEWHERE if person.country else None, None):
                if (made := self._made.get((language, country, say.block))) is not None:
                    log.error(
                        "a card can't be rendered, and is shown as it was made at the start: %(error)s",
                        {"error": describe(error)},
                    )
                    return made
        raise error
