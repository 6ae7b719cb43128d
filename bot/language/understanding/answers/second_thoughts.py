"""Find what somebody means who takes back what they just said: "the short one. no wait, all"."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 160
"""The most characters of a text that is looked through: a longer one tells a story."""

_TABLE = WordTable("answers/second_thoughts")
_TAKES_BACK = _TABLE.pattern("takes_back", re.IGNORECASE)


def second_thought(text: str) -> str | None:
    """Return what a text says after it has taken back the rest; None if it takes nothing back."""
    plain = " ".join(text.replace("’", "'").split())
    if len(plain) > LONGEST:
        return None
    found = [match for match in _TAKES_BACK.finditer(plain) if match.start() > 0]
    return plain[found[-1].end() :] or None if found else None
