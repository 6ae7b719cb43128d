"""Move an interview that lies ahead where a line says no more than that it was moved to a day."""

from __future__ import annotations

from bot.coach.facts.application import Stage
from bot.turn.corrections import edits
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.report import News, Report
from bot.turn.reports.matching import known_case


def move(turn: Turn, told: Report, text: str, *, least: float) -> bool:
    """Move the interview. Return False if the text is about an answer, or no such interview lies ahead.

    least: how sure the report has to be.
    """
    if told.news is not News.promised or told.mail or told.day is None or told.sure < least:
        return False
    heard, case = turn.hear(text), known_case(turn, told)
    moved = heard.has(Marker.was_moved) and not heard.has(Marker.of_an_answer)
    ahead = case is not None and case.application.stage is not Stage.applied and case.on is not None
    if not moved or case is None or not case.open or not ahead or (case.on or turn.today) < turn.today:
        return False
    edits.move(turn, (case.application,), told.day, told.at)
    return True
