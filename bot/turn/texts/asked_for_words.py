"""Take what is more or less than an answer where own words are asked for: a whole plan, or a mere yes."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.talk.script import Answer
from bot.turn.interpreting.names import is_name
from bot.turn.interpreting.plan_told import plan_told
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_control
from bot.turn.readings.offer_reply import OfferReply
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more

IF, THEN = "plan_if", "plan_then"
"""The questions for both halves of the plan."""

BEFORE = frozenset({"differently", "prepare_better", "use"})
"""Questions before the plan, for what to do next time: a plan that is told there isn't asked for later."""

MOST_WORDS = 3
"""The most words of a mere yes. Our own choice."""


def take_words(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take a plan told as a whole; for a mere yes, take what is proposed. Return False for any other text."""
    if not isinstance(ask.kind, Write) or is_name(ask) or (run.number, ask.key) in turn.loaded.unread:
        return False
    return _take_plan(turn, run, ask, text) or _take_yes(turn, run, ask, text)


def _take_plan(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    told = plan_told(turn, text) if ask.key in (IF, THEN, *BEFORE) and run.changing is None else None
    if told is None:
        return False
    halves = {IF: told.when, THEN: told.do}
    if ask.key in BEFORE:
        halves[ask.key] = text.strip()
    answers = {**run.answers, **{key: Answer(value, turn.now) for key, value in halves.items()}}
    runs.proceed(turn, turn.put(run.but(answers=answers, draft_answer=None)))
    return True


def _take_yes(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take what is proposed as the answer, for a mere yes; if nothing is proposed, explain the question."""
    heard = turn.hear(text)
    if len(text.split()) > MOST_WORDS or heard.control(run) is not None or not heard.agrees():
        return False
    if heard.offer_reply() is not OfferReply.yes:
        return False
    if ask.suggest is not None:
        take_control(turn, run, ask, Control.use, None)
    else:
        ask_once_more(turn, run, explained=True)
    return True
