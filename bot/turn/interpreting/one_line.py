"""Write a text as the patterns of words read it."""

from __future__ import annotations


def on_one_line(text: str, longest: int | None = None) -> str:
    """Return a text on one line, with straight apostrophes; of a long one the first `longest` characters."""
    return " ".join(text[:longest].replace("’", "'").split())
