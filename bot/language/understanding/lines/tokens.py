"""Split a text into words and signs."""

from __future__ import annotations

from typing import NamedTuple

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/tokens")

_TOKEN = _TABLE.pattern("token")


class Word(NamedTuple):
    """Hold a word or a sign of a text, as typed and in small letters, with its place."""

    text: str
    low: str
    start: int
    end: int


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Split a text into words and signs."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Word(m[0], m[0].casefold().replace("’", "'"), m.start(), m.end()) for m in found]
