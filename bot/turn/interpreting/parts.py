"""Take a short text apart, where each part may say something of its own."""

from __future__ import annotations

import re

MOST_PARTS, MOST_WORDS = 6, 60
"""The most parts of a text that are heard one by one, and the most words of a text that is taken apart."""

_PARTS = re.compile(r"[.,;:!?\n…]+|\s+(?:and|but|so|because|cos|coz|cause|&)\s+|\s[–—-]+\s", re.IGNORECASE)


def parts(text: str) -> list[str]:
    """Return the parts of a short text, each of which may say something of its own."""
    if len(text.split()) > MOST_WORDS:
        return []
    return [part.strip() for part in _PARTS.split(text) if part.strip()][:MOST_PARTS]
