"""Count a day from one that is known: "a week later than they said", "the day after", "same day"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.language.understanding.temporal.counting import DAYS
from bot.language.understanding.temporal.day_words import UNIT, UNITS, DayWords, Said
from bot.language.understanding.temporal.nearest import months_on

LONGEST = 80
"""The most characters of a text that only counts a day from another."""

DIRECTIONS = {"later": 1, "earlier": -1, "same": 0}
"""The tables of shapes, each with the way in which its shapes count."""


class RelativeDays:
    """Read days that are counted from another one, by the shapes of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `dates.toml`. Raises KeyError where a table is missing."""
        self._words = DayWords(data)
        self._shapes = [
            (way, re.compile(self._words.spelled(says)))
            for table, way in DIRECTIONS.items()
            for says in data["relative"][table]
        ]

    def counted(self, text: str, known: date) -> date | None:
        """Return the day that a text counts from the known one; None if it counts none, or says more."""
        if len(text) > LONGEST:
            return None
        signed = self._words.signed(" ".join(text.split())).strip(" .,!")
        for way, shape in self._shapes:
            if (match := shape.fullmatch(signed)) is not None:
                return _away(known, Said(match), way)
        return None


def _away(known: date, said: Said, way: int) -> date | None:
    many = way * (said.number("n") or 1)
    unit = said.index("unit", UNIT)
    try:
        if unit is None:
            return known + timedelta(days=many)
        if not DAYS[UNITS[unit]]:
            return months_on(known, many)
        return known + timedelta(days=many * DAYS[UNITS[unit]])
    except (ValueError, OverflowError):  # the end of the calendar
        return None
