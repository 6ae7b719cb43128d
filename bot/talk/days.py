"""Define the questions about a day, and what their stored answers are."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from enum import Enum
from typing import NamedTuple, TypeVar

from bot.talk.ask import Ask, question

T = TypeVar("T")

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class Toward(Enum):
    """Toward says which days a question about a day is after."""

    any = "any"
    past = "past"
    future = "future"  # a past day is questioned
    ahead = "ahead"  # a past day is refused: nothing can be done on it any more
    later = "later"  # from tomorrow on


FARTHEST = timedelta(days=150 * 365)
"""How far from today, back or ahead, a day may be to be believed: more than a lifetime. Our own choice."""


def is_believable(day: date, today: date) -> bool:
    """Tell whether somebody may mean a day: people type the years 9999 and 1, where the calendar ends."""
    return abs(day - today) <= FARTHEST


class When(NamedTuple):
    """Say when something is: the day, and the hour where the person lives; None if the hour isn't known."""

    day: date
    at: time | None = None

    @property
    def stored(self) -> str:
        """Return the day, with its hour if known, as a stored answer: `2026-12-04`, or `2026-12-04T15:00`."""
        return self.day.isoformat() if self.at is None else f"{self.day.isoformat()}T{self.at:%H:%M}"

    @staticmethod
    def of(stored: str) -> When:
        """Return a stored answer as a day, with its hour if it has one; raise ValueError if it is no day."""
        day, apart, at = stored.partition("T")
        if apart and not _TIME.fullmatch(at):
            raise ValueError("not an hour and its minutes")
        return When(date.fromisoformat(day), time.fromisoformat(at) if apart else None)


@question
class DayQuestion(Ask[T]):
    """A day question asks for a day, which the person taps in a calendar or types."""

    toward: Toward = Toward.ahead


@question
class PickDate(DayQuestion[date]):
    """PickDate asks for a day alone."""

    def parse(self, stored: str) -> date:
        """Return the day of an ISO date; raise ValueError for anything else."""
        return date.fromisoformat(stored)

    def samples(self) -> tuple[str, ...]:
        """Return a leap day, and the last day of a year."""
        return ("2028-02-29", "2026-12-31")


@question
class PickWhen(DayQuestion[When]):
    """PickWhen asks for a day, and keeps an hour that is typed beside the day; it never asks for an hour."""

    def parse(self, stored: str) -> When:
        """Return the day of an ISO date, with its hour if it has one; raise ValueError for anything else."""
        return When.of(stored)

    def samples(self) -> tuple[str, ...]:
        """Return a leap day without an hour and with a late one, and the last of a year with an early one."""
        return ("2028-02-29", "2028-02-29T20:30", "2026-12-31T09:05")
