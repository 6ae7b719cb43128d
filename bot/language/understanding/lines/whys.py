"""Tell a reason for a no from what gives none: the no itself, a hope, or what it does to somebody."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 300
"""The most characters of a clause that are looked at."""

_TABLE = WordTable("lines/whys")
_THE_NO = _TABLE.pattern("the_no", re.IGNORECASE)
_STAKE = _TABLE.pattern("stake", re.IGNORECASE)
_FELT = _TABLE.pattern("felt", re.IGNORECASE)
_TOOK_IT = _TABLE.pattern("took_it", re.IGNORECASE)
_LEAD = _TABLE.pattern("lead", re.IGNORECASE)
_TAIL = _TABLE.pattern("tail", re.IGNORECASE)
_EVENT = _TABLE.pattern("event", re.IGNORECASE)


def is_why(text: str) -> bool:
    """Tell whether a clause beside a no may give its reason: it isn't the no itself, a hope or a feeling."""
    return not any(pattern.search(text[:LONGEST]) for pattern in (_THE_NO, _STAKE, _FELT, _TOOK_IT))


def says_why(text: str) -> bool:
    """Tell whether a clause beside a no says what was wanted, what was missing, or what happened there."""
    return _EVENT.search(text[:LONGEST]) is not None and is_why(text)


def bare(text: str) -> str:
    """Return a reason without the words that say who gave it, and without an interjection after it."""
    return _TAIL.sub("", _LEAD.sub("", text.strip())).strip(" .!'\",;")
