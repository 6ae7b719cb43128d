"""Define a person and their runs, as a turn sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.coach.safety import Tier
from bot.coach.scripts import SCRIPTS
from bot.coach.workdays import day_of
from bot.talk.ask import Ask
from bot.talk.frozen import changed, frozen
from bot.talk.script import Answer, Position, Replay, Script
from bot.turn.model.last_offer import LastOffer
from bot.turn.model.meant_otherwise import NOTHING_ASKED, MeantOtherwise
from bot.turn.model.recent_signals import NO_SIGNALS, RecentSignals
from bot.turn.model.recent_texts import NO_TEXTS, RecentTexts

_DECIDING_POSITION = frozenset({"answers", "facts", "script"})
"""The fields that decide a run's position."""

LEFT_ALONE = timedelta(hours=1)
"""After this long without an answer a dialogue counts as left. What was done or offered longer ago is hardly
what a "yes", an "undo" or a "that" means any more."""

MOST_PARKED = 10
"""The most parked runs that a person keeps when another run begins. /help offers three of them; more would
only slow down every event, since each is loaded with its briefing. Our own choice."""


class RunState(Enum):
    """A run state says where a run is in its life. At most one run of a person is current or correcting."""

    current = "current"
    parked = "parked"
    correcting = "correcting"  # closed, but one of its answers is being changed
    closed = "closed"


@frozen
class Run:
    """A run is one time that a person goes through a dialogue.

    number: counts up for its person. recorded_at: since when each record holds, by its key.
    draft_answer: what is no answer yet: a selection in progress, the month of a calendar, the page of a list,
        days or a name to be confirmed, or that the answers are listed to change one.
    changing: the key of the answer that is being changed.
    taken_up: when it last became current. mentioned: when the person was last asked whether to go on with it.
    nth: how many runs of its dialogue came before it, which chooses among several wordings.
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
    nth: int = 0

    @property
    def dialogue(self) -> Script:
        """Return the script that is run."""
        return SCRIPTS[self.script]

    @property
    def position(self) -> Position:
        """Return where a replay of the answers leads (cached: a run never changes, `but` makes a new one)."""
        return self._replay.position

    @cached_property
    def _replay(self) -> Replay:
        return Replay(self.dialogue, self.facts, self.answers)

    def but(self, **changes: Any) -> Run:
        """Return the run with some fields changed; the replay is kept unless the position may change."""
        run = changed(self, **changes)
        if not changes.keys().isdisjoint(_DECIDING_POSITION):
            vars(run).pop("_replay", None)
        return run

    def answered(self, key: str, answer: Answer) -> Run:
        """Return the run with an answer added or replaced."""
        run = self.but(answers={**self.answers, key: answer}, draft_answer=None, changing=None)
        open_ask = self.position.ask
        if open_ask is not None and open_ask.key == key:
            vars(run)["_replay"] = self._replay.extended(run.answers)
        return run

    @property
    def last_heard(self) -> datetime:
        """Return when a question was last answered, or the run last taken up, whichever is later."""
        return max([self.taken_up, *(answer.at for answer in self.answers.values())])

    def open(self, position: Position) -> Ask[Any] | None:
        """Return the question that an answer would go to; one whose answer is being changed comes first."""
        if self.changing is None:
            return position.ask if self.state is not RunState.correcting else None
        return position.asks.get(self.changing)


@frozen
class Person:
    """A person, as a turn knows them, has settings, runs and a hold.

    runs: those that are not closed, and closed ones that were loaded. last: the highest number of any run.
    hold: the tier that the safety screen found, until the person resumes. held_at: when it was found.
    held_in: the language of the text, if it isn't the person's: the cards about it are in it.
    otherwise: what they have said to mean otherwise than it sounds.
    recent: what they typed in the last minutes that sounded faintly of danger.
    nudged: the coach has sent a nudge, and the person has done nothing since.
    lately: how the talk has gone in the last hours (`EVENING`). welcomed: they were told what the coach is.
    offered: what a card or a nudge offered them last, until something else is asked.
    times: how often each dialogue was begun, and each nudge said, by name.
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
    held_in: str | None = None
    otherwise: MeantOtherwise = NOTHING_ASKED
    recent: RecentTexts = NO_TEXTS
    blocked: bool = False
    nudged: bool = False
    lately: RecentSignals = NO_SIGNALS
    welcomed: bool = False
    offered: LastOffer | None = None
    times: Mapping[str, int] = field(default_factory=dict)

    @property
    def new(self) -> bool:
        """Tell whether the person has not been told yet what the coach is."""
        return self.last == 0 and not self.welcomed

    @property
    def zone(self) -> tzinfo:
        """Return the person's time zone; UTC until they have said where they live."""
        return ZoneInfo(self.zone_name) if self.zone_name else UTC

    @property
    def busy_until(self) -> datetime | None:
        """Return until when an open dialogue, or refusing to talk, keeps nudges away; None if neither."""
        run = self.current
        quiet = self.lately.quiet_until()
        if run is None or (run.dialogue.brief and not run.position.path):
            return quiet
        left_alone = run.last_heard + LEFT_ALONE
        return max(left_alone, quiet) if quiet is not None else left_alone

    @property
    def current(self) -> Run | None:
        """Return the run that takes what the person writes."""
        listening = (RunState.current, RunState.correcting)
        return next((run for run in self.runs if run.state in listening), None)

    @property
    def left(self) -> tuple[Run, ...]:
        """Return the parked runs, the latest first."""
        parked = [run for run in self.runs if run.state is RunState.parked]
        return tuple(sorted(parked, key=lambda run: (run.taken_up, run.number), reverse=True))

    @property
    def parked(self) -> Run | None:
        """Return the run that was parked last; None if there is none."""
        return next(iter(self.left), None)

    def day_of(self, at: datetime) -> date:
        """Return the local day of a time in the person's zone."""
        return day_of(at, self.zone)

    def run(self, number: int) -> Run | None:
        """Return a loaded run by number; None if there is none."""
        return next((run for run in self.runs if run.number == number), None)


def went_on(person: Person, at: datetime) -> bool:
    """Tell whether the person began an open run, or answered in one, after this time."""
    runs = person.runs
    return any(run.started > at or any(answer.at > at for answer in run.answers.values()) for run in runs)
