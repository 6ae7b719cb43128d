"""Act on what people type where a name is asked for, if it is something else than the name."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.turn.interpreting.answers import readings_at
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import CERTAIN, IDLE, Kind, Reading, Readings
from bot.turn.routing import routes
from bot.turn.runs.say_back import ask_once_more
from bot.turn.texts import acting, foreign, name_among_words, none_given, repeated_answers, told_late
from bot.turn.wellbeing import refusals

ENDING = refusals.REFUSING | {"discard"}
"""Moves that end what is open."""

STOP = Readings((Reading(Kind.move, "stop", 1.0),))


def take_remark(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on what somebody says where a name is asked for: a complaint, a refusal, a question, a feeling."""
    if repeated_answers.act_on_repeated(turn, run, ask, text) or told_late.take_late(turn, run, ask, text):
        return True
    heard = readings_at(turn, run, ask, text).without_words()
    return acting.act_on_reading(turn, run, ask, heard, text, IDLE)


def take_news_or_foreign(turn: Turn, run: Run, text: str) -> bool:
    """Act on news, or a sentence in another language, where a name is asked for."""
    if not run.position.path and routes.is_news(turn, text, run.script):
        return routes.elsewhere(turn, text)
    return foreign.answer_foreign(turn, text, sentence=True)


def doubt(turn: Turn, run: Run, ask: Ask[Any], text: str) -> None:
    """Act on what a sentence at a question for a name means; if that is unclear, ask if it is the name."""
    if none_given.is_none(turn, text):
        ask_once_more(turn, run, explained=True)
        return
    if told_late.take_late(turn, run, ask, text):
        return
    heard = readings_at(turn, run, ask, text)
    if acting.act_on_reading(turn, run, ask, heard, text, IDLE):
        return
    two = heard.ranked[:2]
    if (
        all(r.kind is Kind.move and r.name in ENDING for r in two)
        and sum(r.sure for r in two) > CERTAIN.least
    ):
        acting.act_on_reading(turn, run, ask, STOP, text)  # in whichever way it ends, nothing is lost
        return
    said = turn.hear(text)
    if said.asks() or said.denies() or said.asks_for_something() or said.is_reaction():
        ask_once_more(turn, run, explained=True)
    else:
        name_among_words.ask_back(turn, run, ask, name_among_words.likely_name(turn, ask, text))
