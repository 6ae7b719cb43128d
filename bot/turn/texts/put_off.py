"""Hear a change of mind where somebody has put a dialogue off: "actually, write me something"."""

from __future__ import annotations

from bot.talk.kinds import Choose
from bot.turn.interpreting.answers import readings_at
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.readings.reading import CERTAIN, Kind
from bot.turn.runs import runs
from bot.turn.wellbeing.refusals import REFUSING

LATER = "later"
"""The dialogue that asks when to come back to the one that was put off."""


def answer_put_off(turn: Turn, run: Run, text: str) -> bool:
    """Answer the question that was put off, if a text clearly does, and says nothing of when; else False."""
    left = turn.person.run(run.facts.run) if run.script == LATER else None
    ask = left.open(left.position) if left is not None else None
    heard = turn.hear(text)
    if left is None or ask is None or not isinstance(ask.kind, Choose) or heard.option(run) is not None:
        return False
    here = readings_at(turn, run, run.open(run.position) or ask, text).clearest(CERTAIN)
    if here is not None and (here.kind is Kind.answer or here.name in REFUSING):
        return False  # "never mind" is about the reminder
    reading = readings_at(turn, left, ask, text).clearest(CERTAIN)
    if reading is None or reading.kind is not Kind.answer or reading.name not in ask.kind.samples():
        return False
    answering.take_answer(turn, runs.resume(turn, left), ask, reading.name, None, choice=reading.name)
    return True
