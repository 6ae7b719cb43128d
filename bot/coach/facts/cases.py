"""An application and what became of it, told by its facts in the order they were established."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from bot.coach.facts.application import Application, Field, Rung, Stage, State, Via
from bot.coach.facts.records import (
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
from bot.talk.frozen import changed, frozen


class TimedFact(Protocol):
    """A fact, and since when it holds."""

    @property
    def at(self) -> datetime: ...  # noqa: D102 - see the class
    @property
    def fact(self) -> Any: ...  # noqa: D102 - see the class


@frozen
class Case:
    """An application and what became of it.

    at: when that was last known. on: the day it was sent, or of the last interview; staged_at: when
    that was told.
    anchored_at: when the date that the wait is counted from was told; sends before that don't count.
    sent, not_sent: the chases since then, the latter with whether they wanted to be reminded.
    before: how often they had chased before it was logged.
    snoozed: the last time they wanted to be left alone with it.
    """

    application: Application
    logged_at: datetime
    at: datetime
    state: State = State.waiting
    on: date | None = None
    staged_at: datetime | None = None
    due: date | None = None
    anchored_at: datetime | None = None
    reopened: bool = False
    before: int = 0
    sent: tuple[tuple[Rung, datetime], ...] = ()
    not_sent: tuple[tuple[Rung, datetime, bool], ...] = ()
    snoozed: tuple[datetime, Snoozed] | None = None
    muted: bool = False

    @property
    def told(self) -> datetime:
        """When the wait began to be counted."""
        return self.anchored_at or self.logged_at

    @property
    def refused_at(self) -> datetime | None:
        """When the no came."""
        return self.at if self.state is State.no else None

    @property
    def open(self) -> bool:
        """Whether an answer is still being waited for."""
        return self.state is State.waiting


_AT_ONCE: dict[type, int] = {
    Logged: 0,
    Staged: 1,
    Promised: 2,
    **dict.fromkeys((Corrected, ChasedBefore, ChaseSent, NotSent, Snoozed, Muted, Refused, Became), 3),
}
"""What becomes of an application is told by these. Of what is told in one moment, the dates are first:
they set back what was done before them, and nothing of that moment is meant by it."""


def cases(established: Iterable[TimedFact]) -> dict[int, Case]:
    """Every application by its number, from facts in the order they were established."""
    found: dict[int, Case] = {}
    telling = [one for one in established if type(one.fact) in _AT_ONCE]
    for one in sorted(telling, key=lambda one: (one.at, _AT_ONCE[type(one.fact)])):
        fact, at = one.fact, one.at
        if isinstance(fact, Logged):
            found[fact.application.number] = Case(fact.application, at, at)
        elif fact.application in found:
            found[fact.application] = _after(found[fact.application], fact, at)
    return found


def _anchored(case: Case, told: datetime, **changes: Any) -> Case:
    """A new date to count from: what was sent before it is over and done with."""
    again = {"anchored_at": told, "sent": (), "not_sent": (), "snoozed": None, "muted": False, "before": 0}
    return changed(case, **{**again, **changes})


# In pieces nobody would see side by side what each kind of fact does, so it is one match over all of them.
def _after(case: Case, fact: Any, at: datetime) -> Case:  # noqa: C901, PLR0911, PLR0912 - see above
    """The case after one more fact."""
    match fact:
        case Corrected(field=field, value=value):
            return changed(case, application=_corrected(case.application, field, value))
        case Staged(stage=stage, on=on):
            application = changed(case.application, stage=stage)
            known = case.at if case.open else at
            again = {"application": application, "at": known, "state": State.waiting, "reopened": False}
            return _anchored(case, at, on=on, staged_at=at, due=None, **again)
        case Promised(due=None) if case.due is None:
            return case  # no date was known, and none is: nothing new to count from
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
        case Refused(silent=silent):
            application = changed(case.application, answered=not silent)
            return changed(case, application=application, at=at, state=State.no)
        case Became(state=State.waiting) if case.open:
            return changed(case, muted=False, snoozed=None)  # asked about again: the steps go on
        case Became(state=State.waiting):
            yesterday = at.date() - timedelta(days=1)  # in UTC: where they live it may still be that day
            ahead = case.due if case.due is not None and case.due >= yesterday else None
            return _anchored(case, at, at=at, state=State.waiting, due=ahead, reopened=ahead is None)
        case Became(state=state):
            return changed(case, at=at, state=state)
        case _:
            return case


def _corrected(application: Application, field: Field, value: str | None) -> Application:
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
