"""Count the day that a shape means, as it lies ahead and as it lies behind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.language.geography import day_order
from bot.language.understanding.temporal.day_words import MONTH, UNIT, UNITS, WEEKDAY, Said
from bot.language.understanding.temporal.holidays import workdays
from bot.language.understanding.temporal.nearest import (
    Both,
    exactly,
    months_on,
    nearest_date,
    nearest_of_number,
    nearest_of_week,
    nearest_weekday_of,
    of_month,
    weekday_of,
)

MOST_WORKING_DAYS = 120
"""The most working days that are counted one by one. Our own choice."""

LONGEST_MEETING = 4
"""The most hours of a meeting: "9-11" behind a day is a meeting, "3-12" is a date. Our own choice."""

A_DAY, WEEK = timedelta(days=1), timedelta(days=7)
DAYS = dict(zip(UNITS, (1, 7, 14, 0), strict=True))
"""Days of each unit; 0 for a month, since months are counted by the calendar."""

HALVES = dict(zip(UNITS, (1, 4, 7, 15), strict=True))
"""Days of half of each unit, rounded up, as in "a week and a half"."""

LAST_OF_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The last day of each month, as it is meant by "the end of February" in any year."""

CENTURY = 2000
"""What is added to a year of two digits."""


class Counted(NamedTuple):
    """Hold a counted day. also: what else the words may mean. slip: the weekday said with it is wrong."""

    day: Both
    also: tuple[Both, ...] = ()
    slip: bool = False


def is_range(begins: int, ends: int) -> bool:
    """Tell whether two numbers behind a day are likelier the hours of a meeting than day and month."""
    return 0 < (ends - begins) % 12 <= LONGEST_MEETING and 0 < begins < 24 and 0 < ends < 24


@dataclass(frozen=True)
class Counting:
    """Count the day of one shape by its rule in the content, from today, as a country counts.

    rule: a `[[day]]` of `dates.toml`. country: ISO 3166, for its working days and its order of numbers.
    """

    rule: Mapping[str, Any]
    said: Said
    today: date
    country: str | None

    def counted(self) -> Counted | None:
        """Count the day; None if there is no such day."""
        try:
            found = _WAYS[self.rule["count"]](self)
        except (ValueError, OverflowError):  # the 31st of November, or the end of the calendar
            return None
        counted = Counted(found) if isinstance(found, Both) else found
        return counted if counted is None or self.said["beside"] is None else self._beside(counted)

    def _beside(self, counted: Counted) -> Counted:
        """Return the day before or after the counted one: "the day before Christmas Eve"."""
        away = A_DAY if self.said["beside"] == "after" else -A_DAY
        return counted._replace(
            day=Both(*(each and each + away for each in counted.day)),
            also=tuple(Both(*(each and each + away for each in both)) for both in counted.also),
        )

    def days(self) -> Both:
        """Count the rule's number of days from today: "tomorrow"."""
        return exactly(self.today + timedelta(days=self.rule["days"]))

    def dated(self) -> Counted | None:
        """Read "Thursday 3 December 2026"; without its month, the nearest one of that number."""
        day, month = int(self.said["d"] or 0), self.said.index("month", MONTH)
        if month is None:
            found = nearest_of_number(self.today, day)
        else:
            found = self._of_date(day, month + 1, self.said["year"])
        if self.rule.get("monday") and found is not None:
            return Counted(Both(*(each and each - timedelta(days=each.weekday()) for each in found)))
        return self._fitting([found])

    def _of_date(self, day: int, month: int, year: str | None) -> Both | None:
        if year is None:
            return nearest_date(self.today, month, day)
        digits = re.search(r"\d+", year)
        if digits is None:
            return exactly(date(self.today.year + self.rule["years"][year], month, day))
        return exactly(date(int(digits[0]) + CENTURY * (len(digits[0]) == 2), month, day))

    def _fitting(self, readings: Sequence[Both | None]) -> Counted | None:
        """Keep the readings on the weekday that is said with them, which may leave only one side of each."""
        found = [each for each in readings if each is not None]
        weekday = self.said.index("weekday", WEEKDAY)
        if not found:
            return None
        if weekday is None:
            return Counted(found[0], tuple(found[1:]))
        fitting = [both for each in found if (both := _of_weekday(each, weekday)) is not None]
        return Counted(fitting[0], tuple(fitting[1:])) if fitting else Counted(found[0], slip=True)

    def number(self) -> Counted | None:
        """Read "the 14th", and "Thursday 3" if a Thursday near is the 3rd."""
        found = self._fitting([nearest_of_number(self.today, int(self.said["d"] or 0))])
        return None if found is not None and found.slip and self.said["only"] is not None else found

    def numbers(self) -> Counted | None:
        """Read a date in numbers, the country's own order first."""
        one, two, three = self.said["one"] or "", self.said["two"] or "", self.said["three"]
        mark = (self.said["mark"] or "").strip()
        if three is None:
            spaced = mark != (self.said["mark"] or "") and mark != "."
            meeting = mark == "-" and self.said["weekday"] is not None and is_range(int(one), int(two))
            if len(one) == 4 or spaced or meeting:
                return None
        elif (self.said["markb"] or "").strip() != mark or len(one) == len(three) == 4:
            return None
        return self._fitting([self._valid(*each) for each in self._orders(one, two, three, mark)])

    def _orders(
        self, one: str, two: str, three: str | None, mark: str
    ) -> Iterator[tuple[int, int, str | None]]:
        """Yield the numbers as day, month and year, in each order in which they may be meant."""
        if len(one) == 4 and three is not None:
            yield int(three), int(two), one
            return
        order = day_order(self.country, "yMd" if three else "Md")
        if order == "yMd" and three is not None and len(three) < 3:
            yield int(three), int(two), str(CENTURY + int(one))
        if three is not None and len(three) == 1:
            return
        if order.startswith("M"):
            yield int(two), int(one), three
            yield int(one), int(two), three
            return
        yield int(one), int(two), three
        if mark != ".":  # with dots, the month comes first only where the country writes it first anyway
            yield int(two), int(one), three

    def _valid(self, day: int, month: int, year: str | None) -> Both | None:
        try:
            return self._of_date(day, month, year) if 1 <= month <= 12 else None
        except ValueError:
            return None

    def weekday(self) -> Counted | None:
        """Read "Friday", in all the ways to say of which week."""
        weekday, rule, today = self.said.index("weekday", WEEKDAY), self.rule, self.today
        if weekday is None:
            return None
        ahead = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        behind = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
        if "plus" in rule:  # "Friday week"
            return Counted(exactly(ahead + rule["plus"] * WEEK))
        if rule.get("behind"):  # "last Friday", "the Friday before last"
            return Counted(exactly(behind - rule.get("before", 0) * WEEK))
        if "away" in rule:  # "5 weeks ago, a Monday"
            day = self._away(today, rule["away"])
            return Counted(exactly(day - timedelta(days=day.weekday() - weekday)))
        if rule.get("this"):
            day = self._monday() + timedelta(days=weekday)
            return Counted(Both(ahead, day) if day < today else exactly(day))
        if "on" in rule:
            day = self._monday() + timedelta(weeks=rule["on"], days=weekday)
            other = rule.get("also") and weekday != today.weekday() and ahead != day
            return Counted(exactly(day), (exactly(ahead),) if other else ())
        return Counted(Both(ahead, behind), (exactly(today),) if weekday == today.weekday() else ())

    def _monday(self) -> date:
        return self.today - timedelta(days=self.today.weekday())

    def _away(self, start: date, sign: int) -> date:
        """Count from a day, ahead (sign 1) or back (-1); of "2 to 3 weeks" count the longer."""
        unit = UNITS[self.said.index("unit", UNIT) or 0] if self.said["unit"] is not None else "week"
        many = self.said.number("m") or self.said.number("n") or 1
        if unit == "day" and self.said["working"] is not None:
            days = workdays(self.country, start)
            many = min(many, MOST_WORKING_DAYS)
            return days.after(start, many) if sign > 0 else days.before(start, many)
        further = sign * timedelta(days=HALVES[unit] if self.said["half"] is not None else 0)
        if unit == "month":
            return months_on(start, sign * many) + further
        return start + sign * timedelta(days=DAYS[unit] * many) + further

    def distance(self) -> Both | None:
        """Read "in 2 weeks", "3 days ago", "10 days"."""
        if self.rule.get("back"):
            return Both(None, self._away(self.today, -1))
        if self.rule["kind"] == "span" and self._is_one_day():
            return None
        ahead = self._away(self.today, 1)
        return Both(ahead, None if self.rule.get("ahead") else self._away(self.today, -1))

    def _is_one_day(self) -> bool:
        """Tell whether only "one day" is said, which means some day or other."""
        n = self.said["n"] or ""
        return self.said.index("unit", UNIT) == 0 and self.said.number("n") == 1 and not n.isdecimal()

    def years(self) -> Both:
        """Read "in 3 years"."""
        return exactly(months_on(self.today, 12 * (self.said.number("n") or 1)))

    def hours(self) -> Both | None:
        """Read "within 48 hours"; fewer than 24 are no day."""
        days = int(self.said["hours"] or 0) // 24
        return exactly(self.today + timedelta(days=days)) if days else None

    def after_another(self) -> Both:
        """Read "a week from Friday", "3 days after tomorrow" and "a week ago yesterday"."""
        weekday, start = self.said.index("weekday", WEEKDAY), self.today
        if weekday is not None:
            start += timedelta(days=(weekday - start.weekday()) % 7)
        start += A_DAY * ((self.said["tomorrow"] is not None) - (self.said["yesterday"] is not None))
        return exactly(self._away(start, -1 if self.rule.get("back") else 1))

    def part(self) -> Both | None:
        """Count a day of a month: "mid January", "the end of the month", "the 3rd of next month"."""
        day = int(self.said["d"] or self.rule.get("day", 0))
        if "on" in self.rule:
            return exactly(of_month(self.today, self.rule["on"], day))
        month = self.said.index("month", MONTH)
        if month is None:
            return None
        day = day if day > 0 else LAST_OF_MONTH[month]
        return self._of_date(day, month + 1, self.said["year"])

    def nth_weekday(self) -> Both | None:
        """Read "the first Monday in December"; beside no month, of the month so many months on."""
        weekday, nth = self.said.index("weekday", WEEKDAY), self.rule["nth"]
        if weekday is None:
            return None
        month = self.said.index("month", MONTH)
        if month is None:
            begins = of_month(self.today, 1 if self.said["next"] is not None else 0, 1)
            return exactly(weekday_of(begins, weekday, nth))
        if self.said["year"] is None:
            return nearest_weekday_of(self.today, month + 1, weekday, nth)
        of_year = self._of_date(1, month + 1, self.said["year"])
        first = of_year.ahead if of_year is not None else None
        return None if first is None else exactly(weekday_of(first, weekday, nth))

    def week(self) -> Counted:
        """Count a day of a week: "next week" is its Friday."""
        day = self._monday() + timedelta(weeks=self.rule["on"], days=self.rule["day"])
        also = self.rule.get("also_days")
        return Counted(exactly(day), (exactly(self.today + timedelta(days=also)),) if also else ())

    def week_number(self) -> Both | None:
        """Read "calendar week 50", by its Friday."""
        return nearest_of_week(self.today, self.said.number("n") or 0)

    def fixed(self) -> Both | None:
        """Read a day of each year: "Christmas"."""
        month, day = map(int, self.rule["date"].split("-"))
        return nearest_date(self.today, month, day)


def _of_weekday(both: Both, weekday: int) -> Both | None:
    days = [day if day is not None and day.weekday() == weekday else None for day in both]
    return Both(*days) if any(days) else None


_WAYS: dict[str, Callable[[Counting], Counted | Both | None]] = {
    "days": Counting.days,
    "date": Counting.dated,
    "number": Counting.number,
    "numbers": Counting.numbers,
    "weekday": Counting.weekday,
    "away": Counting.distance,
    "years": Counting.years,
    "hours": Counting.hours,
    "from": Counting.after_another,
    "part": Counting.part,
    "nth": Counting.nth_weekday,
    "week": Counting.week,
    "nearest": Counting.fixed,
    "week_number": Counting.week_number,
}
"""How each shape is counted, by what `count` says in the content."""
