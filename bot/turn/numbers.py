"""The numbers that buttons carry. A button may be forged: it carries whatever somebody likes."""

from __future__ import annotations

MOST_DIGITS = 9
"""Of a run, an application or a page: what every database takes as a whole number."""


def number_in(text: str) -> int | None:
    """Read the number that a button carries; None where it carries none that can be meant."""
    return int(text) if len(text) <= MOST_DIGITS and text.isascii() and text.isdecimal() else None
