"""Say what names look like wherever they are read: their words, titles before them, capital letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

MARKS = ' .,;:!"“”()'
"""The signs that may stand before and behind a name, and are no part of it."""

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
"""A word of a name."""


def any_of(says: Iterable[str]) -> str:
    """Return the part of a pattern that fits any of these patterns; without any, it fits nothing."""
    return f"(?:{'|'.join(says) or '(?!)'})"


def any_phrase(says: Iterable[str]) -> str:
    """Return the part of a pattern that fits any of these phrases, the longest first."""
    return any_of(map(re.escape, sorted(says, key=len, reverse=True)))


def titled(titles: Iterable[str]) -> str:
    """Return the part of a pattern for a title before a name: "Mrs. "."""
    return rf"{any_of(titles)}\.? "


def with_title(title: str | None, name: str) -> str:
    """Return a name with its title, if any, which gets a capital letter."""
    return f"{title.strip().capitalize()} {name}" if title else name


def with_capitals(name: str) -> str:
    """Return a name with capital letters in those words that have none: "olu o'brien" is "Olu O'Brien"."""
    return " ".join(_capital(word) if word.islower() else word for word in name.split())


def _capital(word: str) -> str:
    return "-".join("'".join(map(str.capitalize, part.split("'"))) for part in word.split("-"))
