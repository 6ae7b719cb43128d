"""Make sets of the words of a text: long lists read better as texts."""

from __future__ import annotations


def set_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())
