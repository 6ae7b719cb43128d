"""Hold what a language has for days and hours, and read both in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from bot.folders import shipped
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.counting import is_range
from bot.language.understanding.temporal.days import Day, DayShapes
from bot.language.understanding.temporal.hours import Hour, HourShapes, masked
from bot.language.understanding.temporal.relative import RelativeDays
from bot.language.understanding.temporal.shapes import folded, one_of
from bot.language.wording.templates import FALLBACK

_TABLE = WordTable("temporal/words")

FILES = ("dates", "hours")
"""The files of a language with its words for days and hours."""


class WhenWords:
    """Find days and hours in texts, in one language."""

    def __init__(self, dates: Mapping[str, Any], hours: Mapping[str, Any]) -> None:
        """dates, hours: `dates.toml` and `hours.toml`."""
        self.days, self.hours = DayShapes(dates), HourShapes(hours)
        self.relative = RelativeDays(dates)
        self.agreeing = frozenset(dates["agreeing"])
        self.greeting, self.whenever, self.part = (_any_of(hours[key]) for key in _WISHES)
        self.parts: dict[str, int] = dict(hours["parts"])
        self.around = frozenset(hours["around"])
        self.no_hour = re.compile(hours["no_hour"])
        self.ruled_out = re.compile(hours["ruled_out"])
        self.at_earliest = re.compile(hours["at_earliest"])
        self.numbers: dict[str, int] = dict(hours["numbers"])
        number = rf"(?P<h>2[0-3]|1?\d|{one_of(self.numbers)})"
        before = rf"(?:(?P<first>^|[,.;:!–—]\s*)|(?<![^\s,])(?:{hours['before_alone']})\s+)"
        behind = rf"(?=\s*(?:$|[,;!?–—]|\.(?!\d))|(?(first)\s(?:{hours['after_alone']})\b|(?!)))"
        self.alone = re.compile(before + number + behind)
        self.of_morning, self.of_evening = (
            re.compile(rf"(?<!\w){hours[name]}(?!\w)") for name in ("of_morning", "of_evening")
        )
        at = one_of(hours["at"])
        self._at = re.compile(rf"(?<!\w){at}\s*$")
        self._between = re.compile(rf",?\s(?:{at}\s*)?")
        self._none_given = re.compile("|".join(dates["none_given"]["clauses"]))
        self._none_given_before = frozenset(dates["none_given"]["before"])
        self._am_pm = re.compile(hours["am_pm"])
        self._ordinals: dict[str, int] = {word: at for at, word in enumerate(dates["ordinals"], start=1)}
        said = "|".join(word.replace("-", "[- ]") for word in sorted(self._ordinals, key=len, reverse=True))
        of_month = rf"(?= of (?:the )?{one_of(word for words in dates['months'] for word in words)}(?!\w))"
        self._ordinal = re.compile(
            rf"(?<!\w)(?:(?P<lead>{one_of(dates['on_the'])} )(?P<day>{said})(?!\w)"
            rf"|(?P<bare>{said}){of_month})",
            re.IGNORECASE,
        )

    def find(
        self, text: str, today: date, country: str | None, *, bare: bool = False
    ) -> tuple[list[Day], list[Hour]]:
        """Return the days and the hours that a text names, in their order.

        today: what days are counted from. country: ISO 3166, for its order of day and month. bare: a number
        alone behind a day is an hour.
        """
        days = list(self.days_in(text, today, country, bare=bare))
        hidden = masked(text, ((day.start, day.end) for day in days))
        return days, list(self.hours.find(hidden, bare=bare))

    def in_figures(self, text: str) -> str:
        """Return a text with the days of a month put from words into figures: "on the 12th", "2nd of May"."""
        return self._ordinal.sub(
            lambda match: f"{match['lead'] or ''}{self._figure(match['day'] or match['bare'])}", text
        )

    def _figure(self, word: str) -> str:
        day = self._ordinals["-".join(word.casefold().replace("-", " ").split())]
        return f"{day}{ENDINGS.get(day, 'th')}"

    def gives_no_day(self, text: str) -> bool:
        """Tell whether a text says that no day was given, and nothing else."""
        if len(text) > LONGEST_WITHOUT:
            return False
        plain = text.casefold().replace("'", "").replace("’", "")
        said = [" ".join(clause.split()) for clause in _CLAUSE_ENDS.split(plain) if clause.strip()]
        return bool(said) and (self._all_give_none(said) or self._all_give_none(self._without_no(said)))

    def _all_give_none(self, clauses: list[str]) -> bool:
        return all(self._none_given.fullmatch(clause) is not None for clause in clauses)

    def _without_no(self, clauses: list[str]) -> list[str]:
        """Return the clauses without the "no" that the first begins with: "no, they didn't say"."""
        first, *others = clauses
        word, _, rest = first.partition(" ")
        if word not in self._none_given_before:
            return clauses
        return [rest, *others] if rest else others or clauses

    def days_in(self, text: str, today: date, country: str | None, *, bare: bool = False) -> Iterator[Day]:
        """Go through the days that a text names; see `find`."""
        plain, end = folded(text), None
        for day in self.days.find(text, today, country, bare=bare):
            behind = end is not None and self._between.fullmatch(plain, end, day.start) is not None
            if day.kind != "numbers" or not self._is_an_hour(plain, day, behind_a_day=behind):
                yield day
                end = day.end

    def _is_an_hour(self, plain: str, day: Day, *, behind_a_day: bool) -> bool:
        """Tell whether what looks like a date in numbers is none: "at 10.11", "tomorrow 9-10", "24/7"."""
        said = plain[day.start : day.end]
        if _DOTTED.fullmatch(said) and (
            behind_a_day or self._at.search(plain[max(0, day.start - 10) : day.start])
        ):
            return True
        if behind_a_day and (dashed := _DASHED.fullmatch(said)) and is_range(int(dashed[1]), int(dashed[2])):
            return True
        return said == ALWAYS or self._am_pm.match(plain, day.end) is not None


LONGEST_WITHOUT = 120
"""The most characters of a text that only says that no day was given. Our own choice."""

ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
ALWAYS = "24/7"
_CLAUSE_ENDS = _TABLE.pattern("clause_ends")
_WISHES = ("greetings", "whenever", "parts")
_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}")
_DASHED = re.compile(r"(\d{1,2})[-–](\d{1,2})")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of(words)}(?!\w)")


@lru_cache(maxsize=1)
def spoken() -> WhenWords:
    """Return the words for days and hours in English, the only language in which lines and mails are read."""
    folder = shipped("content") / FALLBACK
    return WhenWords(*(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in FILES))
