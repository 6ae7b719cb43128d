"""Correct a name that was told with the news, before its question is reached: "it was Yodel, not DPD"."""

from __future__ import annotations

from bot.coach.facts.application import Field
from bot.talk.ask import SKIPPED
from bot.talk.script import Answer
from bot.turn.corrections import repairs
from bot.turn.corrections.new_values import CAPITALISED, begun_as, replaced
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.request import Request

NAMES = (Field.company, Field.role, Field.contact)
"""The questions for names. Their answers may stand in a run that has not come to them yet."""


def correct_told_ahead(turn: Turn, run: Run, request: Request) -> bool:
    """Put a name right among the answers that a run holds already; return False if it holds no such name."""
    if request.old is None or request.new is None:
        return False
    for key in (field.value for field in NAMES):
        told = run.answers.get(key)
        if told is None or told.value == SKIPPED or key in run.position.path:
            continue
        right = replaced(turn, told.value, request.new, request.old, name=True)
        if right is not None and key in CAPITALISED:
            right = begun_as(right, told.value)
        if right is not None and right != told.value:
            turn.put(run.but(answers={**run.answers, key: Answer(right, turn.now)}))
            repairs.ask_after(turn, Card(repairs.FILE, "called", shows={"value": right}))
            return True
    return False
