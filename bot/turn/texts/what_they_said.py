"""Take an interview or a further round as what the employer said, where that is asked: "a trial shift"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.reports import filing, unnamed

ASKS = frozenset({"news", "new"})
"""The keys of the questions in `overdue` that ask what was heard, and what is new."""

AHEAD = frozenset({News.interview, News.next_round})

FEWEST = 3
"""The fewest words that tell more than the option "a next round" does. Our own choice."""


def take_interview(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Note the interview that a text tells for the application asked about; return False if it tells none."""
    asked = run.script == "overdue" and ask.key in ASKS
    if not asked or len(text.split()) < FEWEST or turn.hear(text).asks():
        return False
    about = mentions.application_of(run)
    case = turn.history.case(about.number) if about is not None else None
    if case is None or not case.open or mentions.is_about_another(turn, run, text):
        return False
    told = unnamed.of_case(turn, case, f"{unnamed.STAND_IN_COMPANY}: {text}")
    if told is None or told.news not in AHEAD:
        return False
    turn.remove(run.number)
    return filing.file_report(turn, told, None)
