"""Prepare somebody for an interview that they name: note it if it isn't yet, else show the card for it."""

from __future__ import annotations

from datetime import timedelta

from bot.coach.facts.cases import Case
from bot.turn.cards import evening
from bot.turn.interpreting import mentions
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.readings.request import Request
from bot.turn.reports import filing

AHEAD = frozenset({News.interview, News.next_round})
"""News of an interview that lies ahead."""

OTHERWISE = frozenset({"no", "yes", "overdue"})
"""Dialogues that a text is about which is not about an interview: "prepare me for a no"."""


def prepare(turn: Turn, request: Request) -> bool:
    """Show the card for the interview that is meant, or begin with noting it. Return False if none is."""
    text = request.new or ""
    aim = turn.hear(text).aim()
    if aim is not None and aim.script in OTHERWISE:
        return False
    noted = _noted(turn, text)
    if noted is not None:
        evening.show(turn, noted.application.number)
        turn.ask_again()
        return True
    found = filing.reports_in(turn, text)
    new = len(found) == 1 and found[0].news in AHEAD and not mentions.cases_mentioned(turn, text)
    known = len(found) == 1 and found[0].news in AHEAD and found[0].day is not None
    return (new or known) and filing.file_report(turn, found[0], turn.person.current)


def _noted(turn: Turn, text: str) -> Case | None:
    """Return the interview today or tomorrow that a text means by its name or its day, if it means one."""
    soon = [case for case in evening.ahead(turn) if case.on and case.on <= turn.today + timedelta(days=1)]
    named = {case.application.number for case in mentions.cases_mentioned(turn, text)}
    day = turn.hear(text).day_in()
    if not named and (day is None or turn.hear(text).names_something()):
        return None
    meant = [c for c in soon if (not named or c.application.number in named) and day in (None, c.on)]
    return meant[0] if len(meant) == 1 else None
