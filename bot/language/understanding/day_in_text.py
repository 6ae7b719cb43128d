"""Find a day in a longer text, or one said roughly: "they reckon the 11th", "mid January", "a month or so".

The phrases are content: `dates.toml`. The longest phrase that is found counts, and of several as long the
first.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

MONTH = 30
"""Days that "a month" stands for when it is said roughly."""

LONGEST = 400
"""Characters of a text that are searched."""


class DayFound(NamedTuple):
    """A day, and whether it is only roughly meant."""

    day: date
    about: bool


@dataclass(frozen=True)
class _Phrase:
    """One way to say a day, and how it is counted."""

    pattern: re.Pattern[str]
    rule: Mapping[str, Any]


class DayPhrases:
    """The phrases of one language."""

    def __init__(self, data: Mapping[str, Any], weekdays: Sequence[str], months: Sequence[str]) -> None:
        """data: `dates.toml`. weekdays: from Monday. months: from January; both with their short names."""
        self._numbers: dict[str, int] = dict(data.get("numbers", {}))
        self._ago = frozenset(data.get("ago", ()))
        self._roughly = tuple(data.get("said_roughly", ()))
        self._years: dict[str, int] = dict(data.get("years", {}))
        self._year = re.compile(rf"[ ,]*(?:of )?(?P<year>20\d\d|{'|'.join(self._years) or '(?!)'})(?!\w)")
        back = "|".join(data.get("taken_back", ())) or "(?!)"
        self._taken_back = re.compile(rf"(?<!\w)(?:{back}) (?:on |the )*$")
        self._weekdays = _names(weekdays, 7)
        self._months = _names(months, 12)
        self._phrases = [
            _Phrase(re.compile(rf"(?<!\w){self._spelled(says)}(?!\w)"), rule)
            for rule in data.get("vague", ())
            for says in rule["says"]
        ]

    def _spelled(self, says: str) -> str:
        words = sorted(self._numbers, key=len, reverse=True)
        return (
            says.replace("{weekday}", rf"(?P<weekday>{'|'.join(self._weekdays)})s?")
            .replace("{month}", rf"(?P<month>{'|'.join(self._months)})")
            .replace("{n}", rf"(?P<n>\d{{1,3}}|{'|'.join(words)})")
            .replace("{d}", r"(?P<d>[0-3]?\d)")
        )

    def find(self, text: str, today: date, *, past: bool) -> DayFound | None:
        """Return the day that a text mentions; None if it mentions none. past: a day behind is meant."""
        plain = " ".join(text.casefold().replace("’", "'").split())[:LONGEST]
        found = [(len(match[0]), -match.start(), phrase, match) for phrase, match in self._matches(plain)]
        for _, _, phrase, match in sorted(found, key=lambda one: one[:2], reverse=True):
            following = plain[match.end() :].split()[:1]
            back = past or any(word.strip(".,!") in self._ago for word in following)
            if self._taken_back.search(plain[: match.start()]):
                continue
            try:
                day = self._counted(phrase.rule, match.groupdict(), today, back=back)
            except (OverflowError, ValueError):  # beyond the calendar
                continue
            if day is not None and match.groupdict().get("month"):
                day = self._in_year(day, self._year.match(plain, match.end()), today)
            if day is not None:
                about = bool(phrase.rule.get("about")) or any(word in plain for word in self._roughly)
                return DayFound(day, about)
        return None

    def _in_year(self, day: date, said: re.Match[str] | None, today: date) -> date | None:
        """Put a day into the year that is said after it; None if that year has no such day."""
        if said is None:
            return day
        year = said["year"]
        try:
            return day.replace(year=int(year) if year.isdecimal() else today.year + self._years[year])
        except ValueError:
            return None

    def _matches(self, plain: str) -> Iterator[tuple[_Phrase, re.Match[str]]]:
        for phrase in self._phrases:
            for match in phrase.pattern.finditer(plain):
                yield phrase, match

    def _counted(
        self, rule: Mapping[str, Any], parts: Mapping[str, str | None], today: date, *, back: bool
    ) -> date | None:
        """Count the day of a phrase; None if there is no such day."""
        sign = -1 if back else 1
        times = self._number(parts.get("n"))
        if (weekday := parts.get("weekday")) is not None:
            return _weekday(today, self._weekdays[weekday], rule["weeks_on"], back=back)
        if "days" in rule:
            days = rule["days"] * times
            return today + timedelta(days=days if days < 0 else sign * days)
        if "weeks" in rule:
            return today + sign * timedelta(weeks=rule["weeks"] * times)
        if "months" in rule:
            return today + sign * timedelta(days=MONTH * times)
        if "date" in rule:
            month, day = map(int, rule["date"].split("-"))
            return _nearest(today, month, day, back=back)
        if "end_of" in rule:
            month = 12 if rule["end_of"] == "year" else today.month
            return date(today.year, month, monthrange(today.year, month)[1])
        said = parts.get("d")
        day = int(said) if said else rule.get("day", 0)
        named = parts.get("month")
        if named is not None:
            return _nearest(today, self._months[named], day, back=back)
        return _day_of_month(today, day, back=back)

    def _number(self, said: str | None) -> int:
        if said is None:
            return 1
        return int(said) if said.isdecimal() else self._numbers[said]


def _names(names: Sequence[str], many: int) -> dict[str, int]:
    """Number names, and what they are shortened to, longest first."""
    numbered = {name.casefold().rstrip("."): at % many for at, name in enumerate(names)}
    if many == 12:
        numbered = {name: number + 1 for name, number in numbered.items()}
    return dict(sorted(numbered.items(), key=lambda item: -len(item[0])))


def _weekday(today: date, weekday: int, weeks_on: int, *, back: bool) -> date:
    if weeks_on < 0:  # counted by whole weeks: "the week before last, the Monday"
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=weeks_on, days=weekday)
    if back:
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1, weeks=weeks_on)


def _nearest(today: date, month: int, day: int, *, back: bool) -> date | None:
    """Return that day of this year, or of the next or last one if it is not on the side that is meant."""
    for year in (today.year, today.year - 1 if back else today.year + 1):
        try:
            found = date(year, month, day if day > 0 else monthrange(year, month)[1])
        except ValueError:
            continue
        if found == today or (found < today) is back:
            return found
    return None


def _day_of_month(today: date, day: int, *, back: bool) -> date | None:
    """Return the nearest day of this number on the side that is meant."""
    month, year = today.month, today.year
    for _ in range(3):
        try:
            found = date(year, month, day)
        except ValueError:
            found = None
        if found is not None and (found == today or (found < today) is back):
            return found
        month += -1 if back else 1
        year, month = (year - 1, 12) if month == 0 else (year + 1, 1) if month == 13 else (year, month)
    return None


@lru_cache(maxsize=32)
def names_of(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of weekdays and months, whole and short, each set in its order."""
    from babel.dates import get_day_names, get_month_names

    days = [get_day_names(width, "format", language) for width in ("wide", "abbreviated")]
    months = [get_month_names(width, "format", language) for width in ("wide", "abbreviated")]
    return (
        tuple(names[at] for names in days for at in range(7)),
        tuple(names[at] for names in months for at in range(1, 13)),
    )
