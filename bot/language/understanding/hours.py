"""An hour of the day in words → a number, through dateparser."""

from __future__ import annotations

import re
from datetime import datetime

_NUMBER = re.compile(r"(?:at )?(\d{1,2})(?:[:.]?(00))?(?: ?o'?clock)?(?: ?h)?", re.IGNORECASE)
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_HALF = re.compile(r"[ap]\.? ?m\.?$", re.IGNORECASE)

LONGEST = 20
"""Characters: an hour is short, and dateparser need not look at more."""


def read_hour(text: str) -> int | None:
    """The full hour that `text` names, 0 to 23; None if it names none ("9:30" too)."""
    plain = " ".join(text.casefold().split()).strip(" .!")
    if plain in _NAMED:
        return _NAMED[plain]
    number = _NUMBER.fullmatch(plain)
    if number is not None:
        return int(number[1]) if int(number[1]) < 24 else None
    if not plain or len(plain) > LONGEST or not _HALF.search(plain):
        return None
    import dateparser

    base = datetime(2026, 1, 1)  # noqa: DTZ001 - an hour, no moment
    about = {
        "RELATIVE_BASE": base,
        "TIMEZONE": "UTC",
    }  # else the machine's, which may be none
    found = dateparser.parse(plain.replace(".", ""), languages=["en"], settings=about)
    return found.hour if found is not None and found.minute == 0 else None
