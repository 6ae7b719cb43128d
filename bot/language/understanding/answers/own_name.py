"""Find the person's own name in a text that tells it: "my name is Bogdan by the way"."""

from __future__ import annotations

import re

from bot.language.understanding.answers.name_shapes import with_capitals
from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 600
"""The most characters of a text in which somebody tells their name beside something else. Our own choice."""

_TABLE = WordTable("answers/own_name")

_TOLD = _TABLE.pattern("told", re.IGNORECASE)


_BY_OTHERS = _TABLE.pattern("by_others", re.IGNORECASE)

_LEADS_UP = _TABLE.pattern("leads_up", re.IGNORECASE)
_GOES_ON = _TABLE.pattern("goes_on", re.IGNORECASE)


def own_name_in(text: str) -> tuple[str, str] | None:
    """Return the name that somebody says is theirs, and the text without it; None if they tell none.

    A name in small letters gets its capitals.
    """
    found = _TOLD.search(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    name = " ".join(found["name"].split())
    if name == name.lower() and _BY_OTHERS.search(found[0]) is not None:
        return None
    before = _LEADS_UP.sub("", text[: found.start()])
    after = _GOES_ON.sub("", text[found.end() :])
    return with_capitals(name) if name == name.lower() else name, " ".join(
        part for part in (before.strip(), after.strip()) if part
    )
