"""Write a message plainly, before it is cut and guarded."""

from __future__ import annotations

import re


def plainly(text: str) -> str:
    """Return a message without words that would be taken for a wish or a plan. Days are signs already."""
    text = _INSTEAD.sub("", text)
    text = _WHEN_APPLIED.sub(r", applied \1", text)
    return _HAVE_SEND.sub(r"\1 sent", text)


_INSTEAD = re.compile(r"\s*\(?\b(?:instead of|rather than)(?: on| the)? ?[\ue000-\ue0ff]\)?", re.IGNORECASE)
_WHEN_APPLIED = re.compile(
    r"(?:\bsince )?([\ue000-\ue0ff]),? (?:which is )?when i (?:applied|sent (?:it|my \w+))\b", re.IGNORECASE
)
_HAVE_SEND = re.compile(
    r"\b(i have|i had|i've|ive|have)(?: already| just)? send(?= (?:my|the|them|an?)\b)", re.IGNORECASE
)
