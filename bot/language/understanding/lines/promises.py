"""Tell whether a text says that the company will answer: "they said they'd let me know today"."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

LOOKED_AT = 200
"""Characters of a text that are looked at for a promise."""

_TABLE = WordTable("lines/promises")
_PROMISES = _TABLE.pattern("promises", re.IGNORECASE)
_WANTED = _TABLE.pattern("wanted", re.IGNORECASE)


def is_promised(text: str) -> bool:
    """Tell whether a text says that an answer is to come, and doesn't complain that none has."""
    said = text[:LOOKED_AT]
    return _PROMISES.search(said) is not None and _WANTED.search(said) is None
