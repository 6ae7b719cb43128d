"""Prepare somebody for an interview that they name: note it if it isn't yet, else show the card for it."""

from __future__ import annotations

from datetime import timedelta

from bot.coach.facts.cases import Case
from bot.turn.cards import evening
from bot.turn.interpreting import mentions
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.report import News
from bot.turn.readings.request import Request
from bot.turn.reports import filing
from bot.turn.runs.say_back import say_beside

AHEAD = frozenset({News.interview, News.next_round})
"""News of an interview that lies ahead."""

OTHERWISE = frozenset({"no", "yes", "overdue"})
"""Dialogues that a text leads to if it isn't about an interview: "prepare me for a no"."""


def prepare(turn: Turn, request: Request) -> bool:
    """Show the card for the interview that is meant, or begin to note it. Return False if none is meant."""
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


def give_tips(turn: Turn) -> bool:
    """Say what helps with an interview ahead, else with the wait. Return False if there is neither."""
    if prepare_for_interview(turn, ""):
        return True
    if not any(case.open for case in turn.history.cases):
        return False
    say_beside(turn, turn.person.current, Card("asked", "what_now_waiting"))
    return True


def practise(turn: Turn) -> bool:
    """Say what mostly comes up in interviews, or show the card for the one that is close."""
    if not prepare_for_interview(turn, ""):
        turn.welcome()
        say_beside(turn, turn.person.current, Card("asked", "interview_questions"))
    return True


def prepare_for_interview(turn: Turn, text: str) -> bool:
    """Prepare the person for the interview ahead. Return False if there is none, or the text is about a no.

    If it is today or tomorrow, show the card for it; else say what mostly comes up in interviews.
    """
    ahead = evening.ahead(turn)
    if not ahead or turn.hear(text).has(Marker.of_a_no):
        return False
    named = {case.application.number for case in mentions.cases_mentioned(turn, text)}
    case = next((case for case in ahead if case.application.number in named), ahead[0])
    if named and case.application.number not in named:
        return False  # the named application has no interview ahead
    if case.on is not None and case.on <= turn.today + timedelta(days=1):
        evening.show(turn, case.application.number)
        turn.ask_again()
    else:
        say_beside(turn, turn.person.current, Card("asked", "interview_questions"))
    return True


def _noted(turn: Turn, text: str) -> Case | None:
    """Return the interview today or tomorrow that a text means by its name or its day, if it means one."""
    soon = [case for case in evening.ahead(turn) if case.on and case.on <= turn.today + timedelta(days=1)]
    named = {case.application.number for case in mentions.cases_mentioned(turn, text)}
    day = turn.hear(text).day_in()
    if not named and (day is None or turn.hear(text).names_something()):
        return None
    meant = [c for c in soon if (not named or c.application.number in named) and day in (None, c.on)]
    return meant[0] if len(meant) == 1 else None
