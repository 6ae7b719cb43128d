"""Act on a request, a feeling or a question where own words or a name are asked for, and keep none of it."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.turn.interpreting.answers import readings_at
from bot.turn.interpreting.names import is_name, is_written_as_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import Kind
from bot.turn.requests import actions
from bot.turn.texts import acting, asked_among_words

COMPANY = "company"
"""The question for a company's name."""

ONWARD = frozenset({"go_on", "skip"})
"""Moves to what comes next."""

LONGEST_REQUEST = 30
"""The most words of a request; a longer text is kept as the answer: nobody needs so many to ask."""


def act_on_non_answer(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a request or a feeling at a free-text question. Return False if the text is the answer."""
    if len(text.split()) > LONGEST_REQUEST or (is_name(ask) and is_written_as_name(text)):
        return False
    if actions.by_words(turn, text, run) or (is_name(ask) and actions.by_guess(turn, text, named=True)):
        return True
    heard = readings_at(turn, run, ask, text)
    best = next(iter(heard.ranked), None)
    onward = best is not None and best.kind is Kind.move and best.name in ONWARD
    if onward and ask.key == COMPANY and text.isalpha() and text.istitle():
        return False  # a company may be called "Next"
    if acting.act_on_reading(turn, run, ask, heard, text):
        return True
    if is_name(ask):
        return False
    return asked_among_words.answer_question(turn, run, ask, text, heard) or asked_among_words.meet_feeling(
        turn, run, text, heard
    )
