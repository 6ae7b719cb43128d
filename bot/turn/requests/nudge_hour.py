"""Change the hour at which nudges come, as asked for, or as somebody types another hour after setting it."""

from __future__ import annotations

from datetime import timedelta

from bot.coach.facts.known import Topic
from bot.coach.facts.records import NudgeHour
from bot.coach.schedule.nudges import EARLIEST, LATEST
from bot.turn.corrections import repairs
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back

JUST_NOW = timedelta(hours=1)
"""How long after the hour was set another typed hour still changes it. Our own choice."""

FEW_WORDS = 6
"""The most words of a text that only says an hour with its part of the day. Our own choice."""


def take_hour(turn: Turn, text: str) -> bool:
    """Take "9 pm", but no number alone, as the nudge hour if that was set last; else return False."""
    hour = _hour(turn, text, range(24))
    if turn.person.current is not None or text.strip(" .!").isdecimal() or hour is None:
        return False
    if turn.hear(text).days(past=False) or turn.hear(text).has(Marker.starts_at):
        return False  # the hour is of that day alone, or of something that begins then
    hour_runs = [each.run for each in turn.history.facts if isinstance(each.fact, NudgeHour)]
    last = next(iter(repairs.recent_changes(turn)), None)
    if not hour_runs or last is None or last.run != hour_runs[-1] or turn.now - last.at > JUST_NOW:
        return False  # it may be the hour of something else
    return change_hour(turn, text) or ask_for_another_hour(turn, text)


def change_hour(turn: Turn, text: str) -> bool:
    """Set the nudge hour to the hour in a text. Return False if it names none in the allowed range."""
    hour = _hour_in(turn, text)
    if hour is None:
        return False
    runs.begin(turn, "settings", Topic(), {"change": "hour", "hour": str(hour)})
    say_back(turn, Card("said", "hour", shows={"hour": str(hour)}), ended=True)
    return True


def ask_for_another_hour(turn: Turn, text: str) -> bool:
    """Ask for another hour, as no nudge comes at the hour in the text. Return False if the text has none."""
    hour = _hour(turn, text, range(24))
    if hour is None:
        return False
    runs.begin(turn, "settings", Topic(), {"change": "hour"})
    early = hour < EARLIEST.hour
    edge = EARLIEST.hour if early else LATEST.hour - 1
    say_back(turn, Card("said", "not_at_night", shows={"hour": hour, "edge": edge, "early": early}))
    return True


def _hour_in(turn: Turn, text: str) -> int | None:
    return _hour(turn, text, range(EARLIEST.hour, LATEST.hour))


def _hour(turn: Turn, text: str, within: range) -> int | None:
    """Return the hour in a text, or None; a few words are read as if the hour had been asked for."""
    heard = turn.hear(text)
    hour = heard.hour(within, begun=True)
    few = hour is None and len(text.split()) <= FEW_WORDS
    return heard.hour(within, begun=True, asked=True) if few else hour
