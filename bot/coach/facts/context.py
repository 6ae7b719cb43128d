"""All that the facts of a new run are made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.coach.facts.history import History
from bot.coach.schedule.workdays import Workdays, day_of

Alike = Callable[[str, Sequence[str]], tuple[bool, ...]]
"""(a role, other roles) → for each of the others, whether it is a job like the first."""


@dataclass(frozen=True)
class Beginning:
    """All that the facts of a new run are made from. run: its number."""

    history: History
    run: int
    now: datetime
    zone: tzinfo
    workdays: Workdays
    own_name: str | None
    alike: Alike

    @property
    def today(self) -> date:
        """The day it is for the person."""
        return day_of(self.now, self.zone)
