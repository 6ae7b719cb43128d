"""Read what a text says is not meant: "not the nurse one and not the shop"."""

from __future__ import annotations

import re

_IT_IS = (
    r"(?:(?:so|well|no|ok|and|it|its|it's|it is|it was|that's|thats|i mean"
    r"|(?:the |whichever )(?:one|job|place|company)(?: that| which)?(?:'?s| is| was)?)[ ,]+)*"
)

EXCLUDING = re.compile(
    rf"\s*{_IT_IS}(?:not|isn'?t|neither"
    r"|(?:anything|any|all|everything|(?:every|any) ?(?:one|body)|each one|whichever)"
    r"(?: of (?:them|those|these))?(?: one)? (?:but|except|bar|apart from|other than|besides))\b",
    re.IGNORECASE,
)
"""Begins a text that says which one is not meant."""

BETWEEN = re.compile(
    r",? (?:and|or|nor|but|so)(?: (?:it'?s|it is|it))?(?: (?:not|neither|isn'?t))?(?: |$)"
    r"|[,.;] ?(?:(?:it'?s |it is |it )?(?:not|isn'?t) )?",
    re.IGNORECASE,
)
"""Stands between two that are left out."""


_THE_OTHER = re.compile(
    r"(?:(?:so|then|just|but|it'?s|that leaves|which leaves|leaving|i mean|i meant|only)[ ,]*)*"
    r"(?:the |that )?"
    r"(?:(?:other|others|rest|remaining|last|third|one|only|job|it)[ ,]*)*(?:left(?: over)?|that'?s left"
    r"|remaining|other"
    r"|others|one|then|obviously|i suppose|i think|lol|haha|so|please)?",
    re.IGNORECASE,
)
"""Behind those that are left out it only says that another one is meant: "the one left over"."""


def left_out(text: str) -> tuple[str, ...]:
    """Return the words for each one that a text leaves out; () if it doesn't begin by leaving one out."""
    begins = EXCLUDING.match(text)
    if begins is None:
        return ()
    parts = [part.strip() for part in BETWEEN.split(text[begins.end() :].strip(" .!"))]
    named = (part for at, part in enumerate(parts) if not at or _THE_OTHER.fullmatch(part) is None)
    return tuple(part for part in named if part)
