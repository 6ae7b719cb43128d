"""Find the application that a report is about among those that are known."""

from __future__ import annotations

from bot.coach.facts.cases import Case
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report


def known_case(turn: Turn, report: Report) -> Case | None:
    """Return the application that news is about, if known: the only open one of that company, or role."""
    cases = turn.history.cases
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


def _same(name: str | None, other: str) -> bool:
    return " ".join((name or "").casefold().split()) == " ".join(other.casefold().split())
