"""Hold what the briefing of a new run is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.coach.facts.history import History
from bot.coach.workdays import Workdays, day_of

Alike = Callable[[str, Sequence[str]], tuple[bool, ...]]
"""A function that takes a role and other roles, and tells for each other role whether the job is similar."""


@dataclass(frozen=True)
class Beginning:
    """A beginning is what the briefing of a new run is made from. run: the number of the new run."""

    history: History
    run: int
    now: datetime
    zone: tzinfo
    workdays: Workdays
    own_name: str | None
    alike: Alike

    @property
    def today(self) -> date:
        """Return today's date where the person lives."""
        return day_of(self.now, self.zone)
