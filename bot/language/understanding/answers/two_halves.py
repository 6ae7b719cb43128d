"""Take apart what a no would mean and what it would not: "I keep looking, and not that I'm stupid"."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 600
"""The most characters of a text that is taken apart."""

_TABLE = WordTable("answers/two_halves")
_BETWEEN = _TABLE.pattern("between", re.IGNORECASE | re.DOTALL)
_FIRST = _TABLE.pattern("first", re.IGNORECASE | re.DOTALL)
_MEANS = _TABLE.pattern("means", re.IGNORECASE)


class Halves(NamedTuple):
    """Hold what a no would mean (None if that isn't told), and what it would not."""

    means: str | None
    means_not: str


def two_halves(text: str) -> Halves | None:
    """Return both halves of a text; None if it doesn't say what a no would not mean."""
    plain = " ".join(text.replace("’", "'").split())
    if not plain or len(plain) > LONGEST:
        return None
    if (match := _FIRST.fullmatch(plain)) is not None:
        return Halves(_clean(match["yes"]) if match["yes"] else None, _clean(match["no"]))
    between = _BETWEEN.search(plain)
    if between is None:
        return None
    means = _clean(plain[: between.start()])
    return Halves(means, _clean(between["rest"])) if means else None


def _clean(half: str) -> str:
    bare = half.strip(" ,;.:–—-")
    begins = _MEANS.match(bare)
    return (bare[begins.end() :] if begins is not None else bare).strip()
