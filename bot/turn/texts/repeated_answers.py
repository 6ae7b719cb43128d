"""Act on "I told you already": the rest of the text is an answer; without a rest, it gets a reply."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import Stage
from bot.talk.ask import Ask
from bot.talk.days import DayQuestion
from bot.talk.kinds import Choose, ChooseMany, Rate
from bot.talk.script import Answer
from bot.turn.interpreting.answers import interpret
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import ANSWER, Kind, Reading, Readings
from bot.turn.texts import acting

STAGE = "stage"
"""The question how far it got; where an application is noted, it comes after the names."""

BY_HAND = frozenset({"no", "log"})
"""The dialogues that note an application."""

ALREADY = Readings((Reading(Kind.meta, "already", 1.0),))
"""The readings of a text that says that something was said already."""


def rest_of(turn: Turn, text: str) -> str:
    """Return a text without the words that say that the rest was said before."""
    return turn.hear(text).besides() or text


def meant_at_last(turn: Turn, run: Run, ask: Ask[Any], text: str) -> str:
    """Return the end of a text that takes back the rest, if the end answers the question; else the text."""
    if not isinstance(ask.kind, Choose | Rate | DayQuestion):
        return text
    last = turn.hear(text).second_thought()
    if last is None:
        return text
    if isinstance(ask.kind, DayQuestion):
        return last if isinstance(interpret(turn, run, ask, last), str) else text
    return last if turn.hear(last).rated() or _answers(turn, run, ask, last) else text


def act_on_repeated(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on "I told you already" alone, or beside what doesn't answer the open question.

    Return False without these words, or if the rest is left to be read as the answer to the open question.
    """
    rest = turn.hear(text).besides()
    if rest is None:
        return False
    if not rest:
        acting.act_on_reading(turn, run, ask, ALREADY, text)
        return True
    if is_name(ask):
        return run.script in BY_HAND and run.changing is None and _keep_further_on(turn, run, rest)
    if not isinstance(ask.kind, Choose | ChooseMany | Rate) or _answers(turn, run, ask, rest):
        return False
    acting.act_on_reading(turn, run, ask, ALREADY, text)
    return True


def _answers(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Tell whether a text answers the question with options that is open."""
    if turn.hear(text).option(run) is not None:
        return True
    reading = turn.hear(text).readings(ask).clearest(ANSWER)
    return reading is not None and reading.kind in (Kind.answer, Kind.move)


def _keep_further_on(turn: Turn, run: Run, text: str) -> bool:
    """Keep a stage that is told where a name is asked for, so that it is not asked for later."""
    later: Ask[Any] = Choose(STAGE, Stage)
    reading = turn.hear(text).readings(later).clearest(ANSWER)
    if reading is None or reading.kind is not Kind.answer or STAGE in run.answers:
        return False
    kept = turn.put(run.but(answers={**run.answers, STAGE: Answer(reading.name, turn.now)}))
    turn.say(Asked(kept, before=Card("said", reading.said)))
    return True
