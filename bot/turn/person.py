"""A person and their runs, as a turn sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.coach.safety import Tier
from bot.coach.schedule.workdays import day_of
from bot.coach.scripts import SCRIPTS
from bot.talk.ask import Ask
from bot.talk.frozen import changed, frozen
from bot.talk.script import Answer, Position, Replay, Script

_LEADING = frozenset({"answers", "facts", "script"})
"""What of a run decides where it stands."""

LEFT_ALONE = timedelta(hours=1)
"""A dialogue in which nothing was said for so long was left."""


class RunState(Enum):
    """Where a run is in its life. At most one run of a person is current or correcting."""

    current = "current"
    parked = "parked"
    correcting = "correcting"  # closed, and one of its texts is being changed
    closed = "closed"


@frozen
class Run:
    """One time through a dialogue.

    number: counts up for its person. recorded_at: record key → since when it holds.
    draft_answer: a selection in progress, or the month of a calendar; never an answer.
    changing: the key of an answer that is being changed, "" while they choose which.
    taken_up: when it last became current. mentioned: when they were last asked whether to go on with it.
    """

    number: int
    script: str
    version: int
    facts: Any
    started: datetime
    taken_up: datetime
    answers: Mapping[str, Answer] = field(default_factory=dict)
    state: RunState = RunState.current
    recorded_at: Mapping[str, datetime] = field(default_factory=dict)
    draft_answer: str | None = None
    changing: str | None = None
    mentioned: datetime | None = None

    @property
    def dialogue(self) -> Script:
        """The script it runs."""
        return SCRIPTS[self.script]

    @property
    def position(self) -> Position:
        """Where it stands: the dialogue, run again over the answers. A changed run is another one."""
        return self._replay.position

    @cached_property
    def _replay(self) -> Replay:
        return Replay(self.dialogue, self.facts, self.answers)

    def but(self, **changes: Any) -> Run:
        """The run with something changed. Only other answers take it elsewhere."""
        run = changed(self, **changes)
        if not changes.keys().isdisjoint(_LEADING):
            vars(run).pop("_replay", None)
        return run

    def answered(self, key: str, answer: Answer) -> Run:
        """The run with one more answer, or another one."""
        run = self.but(answers={**self.answers, key: answer}, draft_answer=None, changing=None)
        open_ = self.position.ask
        if open_ is not None and open_.key == key:
            vars(run)["_replay"] = self._replay.taken_on(run.answers)
        return run

    @property
    def last_heard(self) -> datetime:
        """When something was last answered, or it was last taken up."""
        return max([self.taken_up, *(answer.at for answer in self.answers.values())])

    def open(self, position: Position) -> Ask[Any] | None:
        """The question that an answer would go to; the one being changed comes first."""
        if self.changing is None:
            return position.ask if self.state is not RunState.correcting else None
        return position.asks.get(self.changing)


@frozen
class Person:
    """A person. runs: those that are not closed. last: the highest number of any run.

    hold: what the screen found, until they resume. held_at: when it did. nudged: the coach wrote by itself,
    and they have done nothing since.
    """

    id: int
    language: str = "en"
    country: str | None = None
    zone_name: str | None = None
    name: str | None = None
    last: int = 0
    runs: tuple[Run, ...] = ()
    hold: Tier | None = None
    held_at: datetime | None = None
    blocked: bool = False
    nudged: bool = False

    @property
    def zone(self) -> tzinfo:
        """Where their days begin; UTC as long as nobody asked."""
        return ZoneInfo(self.zone_name) if self.zone_name else UTC

    @property
    def busy_until(self) -> datetime | None:
        """Until when nothing may come into an open dialogue; None where none is open."""
        run = self.current
        if run is None or (run.dialogue.brief and not run.position.path):
            return None
        return run.last_heard + LEFT_ALONE

    @property
    def current(self) -> Run | None:
        """The run that hears what they write."""
        heard = (RunState.current, RunState.correcting)
        return next((run for run in self.runs if run.state in heard), None)

    @property
    def left(self) -> tuple[Run, ...]:
        """The runs that were left and can be taken up again, the latest first."""
        parked = [run for run in self.runs if run.state is RunState.parked]
        return tuple(sorted(parked, key=lambda run: (run.taken_up, run.number), reverse=True))

    @property
    def parked(self) -> Run | None:
        """The run that was left last."""
        return next(iter(self.left), None)

    def day_of(self, at: datetime) -> date:
        """Find the day that a time is of, for them."""
        return day_of(at, self.zone)

    def run(self, number: int) -> Run | None:
        """A run that is loaded, by number."""
        return next((run for run in self.runs if run.number == number), None)


def went_on(person: Person, at: datetime) -> bool:
    """Whether they began or answered something after that, in what is still open."""
    runs = person.runs
    return any(run.started > at or any(answer.at > at for answer in run.answers.values()) for run in runs)
