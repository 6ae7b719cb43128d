"""Derive the rules of a time zone, as a calendar file has to spell them out, from what the clocks there show.

A calendar that doesn't know a zone by its name goes by these rules. Where the clocks change on such a day as
"the last Sunday of March", one rule says so for every year; where they follow no such pattern (Morocco's
change with the moon), each change stands by itself.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.talk.frozen import frozen

YEARS_OF_A_RULE = 12
"""For how many years a pattern has to hold to be a rule. A day of a month has been every day of the week
after at most eleven."""

_NOTHING = timedelta(0)


@frozen
class Change:
    """The clocks change. at: what they showed before, the moment they are put on or back (naive).

    before, after: what is added to UTC. name: the abbreviation of the time from then on.
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def summer(self) -> bool:
        """Tell whether the clocks are put on, as at the beginning of summer time."""
        return self.after > self.before


@frozen
class Rule:
    """A rule says when the clocks change: on the `nth` weekday of a month (-1: the last), every year.

    first: the first change by it. nth: None if it is that one change alone. days: the days of the month on
    which that weekday may be, where they are no whole week; weekday: 0 for Monday.
    """

    first: Change
    nth: int | None = None
    days: tuple[int, ...] = ()

    @property
    def weekday(self) -> int:
        """Return the day of the week on which the clocks change."""
        return self.first.at.weekday()

    @property
    def yearly(self) -> bool:
        """Tell whether the clocks change so every year."""
        return self.nth is not None or bool(self.days)


def offset(zone: ZoneInfo, at: datetime) -> timedelta:
    """Return what is added to UTC in a zone at a moment, in whole minutes as calendars have it."""
    return at.astimezone(zone).utcoffset() or _NOTHING


@lru_cache(maxsize=256)
def rules(zone: ZoneInfo, first: int, last: int) -> tuple[Rule, ...]:
    """Return the rules of a zone for the years from `first` to `last`; none if its clocks never change."""
    changes = tuple(_changes(zone, first - 1, max(last, first + YEARS_OF_A_RULE)))
    yearly = [_yearly(list(of)) for of in _apart(changes)]
    if changes and all(rule is not None for rule in yearly):
        return tuple(rule for rule in yearly if rule is not None)
    return tuple(Rule(change) for change in changes if change.at.year <= last + 1)


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """Yield each change of the clocks in these years, found between two days that differ."""
    day = datetime(first, 1, 1, tzinfo=UTC)
    before = offset(zone, day)
    while day.year <= last:
        nextday = day + timedelta(days=1)
        after = offset(zone, nextday)
        if after != before:
            at = _moment(zone, day, nextday)
            name = at.astimezone(zone).tzname() or ""
            yield Change((at + before).replace(tzinfo=None), before, after, name)
        day, before = nextday, after


def _moment(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """Return the first minute between two moments from which on the clocks show the later offset."""
    after = offset(zone, high)
    while high - low > timedelta(minutes=1):
        middle = low + timedelta(minutes=(high - low) // timedelta(minutes=2))
        low, high = (low, middle) if offset(zone, middle) == after else (middle, high)
    return high


def _apart(changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """Return those that put the clocks on, and those that put them back."""
    return [change for change in changes if change.summer], [one for one in changes if not one.summer]


def _yearly(changes: list[Change]) -> Rule | None:
    """Return the rule that all these changes follow, one a year; None if there is none."""
    if len(changes) < YEARS_OF_A_RULE:
        return None
    first = changes[0]
    alike = {(one.at.month, one.at.weekday(), one.at.time(), one.before, one.after) for one in changes}
    if len(alike) > 1 or [one.at.year for one in changes] != [first.at.year + n for n in range(len(changes))]:
        return None
    days = [one.at.date() for one in changes]
    if all(_from_end(day) < 7 for day in days):
        return Rule(first, -1)
    lowest, highest = min(day.day for day in days), max(day.day for day in days)
    if (lowest - 1) // 7 == (highest - 1) // 7:
        return Rule(first, (lowest - 1) // 7 + 1)
    return Rule(first, days=tuple(range(lowest, lowest + 7))) if highest - lowest < 7 else None


def _from_end(day: date) -> int:
    return monthrange(day.year, day.month)[1] - day.day
