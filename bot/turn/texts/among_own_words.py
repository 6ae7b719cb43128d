"""Hear a request, a feeling or a question where a question asks for own words, and nothing is kept of it."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.turn.interpreting.answers import readings_at
from bot.turn.interpreting.names import is_name, is_written_as_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import IDLE, Kind, Readings
from bot.turn.requests import actions
from bot.turn.texts import acting

ABOUT_IT = 0.2
"""How likely that has to be, as it only asks the question once more, explained. Our own choice."""

LONGEST_REQUEST = 30
"""Words from which on a text at a question for words is what it says: nobody asks for something so long."""


def act_on_non_answer(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a request or a feeling at a free-text question. Return False if the text is the answer."""
    if len(text.split()) > LONGEST_REQUEST or (is_name(ask) and is_written_as_name(text)):
        return False
    if actions.by_words(turn, text, run) or (is_name(ask) and actions.by_guess(turn, text, named=True)):
        return True
    heard = readings_at(turn, run, ask, text)
    if acting.act(turn, run, ask, heard, text):
        return True
    if is_name(ask) or not turn.hear(text).asks() or not (text.endswith("?") or _is_about_it(heard)):
        return False
    if not acting.act(turn, run, ask, heard.only(Kind.ask), text, IDLE):
        turn.say(Asked(run, explained=True))  # a question is nobody's lesson
    return True


def _is_about_it(readings: Readings) -> bool:
    """Tell whether a text without a question mark still asks about the question."""
    best = next(iter(readings.ranked), None)
    return best is not None and best.kind is Kind.meta and best.sure >= ABOUT_IT
