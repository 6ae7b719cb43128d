"""Correct an answer when the person edits the message it came from."""

from __future__ import annotations

from dataclasses import replace

from bot.events import Edited
from bot.talk.kinds import LONGEST_TEXT, Write
from bot.talk.script import Answer
from bot.talk.visible import is_visible
from bot.turn.interpreting.answers import too_long
from bot.turn.interpreting.names import is_name, may_be_name
from bot.turn.model.outcome import NeedMoreError
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Asked
from bot.turn.model.turn import Turn


def edit(turn: Turn, event: Edited) -> None:
    """Change the answer that an edited message was part of."""
    for run in turn.person.runs:
        for key, answer in run.answers.items():
            if event.message in answer.sources:
                _correct(turn, run, key, answer, event)
                return
    if ("message", event.message) not in turn.loaded.looked_for:
        raise NeedMoreError(message=event.message)


def _correct(turn: Turn, run: Run, key: str, answer: Answer, event: Edited) -> None:
    position = run.position
    ask = position.asks.get(key)
    text = event.text.strip()
    if ask is None or not is_visible(text) or len(text) > LONGEST_TEXT:
        return
    if answer.sources[event.message] == text:
        return
    if is_name(ask) and not may_be_name(text):
        turn.card("no_name", asked=False)
        return
    sources = {**answer.sources, event.message: text}
    stored = "\n".join(sources.values()) if isinstance(ask.kind, Write) else None
    try:
        if stored is None:
            turn.card("edit_unread")
            return
        ask.parse(stored)
    except ValueError:
        turn.card(too_long(ask))
        return
    answers = {**run.answers, key: replace(answer, value=stored, sources=sources)}
    edited = run.but(answers=answers)
    if run.state is RunState.closed and edited.position.ask is not None:
        turn.card("edit_elsewhere")  # the changed answer leads to a new question, but the run is closed
        return
    changed = turn.put(edited)
    turn.card("corrected")
    if run.state is RunState.current:
        turn.say(Asked(changed))
