"""Read the file of helplines, and put its lines into words."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.errors import OperatorError
from bot.language.geography import country_name
from bot.language.whole_files import NotWholeError, whole_text

NAMED = 3
"""How many helplines are named to a person whose country isn't known; the others are a tap away."""

DIRECTORY, ANYWHERE = "findahelpline.com", "112"
"""A directory of the lines of every country, and the emergency number that mobile phones know anywhere."""


class Helpline(BaseModel):
    """Hold a country's helpline. checked: the day its numbers were compared with the pages of `source`."""

    name: str
    helpline: str
    emergency: str
    checked: date | None = None
    source: str | None = None

    def is_fresh(self, today: date) -> bool:
        """Tell whether its numbers were checked within the last 12 months."""
        if self.checked is None:
            return False
        return (today.year - 1, today.month, today.day) <= self.checked.timetuple()[:3]


class Helplines:
    """Hold the helplines of every country in the file."""

    def __init__(self, file: Path) -> None:
        """Raise OperatorError if the file is missing, or isn't whole."""
        shown = f"{file.parent.name}/{file.name}"
        if not file.is_file():
            raise OperatorError(f"Install afterword again: {shown} is missing.")
        try:
            data = tomllib.loads(whole_text(file))
            self._by_language: dict[str, list[str]] = data.pop("by_language")
            self.lines = {country: Helpline.model_validate(line) for country, line in data.items()}
            named = {country for countries in self._by_language.values() for country in countries}
        except NotWholeError as error:
            raise OperatorError(f"Mend {shown} or install afterword again: {error}.") from None
        except (ValueError, KeyError, AttributeError) as error:
            raise OperatorError(
                f"Mend {shown} or install afterword again: it isn't whole ({type(error).__name__})."
            ) from None
        if missing := named - self.lines.keys():
            raise OperatorError(
                f"Mend {shown} or install afterword again: it has no helpline of {min(missing)}."
            )

    def likely(self, language: str) -> list[str]:
        """Return the countries where people who use a language most likely are."""
        return self._by_language.get(language, [])

    def unchecked(self, today: date) -> list[str]:
        """Return the countries whose numbers nobody has checked for 12 months, or ever."""
        return [country for country, line in self.lines.items() if not line.is_fresh(today)]

    def words(self, country: str | None, language: str) -> dict[str, Any]:
        """Return the values for templates: `helpline` and `emergency`, and `helplines`, one text a country.

        If the country isn't known: those of the language's likely countries, the directory of helplines, and
        the emergency number 112. If the country has none here: the directory and 112 alone, as numbers of
        other countries can't be dialled there.
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
        if country:
            return {"helpline": DIRECTORY, "emergency": ANYWHERE, "helplines": every}
        some = [f"{self.lines[c].helpline} ({country_name(c, language)})" for c in likely[:NAMED]]
        emergency = [f"{self.lines[c].emergency} ({country_name(c, language)})" for c in likely[:NAMED]]
        return {
            "helpline": ", ".join([*some, DIRECTORY]),
            "emergency": ", ".join([*emergency, ANYWHERE]),
            "helplines": every,
        }
