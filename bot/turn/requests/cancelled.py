"""Note that the employer cancelled an interview, or ask whether the interview or the job was cancelled."""

from __future__ import annotations

from bot.coach.dialogues.changing import CANCELLED, Off
from bot.coach.facts.application import Stage
from bot.coach.facts.cases import Case
from bot.coach.facts.known import AboutWords
from bot.turn.corrections import edits
from bot.turn.interpreting import mentions
from bot.turn.model.turn import Turn
from bot.turn.readings.request import Request


def cancelled(turn: Turn, request: Request, text: str) -> bool:
    """Take out a cancelled interview, or ask whether the job was cancelled. False if none can be meant.

    Return False, too, for a text with a day or an hour: the interview was moved.
    """
    cases = _meant(turn, request.of)
    if not cases or turn.hear(text).day_in() is not None or turn.hear(text).time_in()[0] is not None:
        return False
    ahead = [case for case in cases if _is_ahead(turn, case)]
    if ahead:
        said = Off.interview.value if request.new is not None else None
        about = AboutWords(tuple(case.application for case in ahead), CANCELLED, said)
        edits.carry_out(turn, "change", about)
        return True
    if len(cases) != 1:
        return False
    edits.carry_out(turn, "change", AboutWords((cases[0].application,), CANCELLED))
    return True


def _meant(turn: Turn, of: str | None) -> tuple[Case, ...]:
    """Return the open cases that are named; if no name is said, the open cases with an interview ahead."""
    if of is not None:
        return tuple(case for case in mentions.cases_mentioned(turn, of) if case.open)
    return tuple(case for case in turn.now_established().cases if case.open and _is_ahead(turn, case))


def _is_ahead(turn: Turn, case: Case) -> bool:
    return case.application.stage is not Stage.applied and case.on is not None and case.on >= turn.today
