"""Read an hour of the day from text, through dateparser."""

from __future__ import annotations

import re
from datetime import datetime

_NUMBER = re.compile(r"(?:at )?(\d{1,2})(?:[:.]?(00))?(?: ?o'?clock)?(?: ?h)?", re.IGNORECASE)
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_HALF = re.compile(r"[ap]\.? ?m\.?$", re.IGNORECASE)

LONGEST = 20
"""Most characters of an hour: dateparser need not look at longer texts."""


def read_hour(text: str) -> int | None:
    """Read the full hour that `text` names, 0 to 23; None if it names none, as "9:30" doesn't."""
    plain = " ".join(text.casefold().split()).strip(" .!")
    if plain in _NAMED:
        return _NAMED[plain]
    number = _NUMBER.fullmatch(plain)
    if number is not None:
        return int(number[1]) if int(number[1]) < 24 else None
    if not plain or len(plain) > LONGEST or not _HALF.search(plain):
        return None
    import dateparser

    base = datetime(2026, 1, 1)  # noqa: DTZ001 - only its hour is used
    settings = {
        "RELATIVE_BASE": base,
        "TIMEZONE": "UTC",  # else dateparser takes the machine's, which may have none
    }
    time = dateparser.parse(plain.replace(".", ""), languages=["en"], settings=settings)
    return time.hour if time is not None and time.minute == 0 else None
