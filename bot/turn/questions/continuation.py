"""Add a text to the last answer, where the person can't have seen yet that another question is open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.answers import too_long
from bot.turn.interpreting.names import is_no_name
from bot.turn.model.person import Run
from bot.turn.model.says import Asked
from bot.turn.model.turn import Turn
from bot.turn.questions.read_answers import take_hour_beside_day
from bot.turn.runs.say_back import ask_once_more


def continue_answer(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Add a text to the last answer if that can be, else ask again. Return False if the question was seen."""
    if run.changing is not None or (run.number, ask.key) not in turn.loaded.unread:
        return False
    if take_hour_beside_day(turn, run, ask, text, event):
        return True
    position = run.position
    last = position.path[-1] if position.path else None
    if last is not None and isinstance(position.asks[last].kind, Write) and run.answers[last].sources:
        _add_to_answer(turn, run, last, text, event)
        return True
    if is_no_name(ask, event):
        turn.card("no_name", asked=True)
    ask_once_more(turn, run)
    return True


def _add_to_answer(turn: Turn, run: Run, key: str, text: str, event: Wrote) -> None:
    """Add a text to the last answer; the question that is on its way stays the open one."""
    answer, ask = run.answers[key], run.position.asks[key]
    if is_no_name(ask, event):
        turn.card("no_name", asked=False)
        turn.say(Asked(run))
        return
    value = f"{answer.value}\n{text}"
    sources = {**answer.sources, **({event.message: text} if event.message is not None else {})}
    try:
        ask.parse(value)
    except ValueError:
        turn.card(too_long(ask))
        turn.say(Asked(run))
        return
    turn.put(run.but(answers={**run.answers, key: replace(answer, value=value, sources=sources)}))
