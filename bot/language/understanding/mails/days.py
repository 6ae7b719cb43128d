"""Find every day that a sentence of a mail names, with its hour: "Thursday 3 Dec at 2.30pm", "within ten days".

Days are counted from the mail's own day. dateparser takes milliseconds for every phrase and takes too much
for a date; a mail has dozens of phrases. So the few ways in which English mails write days stand here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time, timedelta
from typing import NamedTuple

from bot.language.understanding.geography import day_order
from bot.language.understanding.holidays import workdays
from bot.language.understanding.mails.clock import hours_in

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NUMBERS = {
    **dict(zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)),
    **{"a": 1, "an": 1, "couple": 2, "few": 3, "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20},
}

PAST_DAYS = 120
"""Days back for which a day of a month without a year is taken as past. Our own choice."""

MOST_MENTIONS = 40
"""Days of one mail that are looked at."""

_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY_NAME = (
    r"(?P<{0}>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?"
)
_NUMBER = r"\d{1,3}|" + "|".join(NUMBERS)
_YEAR = r"(?:(?P<{0}>20\d\d)(?!\d))"
_PATTERNS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"(?<![\w/.-])(?:{pattern})", re.IGNORECASE)
    for name, pattern in {
        "iso": r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        "day_month": r"(?:"
        + _DAY_NAME.format("weekday")
        + r",? )?(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: day)?(?: of)?[ -]"
        + _MONTH.format("month")
        + r"(?:[, -]{1,2}"
        + _YEAR.format("year")
        + ")?",
        "month_day": r"(?:"
        + _DAY_NAME.format("weekday")
        + r",? )?"
        + _MONTH.format("month")
        + r" (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:]|[.]\d)(?:,? "
        + _YEAR.format("year")
        + ")?",
        "numeric": r"(?:"
        + _DAY_NAME.format("weekday")
        + r",? )?(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?:(?P=mark)(?P<year>20\d\d|\d\d))?(?![\w/%]|[.-]\d)",
        "weekday_day": _DAY_NAME.format("weekday") + r",? (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b"
        r"|" + _DAY_NAME.format("weekday2") + r",? (?P<day2>\d{1,2})(?!\d|[:.]\d| ?[ap]\.?m|[-–]\d| ?o'clock|/)\b",
        "part": r"(?P<part>early|beginning of|start of|mid(?:dle)?[ -]?(?:of)?|late|end of)(?: in)? "
        r"(?:the month of )?" + _MONTH.format("month") + "(?: " + _YEAR.format("year") + ")?",
        "weekday": r"(?:(?P<before>next|this|this coming|coming|following|last|on|by|until|past) )?(?:the )?"
        + _DAY_NAME.format("weekday")
        + r"(?:,? (?P<after>of next week|next week|week(?! of)|of this week|this week|gone|of the following week"
        r"|of last week|last week|after next))?",
        "day": r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|stage|round|interview|year|century|grade|time"
        r"|place|anniversary|edition|and final|or|street|ave))",
        "near": r"(?P<near>day after tomorrow|tomorrow|tmrw|tmw|tonight|today)\b",
        "end": r"(?:the )?end of (?:the |this )?(?P<what>next week|week|coming week|working week|following week|month"
        r"|next month|year|day today|quarter)\b|(?P<eow>eow)\b",
        "start": r"(?:the )?(?:start|beginning) of (?:the )?(?P<begins>new year|next year|year|next week|next month"
        r"|week)\b|early (?:in the |next )(?P<soon>new year|year|week|month)\b"
        r"|(?:in |until |after )?the (?P<year_begins>new year)\b",
        "within": r"(?:within|in|over|for|during|inside)(?: about| around| approximately| roughly| the next| the coming"
        r"| another| up to)*(?: a)? (?:(?P<n>" + _NUMBER + r")(?: of)? ?)?(?:\(\d{1,2}\) ?)?(?:(?:to|-|–|or) ?(?P<m>"
        + _NUMBER
        + r") )?(?P<working>working |business |calendar |full |further |more |week )?(?P<unit>day|week|fortnight|month|hour)s?\b"
        r"(?!-)|(?P<n2>" + _NUMBER + r") (?P<unit2>day|week)s? from (?:now|today|receipt)"
        r"|(?:open|valid|stands?|held) for (?P<n3>" + _NUMBER + r") (?P<working3>working |business |calendar )?"
        r"(?P<unit3>day|week)s?",
        "week": r"(?P<next>next week|the following week|following week|the week after next"
        r"|next month|later this week|this week|next quarter)\b",
        "month": r"(?P<in>in|until|till|by|during|around|from)(?: the month of)? "
        + _MONTH.format("month")
        + r"(?: "
        + _YEAR.format("year")
        + r")?(?! ?\d)",
    }.items()
}
"""How days are written, the surest first: what one of them has taken is not looked at by the others."""

WEEK_OF = re.compile(r"(?:week (?:of|commencing|beginning|starting)|w/c|wc|wk (?:of|commencing))(?: the| on)?\s*$", re.I)


class Mention(NamedTuple):
    """A day that a sentence names. start, end: where it stands there. sure: of a day, not of a week or so."""

    start: int
    end: int
    day: date
    at: time | None
    zone: str | None
    sure: bool
    hour_of: int | None = None


def mentions(text: str, today: date, country: str | None) -> list[Mention]:
    """Find the days that a sentence names, in their order. today: the day of the mail."""
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, date, bool]] = []
    for name, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            with suppress(ValueError, OverflowError, KeyError):
                day = _READ[name](_Counted(match, today, country, text))
                if day is None:
                    continue
                start = match.start()
                if (week := WEEK_OF.search(text[max(0, start - 30) : start])) is not None:
                    day -= timedelta(days=day.weekday())
                    start -= len(week[0])
                taken.append((start, match.end()))
                found.append((start, match.end(), day, name not in ("week", "month", "part", "within", "start")))
            if len(found) >= MOST_MENTIONS:
                break
    return list(_with_hours(text, sorted(found), [span for span in taken]))


def _with_hours(
    text: str, days: list[tuple[int, int, date, bool]], taken: list[tuple[int, int]]
) -> Iterator[Mention]:
    """Give each hour to the nearest day: the one before it, or the first if it stands before all."""
    clock = [hour for hour in hours_in(text) if not any(s < hour.end and hour.start < e for s, e in taken)]
    for at, (start, end, day, sure) in enumerate(days):
        until = days[at + 1][0] if at + 1 < len(days) else len(text) + 1
        mine = [hour for hour in clock if end <= hour.start < until]
        if at + 1 < len(days) and len(mine) == 1 and _LEADS.fullmatch(text[mine[0].end : until]):
            mine = []  # "Monday, or at 3pm on Tuesday": the hour belongs to the day that follows
        ahead = [
            hour
            for hour in clock
            if hour.end <= start and _LEADS.fullmatch(text[hour.end : start]) and (at == 0 or hour.start >= days[at - 1][1])
        ]
        first = [*ahead, *mine][:1]
        if not first:
            yield Mention(start, end, day, None, None, sure)
        for hour in [*ahead, *mine] if len(mine) > 1 and not ahead else first:
            yield Mention(start, end, day, hour.at, hour.zone, sure, hour.start)


_LEADS = re.compile(r",?\s*(?:\([^()]{0,30}\)\s*)?(?:on|tomorrow|this|next|,|–|-)?\s*(?:the\s*)?", re.IGNORECASE)


class _Counted(NamedTuple):
    """One match, and what its day is counted from."""

    match: re.Match[str]
    today: date
    country: str | None
    text: str

    def __getitem__(self, name: str) -> str | None:  # type: ignore[override]
        return self.match.groupdict().get(name)


def _month(name: str) -> int:
    return MONTHS.index(name[:3].casefold()) + 1


def _weekday(name: str) -> int:
    return WEEKDAYS.index(name[:3].casefold())


def _of_month(found: _Counted, month: int, day: int, year: str | None) -> date:
    """Return the day; without a year the one that is nearest, rather ahead than long ago."""
    if year is not None:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    near = [date(found.today.year + more, month, day) for more in (-1, 0, 1) if _is_date(found.today.year + more, month, day)]
    least = found.today - timedelta(days=PAST_DAYS)
    return next(each for each in near if each >= least)


def _is_date(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _read_date(found: _Counted) -> date | None:
    month, day = found["month"], found["day"]
    if month is None or day is None:
        return None
    number = int(month) if month.isdecimal() else _month(month)
    return _of_month(found, number, int(day), found["year"])


def _read_numeric(found: _Counted) -> date | None:
    one, two, year = int(found["one"] or 0), int(found["two"] or 0), found["year"]
    if year is None and (found["mark"] != "/" or not _ABOUT_DAY.search(found.text[: found.match.start()])):
        if found["weekday"] is None:
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


_ABOUT_DAY = re.compile(r"\b(?:on|by|until|before|from|for|of|dated?|day|mon|tue|wed|thu|fri)[a-z]*[ ,]*(?:the )?$", re.I)


def _read_weekday_day(found: _Counted) -> date | None:
    name, day = found["weekday"] or found["weekday2"], int(found["day"] or found["day2"] or 0)
    if name is None:
        return None
    for away in range(-31, 93):
        each = found.today + timedelta(days=away)
        if each.day == day and each.weekday() == _weekday(name):
            return each
    return None


def _read_part(found: _Counted) -> date | None:
    part, month = (found["part"] or "").casefold(), _month(found["month"] or "")
    if part.startswith(("early", "begin", "start")):
        day = 1
    elif part.startswith("mid"):
        day = 15
    else:
        day = monthrange(found.today.year, month)[1]
    wanted = _of_month(found, month, day, found["year"])
    return wanted


def _read_weekday(found: _Counted) -> date | None:
    name = found["weekday"] or ""
    if name.casefold() in ("sun", "sat", "mon", "wed", "fri", "thu", "tue") and name.islower() and len(name) == 3:
        if name == "sun" or name == "sat":
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


def _read_day(found: _Counted) -> date | None:
    """Read "the 14th": the next one, or the one just past where the text speaks of that."""
    day = int(found["day"] or 0)
    for months in range(3):
        year, month = divmod(found.today.year * 12 + found.today.month - 1 + months, 12)
        if _is_date(year, month + 1, day) and date(year, month + 1, day) >= found.today:
            return date(year, month + 1, day)
    return None


def _read_near(found: _Counted) -> date | None:
    near = (found["near"] or "").casefold()
    days = 0 if near in ("today", "tonight") else 2 if near.startswith("day") else 1
    return found.today + timedelta(days=days)


def _read_end(found: _Counted) -> date | None:
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


def _read_start(found: _Counted) -> date | None:
    what = (found["begins"] or found["soon"] or found["year_begins"] or "").casefold()
    today = found.today
    if "year" in what:
        return date(today.year + 1, 1, 1)
    if "month" in what:
        year, month = divmod(today.year * 12 + today.month, 12)
        return date(year, month + 1, 1)
    return today + timedelta(days=7 - today.weekday())


def _read_within(found: _Counted) -> date | None:
    text = (found["n"] or found["n2"] or found["n3"] or "one").casefold()
    many = int(found["m"]) if (found["m"] or "").isdecimal() else NUMBERS.get((found["m"] or "").casefold(), 0)
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
    r"experience|apply again|re-?apply|on file|deleted|(?:request|like|want|wish|ask) [^.]{0,25}feedback|contract|notice|keep(?:ing)? your|years?\b|salary|last|"
    r"in two weeks' notice",
    re.IGNORECASE,
)


def _read_week(found: _Counted) -> date | None:
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


def _read_month(found: _Counted) -> date | None:
    name = found["month"] or ""
    if name.casefold() in ("may", "mar") and not name[0].isupper():
        return None
    month = _month(name)
    year = found["year"] or str(found.today.year + (month < found.today.month))
    return date(int(year), month, 1)


_READ = {
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
