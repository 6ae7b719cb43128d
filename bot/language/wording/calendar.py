"""Lay out a month as buttons: in weeks that begin on the first weekday of the person's country."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.talk.days import Toward
from bot.turn.interpreting.answers import FAR

BLANK = "·"
"""The label of a button without words: Telegram requires a label on every button."""


@dataclass(frozen=True)
class Day:
    """Hold a day of the month, or a gap. day: ISO 8601; None if it can't be tapped."""

    label: str
    day: str | None


@dataclass(frozen=True)
class Page:
    """Hold a month. name: YYYY-MM. before, after: the months around it; None if they can't be turned to.

    today: whether today is in this month and may be picked.
    """

    name: str
    first: date
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day, ...], ...]
    before: str | None
    after: str | None
    today: bool


@lru_cache(maxsize=1024)
def _first_weekday(language: str, country: str | None) -> int:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(f"{language}_{country}" if country else language).first_week_day
    except (UnknownLocaleError, ValueError):
        return 0


def calendar_page(draft: str | None, toward: Toward, today: date, language: str, country: str | None) -> Page:
    """Return the month of a draft answer (YYYY-MM, or a date); without a draft, this month.

    Days that can't be picked show as gaps; months without a day to pick can't be turned to. The calendar ends
    FAR from today: a day further off can be typed, and has to be confirmed.
    """
    from babel.dates import get_day_names

    earliest = today if toward in (Toward.ahead, Toward.future) else today - FAR
    if toward is Toward.later:
        earliest = today + timedelta(days=1)
    latest = today if toward is Toward.past else today + FAR
    first = today.replace(day=1)
    if draft and len(draft) >= 7:
        first = date(int(draft[:4]), int(draft[5:7]), 1)
    first = min(max(first, earliest.replace(day=1)), latest.replace(day=1))
    start = _first_weekday(language, country)
    weeks = calendar.Calendar(start).monthdayscalendar(first.year, first.month)
    names = get_day_names("abbreviated", locale=language)
    before = first - timedelta(days=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return Page(
        f"{first:%Y-%m}",
        first,
        tuple(names[(start + n) % 7] for n in range(7)),
        tuple(tuple(_day(first, number, earliest, latest) for number in week) for week in weeks),
        f"{before:%Y-%m}" if before >= earliest else None,
        f"{after:%Y-%m}" if after <= latest else None,
        earliest <= today <= latest and (first.year, first.month) == (today.year, today.month),
    )


def _day(first: date, number: int, earliest: date, latest: date) -> Day:
    if number == 0:
        return Day(BLANK, None)
    day = first.replace(day=number)
    return Day(str(number), day.isoformat()) if earliest <= day <= latest else Day(BLANK, None)
