"""Know a job's title when it is seen: by the noun that says what somebody is."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("mails/titles")
NOUNS = _TABLE.words("nouns")

_WORD = re.compile(r"[A-Za-z][\w'+#./&-]*")
_SHORT = _TABLE.words("short")


def title_score(text: str) -> float:
    """Tell how much a text looks like a title, 0 to 1: it ends with its noun, or has it near the end."""
    words = [word.casefold().strip("./-") for word in _WORD.findall(text[:120])]
    if not words or len(words) > 12:
        return 0.0
    nouns = [at for at, word in enumerate(words) if _is_noun(word)]
    if not nouns:
        return 0.35 if any(word in _SHORT for word in words) else 0.0
    return 1.0 if nouns[-1] == len(words) - 1 or nouns[-1] >= len(words) - 3 else 0.8


def ends_with_noun(text: str) -> bool:
    """Tell whether the last word, besides a grade, is a noun for what somebody is."""
    words = [word.casefold().strip("./-") for word in _WORD.findall(_LEVEL.sub("", text[:120]))]
    return bool(words) and words[-1] in NOUNS


_LEVEL = re.compile(r" (?:I{1,3}|IV|V|\d)$")
"""The grade behind a title: "Laboratory Scientist II"."""


def has_capitals(text: str) -> bool:
    """Tell whether the longer words begin with capitals, as a title's do."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= MOSTLY * len(words)


MOSTLY = 0.7
"""The least share of the longer words of a title that have a capital."""


def _is_noun(word: str) -> bool:
    parts = re.split(r"[/&-]", word)
    return any(part in NOUNS or part.removesuffix("s") in NOUNS or _FORMED.fullmatch(part) for part in parts)


_FORMED = _TABLE.pattern("formed")
