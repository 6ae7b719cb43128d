"""Take a short text apart, where each part may say something of its own."""

from __future__ import annotations

import re

MOST_PARTS, MOST_WORDS = 6, 60
"""The most parts of a text that are heard one by one, and the most words of a text that is taken apart."""

_VERY = "".join(
    rf"(?<!\b{word})"
    for word in ("im", "m", "s", "am", "is", "are", "was", "be", "been", "feel", "feeling", "felt")
)
"""What does not stand before a "so" that begins a part: in "i'm so nervous" it means "very"."""

_PARTS = re.compile(
    rf"[.,;:!?\n…]+|\s+(?:and|but|because|cos|coz|cause|&)\s+|{_VERY}\s+so\s+|\s[–—-]+\s", re.IGNORECASE
)


def parts(text: str) -> list[str]:
    """Return the parts of a short text, each of which may say something of its own."""
    if len(text.split()) > MOST_WORDS:
        return []
    return [part.strip() for part in _PARTS.split(text) if part.strip()][:MOST_PARTS]
