"""Keep what is being noted when somebody wishes for something about it, which comes afterwards."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.reminding import REMIND
from bot.coach.facts.records import Logged
from bot.coach.routing import Aim
from bot.talk.ask import Ask
from bot.talk.days import DayQuestion
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.runs.runs import AFTERWARDS
from bot.turn.runs.say_back import ask_once_more


def note_first(turn: Turn, run: Run | None, aim: Aim) -> bool:
    """Ask on for what has to be noted, and remember the wish. Return False if nothing is being noted."""
    if run is None or run.script != "log" or aim != Aim("prepare") or not run.position.path:
        return False
    if _is_noted(run):
        return False  # it can be prepared for already
    kept = turn.put(run.but(answers={**run.answers, AFTERWARDS: Answer(aim.script, turn.now)}))
    ask_once_more(turn, kept, Card("meta", "after_noting"))
    return True


def remind_first(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Remember that they want to be reminded of what is being noted. Return False where a text asks no such.

    The day is asked for once it is noted, if they named none.
    """
    if run.script != "log" or not run.position.path or not turn.hear(text).has(Marker.asks_reminder):
        return False
    if _is_noted(run) and not isinstance(ask.kind, DayQuestion):
        return False  # a reminder of it can be set at once
    if mentions.is_about_another(turn, run, text):
        return False
    day = turn.hear(text).reminder_day()
    wished = f"{REMIND.name} {day.isoformat()}" if day is not None else REMIND.name
    kept = turn.put(run.but(answers={**run.answers, AFTERWARDS: Answer(wished, turn.now)}))
    ask_once_more(turn, kept, Card("meta", "reminds_afterwards", shows={"day": day}))
    return True


def _is_noted(run: Run) -> bool:
    return any(isinstance(fact, Logged) for fact in run.position.records.values())
