"""Take apart what a no would mean and what it would not: "I keep looking, and not that I'm stupid"."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 600
"""Characters of a text that is taken apart."""

_NOT = (
    r"(?:it |that |this |a no |which )?(?:(?:would|does|do|will|did)(?: not|n'?t)(?: ever)? mean|won'?t mean"
    r"|(?:would|does|will) never mean|not(?=\s+(?:that\b|the end|the last|about|my|me\b|i\b|i'm|im\b|a\b|an\b"
    r"|because|any|every|all\b|nothing|it'?s|they|proof|how|what|who)))"
)
_BETWEEN = re.compile(
    rf"(?:\s*[,;.:/–—-]+\s*(?:(?:and|but|just|only|definitely|certainly)\s+)*"
    rf"|\s+(?:and|but)\s+(?:definitely\s+|certainly\s+)?){_NOT}\s+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = re.compile(
    rf"\s*(?:and\s+|but\s+)?{_NOT}\s+(?P<no>\S.*?)"
    r"(?:\s*[,;.–—]+\s*(?:but|just|only|rather|it would mean|it means"
    rf"|more)\s+(?P<yes>\S.*))?\s*",
    re.IGNORECASE | re.DOTALL,
)
_MEANS = re.compile(
    r"(?:it |that |this |a no )?(?:would |will |does )?(?:just |only )?means? (?:that )?", re.IGNORECASE
)


class Halves(NamedTuple):
    """Hold what a no would mean, None if that isn't told, and what it would not."""

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
