"""Read what a text says is not meant: "not the nurse one and not the shop"."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("phrases/exclusions")

EXCLUDING = _TABLE.pattern("excluding", re.IGNORECASE)
BETWEEN = _TABLE.pattern("between", re.IGNORECASE)


_THE_OTHER = _TABLE.pattern("the_other", re.IGNORECASE)


def left_out(text: str) -> tuple[str, ...]:
    """Return the words for each thing that a text says isn't meant; () if it doesn't begin with one."""
    begins = EXCLUDING.match(text)
    if begins is None:
        return ()
    parts = [part.strip() for part in BETWEEN.split(text[begins.end() :].strip(" .!"))]
    named = (part for at, part in enumerate(parts) if not at or _THE_OTHER.fullmatch(part) is None)
    return tuple(part for part in named if part)
