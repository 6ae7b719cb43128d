"""Read the file of helplines, and put its lines into words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel

from bot.errors import OperatorError
from bot.language.geography import country_name
from bot.language.whole_files import NotWholeError, whole_text

NAMED = 3
"""How many helplines are named to a person whose country isn't known; the others are a tap away."""

DIRECTORY, ANYWHERE = "findahelpline.com", "112"
"""A directory of the lines of every country, and the emergency number that mobile phones know anywhere."""


_DIALLED = re.compile(r"(?<!\w)([*+]?\d(?:[\d ]*\d)?)(?!\w)")
"""A number as it is dialled."""


class Helpline(BaseModel):
    """Hold a country's helpline. checked: the day its numbers were compared with the pages of `source`.

    at_home: the line for people who are hurt at home, with a day and pages of its own.
    """

    name: str
    helpline: str
    emergency: str
    checked: date | None = None
    source: str | None = None
    at_home_name: str | None = None
    at_home: str | None = None
    at_home_checked: date | None = None
    at_home_source: str | None = None

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
        """Return the values for templates: `helpline`, `emergency`, `at_home`, and all `helplines`.

        If the country isn't known: those of the language's likely countries, the directory of helplines, and
        the emergency number 112. If the country has none here: the directory and 112 alone, as numbers of
        other countries can't be dialled there. A tap on a number copies it.
        """
        called = {c: _to_copy(line.helpline) for c, line in self.lines.items()}
        urgent = {c: _to_copy(line.emergency) for c, line in self.lines.items()}
        every = [
            Markup("{}: {}, {} ({})").format(c, line.name, called[c], urgent[c])
            for c, line in self.lines.items()
        ]
        words = self._nearest(country, language, called, urgent)
        return {**words, "helplines": every, "at_home": self._at_home(country, language)}

    def _nearest(
        self, country: str | None, language: str, called: Mapping[str, Markup], urgent: Mapping[str, Markup]
    ) -> dict[str, Any]:
        """Return the helpline and the emergency number that are nearest to somebody."""
        known = self.lines.get(country or "")
        if known is not None and country:
            helpline = Markup("{}, {}").format(known.name, called[country])
            return {"helpline": helpline, "emergency": urgent[country]}
        anywhere = _to_copy(ANYWHERE)
        if country:
            return {"helpline": DIRECTORY, "emergency": anywhere}
        likely = {c: country_name(c, language) for c in self.likely(language)[:NAMED]}
        return {
            "helpline": Markup(", ").join([*_with_places(called, likely), DIRECTORY]),
            "emergency": Markup(", ").join([*_with_places(urgent, likely), anywhere]),
        }

    def _at_home(self, country: str | None, language: str) -> str | Markup:
        """Return the line for people who are hurt at home; where none is known, the directory of lines."""
        known = self.lines.get(country or "")
        if known is not None and known.at_home is not None:
            return Markup("{}, {}").format(known.at_home_name, _to_copy(known.at_home))
        if country:
            return DIRECTORY
        lines = {
            code: _to_copy(number)
            for code in self.likely(language)
            if (number := self.lines[code].at_home) is not None
        }
        named = {code: country_name(code, language) for code in list(lines)[:NAMED]}
        return Markup(", ").join([*_with_places(lines, named), DIRECTORY])


def _with_places(numbers: Mapping[str, Markup], places: Mapping[str, str]) -> list[Markup]:
    """Return the numbers of these countries, each with the country's name behind it."""
    return [Markup("{} ({})").format(numbers[country], name) for country, name in places.items()]


def _to_copy(text: str) -> Markup:
    """Mark the numbers in a text, so that a tap on one copies it to be dialled."""
    pieces = _DIALLED.split(text)  # each second one is a number
    return Markup("").join(
        Markup("<code>{}</code>").format(p) if at % 2 else p for at, p in enumerate(pieces)
    )
