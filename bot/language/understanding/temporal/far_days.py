"""Leave out days that nobody means: those of the year 9999, or of the year 1.

A day at the end of the calendar can't be counted from. The whole day is left out, not the year alone: else a
day of another year than was said would remain.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.language.understanding.temporal.nearest import Both
from bot.talk.days import is_believable
from bot.turn.readings.report import Report

_AN_HOUR = 2359
"""A number up to this one behind a day may be an hour: "31 Dec 1500"."""

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WORD = r"[^\W\d_]{3,12}\.?"
_NAMED = re.compile(
    rf"(?<![\w£$€])(?:(?:the )?{_DAY}(?: of)?,? {_WORD}|{_WORD} (?:the )?{_DAY}),? (?:in )?"
    r"(?P<year>\d{4,})(?![\w%])",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"(?<![\w£$€.,/-])(?:\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?P<year>\d{4,})"
    r"|(?P<first>\d{4,})(?P<other>[./-])\d{1,2}(?P=other)\d{1,2})(?![\w/-])"
)


def without_far_days(text: str, today: date) -> str:
    """Blank the days of years that nobody means, such as 31 December 9999; all else stays in its place."""
    if not re.search(r"\d{4}", text):
        return text

    def kept(match: re.Match[str]) -> str:
        said = match["year"] or match["first"]
        return match[0] if _is_year(said, today) else " " * len(match[0])

    def kept_or_hour(match: re.Match[str]) -> str:
        hour = len(match["year"]) == 4 and int(match["year"]) <= _AN_HOUR
        return match[0] if hour or _is_year(match["year"], today) else " " * len(match[0])

    return _NAMED.sub(kept_or_hour, _NUMBERS.sub(kept, text))


def _is_year(said: str, today: date) -> bool:
    return len(said) == 4 and said != "0000" and is_believable(date(int(said), 1, 1), today)


def is_far(both: Both, today: date) -> bool:
    """Tell whether a day is too far off to be meant, be it ahead or behind."""
    return any(day is not None and not is_believable(day, today) for day in both)


def without_days_far_off(report: Report, today: date) -> Report:
    """Return a report without the days that nobody means."""
    slots = tuple(slot for slot in report.slots if is_believable(slot.day, today))
    day, applied, met_on = (
        day if day is not None and is_believable(day, today) else None
        for day in (report.day, report.applied, report.met_on)
    )
    return replace(report, slots=slots, day=day, applied=applied, met_on=met_on)
