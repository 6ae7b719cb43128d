"""An application and what became of it, told by its facts in the order they were established."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Protocol

from bot.coach.application import Application, Field, Rung, Stage, State, Via
from bot.coach.facts import (
    Became,
    ChasedBefore,
    ChaseSent,
    Corrected,
    Logged,
    Muted,
    NotSent,
    Promised,
    Refused,
    Snoozed,
    Staged,
)


class HeldFact(Protocol):
    """A fact, and since when it holds."""

    @property
    def at(self) -> datetime: ...  # noqa: D102 - see the class
    @property
    def fact(self) -> Any: ...  # noqa: D102 - see the class


@dataclass(frozen=True)
class Case:
    """An application and what became of it.

    at: when that was last known. on: the day it was sent, or of the last interview.
    anchored_at: when the date that the wait is counted from was told; sends before that don't count.
    sent, not_sent: the chases since then. before: how often they had chased before it was logged.
    snoozed: the last time they wanted to be left alone with it.
    """

    application: Application
    logged_at: datetime
    at: datetime
    state: State = State.waiting
    on: date | None = None
    due: date | None = None
    anchored_at: datetime | None = None
    reopened: bool = False
    before: int = 0
    sent: tuple[tuple[Rung, datetime], ...] = ()
    not_sent: tuple[tuple[Rung, datetime], ...] = ()
    snoozed: tuple[datetime, Snoozed] | None = None
    muted: bool = False

    @property
    def refused_at(self) -> datetime | None:
        """When the no came."""
        return self.at if self.state is State.no else None

    @property
    def open(self) -> bool:
        """Whether an answer is still being waited for."""
        return self.state is State.waiting


def cases(held: Iterable[HeldFact]) -> dict[int, Case]:
    """Every application by its number, from facts in the order they were established."""
    found: dict[int, Case] = {}
    for one in held:
        fact, at = one.fact, one.at
        if isinstance(fact, Logged):
            number = fact.application.number
            found[number] = Case(fact.application, at, at, on=None)
            continue
        about = getattr(fact, "application", None)
        if isinstance(about, int) and about in found:
            found[about] = _after(found[about], fact, at)
    return found


def _anchored(case: Case, told: datetime, **changes: Any) -> Case:
    """A new date to count from: what was sent before it is over and done with."""
    again = {"anchored_at": told, "sent": (), "not_sent": (), "snoozed": None, "muted": False, "before": 0}
    return replace(case, **{**again, **changes})


def _after(case: Case, fact: Any, at: datetime) -> Case:
    """The case after one more fact."""
    match fact:
        case Corrected(field=field, value=value):
            return replace(case, application=_corrected(case.application, field, value))
        case Staged(stage=stage, on=on):
            application = replace(case.application, stage=stage)
            return _anchored(case, at, application=application, on=on, due=None, state=State.waiting)
        case Promised(due=due):
            return _anchored(case, at, due=due, reopened=False)
        case ChasedBefore(times=times):
            return replace(case, before=times)
        case ChaseSent(rung=rung):
            return replace(case, sent=(*case.sent, (rung, at)))
        case NotSent(rung=rung):
            return replace(case, not_sent=(*case.not_sent, (rung, at)))
        case Snoozed():
            return replace(case, snoozed=(at, fact))
        case Muted():
            return replace(case, muted=True)
        case Refused(silent=silent):
            application = replace(case.application, answered=not silent)
            return replace(case, application=application, at=at, state=State.no)
        case Became(state=State.waiting):
            return _anchored(case, at, at=at, state=State.waiting, due=None, reopened=True)
        case Became(state=state):
            return replace(case, at=at, state=state)
        case _:
            return case


def _corrected(application: Application, field: Field, value: str | None) -> Application:
    match field:
        case Field.company:
            return replace(application, company=value or "")
        case Field.role:
            return replace(application, role=value)
        case Field.contact:
            return replace(application, contact=value)
        case Field.via:
            return replace(application, via=Via(value))
        case Field.stage:
            return replace(application, stage=Stage(value))
