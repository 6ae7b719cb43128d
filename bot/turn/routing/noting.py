"""Finish noting an application before doing what the person wants next, and remember that wish."""

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
    """Go on asking what is missing of an application, and remember the wish to prepare for a no.

    Return False if no application is being noted, if it is noted already, or if the wish is another.
    """
    if run is None or run.script != "log" or aim != Aim("prepare") or not run.position.path:
        return False
    if _is_noted(run):
        return False  # the application is noted already, so preparing can begin now
    kept = turn.put(run.but(answers={**run.answers, AFTERWARDS: Answer(aim.script, turn.now)}))
    ask_once_more(turn, kept, Card("meta", "after_noting"))
    return True


def remind_afterwards(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Remember the wish for a reminder of what is being noted. Return False if the text has no such wish.

    If the text names no day, the coach asks for one once the application is noted.
    """
    if run.script != "log" or not run.position.path or not turn.hear(text).has(Marker.asks_reminder):
        return False
    if _is_noted(run) and not isinstance(ask.kind, DayQuestion):  # a day would be heard as an answer there
        return False  # a reminder of a noted application can be set at once
    if mentions.is_about_another(turn, run, text):
        return False
    day = turn.hear(text).reminder_day()
    wished = f"{REMIND.name} {day.isoformat()}" if day is not None else REMIND.name
    kept = turn.put(run.but(answers={**run.answers, AFTERWARDS: Answer(wished, turn.now)}))
    ask_once_more(turn, kept, Card("meta", "reminds_afterwards", shows={"day": day}))
    return True


def _is_noted(run: Run) -> bool:
    return any(isinstance(fact, Logged) for fact in run.position.records.values())
