"""Read what a text says is not meant: "not the nurse one and not the shop"."""

from __future__ import annotations

import re

EXCLUDING = re.compile(r"\s*(?:not|neither|anything but|any but|all but|everything but)\b", re.IGNORECASE)
"""Begins a text that says which one is not meant."""

BETWEEN = re.compile(r",? (?:and|or|nor)(?: not)? |, ?(?:not )?", re.IGNORECASE)
"""Stands between two that are left out."""


def left_out(text: str) -> tuple[str, ...]:
    """Return the words for each one that a text leaves out; () if it doesn't begin by leaving one out."""
    begins = EXCLUDING.match(text)
    if begins is None:
        return ()
    return tuple(part for part in BETWEEN.split(text[begins.end() :].strip(" .!")) if part.strip())
