"""Days in words and in numbers → dates. Numbers are read here, words by dateparser.

dateparser takes nearly anything for some day: "5", "may", "one", "at 5pm", "Dec 12 and 13". So none of its
readings is believed as it comes. It is asked what the text named, and asked again with the other direction
or another hour of today: what changes then was a guess of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from bot.language.understanding.geography import day_order
from bot.language.understanding.lookup import Found, looked_up

LONGEST, MOST_WORDS = 100, 12
"""Characters and words of a text that is read at all: parsing takes time, and each word is tried alone."""

LEAP_GAP = 8
"""The most years from a 29 February to the next: a century may have none."""

NOON = time(12, 0, 0, 1)
"""Where nothing depends on the hour. A little past it, so that no time in a text is the same."""

WEEK = timedelta(days=7)

_NUMBERS = re.compile(
    r"(?<![\w.,/:+-])(\d{4}|\d{1,2})\s?([./-])\s?(\d{1,2})(?:\s?\2\s?(\d{4}|\d{2}|\d))?\.?(?![\w/:+-]|[.,]\d)"
)
_A_DATE = "2000-01-01"
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"\d\s*[-–—,.]\s*\d")
_LONG_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_SHORT_YEAR = re.compile(r"(?:[^\W\d]\.?\s|[,'’])\s*\d\d$")


class _Named(NamedTuple):
    """What a text says of a day; the year may be missing, or the month and the year."""

    day: int
    month: int | None = None
    year: int | None = None


class _Way(NamedTuple):
    """A distance from today. either: the text doesn't say whether back or ahead ("10 days")."""

    away: timedelta
    period: str
    either: bool


def read_days(
    text: str,
    language: str,
    country: str | None,
    today: date,
    *,
    past: bool = False,
    following: Sequence[str] = (),
) -> tuple[date, ...]:
    """Every day that `text` may mean, the likeliest first; () if it means none. Never raises.

    language: its words are read, and English ones. country: ISO 3166, for the order of day and month.
    past: where to look for a day whose year, month or week isn't said; a year that is said is kept.
    following: the language's words for "next", folded. "Next Friday" is the Friday of next week, and then
    the coming one: for the coming one there are shorter words, "Friday" and "this Friday".
    """
    if len(text) > LONGEST or not all(c.isprintable() or c.isspace() for c in text):
        return ()
    plain = " ".join(text.split()).strip(" !?¿¡")
    return _days(plain, tuple(following), language, country, today, past)


@lru_cache(maxsize=1024)
def _days(
    plain: str, following: tuple[str, ...], language: str, country: str | None, today: date, past: bool
) -> tuple[date, ...]:
    """The same day is named by many in the same words, and dateparser takes milliseconds."""
    reading = _Reading(language, country, today, past)
    try:
        days = reading.in_numbers(plain) if _NUMBERS.search(plain) else reading.in_words(plain, following)
    except Exception:  # it is anybody's text: what dateparser or the calendar trips over is no day
        return ()
    return tuple(dict.fromkeys(days))


@dataclass(frozen=True)
class _Reading:
    """What a text is read with: the arguments of `read_days`. Methods may raise what dateparser raises.

    found: what was asked of dateparser already; it is the same words that are looked at from several sides.
    """

    language: str
    country: str | None
    today: date
    past: bool
    found: dict[tuple[str, str, bool, time], Found | None] = field(default_factory=dict)

    def in_numbers(self, text: str) -> Iterable[date]:
        """The days of the one date in numbers in a text, if the rest of it may stand around a date."""
        found = list(_NUMBERS.finditer(text))
        rest = _NUMBERS.sub(f" {_A_DATE} ", text).strip()
        around = self._absolute(rest)
        if len(found) > 1 or around is None or around.day.isoformat() != _A_DATE:
            return ()
        if self._parse(_NUMBERS.sub(" 1 ", text), "relative-time", self.past, NOON) is not None:
            return ()  # "1.5 hours"
        return self._dated(_in_orders(found[0], self.country), self._weekday(rest))

    def in_words(self, text: str, following: Sequence[str]) -> Iterable[date]:
        """The days of a text without a date in numbers."""
        if not 1 <= len(_WORD.findall(text)) <= MOST_WORDS:
            return ()
        weekday, named = self._weekday(text), self._named(text)
        if named is not None:
            return self._dated([named], weekday)
        if weekday is not None:
            return self._weekdays(text, weekday, following)
        return self._distance(text, following)

    def _named(self, text: str) -> _Named | None:
        """The month and day, or the day alone ("the 15th"), that a text names."""
        ordinal = _ORDINAL.search(text)
        if ordinal is not None:
            found = self._absolute(_ORDINAL.sub("15th", text))  # every month has one
            if found is not None and found.parts - {"time"} == {"day"}:
                return _Named(int(ordinal[1]))
        found = self._absolute(text)
        if found is None:
            return None
        words = [self._absolute(word) for word in _WORD.findall(text)]
        if not any(word is not None and word.parts == {"month"} for word in words):
            return None  # "2 and 3" has no month
        if found.parts - {"time"} == {"month", "day"}:
            return _Named(found.day.day, found.day.month)
        day, full = found.day, found.parts >= {"year", "month", "day"}
        if full and _LONG_YEAR.search(text):
            return _Named(day.day, day.month, day.year)
        # dateparser has "4 Dec at 10" in 2010, and "4 Dec 26" in 1926 if the past is wanted.
        if full and _SHORT_YEAR.search(text) and words[-1] is not None:
            return _Named(day.day, day.month, 2000 + day.year % 100)
        return None

    def _dated(self, readings: Iterable[_Named], weekday: int | None) -> Iterable[date]:
        """The day of each reading. A weekday decides between them, and may turn the direction."""
        for past in (self.past, not self.past):
            nearest = [self._nearest(reading, past) for reading in readings]
            days = [d for d in nearest if d is not None and weekday in (None, d.weekday())]
            if days or weekday is None:
                return days
        return ()

    def _nearest(self, named: _Named, past: bool) -> date | None:
        """The day, in the nearest year or month in a direction where that isn't said; today counts."""
        step, first = -1 if past else 1, self.today.year * 12 + self.today.month - 1
        months = range(0, step * (12 * LEAP_GAP + 1), step)
        if named.year is not None and named.month is not None:
            months, first = range(1), named.year * 12 + named.month - 1
        for number in months:
            year, month = divmod(first + number, 12)
            try:
                day = date(year, month + 1, named.day)
            except ValueError:
                continue
            wanted = named.year is not None or (day <= self.today if past else day >= self.today)
            if wanted and named.month in (None, day.month):  # a month 13 would be the next January
                return day
        return None

    def _weekday(self, text: str) -> int | None:
        """The one weekday that a word of a text names, Monday is 0. "We" and "so" are other words too."""
        words = [word for word in _WORD.findall(text) if len(word) >= (3 if word.isascii() else 2)]
        found = {self._bare(word) for word in words} - {None}
        return found.pop() if len(found) == 1 else None

    def _bare(self, text: str) -> int | None:
        """The weekday of a text that leaves the week open: the directions are one week apart, or two."""
        one = self._absolute(text)
        other = self._absolute(text, past=not self.past) if one is not None else None
        back, ahead = (one, other) if self.past else (other, one)
        if back is None or ahead is None:
            return None
        return ahead.day.weekday() if ahead.day - back.day in (WEEK, 2 * WEEK) else None

    def _weekdays(self, text: str, weekday: int, following: Sequence[str]) -> Iterable[date]:
        """The days of "Friday", "next Friday", "last Friday" and "Friday next week"."""
        monday = self.today - timedelta(days=self.today.weekday())
        ahead = timedelta(days=(weekday - self.today.weekday()) % 7)
        rest = _without(text, following)
        if rest is not None and self._bare(rest) == weekday:
            return [monday + WEEK + timedelta(days=weekday), self.today + (ahead or WEEK)]
        if self._bare(text) == weekday:
            first = self.today + ahead - (WEEK if ahead and self.past else timedelta())
            return [first] if ahead else [first, first - WEEK if self.past else first + WEEK]
        found = self._absolute(text)
        if found is not None:
            # Only words like "last" and "this" make both directions the same.
            sure = found.day.weekday() == weekday and found == self._absolute(text, past=not self.past)
            return [found.day] if sure else []
        name = next(word for word in _WORD.findall(text) if self._bare(word) == weekday)
        way = self._way(_without(text, [name]) or "")
        if way is not None and way.either:  # "a week from Friday"
            return [self.today + ahead + abs(way.away)]
        return (
            [monday + way.away + timedelta(days=weekday)] if way is not None and way.period == "week" else []
        )

    def _distance(self, text: str, following: Sequence[str]) -> Iterable[date]:
        """The day that is "in 10 days", "yesterday", "a week from tomorrow"."""
        for word in _WORD.findall(text):
            start = self._way(word)
            more = self._way(_without(text, [word]) or "") if start is not None else None
            if start is not None and more is not None:
                # dateparser gives both the same sign: "a week from today" was a week ago.
                further = abs(more.away) if more.either else more.away
                return [] if more.either and start.away < timedelta() else [self.today + start.away + further]
        way = self._way(text)
        if way is None or (not way.away and way.period != "day"):  # "this week"
            return []
        if way.period == "week" and _without(text, following) is not None:  # "next week": by its Friday
            monday = self.today - timedelta(days=self.today.weekday())
            return [monday + way.away + timedelta(days=4), self.today + way.away]
        one_day = way.either and abs(way.away) == timedelta(days=1) and not re.search(r"\d", text)
        return [] if one_day else [self.today + way.away]

    def _way(self, text: str) -> _Way | None:
        """The distance from today that a text names; None where it depends on the hour."""
        found = self._parse(text, "relative-time", self.past, time.min)
        if found is None or _SEVERAL.search(text):  # "2-3 weeks", "1,5 weeks"
            return None
        if found != self._parse(text, "relative-time", self.past, time.max):
            return None
        other = self._parse(text, "relative-time", not self.past, time.min)
        return _Way(found.day - self.today, found.period, found != other)

    def _absolute(self, text: str, *, past: bool | None = None) -> Found | None:
        """What dateparser makes of a text that names a day."""
        return self._parse(text, "absolute-time", self.past if past is None else past, NOON)

    def _parse(self, text: str, parser: str, past: bool, at: time) -> Found | None:
        asked = text, parser, past, at
        if asked not in self.found:
            base = datetime.combine(self.today, at)
            self.found[asked] = looked_up(text, self.language, parser, base, past=past)
        return self.found[asked]


def _without(text: str, words: Iterable[str]) -> str | None:
    """A text, folded, without one of some words or phrases; None if it has none of them."""
    folded = text.casefold()
    for word in words:
        rest = re.sub(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", " ", folded, count=1)
        if word and rest != folded:
            return rest.strip(" ,")
    return None


def _in_orders(found: re.Match[str], country: str | None) -> list[_Named]:
    """What the numbers of a date may be, in the country's order first."""
    one, two, three = int(found[1]), int(found[3]), int(found[4] or 0)
    if len(found[1]) == 4:
        return [_Named(three, two, one)] if found[4] and three < 100 else []
    own = day_order(country, "yMd" if found[4] else "Md")
    year_first = [_Named(three, two, 2000 + one)] if own == "yMd" and found[4] and three < 100 else []
    if found[4] and len(found[4]) == 1:
        return year_first
    year = None if not found[4] else three if len(found[4]) == 4 else 2000 + three
    day_first, month_first = _Named(one, two, year), _Named(two, one, year)
    if own.startswith("M"):
        return [month_first, day_first]
    # Before a dot the month comes first only where it does anyway.
    return [*year_first, day_first] if found[2] == "." else [*year_first, day_first, month_first]
