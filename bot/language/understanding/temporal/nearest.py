"""Find the nearest days of a number or a date, ahead and behind."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

LEAP_GAP = 8
"""The most years from one 29 February to the next: 2100 has none."""

LAST_YEAR = 9999

MOST_WEEKS, FRIDAY = 52, 5
"""Weeks that every year has, and the day of a week by which something is meant to be done."""

EVERY_MONTH = 28
"""The last day that every month has."""


class Both(NamedTuple):
    """Hold a day as it lies ahead, and as it lies behind: the same where the text leaves nothing open."""

    ahead: date | None
    behind: date | None


def exactly(day: date) -> Both:
    """Return an exact day as both its past and its future reading."""
    return Both(day, day)


def nearest_date(today: date, month: int, day: int) -> Both | None:
    """Return the nearest dates with a month and day, today included; None if there are none."""
    gap = LEAP_GAP if (month, day) == (2, 29) else 1
    years = (today.year + away for away in range(-gap, gap + 1))
    return _around(today, (date(year, month, day) for year in years if _has(year, month, day)))


def nearest_of_number(today: date, day: int) -> Both | None:
    """Return the nearest dates with a number of the day: "the 14th"."""
    months = (divmod(today.year * 12 + today.month - 1 + away, 12) for away in range(-2, 3))
    return _around(today, (date(year, at + 1, day) for year, at in months if _has(year, at + 1, day)))


def nearest_of_week(today: date, number: int) -> Both | None:
    """Return the nearest Fridays of a week by its number (ISO 8601); None if there are none."""
    if not 1 <= number <= MOST_WEEKS or not 2 <= today.year < LAST_YEAR:
        return None
    years = range(today.year - 1, today.year + 2)
    return _around(today, (date.fromisocalendar(year, number, FRIDAY) for year in years))


def nearest_weekday_of(today: date, month: int, weekday: int, nth: int) -> Both | None:
    """Return the nearest days that are the nth such weekday of a month; -1 is its last one."""
    if not 2 <= today.year < LAST_YEAR:
        return None
    years = range(today.year - 1, today.year + 2)
    return _around(today, (weekday_of(date(year, month, 1), weekday, nth) for year in years))


def weekday_of(first: date, weekday: int, nth: int) -> date:
    """Return the nth such weekday of the month that begins on a day; -1 is its last one."""
    if nth > 0:
        return first + timedelta(days=(weekday - first.weekday()) % 7, weeks=nth - 1)
    last = of_month(first, 0, -1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def of_month(today: date, months: int, day: int) -> date:
    """Return a day of the month so many months on; -1 is its last one."""
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, day if day > 0 else monthrange(year, month + 1)[1])


def months_on(today: date, months: int) -> date:
    """Return the same day so many months on, or the last one of a month that has no such day."""
    last = of_month(today, months, -1)
    return last.replace(day=min(today.day, last.day))


def _has(year: int, month: int, day: int) -> bool:
    return 1 <= year <= LAST_YEAR and (1 <= day <= EVERY_MONTH or 1 <= day <= monthrange(year, month)[1])


def _around(today: date, days: Iterable[date]) -> Both | None:
    near = list(days)
    ahead = min((day for day in near if day >= today), default=None)
    behind = max((day for day in near if day <= today), default=None)
    return Both(ahead, behind) if near else None
