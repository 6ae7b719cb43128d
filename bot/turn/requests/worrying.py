"""Set a time to worry: asked for in words anywhere, or typed where the question when to worry is open."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.waiting import HOUR_QUESTION, WorryAt
from bot.coach.facts.known import Topic
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.talk.script import Answer
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import hour_said
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import ANSWER, Kind
from bot.turn.readings.request import Request
from bot.turn.runs import runs

WAITING = "waiting"
"""The dialogue in which a time to worry is set."""


WORRY_AT, WORRY_HOUR = "worry_at", "worry_hour"
"""The keys of the question when to worry, and of the one for the hour."""


def set_time(turn: Turn, request: Request) -> bool:
    """Set the time that the text says, and ask for it where it says none."""
    turn.welcome()
    run = turn.person.current
    about = mentions.application_of(run) if run is not None else None
    known = about is not None and turn.now_established().case(about.number) is not None
    if run is not None and run.script == WAITING:
        turn.remove(run.number)  # it has recorded nothing yet: it does so only once the time is known
    given = {"helps": "worry", **_when(turn, request.new)}  # `new` says when to worry
    runs.aside(turn, WAITING, Topic(about.number if about is not None and known else None), given)
    return True


def _when(turn: Turn, said: str | None) -> dict[str, str]:
    """Return the answers that say when; none if the text doesn't, or names an hour on another day."""
    if said is None:
        return {}
    heard = turn.hear(said)
    hour = hour_said(turn, HOUR_QUESTION, said)
    ahead = heard.day_in()
    if hour is not None and (ahead is None or ahead == turn.today):
        return {WORRY_AT: WorryAt.hour.value, WORRY_HOUR: str(hour)}
    reading = heard.readings(Choose(WORRY_AT, WorryAt)).clearest(ANSWER)
    if hour is None and reading is not None and reading.kind is Kind.answer:
        return {WORRY_AT: reading.name}
    return {}


def take_worry_hour(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take an hour where the question is when to worry. Return False if the text names none."""
    if ask.key != WORRY_AT or not isinstance(ask.kind, Choose):
        return False
    at, _ = turn.hear(text).time_in()
    hour = hour_said(turn, HOUR_QUESTION, text) if at is not None else None
    if hour is None:
        return False
    value = WorryAt.hour.value
    runs.answer(turn, run.answered(WORRY_HOUR, Answer(str(hour), turn.now)), ask, value, {})
    runs.mark_answered(turn, run, ask, None, choice=value)
    return True
