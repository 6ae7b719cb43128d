"""Find the reason that somebody gives along with saying that there was one: then it isn't asked for again."""

from __future__ import annotations

import re

from bot.language.understanding.lines import whys
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("answers/reasons")
_YES = _TABLE.pattern("yes", re.IGNORECASE)
_TELLING = _TABLE.pattern("telling", re.IGNORECASE)
_LED = _TABLE.pattern("led", re.IGNORECASE)
_LACKING = _TABLE.pattern("lacking", re.IGNORECASE)
_VAGUE = _TABLE.pattern("vague", re.IGNORECASE)

FEWEST = 2
"""The fewest words of a reason."""


def reason_in(text: str) -> str | None:
    """Return the reason that a text gives, in its words; None if it only says that there was one."""
    told = _YES.sub("", text.strip()).strip()
    telling = _TELLING.search(told)
    said = told[telling.end() :] if telling is not None else ""
    if not whys.is_why(told):
        return None
    clear = _LACKING.search(told) is not None or (telling is not None and _VAGUE.fullmatch(said) is None)
    return _LED.sub("", told) if clear and len((said or told).split()) >= FEWEST else None
