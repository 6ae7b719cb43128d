"""Find what a text says besides that it was said before: "final interview, i said that at the start"."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 200
"""The most characters of a text that is looked through: a longer one tells more than that it was said."""

FEW_WORDS = 2
"""The most words before "i said that" if no comma stands between."""

_TABLE = WordTable("answers/repetition")
_ENDS = _TABLE.pattern("ends", re.IGNORECASE)
_BEGINS = _TABLE.pattern("begins", re.IGNORECASE)


def besides(text: str) -> str | None:
    """Return what else a text says, "" if nothing; None if it doesn't say that it was said before."""
    plain = " ".join(text.replace("’", "'").split())
    if len(plain) > LONGEST:
        return None
    for pattern in (_ENDS, _BEGINS):
        match = pattern.search(plain)
        if match is not None:
            loose = match.start() > 0 and not any(mark in match[0][:3] for mark in ",.;:!–—-")
            if loose and len(plain[: match.start()].split()) > FEW_WORDS:
                return None  # "they liked what i said before"
            return f"{plain[: match.start()]} {plain[match.end() :]}".strip(" ,.;:!–—-")
    return None
