"""Count days and working days where a person lives; a library provides the weekends and holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Workdays:
    """Workdays count working days. weekend: weekdays, Monday is 0. holidays: as far as they are known."""

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[date] = frozenset()

    def is_one(self, day: date) -> bool:
        """Tell whether offices are open on a day."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after a day; with 0, the day itself."""
        return self._walk(day, count, _A_DAY)

    def before(self, day: date, count: int) -> date:
        """Return the `count`-th working day before a day."""
        return self._walk(day, count, -_A_DAY)

    def between(self, earlier: date, later: date) -> int:
        """Count the working days after `earlier`, up to and including `later`; 0 if it isn't later."""
        days = (later - earlier).days
        if days <= 0:
            return 0
        weeks, rest = divmod(days, 7)
        last = (earlier.weekday() + n for n in range(1, rest + 1))
        weekdays = weeks * (7 - len(self.weekend)) + sum(day % 7 not in self.weekend for day in last)
        off = (day for day in self.holidays if earlier < day <= later)
        return weekdays - sum(day.weekday() not in self.weekend for day in off)

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        try:
            while count > 0:
                day += step
                count -= self.is_one(day)
        except OverflowError:
            pass  # stop where the calendar ends: people type years like 9999
        return day


def day_of(at: datetime, zone: tzinfo) -> date:
    """Return the local day of a time in a zone."""
    return at.astimezone(zone).date()


def add_days(day: date, days: int) -> date:
    """Return the day this many days later (earlier if negative), or the calendar's first or last day."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


ANYWHERE = Workdays()
"""The working days if the country isn't known: Monday to Friday."""
