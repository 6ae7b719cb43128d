"""Find the days that a line names, each with its reading ahead and behind, without a library: lines are many.

dateparser takes milliseconds for each phrase, and reads whole texts only. What people put into a line is a
small set of shapes, so they are found by one pattern and counted here. "Next Friday" is the one of next week,
as in `bot.language.understanding.dates`; rough days are counted as in `content/en/dates.toml`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bot.language.understanding.geography import day_order
from bot.language.understanding.lines.day_shapes import MONTHS, NUMBERS, PATTERN, ROUGH, WEEKDAYS, one_of
from bot.language.understanding.lines.sets import set_of

_PARTS = {"early": 4, "beginning": 4, "start": 4, "first week": 4, "second week": 10, "mid": 15, "middle": 15}


_PARTS |= {"third week": 18, "late": 27, "last week": 27, "end": 27}


WEEK = timedelta(days=7)


class Day(NamedTuple):
    """A day in a text. ahead and behind: what it is if it lies there; None if it can't. kind: its shape.

    loose: only a week, a month or a rough number is said.
    """

    start: int
    end: int
    ahead: date | None
    behind: date | None
    kind: str
    loose: bool


def days_in(text: str, today: date, country: str | None) -> Iterator[Day]:
    """Go through the days that a text names, in their order."""
    for match in PATTERN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "sep":
            kind = "numbers"
        said = match[0].casefold()
        try:
            found = _counted(kind, said, today, country)
        except (ValueError, OverflowError):
            found = None
        if found is not None and found != (None, None):
            loose = kind in _LOOSE or bool(ROUGH.search(said))
            yield Day(match.start(), match.end(), *found, kind, loose)


_LOOSE = set_of(
    "month_part part_of_week last_period next_week this_week next_month month week_after_next"
) | {
    "christmas",
    "new_year",
}


DISTANCES = frozenset({"ago", "in", "last_period", "month", "month_part"})
"""Shapes that say a day roughly."""

LONG = timedelta(days=183)
"""Nobody names a day of an interview or an answer this far ahead without its year."""

_OF_A_YEAR = frozenset({"day_month", "month_day", "numbers", "week_of", "month_part", "month", "christmas"})


def is_just_past(day: Day, today: date) -> bool:
    """Tell whether a day without a year is rather the one that has passed than the one in a year."""
    if day.ahead is None or day.behind is None or day.kind not in _OF_A_YEAR:
        return False
    return day.ahead - today > LONG and today - day.behind < LONG


def is_just_ahead(day: Day, today: date) -> bool:
    """Tell whether a day without a year is rather the one that lies ahead than the one a year ago."""
    if day.ahead is None or day.behind is None or day.kind not in _OF_A_YEAR:
        return False
    return today - day.behind > LONG and day.ahead - today < LONG


def answer_day(day: Day, today: date, since: date | None) -> date | None:
    """Return the day of an answer, which may have passed. since: the day from which it was promised."""
    if day.ahead is None or day.behind is None:
        return day.ahead or day.behind
    passed = day.kind == "ordinal" and since is not None and since < day.behind
    return day.behind if passed or is_just_past(day, today) else day.ahead


_Both = tuple[date | None, date | None]


def _counted(kind: str, said: str, today: date, country: str | None) -> _Both | None:
    if kind in _FIXED:
        day = today + timedelta(days=_FIXED[kind])
        return day, day
    if kind in ("iso", "numbers"):
        return _in_numbers(kind, said, today, country)
    if kind in ("day_month", "month_day", "ordinal", "week_of", "month_part", "month"):
        return _of_a_month(kind, said, today)
    if kind in ("weekday", "weekday_week"):
        return _weekday(kind, said, today)
    if kind in ("ago", "in", "more"):
        return _distance(kind, said, today)
    return _period(kind, said, today)


_FIXED = {"before": -2, "after": 2, "tomorrow": 1, "yesterday": -1, "today": 0}


def _in_numbers(kind: str, said: str, today: date, country: str | None) -> _Both | None:
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    if kind == "iso":
        day = date(*numbers)
        return day, day
    one, two = numbers[:2]
    dots = re.search(r"\d\.\d", said) is not None
    month_first = day_order(country, "Md").startswith("M") and not dots
    if (month_first and one > 12) or two > 12:
        month_first = two > 12
    day_of, month = (two, one) if month_first else (one, two)
    if len(numbers) == 3:
        day = date(numbers[2] if numbers[2] > 99 else 2000 + numbers[2], month, day_of)
        return day, day
    if dots and not re.search(r"^\D*\d{1,2}\.(?:1[0-2]|0?[1-9])$", said):
        return None
    return _nearest(today, month, day_of)


def _of_a_month(kind: str, said: str, today: date) -> _Both | None:
    month = next((MONTHS[word] for word in re.findall(r"[a-z]+", said) if word in MONTHS), None)
    if kind in ("month_part", "month") and month is not None:
        part = next((day for words, day in _PARTS.items() if re.search(rf"\b{words}\b", said)), None)
        if part is None:
            by = re.search(r"\b(?:by|before|until|till|not before)\b", said)
            part = 1 if by else 15
        if (year := re.search(r"20\d\d", said)) is not None:
            return (day := date(int(year[0]), month, part)), day
        if "last year" in said or "this year" in said:
            return (day := date(today.year - ("last" in said), month, part)), day
        return _nearest(today, month, part)
    number = re.search(r"\d{1,2}", said)
    if number is None:
        return None
    day_of = int(number[0])
    year = re.search(r"(?<!\d)20\d\d|'\d\d|\D\d{1,2}\D+(2\d)$", said)
    if month is not None and year is not None:
        digits = int(re.findall(r"\d+", year[0])[-1])
        day = date(digits if digits > 99 else 2000 + digits, month, day_of)
        both: _Both = (day, day)
    elif month is not None:
        both = _nearest(today, month, day_of)
    else:
        both = _nearest_of_number(today, day_of)
    if kind == "week_of":
        back = [day - timedelta(days=day.weekday()) if day else None for day in both]
        return back[0], back[1]
    return both


def _nearest(today: date, month: int, day: int) -> _Both:
    years = (today.year - 1, today.year, today.year + 1)
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    return min((d for d in days if d >= today), default=None), max(
        (d for d in days if d <= today), default=None
    )


def _nearest_of_number(today: date, number: int) -> _Both:
    days = []
    for shift in range(-2, 3):
        year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
        if number <= monthrange(year, month + 1)[1]:
            days.append(date(year, month + 1, number))
    return min((d for d in days if d >= today), default=None), max(
        (d for d in days if d <= today), default=None
    )


def _weekday(kind: str, said: str, today: date) -> _Both | None:
    weekday = next((WEEKDAYS[w] for w in re.findall(r"[a-z]+", said) if w in WEEKDAYS), None)
    if weekday is None:
        return None
    this_week = today - timedelta(days=today.weekday()) + timedelta(days=weekday)
    ahead = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    behind = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    day = ahead + WEEK  # "Thursday week", "a week on Thursday"
    if "last week" in said:
        day = this_week - WEEK
    elif "gone" in said or re.search(r"\b(?:last|past)\b", said):
        day = behind
    elif "after next" in said:
        day = this_week + 2 * WEEK
    elif "fortnight" in said:
        day = ahead + 2 * WEEK
    elif re.search(r"\b(?:next|nxt|following)\b", said):
        day = this_week + WEEK
    elif kind == "weekday":
        return ahead, behind
    return day, day


def _distance(kind: str, said: str, today: date) -> _Both | None:
    said = re.sub(r"\bor so\b", "", said)
    if "week or two" in said or "week or so" in said:
        numbers = [2 if "two" in said else 1]
    else:
        numbers = [
            int(word) if word.isdigit() else NUMBERS[word]
            for word in re.findall(rf"\d+|\b(?:{one_of(NUMBERS)})\b", re.sub(r"\bthe next\b", "", said))
        ]
    if "fortnight" in said:
        away = timedelta(days=14 * (numbers[0] if numbers else 1))
    elif not numbers and kind == "more":
        numbers, away = [1], timedelta(days=30 if "month" in said else 7 if re.search("week|wk", said) else 1)
        return today + away, None
    elif not numbers:
        return None
    elif "month" in said:
        away = timedelta(days=30 * numbers[-1])
    elif re.search(r"week|wk", said):
        away = timedelta(days=7 * numbers[-1])
    elif re.search(r"working|business", said):
        return (ahead := _working_days_on(today, numbers[-1])), ahead
    else:
        away = timedelta(days=numbers[-1])
    return (None, today - away) if kind == "ago" else (today + away, today - away)


def _working_days_on(today: date, number: int) -> date:
    day = today
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def _period(kind: str, said: str, today: date) -> _Both | None:
    monday = today - timedelta(days=today.weekday())
    if kind == "part_of_week":
        start = monday + WEEK if re.search(r"next|following", said) else monday
        days = 4
        if re.search(r"early|start|beginning", said):
            days = 1
        elif "mid" in said:
            days = 2
        day = start + timedelta(days=days)
        return day, day
    simple = {
        "next_week": monday + WEEK + timedelta(days=4),
        "week_after_next": monday + 2 * WEEK + timedelta(days=4),
        "this_week": monday + timedelta(days=4),
        "eow": monday + timedelta(days=4),
        "last_period": today - (timedelta(days=30) if "month" in said else WEEK),
        "month_end": today.replace(day=monthrange(today.year, today.month)[1]),
    }
    if kind == "last_period" and "before last" in said:
        return (day := today - 2 * WEEK), day
    if kind in simple:
        return simple[kind], simple[kind]
    if kind == "next_month":
        year, month = divmod(today.year * 12 + today.month, 12)
        return (day := date(year, month + 1, 4 if "early" in said else 15)), day
    if kind == "christmas":
        before = re.search(r"before|by", said)
        return _nearest(today, 12, 24 if before else 28)
    return _nearest(today, 1, 4)
