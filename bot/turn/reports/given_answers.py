"""Turn a report about an application into answers to the questions about an application."""

from __future__ import annotations

from datetime import date, time

from bot.coach.facts.application import Via
from bot.coach.facts.cases import Case
from bot.talk.ask import SKIPPED
from bot.talk.days import When
from bot.turn.readings.report import Report


def answers_for_names(report: Report) -> dict[str, str]:
    """Return the answers for company and role. A line without a role leaves the role to be asked."""
    given: dict[str, str] = {}
    if report.company is not None:
        given["company"] = report.company
        if report.role is not None or report.mail:
            given["role"] = report.role or SKIPPED
    elif report.role is not None:
        given |= {"company": SKIPPED, "role": report.role}
    return given


def answers_for_contact(report: Report, case: Case | None) -> dict[str, str]:
    """Return the answers about the contact; what the report doesn't say stays as it was known."""
    before = case.application if case is not None else None
    via = report.via or (before.via if before is not None else None)
    if via is None or (via is Via.nobody and report.contact):
        via = Via.recruiter if report.contact else Via.nobody
    contact = report.contact or (before.contact if before is not None else None)
    return {"via": via.value, "contact": contact or SKIPPED}


def stored_day(day: date | None, at: time | None = None) -> str:
    """Return a day as a stored answer; a skip, if there is no day."""
    return When(day, at).stored if day is not None else SKIPPED
