"""A month as buttons, from today on."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Day:
    """A day that can be tapped. day: ISO."""

    label: str
    day: str


@dataclass(frozen=True)
class Page:
    """A month. name: YYYY-MM. before, after: names of the months around it, None where there is no way."""

    name: str
    first: date
    weeks: tuple[tuple[Day, ...], ...]
    before: str | None
    after: str | None


def calendar_page(draft: str | None, today: date) -> Page:
    """The month of a draft (YYYY-MM, or a date in it), never one that is over."""
    first = today.replace(day=1)
    if draft and len(draft) >= 7:
        first = max(first, date(int(draft[:4]), int(draft[5:7]), 1))
    days = range(1, calendar.monthrange(first.year, first.month)[1] + 1)
    dates = [day for day in (first.replace(day=n) for n in days) if day >= today]
    weeks = [dates[i : i + 7] for i in range(0, len(dates), 7)]
    return Page(
        _name(first),
        first,
        tuple(tuple(Day(str(d.day), d.isoformat()) for d in week) for week in weeks),
        _name(first - timedelta(days=1)) if first > today else None,
        _name(first + timedelta(days=31)),
    )


def _name(day: date) -> str:
    return f"{day:%Y-%m}"
