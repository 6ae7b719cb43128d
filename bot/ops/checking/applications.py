"""Make applications as people have them: at every stage, with and without each thing that may be missing."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bot.coach.facts.application import Application, Rung, Stage, State, Via
from bot.coach.facts.cases import Case
from bot.coach.facts.known import Wait
from bot.ops.checking.prose import Prose

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
TODAY = NOW.date()
AHEAD = TODAY + timedelta(days=3)
BEHIND = TODAY - timedelta(days=3)
NOON = time(12)


def applications(prose: Prose) -> tuple[Application, ...]:
    """Return applications with and without a company, a role and a contact, at every stage, by every way."""
    name, role, contact = prose.names[0], prose.roles[0], prose.contacts[0]
    kinds = ((name, role, contact), (name, None, None), ("", role, contact))
    everywhere = [
        Application(1, company, job, stage, via, who if via is not Via.nobody else None, answered)
        for company, job, who in kinds
        for via in Via
        for stage in (Stage.first, Stage.applied)
        for answered in (True, False)
    ]
    return (*everywhere, *(Application(1, name, role, stage, Via.recruiter, contact) for stage in Stage))


def waits(prose: Prose) -> tuple[Wait, ...]:
    """Return applications as those who wait see them: with and without days, asked about and not."""
    several = applications(prose)
    plain = several[0]
    return (
        Wait(plain, on=BEHIND, due=AHEAD, rung=Rung.first, due_on=AHEAD, waited=3),
        *(Wait(plain, rung=rung, due_on=day) for rung in Rung for day in (BEHIND, AHEAD)),
        *(Wait(plain, on=TODAY, due=BEHIND, waited=n) for n in (0, 1, 2)),
        *(Wait(plain, rung=rung, due_on=BEHIND, waited=12, raised=True) for rung in Rung),
        Wait(plain, on=BEHIND, muted=True, waited=3),
        *(Wait(plain, on=AHEAD, rung=Rung.first, due_on=AHEAD, begins=at) for at in (None, NOON)),
        *(Wait(one, on=day, waited=2) for one in several for day in (BEHIND, None, AHEAD)),
    )


def cases(prose: Prose) -> tuple[Case, ...]:
    """Return applications with what has become of each."""
    several = applications(prose)
    plain = several[0]
    return (
        *(Case(one, NOW, NOW, state) for one in several[:4] for state in State),
        *(Case(one, NOW, NOW) for one in several),
        *(
            Case(plain, NOW, NOW, on=on, begins=begins, due=due, muted=due is None)
            for on, begins in ((AHEAD, NOON), (AHEAD, None), (TODAY, NOON), (TODAY, None), (BEHIND, None))
            for due in (AHEAD, None)
        ),
        Case(plain, NOW, NOW, muted=True),
    )
