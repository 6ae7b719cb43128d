"""Read what a text says is not meant: "not the nurse one and not the shop"."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("phrases/exclusions")

EXCLUDING = _TABLE.pattern("excluding", re.IGNORECASE)
BETWEEN = _TABLE.pattern("between", re.IGNORECASE)


_WORD = re.compile(r"[^\W\d_]+")
_THE_OTHER = _TABLE.pattern("the_other", re.IGNORECASE)


def left_out(text: str) -> tuple[str, ...]:
    """Return the words for each thing that a text says isn't meant; () if it doesn't begin with one."""
    begins = EXCLUDING.match(text)
    if begins is None:
        return ()
    parts = [part.strip() for part in BETWEEN.split(text[begins.end() :].strip(" .!"))]
    named = (
        part
        for at, part in enumerate(parts)
        if not at or _THE_OTHER.fullmatch(part) is None or in_capitals(part, text)
    )
    return tuple(part for part in named if part)


def in_capitals(part: str, text: str) -> set[str]:
    """Return the short forms in a part of a text, which are no small words: "not the IT one"."""
    if text.isupper():
        return set()
    return {word.casefold() for word in _WORD.findall(part) if len(word) > 1 and word.isupper()}
