"""Count the day that a phrase means, from the day of the mail."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.understanding.geography import day_order
from bot.language.understanding.holidays import workdays

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

NUMBERS = {
    **dict(
        zip(
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
            range(1, 11),
            strict=True,
        )
    ),
    **{"a": 1, "an": 1, "couple": 2, "few": 3, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20},
}

PAST_DAYS = 120
"""Days back for which a day of a month without a year is taken as past. Our own choice."""


@dataclass(frozen=True)
class Counted:
    """One match, and what its day is counted from."""

    match: re.Match[str]
    today: date
    country: str | None
    text: str

    def __getitem__(self, name: str) -> str | None:
        """Return a part of the phrase by its name; None if it is not there."""
        return self.match.groupdict().get(name)


def _month(name: str) -> int:
    return MONTHS.index(name[:3].casefold()) + 1


def _weekday(name: str) -> int:
    return WEEKDAYS.index(name[:3].casefold())


def _of_month(found: Counted, month: int, day: int, year: str | None) -> date:
    """Return the day; without a year the one that is nearest, rather ahead than long ago."""
    if year is not None:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    near = [
        date(found.today.year + more, month, day)
        for more in (-1, 0, 1)
        if _is_date(found.today.year + more, month, day)
    ]
    least = found.today - timedelta(days=PAST_DAYS)
    found_day = next((each for each in near if each >= least), None)
    if found_day is None:
        raise ValueError("no year near has that day")
    return found_day


def _is_date(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _read_date(found: Counted) -> date | None:
    month, day = found["month"], found["day"]
    if month is None or day is None:
        return None
    number = int(month) if month.isdecimal() else _month(month)
    return _of_month(found, number, int(day), found["year"])


def _read_numeric(found: Counted) -> date | None:
    one, two, year = int(found["one"] or 0), int(found["two"] or 0), found["year"]
    about_day = found["mark"] == "/" and _ABOUT_DAY.search(found.text[: found.match.start()])
    if year is None and not about_day and found["weekday"] is None:
        return None  # "3.5 years", "1/2"
    month_first = day_order(found.country, "Md").startswith("M")
    orders = [(one, two), (two, one)] if month_first else [(two, one), (one, two)]
    for month, day in orders:
        if _is_date(2024, month, day):
            wanted = _of_month(found, month, day, year)
            named = found["weekday"]
            if named is None or wanted.weekday() == _weekday(named) or (day, month) == orders[-1][::-1]:
                return wanted
    return None


_ABOUT_DAY = re.compile(
    r"\b(?:on|by|until|before|from|for|of|dated?|day|mon|tue|wed|thu|fri)[a-z]*[ ,]*(?:the )?$", re.I
)


def _read_weekday_day(found: Counted) -> date | None:
    name, day = found["weekday"] or found["weekday2"], int(found["day"] or found["day2"] or 0)
    if name is None:
        return None
    for away in range(-31, 93):
        each = found.today + timedelta(days=away)
        if each.day == day and each.weekday() == _weekday(name):
            return each
    return None


def _read_part(found: Counted) -> date | None:
    part, month = (found["part"] or "").casefold(), _month(found["month"] or "")
    if part.startswith(("early", "begin", "start")):
        day = 1
    elif part.startswith("mid"):
        day = 15
    else:
        day = monthrange(found.today.year, month)[1]
    return _of_month(found, month, day, found["year"])


def _read_weekday(found: Counted) -> date | None:
    name = found["weekday"] or ""
    if name in ("sun", "sat"):
        return None  # words of their own
    before, after = (found["before"] or "").casefold(), (found["after"] or "").casefold()
    wanted, today = _weekday(name), found.today
    monday = today - timedelta(days=today.weekday())
    ahead = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if before in ("last", "past") or after in ("gone", "of last week", "last week"):
        return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    if before == "this" and wanted == today.weekday():
        return today
    if after in ("of this week", "this week"):
        return monday + timedelta(days=wanted)
    if before == "next" or "next week" in after or "following week" in after:
        return monday + timedelta(days=7 + wanted)
    if after in ("week", "after next"):
        return ahead + timedelta(days=7)
    return ahead


def _read_day(found: Counted) -> date | None:
    """Read "the 14th": the next one, or the one just past where the text speaks of that."""
    day = int(found["day"] or 0)
    for months in range(3):
        year, month = divmod(found.today.year * 12 + found.today.month - 1 + months, 12)
        if _is_date(year, month + 1, day) and date(year, month + 1, day) >= found.today:
            return date(year, month + 1, day)
    return None


def _read_near(found: Counted) -> date | None:
    near = (found["near"] or "").casefold()
    days = 0 if near in ("today", "tonight") else 2 if near.startswith("day") else 1
    return found.today + timedelta(days=days)


def _read_end(found: Counted) -> date | None:
    what = (found["what"] or "week").casefold()
    today = found.today
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    if "week" in what:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=11) if what.startswith(("next", "following")) else friday
    if "month" in what:
        months = today.year * 12 + today.month - 1 + (1 if what.startswith("next") else 0)
        year, month = divmod(months, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])
    return date(today.year, 12, 31) if what == "year" else None


def _read_start(found: Counted) -> date | None:
    what = (found["begins"] or found["soon"] or found["year_begins"] or "").casefold()
    today = found.today
    if "year" in what:
        return date(today.year + 1, 1, 1)
    if "month" in what:
        year, month = divmod(today.year * 12 + today.month, 12)
        return date(year, month + 1, 1)
    return today + timedelta(days=7 - today.weekday())


def _read_within(found: Counted) -> date | None:
    text = (found["n"] or found["n2"] or found["n3"] or "one").casefold()
    most = (found["m"] or "").casefold()
    many = int(most) if most.isdecimal() else NUMBERS.get(most, 0)
    many = many or (int(text) if text.isdecimal() else NUMBERS[text])
    unit = (found["unit"] or found["unit2"] or found["unit3"] or "").casefold()
    working = (found["working"] or found["working3"] or "").casefold().strip()
    if _NO_SPAN.search(found.text[max(0, found.match.start() - 60) : found.match.end() + 20]):
        return None
    if _OF_CLOSING.match(found.text[found.match.end() :]):
        return None  # counted from another day: see `agenda`
    if unit == "hour":
        return found.today + timedelta(days=many // 24) if many >= 24 else None
    if unit == "day" and working in ("working", "business"):
        return workdays(found.country, found.today).after(found.today, min(many, 120))
    days = {"day": 1, "week": 7, "fortnight": 14, "month": 30}[unit] * many
    if unit == "month":
        year, month = divmod(found.today.year * 12 + found.today.month - 1 + many, 12)
        return date(year, month + 1, min(found.today.day, monthrange(year, month + 1)[1]))
    return found.today + timedelta(days=days)


_OF_CLOSING = re.compile(r" (?:of|from|after) (?:the|its|this) clos\w+", re.IGNORECASE)

_NO_SPAN = re.compile(
    r"experience|apply again|re-?apply|on file|deleted|(?:request|like|want|wish|ask) [^.]{0,25}feedback"
    r"|contract|notice|keep(?:ing)? your|years?\b|salary|last|"
    r"in two weeks' notice",
    re.IGNORECASE,
)


def _read_week(found: Counted) -> date | None:
    what, today = (found["next"] or "").casefold(), found.today
    monday = today - timedelta(days=today.weekday())
    if what.endswith("this week"):
        return monday + timedelta(days=4)
    if "month" in what:
        year, month = divmod(today.year * 12 + today.month, 12)
        return date(year, month + 1, 1)
    if "quarter" in what:
        year, month = divmod(today.year * 12 + (today.month - 1) // 3 * 3 + 3, 12)
        return date(year, month + 1, 1)
    return monday + timedelta(days=14 if "after next" in what else 7)


def _read_month(found: Counted) -> date | None:
    name = found["month"] or ""
    if name.casefold() in ("may", "mar") and not name[0].isupper():
        return None
    month = _month(name)
    year = found["year"] or str(found.today.year + (month < found.today.month))
    return date(int(year), month, 1)


READERS = {
    "iso": _read_date,
    "day_month": _read_date,
    "month_day": _read_date,
    "numeric": _read_numeric,
    "weekday_day": _read_weekday_day,
    "part": _read_part,
    "weekday": _read_weekday,
    "day": _read_day,
    "near": _read_near,
    "end": _read_end,
    "start": _read_start,
    "within": _read_within,
    "week": _read_week,
    "month": _read_month,
}
