"""Hold lists of words as text, which reads and merges better than a column of strings."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())
