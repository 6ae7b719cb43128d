"""Derive what became of each application from its facts, in the order in which they were established."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from bot.coach.facts.application import Application, Field, Rung, Sector, Stage, State, Via
from bot.coach.facts.imported import Row, row_of, rows_of
from bot.coach.facts.records import (
    AppliesIn,
    Became,
    ChasedBefore,
    ChaseSent,
    Corrected,
    Imported,
    Logged,
    Muted,
    NotSent,
    Promised,
    Refused,
    Snoozed,
    Staged,
)
from bot.talk.frozen import changed, frozen


class TimedFact(Protocol):
    """A timed fact says since when it holds."""

    @property
    def at(self) -> datetime: ...  # noqa: D102 - see the class
    @property
    def fact(self) -> Any: ...  # noqa: D102 - see the class


@frozen
class Case:
    """A case is an application and what became of it.

    at: when its state was last learned. on: the day of the last interview, or, before one, of the
    application; begins: the hour of that interview, if known; staged_at: when the person told the coach this.
    due: the day by which a decision was promised.
    anchored_at: when the person gave the date that the wait is counted from; chases before that don't count.
    reopened: it is open again after it was closed, with no promised day ahead.
    sent, not_sent: the chases since `anchored_at`; for an unsent one also whether a reminder was wanted.
    before: how often the person had chased before the application was logged.
    stage_unknown: it was noted as refused, and the person didn't say how far it had got.
    snoozed: when the person last asked not to be asked about it for a while, and that fact.
    muted: the person asked that no nudges about it come any more.
    sector: where the person applies mostly, if they said so; the same for all their applications.
    """

    application: Application
    logged_at: datetime
    at: datetime
    state: State = State.waiting
    on: date | None = None
    begins: time | None = None
    staged_at: datetime | None = None
    due: date | None = None
    anchored_at: datetime | None = None
    reopened: bool = False
    before: int = 0
    sent: tuple[tuple[Rung, datetime], ...] = ()
    not_sent: tuple[tuple[Rung, datetime, bool], ...] = ()
    snoozed: tuple[datetime, Snoozed] | None = None
    muted: bool = False
    stage_unknown: bool = False
    sector: Sector | None = None

    @property
    def since(self) -> datetime:
        """Return when the date to count from was given; if none was, when the application was logged."""
        return self.anchored_at or self.logged_at

    @property
    def refused_at(self) -> datetime | None:
        """Return when the no came; None if there is none."""
        return self.at if self.state is State.no else None

    @property
    def open(self) -> bool:
        """Tell whether the person is still waiting for a decision."""
        return self.state is State.waiting


_PRECEDENCE: dict[type, int] = {
    Logged: 0,
    Imported: 0,
    Staged: 1,
    Promised: 2,
    **dict.fromkeys((Corrected, ChasedBefore, ChaseSent, NotSent, Snoozed, Muted, Refused, Became), 3),
}
"""The facts that make up a case, in the order in which those told at the same moment are applied. Dates come
early: a date drops the chases noted before it was given, but not those told in the same message."""


Lines = dict[int, tuple[str, datetime]]
"""Lines of files by the numbers of their applications, each with when it was told."""


def put_by(established: Iterable[TimedFact]) -> Lines:
    """Return the lines of applications that files list and that aren't watched; of a number, the latest."""
    lines: Lines = {}
    told = [timed for timed in established if isinstance(timed.fact, Imported)]
    for timed in sorted(told, key=lambda timed: timed.at):
        for line in filter(None, timed.fact.put_by.split("\n")):
            lines[int(line[: line.index("\t")])] = (line, timed.at)
    return lines


def case_of(line: str, at: datetime) -> Case:
    """Return the case of a line that isn't watched."""
    return _listed(row_of(line), at)


def _listed(row: Row, at: datetime) -> Case:
    return Case(row.application, at, at, row.state, row.on, row.begins, at, due=row.due, anchored_at=at)


def cases(established: Iterable[TimedFact], lines: Lines | None = None) -> dict[int, Case]:
    """Return every case by the number of its application, from facts in any order.

    lines: those of applications that aren't watched. One of them becomes a case once a fact tells of it.
    """
    by_number: dict[int, Case] = {}
    lines = lines or {}
    established = tuple(established)
    relevant = [timed for timed in established if type(timed.fact) in _PRECEDENCE]
    for timed in sorted(relevant, key=lambda timed: (timed.at, _PRECEDENCE[type(timed.fact)])):
        fact, at = timed.fact, timed.at
        if isinstance(fact, Logged):
            by_number[fact.application.number] = Case(fact.application, at, at)
            continue
        if isinstance(fact, Imported):
            by_number.update((row.number, _listed(row, at)) for row in rows_of(fact.live))
            continue
        if fact.application in lines and fact.application not in by_number:
            by_number[fact.application] = case_of(*lines[fact.application])
        if fact.application in by_number:
            by_number[fact.application] = _after(by_number[fact.application], fact, at)
    said = [timed for timed in established if isinstance(timed.fact, AppliesIn)]
    if not said:
        return by_number
    sector = sorted(said, key=lambda timed: timed.at)[-1].fact.sector
    return {number: changed(case, sector=sector) for number, case in by_number.items()}


def _anchored(case: Case, told: datetime, **changes: Any) -> Case:
    """Count the wait anew, from a date given at the time `told`; the chases noted before that don't count."""
    reset = {"anchored_at": told, "sent": (), "not_sent": (), "snoozed": None, "muted": False, "before": 0}
    return changed(case, **{**reset, **changes})


# One match over all kinds of fact, not several functions, so that a reader sees side by side what each does.
def _after(case: Case, fact: Any, at: datetime) -> Case:  # noqa: C901, PLR0911, PLR0912 - see above
    """Return the case after one more fact."""
    match fact:
        case Corrected(field=field, value=value):
            unknown = case.stage_unknown and field is not Field.stage
            corrected = _corrected(case.application, field, value)
            return changed(case, application=corrected, stage_unknown=unknown)
        case Staged(stage=stage, on=on, begins=begins):
            application = changed(case.application, stage=stage)
            known = case.at if case.open else at
            reset = {"application": application, "at": known, "state": State.waiting, "reopened": False}
            dates = {"on": on, "begins": begins, "staged_at": at, "due": None}
            return _anchored(case, at, stage_unknown=False, **dates, **reset)
        case Promised(due=None) if case.due is None:
            return case  # no date was known before either, so there is nothing new to count from
        case Promised(due=due):
            return _anchored(case, at, due=due)
        case ChasedBefore(times=times):
            return changed(case, before=times)
        case ChaseSent(rung=rung):
            return changed(case, sent=(*case.sent, (rung, at)))
        case NotSent(rung=rung, tomorrow=tomorrow):
            return changed(case, not_sent=(*case.not_sent, (rung, at, tomorrow)))
        case Snoozed():
            return changed(case, snoozed=(at, fact))
        case Muted(muted=muted):
            return changed(case, muted=muted)
        case Refused(silent=silent, stage_unknown=unknown):
            application = changed(case.application, answered=not silent)
            return changed(case, application=application, at=at, state=State.no, stage_unknown=unknown)
        case Became(state=State.waiting) if case.open:
            return changed(case, muted=False, snoozed=None)  # the person took it up again: the ladder goes on
        case Became(state=State.waiting):
            # `at` is in UTC: where the person lives it may still be the day before.
            yesterday = at.date() - timedelta(days=1)
            ahead = case.due if case.due is not None and case.due >= yesterday else None
            return _anchored(case, at, at=at, state=State.waiting, due=ahead, reopened=ahead is None)
        case Became(state=state):
            return changed(case, at=at, state=state)
        case _:
            return case


def _corrected(application: Application, field: Field, value: str | None) -> Application:
    """Return the application with one field changed."""
    match field:
        case Field.company:
            return changed(application, company=value or "")
        case Field.role:
            return changed(application, role=value)
        case Field.contact:
            return changed(application, contact=value)
        case Field.via:
            return changed(application, via=Via(value))
        case Field.stage:
            return changed(application, stage=Stage(value))
