"""Working days: counted by the weekends and holidays of a country, which a library hands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

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
        days = (earlier + _A_DAY * n for n in range(1, (later - earlier).days + 1))
        return sum(self.is_one(day) for day in days)

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        while count > 0:
            day += step
            count -= self.is_one(day)
        return day


ANYWHERE = Workdays()
"""Where the country isn't known: Monday to Friday."""
