"""Correct the day of an application as it is said in words: "I applied to Acme on Tuesday, not Monday"."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.dialogues.changing import APPLIED
from bot.coach.facts.application import Stage
from bot.coach.facts.known import AboutWords
from bot.talk.ask import SKIPPED
from bot.turn.corrections import correcting, edits, repairs
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News, Report
from bot.turn.readings.request import Intent, Request

ON, STAGE = "on", "stage"
"""The questions of `log` for the day of an application, and for how far it is."""


def correct_applied_day(turn: Turn, request: Request) -> bool:
    """Write the day into what was noted, and say it back. Return False if no past day is said.

    Where several applications may be meant, or the day was noted in a list, say that nothing is changed.
    """
    days = turn.hear(request.new or "").days(past=True)
    day = next((day for day in days if day <= turn.today), None)
    if day is None:
        return False
    if request.of is None:
        return correcting.correct(turn, replace(request, intent=Intent.correct, past=True))
    named = mentions.cases_mentioned(turn, request.of)
    noted = [run for case in named if (run := _noted(turn, case.application.number)) is not None]
    before = [run for run in noted if _was(turn, run, request.old)]
    fitting = before if len(before) == 1 else noted
    if len(fitting) != 1:
        repairs.ask_after(turn, Card(repairs.FILE, "which_day", shows={"day": day}))
        return True
    correcting.take(
        turn, fitting[0], ON, day.isoformat(), Card("said", "day", shows={"day": day, "at": None})
    )
    return True


def take_day(turn: Turn, report: Report) -> bool:
    """Note the day on which a known application was sent, if it was noted without one.

    Return False where no day is told, or another application to the company may be meant.
    """
    name = (report.company or "").casefold()
    there = [case for case in turn.history.cases if case.open and case.application.company.casefold() == name]
    day = report.applied
    if report.news is not News.applied or report.role or not name or day is None or len(there) != 1:
        return False
    case = there[0]
    if case.on is not None or case.application.stage is not Stage.applied or day > turn.today:
        return False
    number = case.application.number
    dues = ((number, case.due),) if case.due is not None else ()
    edits.carry_out(turn, "change", AboutWords((case.application,), APPLIED, day=day, dues=dues))
    return True


def _noted(turn: Turn, number: int) -> Run | None:
    """Return the run that noted an application with the day on which it was sent; None if none did."""
    run = turn.find(number)
    sent = run is not None and run.script == "log" and ON in run.position.path
    if run is None or not sent or run.answers[STAGE].value != Stage.applied.value:
        return None
    return run


def _was(turn: Turn, run: Run, old: str | None) -> bool:
    """Tell whether the noted day may be the one that the text calls wrong: "not Monday"."""
    stored = run.answers[ON].value
    if old is None or stored == SKIPPED:
        return False
    return any(day.isoformat() == stored for day in turn.hear(old).days(past=True))
