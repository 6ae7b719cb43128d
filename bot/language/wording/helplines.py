"""Who to call: the one data file of helplines, and how its lines are said."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.language.understanding.geography import country_name

NAMED = 3
"""Lines of a language that are named where the country is not known; the others are a tap away."""


class Helpline(BaseModel):
    """A country's line. checked: when somebody last compared its numbers with the pages that source names."""

    name: str
    helpline: str
    emergency: str
    checked: date | None = None
    source: str | None = None

    def is_fresh(self, today: date) -> bool:
        """Whether it was checked within the last 12 months."""
        if self.checked is None:
            return False
        return (today.year - 1, today.month, today.day) <= self.checked.timetuple()[:3]


class Helplines:
    """The lines of every country in the file."""

    def __init__(self, file: Path) -> None:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        self._by_language: dict[str, list[str]] = data.pop("by_language")
        self.lines = {country: Helpline.model_validate(line) for country, line in data.items()}

    def likely(self, language: str) -> list[str]:
        """The countries where people of a language most likely are."""
        return self._by_language.get(language, [])

    def unchecked(self, today: date) -> list[str]:
        """The countries whose numbers nobody has checked for 12 months, or ever."""
        return [country for country, line in self.lines.items() if not line.is_fresh(today)]

    def words(self, country: str | None, language: str) -> dict[str, Any]:
        """What the words may use: `helpline`, `emergency` for one person; `helplines`, one line a country.

        Without a known country: the likely ones of the language, and the directory.
        """
        likely = self.likely(language)
        known = self.lines.get(country or "")
        every = [f"{c}: {line.name}, {line.helpline} ({line.emergency})" for c, line in self.lines.items()]
        if known is not None:
            return {
                "helpline": f"{known.name}, {known.helpline}",
                "emergency": known.emergency,
                "helplines": every,
            }
        some = [f"{self.lines[c].helpline} ({country_name(c, language)})" for c in likely[:NAMED]]
        emergency = [f"{self.lines[c].emergency} ({country_name(c, language)})" for c in likely[:NAMED]]
        return {
            "helpline": ", ".join([*some, "findahelpline.com"]),
            "emergency": ", ".join([*emergency, "112"]),
            "helplines": every,
        }
