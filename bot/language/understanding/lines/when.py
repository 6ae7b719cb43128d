"""Find the days that a line names, each with its reading ahead and behind, without a library: lines are many.

dateparser takes milliseconds for each phrase, and reads whole texts only. What people put into a line is a
small set of shapes, so they are found by one pattern and counted here. "Next Friday" is the one of next week,
as in `bot.language.understanding.dates`; rough days are counted as in `content/en/dates.toml`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from bot.language.understanding.geography import day_order

_WEEKDAYS = {
    **dict.fromkeys(("monday", "mon", "mondy", "munday"), 0),
    **dict.fromkeys(("tuesday", "tue", "tues", "tuesdy", "teusday"), 1),
    **dict.fromkeys(("wednesday", "wed", "weds", "wednes", "wensday", "wedensday", "wednsday"), 2),
    **dict.fromkeys(("thursday", "thu", "thur", "thurs", "thrusday", "thursdy"), 3),
    **dict.fromkeys(("friday", "fri", "firday", "fridy"), 4),
    **dict.fromkeys(("saturday", "sat", "satday"), 5),
    **dict.fromkeys(("sunday", "sun"), 6),
}
_MONTHS = {
    **dict.fromkeys(("january", "jan"), 1),
    **dict.fromkeys(("february", "feb", "febuary"), 2),
    **dict.fromkeys(("march", "mar"), 3),
    **dict.fromkeys(("april", "apr"), 4),
    "may": 5,
    **dict.fromkeys(("june", "jun"), 6),
    **dict.fromkeys(("july", "jul"), 7),
    **dict.fromkeys(("august", "aug"), 8),
    **dict.fromkeys(("september", "sep", "sept"), 9),
    **dict.fromkeys(("october", "oct"), 10),
    **dict.fromkeys(("november", "nov", "novemeber"), 11),
    **dict.fromkeys(("december", "dec", "decemeber"), 12),
}
_NUMBERS = {
    **{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7},
    **{"eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "a couple of": 2, "a couple": 2},
    **{"couple of": 2, "couple": 2, "a few": 3, "few": 3, "several": 4, "the": 1},
}


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_W, _M = rf"(?:{_any(_WEEKDAYS)})", rf"(?:{_any(_MONTHS)})\.?"
_N = rf"(?:\d{{1,3}}|{_any(_NUMBERS)})"
_YEAR = r"(?:,?\s?(?:20\d\d|'\d\d|2\d(?=[\s,.;)]|$)(?!\s?(?::|h\b|am|pm))))?"
_D = r"(?:[12]\d|3[01]|0?[1-9])"
_LEAD = r"(?:on |by |before |until |till |til |this coming |coming |the ){0,3}"

_SHAPES = {
    "iso": r"20\d\d[-/.]\d{1,2}[-/.]\d{1,2}",
    "numbers": r"(?<![\d./-])\d{1,2}(?P<sep>[./-])\d{1,2}(?:(?P=sep)(?:20\d\d|\d\d))?(?![\d%]|[./-]\d)",
    "week_of": rf"(?:week commencing|week of|week beginning|w/c|wc|week starting)(?: the)? (?:{_W},? )?(?:the )?"
    rf"(?:{_D}(?:st|nd|rd|th)?(?: of)? {_M}|{_M} {_D}(?:st|nd|rd|th)?|{_D}(?:st|nd|rd|th)?)",
    "month_part": rf"(?:the )?(?:early|mid(?:dle)?|late|beginning|start|end|first week|second week|third week|"
    rf"last week)(?: of| in)?(?: the)?[ -](?:month of )?{_M}(?!\s?\d)",
    "day_month": rf"(?:{_W},?\s)?(?:the )?{_D}\s?(?:st|nd|rd|th)?(?:\s|-)?(?:of )?{_M}(?!\w){_YEAR}",
    "month_day": rf"(?:{_W},?\s)?{_M}\s(?:the )?{_D}(?:st|nd|rd|th)?(?![\d:]|\s?[ap]\.?m|h\d){_YEAR}",
    "ordinal": rf"(?:{_W},?\s)?(?:the )?{_D}(?:st|nd|rd|th)"
    r"(?! (?:interview|round|stage|time|call|floor|year|one|meeting|chat|screen|grade|class|line|shift|party|sector|level|team))",
    "part_of_week": r"(?:the )?(?:end|middle|start|beginning|early|mid|late|later|sometime|some time|latter half)"
    r"(?: in| of|-)?(?: the)?[ -]?(?: ?(?:this|next|following))? (?:week|wk)"
    rf"(?! (?:{_W}))",
    "weekday_week": rf"(?:(?:a )?week on {_W}|{_W},? (?:of )?(?:next week|week after next|week)|"
    rf"next week,?(?: on)? {_W}|{_W} (?:after next|fortnight)|last week,?(?: on)? {_W}|{_W},? (?:of )?last week|"
    rf"(?:the )?week after next,? {_W}|{_W} gone|{_W} just gone)",
    "weekday": rf"(?:(?:this|this coming|next|nxt|last|past|following) )?{_W}(?:'s)?(?! (?:to|-) {_W})",
    "before": r"(?:the )?day before yesterday",
    "after": r"(?:the )?day after (?:tomorrow|tmrw|tmr|tomoz)",
    "tomorrow": r"tomorrow|tommorow|tomoro|tomorrw|tommorrow|tomorow|tmrw|tmr|tmw|tomoz|2moro|2morrow|tmoro",
    "yesterday": r"yesterday|yday|yest|ystd|ystrday|yesturday|yestday|yestarday|yesterdy|last night",
    "today": r"today|tonight|2day|this (?:morning|afternoon|evening|arvo|very day)|just now|(?:an|\d|a few) "
    r"hours? ago|earlier on?(?= )",
    "ago": rf"{_N} (?:or (?:two|three|so) )?(?:days?|weeks?|wks?|months?|fortnights?)(?: or (?:two|so))? "
    r"(?:ago|back|now|since)|"
    r"a fortnight ago",
    "last_period": r"(?:the )?week before last|(?:last|past) (?:week|month)",
    "in": rf"(?:in|within|after|under|give it|takes?|for) (?:about |around |the next |at least |another |roughly )?"
    rf"(?:{_N}|the next (?:{_N}))(?:\s?(?:-|to|or)\s?{_N})? (?:more )?(?:working |business )?(?:days?|weeks?|wks?|"
    rf"months?|fortnights?)(?:'? time)?|{_N}(?:\s?(?:-|to|or)\s?{_N})? (?:working |business )?"
    r"(?:days?|weeks?|wks?|months?)(?:'? time)|(?:in |within )?a (?:fortnight|week or two|week or so)(?:'s time)?"
    rf"|{_N}(?:\s?(?:-|to|or)\s?{_N})? (?:working |business )?(?:days|weeks|wks)",
    "more": rf"(?:another|an extra|at least another) (?:{_N} )?(?:working )?(?:days?|weeks?|wks?|months?|fortnight)",
    "week_after_next": r"(?:the )?week after next",
    "next_week": r"(?:sometime |some time |later )?(?:next|nxt|following) (?:week|wk)",
    "this_week": r"(?:later )?this (?:week|wk)|(?:the )?weekend",
    "next_month": r"(?:sometime |early )?next month",
    "month_end": r"(?:the )?end of (?:the |this )?month|month[- ]end|eom",
    "eow": r"eow|(?:the )?end of (?:the |this )?week",
    "christmas": r"(?:before |after |over |by )?(?:the )?(?:christmas|xmas)(?: break| holidays)?",
    "new_year": r"(?:in |after |early |by )?(?:the )?new year(?:'s)?",
    "month": r"(?:in|since|back in|by|before|until|till|til|not before) "
    rf"(?:{_M})(?!\s\d|\w)",
}
_PATTERN = re.compile(
    r"(?<![\w@/#'])(?:"
    + "|".join(f"(?P<{name}>{_LEAD}(?:{shape}))" for name, shape in _SHAPES.items())
    + r")(?![\w@])",
    re.IGNORECASE,
)
_ROUGH = re.compile(r"ish\b|or so\b|about|around|roughly|couple|few|several|\bor two\b|fortnight or", re.I)
_PARTS = {"early": 4, "beginning": 4, "start": 4, "first week": 4, "second week": 10, "mid": 15, "middle": 15}
_PARTS |= {"third week": 18, "late": 27, "last week": 27, "end": 27}


class Day(NamedTuple):
    """A day in a text. ahead and behind: what it is if it lies there; None if it can't. kind: its shape.

    loose: only a week, a month or a rough number is said.
    """

    start: int
    end: int
    ahead: date | None
    behind: date | None
    kind: str
    loose: bool


def days_in(text: str, today: date, country: str | None) -> Iterator[Day]:
    """Go through the days that a text names, in their order."""
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "sep":
            kind = "numbers"
        said = match[0].casefold()
        try:
            found = _counted(kind, said, today, country)
        except (ValueError, OverflowError):
            found = None
        if found is not None and found != (None, None):
            loose = kind in _LOOSE or bool(_ROUGH.search(said))
            yield Day(match.start(), match.end(), *found, kind, loose)


_LOOSE = frozenset(
    "month_part part_of_week last_period next_week this_week next_month month week_after_next".split()
) | {
    "christmas",
    "new_year",
}

_Both = tuple[date | None, date | None]


def _counted(kind: str, said: str, today: date, country: str | None) -> _Both | None:
    if kind in _FIXED:
        day = today + timedelta(days=_FIXED[kind])
        return day, day
    if kind in ("iso", "numbers"):
        return _in_numbers(kind, said, today, country)
    if kind in ("day_month", "month_day", "ordinal", "week_of", "month_part", "month"):
        return _of_a_month(kind, said, today)
    if kind in ("weekday", "weekday_week"):
        return _weekday(kind, said, today)
    if kind in ("ago", "in", "more"):
        return _distance(kind, said, today)
    return _period(kind, said, today)


_FIXED = {"before": -2, "after": 2, "tomorrow": 1, "yesterday": -1, "today": 0}


def _in_numbers(kind: str, said: str, today: date, country: str | None) -> _Both | None:
    numbers = [int(number) for number in re.findall(r"\d+", said)]
    if kind == "iso":
        day = date(*numbers)
        return day, day
    one, two = numbers[:2]
    dots = re.search(r"\d\.\d", said) is not None
    month_first = day_order(country, "Md").startswith("M") and not dots
    if (month_first and one > 12) or two > 12:
        month_first = two > 12
    day_of, month = (two, one) if month_first else (one, two)
    if len(numbers) == 3:
        day = date(numbers[2] if numbers[2] > 99 else 2000 + numbers[2], month, day_of)
        return day, day
    if dots and not re.search(r"^\D*\d{1,2}\.(?:1[0-2]|0?[1-9])$", said):
        return None
    return _nearest(today, month, day_of)


def _of_a_month(kind: str, said: str, today: date) -> _Both | None:
    month = next((_MONTHS[word] for word in re.findall(r"[a-z]+", said) if word in _MONTHS), None)
    if kind in ("month_part", "month") and month is not None:
        part = next((day for words, day in _PARTS.items() if re.search(rf"\b{words}\b", said)), None)
        if part is None:
            by = re.search(r"\b(?:by|before|until|till|not before)\b", said)
            part = 1 if by else 15
        return _nearest(today, month, part)
    number = re.search(r"\d{1,2}", said)
    if number is None:
        return None
    day_of = int(number[0])
    year = re.search(r"(?<!\d)20\d\d|'\d\d|\D\d{1,2}\D+(2\d)$", said)
    if month is not None and year is not None:
        digits = int(re.findall(r"\d+", year[0])[-1])
        day = date(digits if digits > 99 else 2000 + digits, month, day_of)
        both: _Both = (day, day)
    elif month is not None:
        both = _nearest(today, month, day_of)
    else:
        both = _nearest_of_number(today, day_of)
    if kind == "week_of":
        back = [day - timedelta(days=day.weekday()) if day else None for day in both]
        return back[0], back[1]
    return both


def _nearest(today: date, month: int, day: int) -> _Both:
    days = []
    for year in (today.year - 1, today.year, today.year + 1):
        if day <= monthrange(year, month)[1]:
            days.append(date(year, month, day))
    return min((d for d in days if d >= today), default=None), max(
        (d for d in days if d <= today), default=None
    )


def _nearest_of_number(today: date, number: int) -> _Both:
    days = []
    for shift in range(-2, 3):
        year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
        if number <= monthrange(year, month + 1)[1]:
            days.append(date(year, month + 1, number))
    return min((d for d in days if d >= today), default=None), max(
        (d for d in days if d <= today), default=None
    )


def _weekday(kind: str, said: str, today: date) -> _Both | None:
    weekday = next((_WEEKDAYS[w] for w in re.findall(r"[a-z]+", said) if w in _WEEKDAYS), None)
    if weekday is None:
        return None
    monday = today - timedelta(days=today.weekday())
    ahead = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    behind = today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    in_week = timedelta(days=weekday)
    if "last week" in said:
        return (last := monday - timedelta(days=7) + in_week), last
    if kind == "weekday":
        if re.search(r"\b(?:last|past)\b", said):
            return behind, behind
        if re.search(r"\b(?:next|nxt|following)\b", said):
            return (following := monday + timedelta(days=7) + in_week), following
        return ahead, behind
    if "gone" in said:
        return behind, behind
    if "after next" in said:
        return (later := monday + timedelta(days=14) + in_week), later
    if "fortnight" in said:
        return (later := ahead + timedelta(days=14)), later
    if "next week" in said:
        return (following := monday + timedelta(days=7) + in_week), following
    return (later := ahead + timedelta(days=7)), later  # "Thursday week", "a week on Thursday"


def _distance(kind: str, said: str, today: date) -> _Both | None:
    said = re.sub(r"\bor so\b", "", said)
    if "week or two" in said or "week or so" in said:
        numbers = [2 if "two" in said else 1]
    else:
        numbers = [
            int(word) if word.isdigit() else _NUMBERS[word]
            for word in re.findall(rf"\d+|\b(?:{_any(_NUMBERS)})\b", re.sub(r"\bthe next\b", "", said))
        ]
    if "fortnight" in said:
        away = timedelta(days=14 * (numbers[0] if numbers else 1))
    elif not numbers and kind == "more":
        numbers, away = [1], timedelta(days=30 if "month" in said else 7 if re.search("week|wk", said) else 1)
        return today + away, None
    elif not numbers:
        return None
    elif "month" in said:
        away = timedelta(days=30 * numbers[-1])
    elif re.search(r"week|wk", said):
        away = timedelta(days=7 * numbers[-1])
    elif re.search(r"working|business", said):
        return (ahead := _working_days_on(today, numbers[-1])), ahead
    else:
        away = timedelta(days=numbers[-1])
    return (None, today - away) if kind == "ago" else (today + away, today - away)


def _working_days_on(today: date, number: int) -> date:
    day = today
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day


def _period(kind: str, said: str, today: date) -> _Both | None:
    monday = today - timedelta(days=today.weekday())
    week = timedelta(days=7)
    if kind == "part_of_week":
        start = monday + week if re.search(r"next|following", said) else monday
        days = 4
        if re.search(r"early|start|beginning", said):
            days = 1
        elif "mid" in said:
            days = 2
        day = start + timedelta(days=days)
        return day, day
    simple = {
        "next_week": monday + week + timedelta(days=4),
        "week_after_next": monday + 2 * week + timedelta(days=4),
        "this_week": monday + timedelta(days=4),
        "eow": monday + timedelta(days=4),
        "last_period": today - (timedelta(days=30) if "month" in said else week),
        "month_end": today.replace(day=monthrange(today.year, today.month)[1]),
    }
    if kind == "last_period" and "before last" in said:
        return (day := today - 2 * week), day
    if kind in simple:
        return simple[kind], simple[kind]
    if kind == "next_month":
        year, month = divmod(today.year * 12 + today.month, 12)
        return (day := date(year, month + 1, 4 if "early" in said else 15)), day
    if kind == "christmas":
        before = re.search(r"before|by", said)
        return _nearest(today, 12, 24 if before else 28)
    return _nearest(today, 1, 4)
