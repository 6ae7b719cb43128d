"""Choose the texts to an employer: chases by rung and recipient, a phone call, a withdrawal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from bot.coach.facts.application import Application, Rung, Stage, Via
from bot.coach.facts.known import Wait
from bot.talk.ask import Draft


class How(Enum):
    """The options say how the third chase goes out if an agency stays silent."""

    message = "message"
    phone = "phone"


TO = {
    Via.agency: "recruiter",
    Via.recruiter: "recruiter",
    Via.manager: "manager",
    Via.nobody: "application",
}
"""Whom a draft is for: an agency's recruiter and the company's get the same words."""


def fields(wait: Wait, own_name: str | None) -> Mapping[str, Any]:
    """Return what a draft's words may use; of a field that is None the clause is left out."""
    application = wait.application
    return {
        "name": application.contact,
        "role": application.role,
        "company": application.company or None,
        "due": wait.due,
        "on": wait.on,
        "talked": application.stage is not Stage.applied,
        "own_name": own_name,
        "detail": wait.detail,
    }


def chase(rung: Rung, wait: Wait, own_name: str | None) -> Draft:
    """Return the draft of a rung other than the close, at which nothing is sent."""
    return Draft(f"chase_{rung.value}_{TO[wait.application.via]}", fields(wait, own_name))


def phone(wait: Wait, own_name: str | None) -> Draft:
    """Return what to say on the phone to a silent agency: ask only whether the role is still open."""
    return Draft("phone_agency", fields(wait, own_name))


def withdraw(application: Application, own_name: str | None) -> Draft:
    """Return the draft that withdraws an application after another one has worked out."""
    return Draft("withdraw", fields(Wait(application), own_name))


def may_phone(rung: Rung, wait: Wait) -> bool:
    """Tell whether to offer a phone call: an agency that has stayed silent twice is called."""
    return rung is Rung.third and wait.application.via is Via.agency


def sample(via: Via, rung: Rung | None, *, bare: bool = False, **more: Any) -> Wait:
    """Return a wait at a rung, for the samples: with names and days, or, if bare, without them."""
    stage = Stage.applied if via is Via.nobody else Stage.final
    day = None if bare else date(2026, 11, 20)
    application = Application(
        3 if not bare else 4,
        "" if bare else "Acme & Sons <b>",
        "Data engineer",
        stage,
        via,
        None if bare else "Dana",
    )
    return Wait(application, on=day, due=day, rung=rung, due_on=day, waited=8, **more)
