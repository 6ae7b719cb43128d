"""Read dates from text. Dates in numbers are read here, dates in words by dateparser.

dateparser takes nearly any text for a date: "5", "may", "one", "at 5pm", "Dec 12 and 13". So none of its
readings is trusted as it comes. It is asked which parts of a date the text names, and asked again with the
other direction or another hour of today: whatever changes then was its own guess.
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
"""Most characters and words of a text that is read: parsing takes time, and each word is tried alone."""

LEAP_GAP = 8
"""The most years from one 29 February to the next: 2100 has none."""

NOON = time(12, 0, 0, 1)
"""The hour of today where none matters. A little past noon, so that no time in a text is equal to it."""

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


class _NamedDate(NamedTuple):
    """The parts of a date that a text names; the year may be missing, or the month and the year."""

    day: int
    month: int | None = None
    year: int | None = None


class _Shift(NamedTuple):
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
    """Return every day that `text` may mean, the likeliest first; () if it means none. Never raises.

    language: words of this language are read, and English ones. country: ISO 3166, for the order of day and
    month. past: look back, not ahead, for a day whose year, month or week isn't said; a year that is said
    is kept. following: the language's words for "next", folded. "Next Friday" is read as the Friday of next
    week first and as the coming one second: that one has shorter names, "Friday" and "this Friday".
    """
    if len(text) > LONGEST or not all(c.isprintable() or c.isspace() for c in text):
        return ()
    plain = " ".join(text.split()).strip(" !?¿¡")
    return _days(plain, tuple(following), language, country, today, past)


@lru_cache(maxsize=1024)
def _days(
    plain: str, following: tuple[str, ...], language: str, country: str | None, today: date, past: bool
) -> tuple[date, ...]:
    """Cache the readings: many people name a day in the same words, and dateparser takes milliseconds."""
    reading = _Reading(language, country, today, past)
    try:
        days = reading.in_numbers(plain) if _NUMBERS.search(plain) else reading.in_words(plain, following)
    except Exception:  # a text that trips dateparser or the calendar names no day
        return ()
    return tuple(dict.fromkeys(days))


@dataclass(frozen=True)
class _Reading:
    """Reads one text with the arguments of `read_days`. Its methods may raise whatever dateparser raises.

    readings: what dateparser has made of it so far, since several methods ask about the same words.
    """

    language: str
    country: str | None
    today: date
    past: bool
    readings: dict[tuple[str, str, bool, time], Found | None] = field(default_factory=dict)

    def in_numbers(self, text: str) -> Iterable[date]:
        """Read the one date in numbers in a text, if the rest of the text can stand around a date."""
        dates = list(_NUMBERS.finditer(text))
        rest = _NUMBERS.sub(f" {_A_DATE} ", text).strip()
        around = self._absolute(rest)
        if len(dates) > 1 or around is None or around.day.isoformat() != _A_DATE:
            return ()
        if self._parse(_NUMBERS.sub(" 1 ", text), "relative-time", self.past, NOON) is not None:
            return ()  # "1.5 hours"
        return self._resolved(_number_readings(dates[0], self.country), self._weekday(rest))

    def in_words(self, text: str, following: Sequence[str]) -> Iterable[date]:
        """Read a text that has no date in numbers."""
        if not 1 <= len(_WORD.findall(text)) <= MOST_WORDS:
            return ()
        weekday, named = self._weekday(text), self._named(text)
        if named is not None:
            return self._resolved([named], weekday)
        if weekday is not None:
            return self._weekdays(text, weekday, following)
        return self._relative(text, following)

    def _named(self, text: str) -> _NamedDate | None:
        """Find the parts of a date that a text names: month and day, or the day alone ("the 15th")."""
        ordinal = _ORDINAL.search(text)
        if ordinal is not None:
            reading = self._absolute(_ORDINAL.sub("15th", text))  # every month has a 15th
            if reading is not None and reading.parts - {"time"} == {"day"}:
                return _NamedDate(int(ordinal[1]))
        reading = self._absolute(text)
        if reading is None:
            return None
        words = [self._absolute(word) for word in _WORD.findall(text)]
        if not any(word is not None and word.parts == {"month"} for word in words):
            return None  # "2 and 3" has no month
        if reading.parts - {"time"} == {"month", "day"}:
            return _NamedDate(reading.day.day, reading.day.month)
        day, full = reading.day, reading.parts >= {"year", "month", "day"}
        if full and _LONG_YEAR.search(text):
            return _NamedDate(day.day, day.month, day.year)
        # dateparser puts "4 Dec at 10" in 2010, and "4 Dec 26" in 1926 if the past is preferred.
        if full and _SHORT_YEAR.search(text) and words[-1] is not None:
            return _NamedDate(day.day, day.month, 2000 + day.year % 100)
        return None

    def _resolved(self, readings: Iterable[_NamedDate], weekday: int | None) -> Iterable[date]:
        """Find the day of each reading. A weekday decides between readings and may reverse the direction."""
        for past in (self.past, not self.past):
            nearest = [self._nearest(reading, past) for reading in readings]
            days = [d for d in nearest if d is not None and weekday in (None, d.weekday())]
            if days or weekday is None:
                return days
        return ()

    def _nearest(self, named: _NamedDate, past: bool) -> date | None:
        """Find the day; a year or month that isn't said is the nearest in that direction, today included."""
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
            if wanted and named.month in (None, day.month):  # a month 13 would become the next January
                return day
        return None

    def _weekday(self, text: str) -> int | None:
        """Find the one weekday that a word of the text names; Monday is 0.

        Short words are passed over: "we" and "so" may be weekdays, and are other words too.
        """
        words = [word for word in _WORD.findall(text) if len(word) >= (3 if word.isascii() else 2)]
        weekdays = {self._weekday_alone(word) for word in words} - {None}
        return weekdays.pop() if len(weekdays) == 1 else None

    def _weekday_alone(self, text: str) -> int | None:
        """Read the weekday of a text that leaves the week open: past and future are 1 or 2 weeks apart."""
        wanted = self._absolute(text)
        opposite = self._absolute(text, past=not self.past) if wanted is not None else None
        back, ahead = (wanted, opposite) if self.past else (opposite, wanted)
        if back is None or ahead is None:
            return None
        return ahead.day.weekday() if ahead.day - back.day in (WEEK, 2 * WEEK) else None

    def _weekdays(self, text: str, weekday: int, following: Sequence[str]) -> Iterable[date]:
        """Read "Friday", "next Friday", "last Friday" and "Friday next week"."""
        monday = self.today - timedelta(days=self.today.weekday())
        ahead = timedelta(days=(weekday - self.today.weekday()) % 7)
        rest = _without(text, following)
        if rest is not None and self._weekday_alone(rest) == weekday:
            return [monday + WEEK + timedelta(days=weekday), self.today + (ahead or WEEK)]
        if self._weekday_alone(text) == weekday:
            first = self.today + ahead - (WEEK if ahead and self.past else timedelta())
            return [first] if ahead else [first, first - WEEK if self.past else first + WEEK]
        reading = self._absolute(text)
        if reading is not None:
            # Only words like "last" and "this" give the same day in both directions.
            sure = reading.day.weekday() == weekday and reading == self._absolute(text, past=not self.past)
            return [reading.day] if sure else []
        name = next(word for word in _WORD.findall(text) if self._weekday_alone(word) == weekday)
        shift = self._shift(_without(text, [name]) or "")
        if shift is not None and shift.either:  # "a week from Friday"
            return [self.today + ahead + abs(shift.away)]
        return (
            [monday + shift.away + timedelta(days=weekday)]
            if shift is not None and shift.period == "week"
            else []
        )

    def _relative(self, text: str, following: Sequence[str]) -> Iterable[date]:
        """Read distances from today: "in 10 days", "yesterday", "a week from tomorrow"."""
        for word in _WORD.findall(text):
            start = self._shift(word)
            more = self._shift(_without(text, [word]) or "") if start is not None else None
            if start is not None and more is not None:
                # dateparser gives both the same sign: it reads "a week from today" as a week ago.
                further = abs(more.away) if more.either else more.away
                return [] if more.either and start.away < timedelta() else [self.today + start.away + further]
        shift = self._shift(text)
        if shift is None or (not shift.away and shift.period != "day"):  # "this week"
            return []
        if shift.period == "week" and _without(text, following) is not None:  # by its Friday
            monday = self.today - timedelta(days=self.today.weekday())
            return [monday + shift.away + timedelta(days=4), self.today + shift.away]
        one_day = shift.either and abs(shift.away) == timedelta(days=1) and not re.search(r"\d", text)
        return [] if one_day else [self.today + shift.away]

    def _shift(self, text: str) -> _Shift | None:
        """Read the distance from today that a text names; None if the distance depends on the hour."""
        reading = self._parse(text, "relative-time", self.past, time.min)
        if reading is None or _SEVERAL.search(text):  # "2-3 weeks", "1,5 weeks"
            return None
        if reading != self._parse(text, "relative-time", self.past, time.max):
            return None
        other = self._parse(text, "relative-time", not self.past, time.min)
        return _Shift(reading.day - self.today, reading.period, reading != other)

    def _absolute(self, text: str, *, past: bool | None = None) -> Found | None:
        """Ask dateparser for the day that a text names."""
        return self._parse(text, "absolute-time", self.past if past is None else past, NOON)

    def _parse(self, text: str, parser: str, past: bool, at: time) -> Found | None:
        query = text, parser, past, at
        if query not in self.readings:
            base = datetime.combine(self.today, at)
            self.readings[query] = looked_up(text, self.language, parser, base, past=past)
        return self.readings[query]


def _without(text: str, words: Iterable[str]) -> str | None:
    """Fold a text and take out the first of the words or phrases that it has; None if it has none."""
    folded = text.casefold()
    for word in words:
        rest = re.sub(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", " ", folded, count=1)
        if word and rest != folded:
            return rest.strip(" ,")
    return None


def _number_readings(numbers: re.Match[str], country: str | None) -> list[_NamedDate]:
    """Return the dates that the numbers may stand for, the country's own order first."""
    one, two, three = int(numbers[1]), int(numbers[3]), int(numbers[4] or 0)
    if len(numbers[1]) == 4:
        return [_NamedDate(three, two, one)] if numbers[4] and three < 100 else []
    order = day_order(country, "yMd" if numbers[4] else "Md")
    year_first = [_NamedDate(three, two, 2000 + one)] if order == "yMd" and numbers[4] and three < 100 else []
    if numbers[4] and len(numbers[4]) == 1:
        return year_first
    year = None if not numbers[4] else three if len(numbers[4]) == 4 else 2000 + three
    day_first, month_first = _NamedDate(one, two, year), _NamedDate(two, one, year)
    if order.startswith("M"):
        return [month_first, day_first]
    # With dots, the month comes first only where the country writes it first anyway.
    return [*year_first, day_first] if numbers[2] == "." else [*year_first, day_first, month_first]
