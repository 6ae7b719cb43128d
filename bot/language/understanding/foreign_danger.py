"""Look for phrases of danger in languages that the coach doesn't speak, and tell in which one they are.

Each language has a file in `content/screen/phrases/`, of the kind of `safety.toml`. A text is read with those
phrases only where it has one of their longest words: eleven readings would cost more than all else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from bot.coach.safety import gravest
from bot.language.understanding.learned.danger import FOLDER
from bot.language.understanding.phrases.phrase_trie import ANY, KIND, spelled_out
from bot.language.understanding.phrases.spelling import NUMBER, plain
from bot.language.understanding.screen import BESIDES, SECTIONS, Lexicon, Seen, look

PHRASES = "phrases"

_WORDS = re.compile(r"[^\W_]+")


class Abroad(NamedTuple):
    """Hold what was seen in the language in which a text is gravest, and its code; None where in none."""

    seen: Seen
    language: str | None


NOWHERE = Abroad(Seen(None), None)


class ForeignDanger:
    """Looks for the phrases of all languages that have a file."""

    def __init__(self, content: Path) -> None:
        """content: the folder with all words."""
        self._content = content

    def look(self, text: str) -> Abroad:
        """Return what is said in the language in which it is gravest."""
        words = _WORDS.findall(plain(text))
        possible = {language for word in set(words) for language in self._telling.get(word, ())}
        found = [Abroad(look(text, self._lexicons[language]), language) for language in sorted(possible)]
        grave = gravest(one.seen.tier for one in found)
        return next((one for one in found if one.seen.tier is grave and (grave or one.seen.why)), NOWHERE)

    @property
    def files(self) -> list[Path]:
        """Return the files with phrases."""
        return phrase_files(self._content)

    def lexicon(self, language: str) -> Lexicon:
        """Return the phrases of a language."""
        return self._lexicons[language]

    @cached_property
    def _lexicons(self) -> dict[str, Lexicon]:
        return {file.stem: Lexicon.of(tomllib.loads(file.read_text(encoding="utf-8"))) for file in self.files}

    @cached_property
    def _telling(self) -> dict[str, tuple[str, ...]]:
        """For each word without which no phrase is said, and for what is written for it, its languages."""
        found: dict[str, tuple[str, ...]] = {}
        for language, lexicon in self._lexicons.items():
            for word in _telling(lexicon):
                found[word] = (*found.get(word, ()), language)
        return found


def phrase_files(content: Path) -> list[Path]:
    """Return the files with phrases of danger, one for each language."""
    return sorted((content / FOLDER / PHRASES).glob("*.toml"))


def unusable_phrases(content: Path) -> Iterator[str]:
    """Yield what the operator has to do about each of these files with a phrase that can't be used."""
    for file in phrase_files(content):
        try:
            _ = Lexicon.of(tomllib.loads(file.read_text(encoding="utf-8"))).ready
        except (TypeError, ValueError) as error:
            yield f"Mend {file.relative_to(content.parent)}: {error}."


def _telling(lexicon: Lexicon) -> set[str]:
    """Return the longest word of each phrase, and all words that are written for one of them."""
    written = {plain(word): tuple(map(plain, variants)) for word, variants in lexicon.same}
    telling: set[str] = set()
    for section in SECTIONS:
        for line in () if section in BESIDES else getattr(lexicon, section):
            for phrase in spelled_out(plain(line.replace("-", " "))):
                words = [word for word in phrase if word not in (ANY, NUMBER) and word[0] != KIND]
                longest = max(words, key=len)
                telling.update(_WORDS.findall(longest))
                telling.update(word for one in written.get(longest, ()) for word in _WORDS.findall(one))
    return telling
