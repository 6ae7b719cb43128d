"""Take both halves of a plan where the first is asked for."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.interpreting.plan_told import plan_told
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.runs import runs

IF, THEN = "plan_if", "plan_then"
"""The questions for both halves of the plan."""

BEFORE = frozenset({"differently", "prepare_better", "use"})
"""Questions before it, for what to do next time: a plan answers them, and isn't asked for again."""


def take_plan(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take both halves that a text tells. Return False if it tells only one."""
    if (
        ask.key not in (IF, THEN, *BEFORE)
        or run.changing is not None
        or (run.number, ask.key) in turn.loaded.unread
    ):
        return False
    told = plan_told(text)
    if told is None:
        return False
    halves = {IF: told.when, THEN: told.do}
    if ask.key in BEFORE:
        halves[ask.key] = text.strip()
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in halves.items()}}
    runs.proceed(turn, turn.put(run.but(answers=answers, draft_answer=None)))
    return True
