"""Find every day that a sentence of a mail names, with its hour: "Thursday 3 Dec at 2.30pm".

Days are counted from the mail's own day. A length, as in "3 weeks of leave", is no day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import NamedTuple

from bot.language.understanding.mails.zones import each_once
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.temporal.days import Day, is_just_past
from bot.language.understanding.temporal.hours import Hour
from bot.language.understanding.temporal.words import spoken

_TABLE = WordTable("mails/days")

MOST_MENTIONS = 40
"""The most days of one sentence that are looked at."""

LENGTHS = frozenset({"in", "more"})
"""Shapes that are a length of time; they mean a day only if no words beside them say what lasts so long."""

BESIDE = 60
"""How many characters before a length are searched for what lasts so long."""

_UNSURE = LENGTHS | {
    "month",
    "month_part",
    "week_number",
    "this_week",
    "next_week",
    "week_after_next",
    "next_month",
    "new_year",
}


_NEAR = frozenset({"near", "beyond"})
_NEVER = frozenset(
    {"span", "ago", "last_period", "christmas", "named", "weekend", "after_weekend", "earlier"}
)
"""Shapes that nobody notes: in a mail, Christmas and a weekend are breaks rather than days."""


_EVERY = _TABLE.pattern("every", re.IGNORECASE)
_OF_EVERY = _TABLE.pattern("of_every", re.IGNORECASE)
"""What stands beside the weekday of something that comes again and again: "on Sunday nights"."""


class Mention(NamedTuple):
    """Hold a day that a sentence names. start, end: its place there. sure: a day is named, not a week or so.

    at, zone: its hour, if it has one; hour_of: where that begins in the sentence.
    """

    start: int
    end: int
    day: date
    at: time | None
    zone: str | None
    sure: bool
    hour_of: int | None = None


def mentions(text: str, today: date, country: str | None) -> list[Mention]:
    """Find the days that a sentence names, in their order. today: the day of the mail."""
    found, hours = spoken().find(text, today, country)
    days = [day for each in found[:MOST_MENTIONS] if (day := _noted(text, each, today)) is not None]
    clock = each_once(text, (hour for hour in hours if hour.at is not None))
    return list(_with_hours(text, days, list(clock)))


def _noted(text: str, day: Day, today: date) -> Mention | None:
    """Return a day as it is meant in a mail; None if nobody would note it."""
    words = spoken().days
    meant = day.behind if is_just_past(day, today) else day.ahead
    if meant is None or day.alone or day.kind in _NEVER or _EVERY.search(text[: day.start][-8:]):
        return None
    if _OF_EVERY.match(text, day.end):
        return None
    if (day.kind in _NEAR and meant < today) or not words.is_of_a_day(text, day):
        return None
    if day.kind in LENGTHS:
        around = text[max(0, day.start - BESIDE) : day.end + BESIDE // 3]
        if words.no_length.search(around) or words.of_closing.match(text, day.end):
            return None
    return Mention(day.start, day.end, meant, None, None, day.kind not in _UNSURE)


def _with_hours(text: str, days: Sequence[Mention], clock: Sequence[Hour]) -> Iterator[Mention]:
    """Give each hour to the nearest day: the one before it, or the first if it comes before all."""
    leads = spoken().days.behind_an_hour
    for at, day in enumerate(days):
        until = days[at + 1].start if at + 1 < len(days) else len(text) + 1
        mine = [hour for hour in clock if day.end <= hour.start < until]
        led = at + 1 < len(days) and len(mine) == 1 and leads.fullmatch(text, mine[0].end, until)
        if led and not _BESIDE_DAY.fullmatch(text, day.end, mine[0].start):
            mine = []  # "Monday, or at 3pm on Tuesday": the hour belongs to the day that follows
        ahead = [
            hour
            for hour in clock
            if hour.end <= day.start
            and leads.fullmatch(text, hour.end, day.start)
            and (
                at == 0
                or (
                    hour.start >= days[at - 1].end
                    and not _BESIDE_DAY.fullmatch(text, days[at - 1].end, hour.start)
                )
            )
        ]
        first = [*ahead, *mine][:1]
        if not first:
            yield day
        for hour in mine if len(mine) > 1 and not ahead else first:
            yield day._replace(at=hour.at, zone=hour.zone, hour_of=hour.start)


_BESIDE_DAY = re.compile(r"\s*(?:at|@)?\s*", re.IGNORECASE)
"""What stands between a day and an hour that is surely of that day: "Mon 14th 11am, Mon 14th 4pm"."""

_OLDEST = timedelta(days=3650)
"""How old a mail may be that the person shows. Our own choice."""


def dated(stamp: str, today: date, country: str | None) -> date | None:
    """Return the day that a line such as Date states, if it is not long ahead of today or long ago."""
    found = [mention.day for mention in mentions(stamp[:80], today, country)]
    past = [day for day in found if -_OLDEST <= day - today <= timedelta(days=2)]
    return past[0] if past else None
