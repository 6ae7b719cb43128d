"""Count the day that a shape means, as it lies ahead and as it lies behind."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from bot.language.understanding.geography import day_order
from bot.language.understanding.holidays import workdays
from bot.language.understanding.when.day_words import MONTH, UNIT, UNITS, WEEKDAY, Said

LEAP_GAP = 8
"""The most years from one 29 February to the next: 2100 has none."""

MOST_WORKING_DAYS = 120
"""Working days that are counted one by one. Our own choice."""

LONGEST_MEETING = 4
"""Hours of a meeting: "9-11" behind a day is one, "3-12" is a date. Our own choice."""

A_DAY, WEEK = timedelta(days=1), timedelta(days=7)
FRIDAY = 4
DAYS = dict(zip(UNITS, (1, 7, 14, 0), strict=True))
"""Days of each unit; months are counted by the calendar."""


class Both(NamedTuple):
    """A day as it lies ahead, and as it lies behind; the same twice where the text leaves nothing open."""

    ahead: date | None
    behind: date | None


class Counted(NamedTuple):
    """What was counted. also: what else the words may mean. slip: the weekday beside it is another one."""

    day: Both
    also: tuple[Both, ...] = ()
    slip: bool = False


@dataclass(frozen=True)
class Around:
    """What a day is counted from. country: ISO 3166, for its working days and its order of day and month."""

    today: date
    country: str | None

    @property
    def monday(self) -> date:
        """Return the Monday of the week."""
        return self.today - timedelta(days=self.today.weekday())


Rule = Mapping[str, Any]


def counted(rule: Rule, said: Said, around: Around) -> Counted | None:
    """Count a day by the rule of its shape; None if there is no such day."""
    try:
        found = _WAYS[rule["count"]](rule, said, around)
    except (ValueError, OverflowError):  # the 31st of November, or the end of the calendar
        return None
    return found if found is None or isinstance(found, Counted) else Counted(found)


def _exactly(day: date) -> Both:
    return Both(day, day)


def _days(rule: Rule, said: Said, around: Around) -> Both:
    return _exactly(around.today + timedelta(days=rule["days"]))


def _date(rule: Rule, said: Said, around: Around) -> Counted | None:
    """Read "Thursday 3 December 2026"; without its month, the nearest one of that number."""
    day, month = int(said["d"] or 0), said.index("month", MONTH)
    if month is None:
        found: Both | None = _of_number(around.today, day)
    else:
        found = _dated(around.today, day, month + 1, said["year"])
    if rule.get("monday") and found is not None:
        return Counted(Both(*(each and each - timedelta(days=each.weekday()) for each in found)))
    return _fitting([found], said)


def _dated(today: date, day: int, month: int, year: str | None) -> Both | None:
    if year is None:
        return _nearest(today, month, day)
    digits = re.search(r"\d+", year)
    if digits is None:
        return _exactly(date(today.year + _YEARS[year.split()[0]], month, day))
    return _exactly(date(int(digits[0]) + 2000 * (len(digits[0]) == 2), month, day))


_YEARS = {"this": 0, "last": -1, "next": 1}


def _nearest(today: date, month: int, day: int) -> Both | None:
    gap = LEAP_GAP if (month, day) == (2, 29) else 1
    years = [year for away in range(-gap, gap + 1) if 1 <= (year := today.year + away) <= 9999]
    days = [date(year, month, day) for year in years if day < 29 or day <= monthrange(year, month)[1]]
    return _around(today, days)


def _of_number(today: date, number: int) -> Both | None:
    days = []
    for away in range(-2, 3):
        year, month = divmod(today.year * 12 + today.month - 1 + away, 12)
        if 1 <= year <= 9999 and (number < 29 or number <= monthrange(year, month + 1)[1]):
            days.append(date(year, month + 1, number))
    return _around(today, days)


def _around(today: date, days: list[date]) -> Both | None:
    ahead = min((day for day in days if day >= today), default=None)
    behind = max((day for day in days if day <= today), default=None)
    return Both(ahead, behind) if days else None


def _fitting(readings: list[Both | None], said: Said) -> Counted | None:
    """Choose among readings by the weekday that stands beside them, which may turn the direction too."""
    found = [each for each in readings if each is not None]
    weekday = said.index("weekday", WEEKDAY)
    if not found:
        return None
    if weekday is None:
        return Counted(found[0], tuple(found[1:]))
    fitting = [both for each in found if (both := _of_weekday(each, weekday)) is not None]
    return Counted(fitting[0], tuple(fitting[1:])) if fitting else Counted(found[0], slip=True)


def _of_weekday(both: Both, weekday: int) -> Both | None:
    days = [day if day is not None and day.weekday() == weekday else None for day in both]
    return Both(*days) if any(days) else None


def is_range(begins: int, ends: int) -> bool:
    """Tell whether two numbers behind a day are rather the hours of a meeting than day and month."""
    return 0 < (ends - begins) % 12 <= LONGEST_MEETING and 0 < begins < 24 and 0 < ends < 24


def _number(rule: Rule, said: Said, around: Around) -> Counted | None:
    """Read "the 14th", and "Thursday 3" if a Thursday near is the 3rd."""
    found = _fitting([_of_number(around.today, int(said["d"] or 0))], said)
    if found is not None and found.slip and said["only"] is not None:
        return None
    return found


def _numbers(rule: Rule, said: Said, around: Around) -> Counted | None:
    """Read a date in numbers, the country's own order first."""
    one, two, mark = said["one"] or "", said["two"] or "", (said["mark"] or "").strip()
    three = said["three"]
    spaced = (said["mark"] or "").strip(". ") != (said["mark"] or "").strip(".")
    if three is not None and (said["markb"] or "").strip() != mark:
        return None
    if three is None and (len(one) == 4 or spaced):
        return None
    if three is None and mark == "-" and said["weekday"] is not None and is_range(int(one), int(two)):
        return None
    if three is not None and len(one) == 4 and len(three) == 4:
        return None
    return _fitting([_valid(around.today, *each) for each in _orders(one, two, three, mark, around)], said)


def _orders(
    one: str, two: str, three: str | None, mark: str, around: Around
) -> Iterator[tuple[int, int, str | None]]:
    """Go through day, month and year in the orders in which numbers may stand for them."""
    if len(one) == 4 and three is not None:
        yield int(three), int(two), one
        return
    order = day_order(around.country, "yMd" if three else "Md")
    if order == "yMd" and three is not None and len(three) < 3:
        yield int(three), int(two), f"20{int(one):02}"
    if three is not None and len(three) == 1:
        return
    year = f"20{three}" if three is not None and len(three) == 2 else three
    if order.startswith("M"):
        yield int(two), int(one), year
        yield int(one), int(two), year
        return
    yield int(one), int(two), year
    if mark != ".":  # with dots, the month comes first only where the country writes it first anyway
        yield int(two), int(one), year


def _valid(today: date, day: int, month: int, year: str | None) -> Both | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    try:
        return _dated(today, day, month, year)
    except ValueError:
        return None


def _weekday(rule: Rule, said: Said, around: Around) -> Counted | None:
    weekday, today = said.index("weekday", WEEKDAY), around.today
    if weekday is None:
        return None
    ahead = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    behind = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if "plus" in rule:  # "Friday week"
        return Counted(_exactly(ahead + rule["plus"] * WEEK))
    if rule.get("behind"):
        return Counted(_exactly(behind))
    if "away" in rule:  # "5 weeks ago, a Monday"
        day = _away(said, around, rule["away"])
        return Counted(_exactly(day - timedelta(days=day.weekday() - weekday))) if day is not None else None
    if rule.get("this"):
        return Counted(_exactly(today if weekday == today.weekday() else ahead))
    if "on" in rule:
        day = around.monday + timedelta(weeks=rule["on"], days=weekday)
        coming = ahead if weekday != today.weekday() else day
        return Counted(_exactly(day), (_exactly(coming),) if rule.get("also") and coming != day else ())
    found = Both(ahead, behind)
    return Counted(found, (_exactly(today),)) if weekday == today.weekday() else Counted(found)


def _away(said: Said, around: Around, sign: int) -> date | None:
    """Count from today, ahead or back; of "2 to 3 weeks" the longer."""
    unit = UNITS[said.index("unit", UNIT) or 0] if said["unit"] is not None else "week"
    many = said.number("m") or said.number("n") or 1
    working = (said["working"] or "").strip()
    if working in ("working", "business") and unit == "day":
        days = workdays(around.country, around.today)
        many = min(many, MOST_WORKING_DAYS)
        return days.after(around.today, many) if sign > 0 else days.before(around.today, many)
    if unit == "month":
        return _months_on(around.today, sign * many)
    return around.today + sign * timedelta(days=DAYS[unit] * many)


def _months_on(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _distance(rule: Rule, said: Said, around: Around) -> Both | None:
    if rule.get("back"):
        return Both(None, _away(said, around, -1))
    if rule["kind"] == "span" and _is_one_day(said):
        return None  # "one day" is no day
    ahead = _away(said, around, 1)
    return Both(ahead, None if rule.get("ahead") else _away(said, around, -1))


def _is_one_day(said: Said) -> bool:
    return said.index("unit", UNIT) == 0 and said.number("n") == 1 and not (said["n"] or "").isdecimal()


def _years(rule: Rule, said: Said, around: Around) -> Both | None:
    return _exactly(_months_on(around.today, 12 * (said.number("n") or 1)))


def _hours(rule: Rule, said: Said, around: Around) -> Both | None:
    days = int(said["hours"] or 0) // 24
    return _exactly(around.today + timedelta(days=days)) if days else None


def _from(rule: Rule, said: Said, around: Around) -> Both | None:
    """Read "a week from Friday", "3 days after tomorrow" and "a week ago yesterday"."""
    weekday, start = said.index("weekday", WEEKDAY), around.today
    if weekday is not None:
        start += timedelta(days=(weekday - start.weekday()) % 7)
    start += A_DAY * ((said["tomorrow"] is not None) - (said["yesterday"] is not None))
    day = _away(said, Around(start, around.country), -1 if rule.get("back") else 1)
    return _exactly(day) if day is not None else None


def _part(rule: Rule, said: Said, around: Around) -> Both | None:
    """Count a day of a month: "mid January", "the end of the month", "the 3rd of next month"."""
    day = int(said["d"] or rule.get("day", 0))
    if "on" in rule:
        year, month = divmod(around.today.year * 12 + around.today.month - 1 + rule["on"], 12)
        return _exactly(date(year, month + 1, day if day > 0 else monthrange(year, month + 1)[1]))
    month_said = said.index("month", MONTH)
    return _dated(around.today, day, month_said + 1, said["year"]) if month_said is not None else None


def _week(rule: Rule, said: Said, around: Around) -> Counted:
    day = around.monday + timedelta(weeks=rule["on"], days=rule["day"])
    also = (_exactly(around.today + timedelta(days=rule["also_days"])),) if "also_days" in rule else ()
    return Counted(_exactly(day), also)


def _fixed(rule: Rule, said: Said, around: Around) -> Both | None:
    month, day = map(int, rule["date"].split("-"))
    return _nearest(around.today, month, day)


_WAYS: dict[str, Callable[[Rule, Said, Around], Counted | Both | None]] = {
    "days": _days,
    "date": _date,
    "number": _number,
    "numbers": _numbers,
    "weekday": _weekday,
    "away": _distance,
    "years": _years,
    "hours": _hours,
    "from": _from,
    "part": _part,
    "week": _week,
    "nearest": _fixed,
}
"""How each shape is counted, by what `count` says in the content."""
