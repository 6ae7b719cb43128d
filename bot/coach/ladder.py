"""What is due when, from the facts. Stored rows are synced to this; nothing else schedules anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.coach.facts import Postponed
from bot.coach.history import History


@dataclass(frozen=True)
class Due:
    """Something to say at a time (aware). key: unique for its person, and for the fact that caused it."""

    key: str
    run: int
    at: datetime


def reminders(history: History, left: Mapping[int, datetime], zone: tzinfo) -> tuple[Due, ...]:
    """The reminders a person picked: the latest for each run that is still left.

    left: the number of a run that is parked → when it was last taken up. A reminder from before
    that has done its work. Exempt from quiet hours and counts: the person chose the time.
    """
    latest: dict[int, Due | None] = {}
    for held, postponed in history.of(Postponed):
        taken_up = left.get(postponed.run)
        if taken_up is None or held.at < taken_up:
            continue
        at: datetime | None = None
        if postponed.delay is not None:
            at = held.at + postponed.delay
        elif postponed.day is not None:
            day = postponed.day
            at = held.at.astimezone(zone).replace(year=day.year, month=day.month, day=day.day)
        due = Due(f"reminder:{held.run}", postponed.run, at) if at is not None else None
        latest[postponed.run] = due
    return tuple(due for due in latest.values() if due is not None)
