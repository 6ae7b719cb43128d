"""Take both halves of a plan where the first is asked for, and a yes to what is proposed as one."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.interpreting.plan_told import plan_told
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_control
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more

IF, THEN = "plan_if", "plan_then"
"""The questions for both halves of the plan."""

BEFORE = frozenset({"differently", "prepare_better", "use"})
"""Questions before it, for what to do next time: a plan answers them, and isn't asked for again."""


def take_plan(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take the halves that a text tells. A mere yes takes what is proposed. Return False if it is one half."""
    if (
        ask.key not in (IF, THEN, *BEFORE)
        or run.changing is not None
        or (run.number, ask.key) in turn.loaded.unread
    ):
        return False
    if ask.key not in BEFORE and turn.hear(text).agrees():
        if ask.suggest is not None:
            take_control(turn, run, ask, Control.use, None)
        else:
            ask_once_more(turn, run, explained=True)
        return True
    told = plan_told(text)
    if told is None:
        return False
    halves = {IF: told.when, THEN: told.do}
    if ask.key in BEFORE:
        halves[ask.key] = text.strip()
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in halves.items()}}
    runs.proceed(turn, turn.put(run.but(answers=answers, draft_answer=None)))
    return True
