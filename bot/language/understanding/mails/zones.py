"""Tell in which zone the hours of a mail are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.hours import Hour
from bot.language.understanding.temporal.words import spoken

_TABLE = WordTable("mails/zones")

_OF_ALL = _TABLE.pattern("of_all", re.IGNORECASE)
"""What says in which zone all hours are: "all times in IST", "both Beijing time"."""

_SAME_TIME = _TABLE.pattern("same_time", re.IGNORECASE)
"""What stands between an hour and the same one in another zone: "10 am GMT / 3.30 pm IST"."""

MOST_LINES = 40
"""The most lines in which the zone of all hours is looked for. Our own choice."""


def zone_of_all(lines: Sequence[str]) -> str | None:
    """Return the zone that a mail states once for all its hours; None if it states none."""
    for line in lines[:MOST_LINES]:
        if line.startswith("(UTC"):  # Outlook writes the zone behind a full stop
            return spoken().hours.zone_behind(line, 0)
        for said in _OF_ALL.finditer(line):
            if (zone := spoken().hours.zone_behind(line, said.end())) is not None:
                return zone
    return None


def each_once(text: str, hours: Iterable[Hour]) -> Iterator[Hour]:
    """Go through the hours of a text without those that repeat the one before in another zone."""
    before: Hour | None = None
    for hour in hours:
        again = (
            before is not None
            and before.zone is not None
            and hour.zone not in (None, before.zone)
            and _SAME_TIME.fullmatch(text, before.end, hour.start) is not None
        )
        if not again:
            yield hour
        before = hour
