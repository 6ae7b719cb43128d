"""Find the application that a report is about among those that are known."""

from __future__ import annotations

from bot.coach.facts.cases import Case
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report


def known_case(turn: Turn, report: Report) -> Case | None:
    """Return the one application of a report's company or role, open ones before closed; None if unclear."""
    cases = turn.history.cases
    if report.company is not None and (listed := _listed(turn, report)):
        return listed
    if report.company is not None:
        matching = [case for case in cases if _same(case.application.company, report.company)]
        by_role = [case for case in matching if report.role and _same(case.application.role, report.role)]
        matching = by_role or ([] if report.news is News.applied else matching)
    elif report.role is not None:
        matching = [case for case in cases if _same(case.application.role, report.role)]
    else:
        return None
    still_open = [case for case in matching if case.open]
    candidates = still_open or matching
    return candidates[0] if len(candidates) == 1 else None


def _listed(turn: Turn, report: Report) -> Case | None:
    """Return the one application of a file that isn't watched, where no other is known at that company."""
    company = report.company or ""
    if not turn.history.put_by or any(
        _same(case.application.company, company) for case in turn.history.cases
    ):
        return None
    if report.news is News.applied and report.role is None:
        return None
    found = turn.history.put_by_as(company, report.role)
    if report.news is News.applied:
        found = tuple(case for case in found if _same(case.application.role, report.role or ""))
    return found[0] if len(found) == 1 else None


def cases_fitting(turn: Turn, report: Report) -> tuple[Case, ...]:
    """Return the open applications that a report may be about, where its name fits several; else ()."""
    if report.company is None or report.news is News.applied:
        return ()
    still_open = [case for case in turn.history.cases if case.open]
    fitting = turn.hear(report.company).spells([case.application.company for case in still_open])
    return tuple(still_open[index] for index in fitting) if len(fitting) > 1 else ()


def _same(name: str | None, other: str) -> bool:
    return " ".join((name or "").casefold().split()) == " ".join(other.casefold().split())
