"""Read when to be reminded from a text, at the question when or where the text itself put something off.

A day at the question for how long to be quiet is the end of the pause.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.coach.dialogues.later import When
from bot.coach.dialogues.pause import PAUSE, Pause
from bot.coach.schedule.nudges import LATEST
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.interpreting.answers import interpret
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Say
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import ANSWER, CERTAIN, Kind
from bot.turn.readings.request import Intent
from bot.turn.runs import runs

LATER, WHEN, DAY = "later", "when", "day"
"""The dialogue that asks when to come back, and its questions."""

FOR_HOW_LONG = "pause"
"""The question for how long to be quiet."""

IN_A_WHILE = frozenset({When.hours_2.value, When.hours_6.value, When.tomorrow.value})
"""Answers to the question when to come back that need no day."""


def take_reminder_time(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take "can you write to me tomorrow?" at the question when. Return False if the text names no time."""
    if (run.script, ask.key) == (PAUSE.name, FOR_HOW_LONG):
        return _take_end_of_pause(turn, run, ask, text)
    if run.script == LATER and ask.key == DAY and _wants_none(turn, run, text):
        runs.mark_answered(turn, run, ask, None)
        _answer(turn, run, run.position.asks[WHEN], When.never.value)
        return True
    if run.script != LATER or ask.key != WHEN or interpret(turn, run, ask, text) is not None:
        return False
    if _this_evening(turn, run, ask, text):
        runs.mark_answered(turn, run, ask, None)
        return True
    best = turn.hear(text).readings(ask).clearest(ANSWER)
    if best is not None and best.kind is Kind.answer and best.name == When.never.value:
        return False
    if not _take(turn, run, ask, text):
        return False
    runs.mark_answered(turn, run, ask, None)
    return True


def _take_end_of_pause(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the one day that the text names, at the question for how long to be quiet."""
    day = turn.hear(text).reminder_day()
    if day is None or day <= turn.today or interpret(turn, run, ask, text) is not None:
        return False
    _answer(turn, run.answered(DAY, Answer(day.isoformat(), turn.now)), ask, Pause.until.value)
    return True


NEARER_SIX = 5
"""From so many hours on, "in six hours" is nearer than "in two"."""

ENOUGH = frozenset({Intent.enough, Intent.enough_today})
"""The intents of somebody who stops for the day."""


def add_reminder_time(turn: Turn, text: str, before: int) -> None:
    """Take when to come back from the text that put something off. before: the last run's number by then."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is None or ask is None or run.script != LATER or ask.key != WHEN or run.number <= before:
        return
    if (
        turn.hear(text).has(Marker.for_tonight)
        or _is_label(turn, text)
        or any(one.intent in ENOUGH for one in turn.hear(text).requests())
    ):
        return  # "enough for one day" doesn't say when to come back
    at = len(turn.says)
    later = turn.hear(text).has(Marker.not_this_evening)  # "not tonight" isn't "in two hours" either
    said = (_take,) if later else (_this_evening, _take, _in_a_while)
    if any(takes(turn, run, ask, text) for takes in said):
        turn.says = [say for index, say in enumerate(turn.says) if index >= at or not _asks(say, run)]


def _is_label(turn: Turn, text: str) -> bool:
    """Tell whether a text was no more than the label of a button, such as "Enough for today"."""
    left = turn.loaded.person.current
    return (
        left is not None and left.open(left.position) is not None and turn.hear(text).option(left) is not None
    )


def _asks(say: Say, run: Run) -> bool:
    return isinstance(say, Asked) and say.run.number == run.number


def _take(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Answer with the one day that the text names."""
    day = turn.hear(text).reminder_day()
    if day is None:
        return False
    if day == turn.today + timedelta(days=1):
        _answer(turn, run, ask, When.tomorrow.value)
    else:
        _answer(turn, run.answered(DAY, Answer(day.isoformat(), turn.now)), ask, When.day.value)
    return True


def _wants_none(turn: Turn, run: Run, text: str) -> bool:
    """Tell whether somebody who was asked for the day wants no reminder after all."""
    if any(one.intent is Intent.unremind for one in turn.hear(text).requests()):
        return True
    best = turn.hear(text).readings(run.position.asks[WHEN]).clearest(CERTAIN)
    return best is not None and best.kind is Kind.answer and best.name == When.never.value


def _this_evening(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Answer "around 9 tonight" with the nearest option. Return False where the text names no evening.

    Without an hour, that is in six hours; or in two, if it is night in six.
    """
    heard = turn.hear(text)
    if not heard.has(Marker.this_evening) or heard.has(Marker.not_this_evening):
        return False
    if heard.reminder_day() is not None:
        return False
    now = turn.now.astimezone(turn.person.zone).hour
    said = heard.hour(range(now + 1, 24), begun=True)
    soon = said - now < NEARER_SIX if said is not None else now + 6 >= LATEST.hour
    _answer(turn, run, ask, (When.hours_2 if soon else When.hours_6).value)
    return True


def _in_a_while(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    best = turn.hear(text).readings(ask).clearest(CERTAIN)
    if not isinstance(ask.kind, Choose) or best is None or best.name not in IN_A_WHILE:
        return False
    _answer(turn, run, ask, best.name)
    return True


def _answer(turn: Turn, run: Run, ask: Ask[Any], value: str) -> None:
    runs.answer(turn, run, ask, value, {})
