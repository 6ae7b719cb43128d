"""Read what somebody answers in another language to whether they think of ending their life: `answers.toml`.

The cards come in twelve languages, and a No has to be heard in each. Here, too, only what says no from end to
end is one: "no lo sé" and "no puedo más" are none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from unicodedata import combining, normalize

from bot.language.whole_files import whole_text
from bot.turn.readings.danger_reply import DangerReply

LONGEST = 160
"""The most characters of a text that may be such an answer."""

MOST_BEHIND = 8
"""The most words behind a no that still go along with it: "nein, nur müde von allem"."""

SHORTEST = 3
"""The fewest letters of an answer in a language that nothing else tells of: "no" and "si" are of several."""

_CLAUSE = re.compile(r"[.,;:!?…()¡¿«»\"“”।؟،؛\n—–]+|\s-+\s")

_LETTERS = str.maketrans(
    {"ł": "l", "ı": "i", "ß": "ss", "’": "'", "ё": "е", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي"}
)
"""Letters that are other letters with a mark, for whoever types, and that don't come apart."""

Phrase = tuple[str, ...]

LISTS = ("no", "only", "otherwise", "yes", "back", "dark")


def _words(text: str) -> Phrase:
    """Return the words of a text, in small letters and without their accents."""
    bare = normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(sign for sign in bare if not combining(sign))
    return tuple(normalize("NFC", plain).translate(_LETTERS).split())


class _Tongue:
    """Hold the phrases of one language."""

    def __init__(self, data: Mapping[str, Sequence[str]]) -> None:
        self._phrases = {name: frozenset(map(_words, data[name])) for name in LISTS}
        self._leading = tuple(self._phrases["only"] | self._phrases["otherwise"])

    def read(self, clauses: Sequence[Phrase]) -> DangerReply | None:
        """Return what a text answers; None where it is no answer in this language."""
        whole = tuple(word for clause in clauses for word in clause)
        if whole in self._phrases["yes"]:
            return DangerReply.yes
        says_no = self._begins(clauses[0]) if clauses else False
        if self._is_dark(whole):
            return DangerReply.unsure if says_no or whole in self._phrases["dark"] else None
        if any(_within(phrase, whole) for phrase in self._phrases["otherwise"]):
            goes_along = (self._covers(clause) or self._begins(clause) for clause in clauses)
            if all(goes_along):
                return DangerReply.otherwise
        return DangerReply.no if says_no else None

    def takes_back(self, clauses: Sequence[Phrase]) -> bool:
        """Tell whether a text says that a no was none."""
        return any(clause in self._phrases["back"] for clause in clauses)

    def _begins(self, clause: Phrase) -> bool:
        """Tell whether a clause says no, and nothing but what goes along with it."""
        for end in range(len(clause), 0, -1):
            if clause[:end] in self._phrases["no"]:
                rest = clause[end:]
                return not rest or (len(rest) <= MOST_BEHIND and self._leads(rest))
        return False

    def _leads(self, rest: Phrase) -> bool:
        return any(rest[: len(phrase)] == phrase for phrase in self._leading)

    def _covers(self, clause: Phrase) -> bool:
        return any(clause in self._phrases[name] for name in ("no", "only", "otherwise"))

    def _is_dark(self, words: Phrase) -> bool:
        return any(_within(phrase, words) for phrase in self._phrases["dark"])


def _within(phrase: Phrase, words: Phrase) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


class AnswersAbroad:
    """Reads answers in all languages but English."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def _tongues(self) -> dict[str, _Tongue]:
        data = tomllib.loads(whole_text(self._file))
        return {language: _Tongue(lists) for language, lists in data.items()}

    def read(self, language: str | None, text: str) -> DangerReply | None:
        """Return what a text answers; None where that isn't clear in any language.

        language: that of the card, which comes first; None where the card is in English.
        """
        clauses = _clauses(text)
        tongues = self._tongues
        own = tongues.get(language or "")
        if own is not None:
            return own.read(clauses)
        if text.isascii() and len(text.strip()) < SHORTEST:
            return None
        said = filter(None, (tongue.read(clauses) for tongue in tongues.values()))
        return min(said, key=_SAFEST.index, default=None)

    def takes_back(self, text: str) -> bool:
        """Tell whether a text says in any of the languages that a no was none."""
        clauses = _clauses(text)
        return any(tongue.takes_back(clauses) for tongue in self._tongues.values())


_SAFEST = (DangerReply.unsure, DangerReply.yes, DangerReply.otherwise, DangerReply.no)
"""The order in which answers count where several languages read a text."""


def _clauses(text: str) -> list[Phrase]:
    """Cut a text into its clauses; none of a text that is too long to be an answer."""
    if len(text) > LONGEST:
        return []
    return [words for part in _CLAUSE.split(text) if (words := _words(part))]
