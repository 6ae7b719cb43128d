"""Read the names in what people type where a name is asked for: companies, people, roles.

It is the one reader of `names.toml`: each kind of text has a file of its own, and is compiled when the first
such text comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from bot.language.understanding.answers.name_phrases import NamePhrases
from bot.language.understanding.answers.names_among import NamesAmong
from bot.language.understanding.answers.names_within import NamesWithin
from bot.language.understanding.answers.person_names import PersonNames
from bot.turn.readings.name_within import NameWithin


class Names:
    """Read names by the words of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `names.toml`."""
        self._data = data

    @cached_property
    def _phrases(self) -> NamePhrases:
        return NamePhrases(self._data)

    @cached_property
    def _within(self) -> NamesWithin:
        return NamesWithin(self._data)

    @cached_property
    def _among(self) -> NamesAmong:
        return NamesAmong(self._data)

    @cached_property
    def _people(self) -> PersonNames:
        return PersonNames(self._data)

    def prepare(self) -> None:
        """Compile all patterns. Raises KeyError where a list is missing, re.error where one is no pattern."""
        _ = (self._phrases, self._within, self._among, self._people)

    def company_within(self, text: str) -> NameWithin | None:
        """Return the company among words that are no part of its name; None if there is none."""
        return self._phrases.within(text)

    def company_among(self, text: str) -> str | None:
        """Return the company in one of several clauses; None if it is unclear, or if it is the whole text."""
        return self._among.company(text)

    def person(self, text: str, *, doubtful: bool = False) -> str | None:
        """Return the person among words or clauses that only lead to the name; None if a text says more.

        doubtful: also return a name that may be another word; the caller asks back.
        """
        return self._within.person(text, doubtful=doubtful) or self._among.person(text)

    def role(self, text: str) -> str | None:
        """Return the role among words or clauses that only lead to it; None if that is unclear."""
        return self._within.role(text) or self._among.role(text)

    def person_alone(self, text: str) -> str | None:
        """Return the person whom a text names by title, and nothing else: "their recruiter Tom"."""
        return self._people.alone(text)

    def people(self, text: str, known: Sequence[str]) -> tuple[str, ...]:
        """Return the people whom a text names, in their order, besides the words of known names."""
        return self._people.all_in(text, known)

    def alone(self, text: str) -> str:
        """Return a name without the words before it: "same, staff nurse" is "staff nurse"."""
        return self._phrases.alone(text)

    def points(self, text: str) -> bool:
        """Tell whether a text only points at a company, and names none: "the one near my mum"."""
        return self._phrases.points(text)

    def is_said(self, text: str) -> bool:
        """Tell whether a text is something said and no name, by its question mark or a word in it."""
        return self._phrases.is_said(text)

    def is_reaction(self, text: str) -> bool:
        """Tell whether a text is only what people type while they think, or a word that names nothing."""
        return self._phrases.is_reaction(text)

    def asks(self, text: str) -> bool:
        """Tell whether a text asks or wants something, and gives no name: "any word from them"."""
        return self._among.asks(text)
