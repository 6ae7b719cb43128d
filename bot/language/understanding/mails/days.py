"""Find every day that a sentence of a mail names, with its hour: "Thursday 3 Dec at 2.30pm".

Days are counted from the mail's own day. dateparser takes milliseconds for every phrase and takes too much
for a date; a mail has dozens of phrases. So the few ways in which English mails write days stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time, timedelta
from typing import NamedTuple

from bot.language.understanding.mails.clock import hours_in
from bot.language.understanding.mails.counting import NUMBERS, READERS, Counted

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
        + r",? )?(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?:(?P=mark)(?P<year>20\d\d"
        r"|\d\d))?(?![\w/%]|[.-]\d)",
        "weekday_day": _DAY_NAME.format("weekday") + r",? (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b"
        r"|"
        + _DAY_NAME.format("weekday2")
        + r",? (?P<day2>\d{1,2})(?!\d|[:.]\d| ?[ap]\.?m|[-–]\d| ?o'clock|/)\b",
        "part": r"(?P<part>early|beginning of|start of|mid(?:dle)?[ -]?(?:of)?|late|end of)(?: in)? "
        r"(?:the month of )?" + _MONTH.format("month") + "(?: " + _YEAR.format("year") + ")?",
        "weekday": r"(?:(?P<before>next|this|this coming|coming|following|last|on|by|until|past) )?(?:the )?"
        + _DAY_NAME.format("weekday")
        + r"(?:,? (?P<after>of next week|next week|week(?! of)|of this week|this week|gone"
        r"|of the following week"
        r"|of last week|last week|after next))?",
        "day": r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|stage|round|interview|year|century"
        r"|grade|time"
        r"|place|anniversary|edition|and final|or|street|ave))",
        "near": r"(?P<near>day after tomorrow|tomorrow|tmrw|tmw|tonight|today)\b",
        "end": r"(?:the )?end of (?:the |this )?(?P<what>next week|week|coming week|working week"
        r"|following week|month"
        r"|next month|year|day today|quarter)\b|(?P<eow>eow)\b",
        "start": r"(?:the )?(?:start|beginning) of (?:the )?(?P<begins>new year|next year|year|next week"
        r"|next month"
        r"|week)\b|early (?:in the |next )(?P<soon>new year|year|week|month)\b"
        r"|(?:in |until |after )?the (?P<year_begins>new year)\b",
        "within": r"(?:within|in|over|for|during|inside)(?: about| around| approximately| roughly| the next"
        r"| the coming"
        r"| another| up to)*(?: a)? (?:(?P<n>"
        + _NUMBER
        + r")(?: of)? ?)?(?:\(\d{1,2}\) ?)?(?:(?:to|-|–|or) ?(?P<m>"
        + _NUMBER
        + r") )?(?P<working>working |business |calendar |full |further |more |week )?(?P<unit>day|week"
        r"|fortnight|month|hour)s?\b"
        r"(?!-)|(?P<n2>" + _NUMBER + r") (?P<unit2>day|week)s? from (?:now|today|receipt)"
        r"|(?:open|valid|stands?|held) for (?P<n3>"
        + _NUMBER
        + r") (?P<working3>working |business |calendar )?"
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

WEEK_OF = re.compile(
    r"(?:week (?:of|commencing|beginning|starting)|w/c|wc|wk (?:of|commencing))(?: the| on)?\s*$", re.I
)


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
                day = READERS[name](Counted(match, today, country, text))
                if day is None:
                    continue
                start = match.start()
                if (week := WEEK_OF.search(text[max(0, start - 30) : start])) is not None:
                    day -= timedelta(days=day.weekday())
                    start -= len(week[0])
                taken.append((start, match.end()))
                found.append(
                    (start, match.end(), day, name not in ("week", "month", "part", "within", "start"))
                )
            if len(found) >= MOST_MENTIONS:
                break
    return list(_with_hours(text, sorted(found), taken))


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
            if hour.end <= start
            and _LEADS.fullmatch(text[hour.end : start])
            and (at == 0 or hour.start >= days[at - 1][1])
        ]
        first = [*ahead, *mine][:1]
        if not first:
            yield Mention(start, end, day, None, None, sure)
        for hour in [*ahead, *mine] if len(mine) > 1 and not ahead else first:
            yield Mention(start, end, day, hour.at, hour.zone, sure, hour.start)


_LEADS = re.compile(
    r",?\s*(?:\([^()]{0,30}\)\s*)?(?:on|tomorrow|this|next|,|–|-)?\s*(?:the\s*)?", re.IGNORECASE
)
