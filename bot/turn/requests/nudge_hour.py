"""Change the hour at which the coach writes, when somebody says no more than an hour and nothing is open."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.coach.dialogues.waiting import WorryAt
from bot.coach.facts.known import Topic
from bot.coach.facts.records import NudgeHour
from bot.coach.schedule.nudges import EARLIEST, LATEST
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.corrections import repairs
from bot.turn.interpreting.answers import hour_said
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.requests.worrying import HOURS
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back

WORRY_AT, WORRY_HOUR = "worry_at", "worry_hour"
"""The question when to worry, and the one for the hour."""

JUST_NOW = timedelta(hours=1)
"""For so long after the hour was said an hour alone is another one for it. Our own choice."""


def take_hour(turn: Turn, text: str) -> bool:
    """Take an hour alone for the one to write at, if that was settled last. Return False if it isn't one."""
    if turn.person.current is not None or text.strip(" .!").isdecimal() or _hour_in(turn, text) is None:
        return False
    settled = [each.run for each in turn.history.facts if isinstance(each.fact, NudgeHour)]
    last = next(iter(repairs.recent_changes(turn)), None)
    if not settled or last is None or last.run != settled[-1] or turn.now - last.at > JUST_NOW:
        return False  # it may be the hour of something else
    return change_hour(turn, text)


def take_worry_hour(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take an hour for the time to worry, where it is asked when that shall be. Return False if it's none."""
    if ask.key != WORRY_AT or not isinstance(ask.kind, Choose):
        return False
    at, _ = turn.hear(text).time_in()
    hour = hour_said(turn, HOURS, text) if at is not None else None
    if hour is None:
        return False
    value = WorryAt.hour.value
    runs.answer(turn, run.answered(WORRY_HOUR, Answer(str(hour), turn.now)), ask, value, {})
    runs.mark_answered(turn, run, ask, None, choice=value)
    return True


def change_hour(turn: Turn, text: str) -> bool:
    """Let the coach write at the hour in a text. Return False if it names none at which it writes."""
    hour = _hour_in(turn, text)
    if hour is None:
        return False
    runs.begin(turn, "settings", Topic(), {"change": "hour", "hour": str(hour)})
    say_back(turn, Card("said", "hour", shows={"hour": str(hour)}), ended=True)
    return True


def _hour_in(turn: Turn, text: str) -> int | None:
    return turn.hear(text).hour(range(EARLIEST.hour, LATEST.hour))
