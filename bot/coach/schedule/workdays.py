"""Days where they live; working days are counted by weekends and holidays, which a library hands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Workdays:
    """weekend: weekdays, Monday is 0. holidays: as far as they are known."""

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[date] = frozenset()

    def is_one(self, day: date) -> bool:
        """Whether offices are open on it."""
        return day.weekday() not in self.weekend and day not in self.holidays

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day; with 0, the day itself."""
        return self._walk(day, count, _A_DAY)

    def before(self, day: date, count: int) -> date:
        """The `count`-th working day before a day."""
        return self._walk(day, count, -_A_DAY)

    def between(self, earlier: date, later: date) -> int:
        """How many working days lie after `earlier`, up to and with `later`; 0 where it isn't later."""
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
            pass  # as far as the calendar goes: people type years like 9999
        return day


def day_of(at: datetime, zone: tzinfo) -> date:
    """Find the day that a time is of, where they live."""
    return at.astimezone(zone).date()


def shifted(day: date, days: int) -> date:
    """So many days later, or earlier, as far as the calendar goes."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


ANYWHERE = Workdays()
"""Where the country isn't known: Monday to Friday."""
