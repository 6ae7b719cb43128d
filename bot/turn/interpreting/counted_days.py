"""Count a day that is asked for from the one that is noted: "a week later than they said"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.days import PickWhen, When
from bot.turn.interpreting.mentions import application_of
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn

NEW_DATE = "new_date"
"""The question by when the company will answer now."""


def counted_day(turn: Turn, run: Run, ask: Ask[Any], text: str) -> When | None:
    """Return the day that a text counts from what is noted of the application; None if it counts none.

    The day of an answer is counted from the promised day, and that of an interview from its noted day; the
    hour of the interview stays.
    """
    about = application_of(run)
    case = turn.now_established().case(about.number) if about is not None else None
    if case is None:
        return None
    if ask.key == NEW_DATE and case.due is not None:
        day = turn.hear(text).day_from(case.due)
        return When(day) if day is not None else None
    if isinstance(ask.kind, PickWhen) and case.on is not None:
        day = turn.hear(text).day_from(case.on)
        return When(day, case.begins) if day is not None else None
    return None
