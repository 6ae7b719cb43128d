"""Take the day of the answer where another day was asked for: "not that day, the day they will reply"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.days import PickDate
from bot.talk.script import Answer
from bot.turn.person import Run
from bot.turn.says import Asked, Card
from bot.turn.turn import Turn

SINCE, DUE = "on", "due"
"""The question for the day of an application, and the one for the day of the answer."""


def taken(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Keep the day of the answer for its own question, and ask again; return False if the text names none."""
    if run.script != "log" or ask.key != SINCE or not isinstance(ask.kind, PickDate):
        return False
    day = turn.reader.answer_day(turn.person, text, turn.today)
    if day is None or day < turn.today:
        return False
    answers = {**run.answers, DUE: Answer(day.isoformat(), turn.now)}
    turn.say(Asked(turn.put(run.but(answers=answers)), before=Card("said", "due", shows={"day": day})))
    return True
