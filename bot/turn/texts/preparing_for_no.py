"""Take what somebody writes for the prepared card: what a no would mean, and what it would not.

What a no would mean is mostly a feeling. Here that is what is asked for, and so the answer.
"""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Choose, Write
from bot.talk.script import Answer
from bot.turn.cards import overview
from bot.turn.interpreting.answers import readings_at
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer, take_control
from bot.turn.readings.reading import Kind
from bot.turn.runs.say_back import ask_once_more, say_back

PREPARE = "prepare"
MEANS, MEANS_NOT, FIRST_HOUR, OWN = "means", "means_not", "first_hour", "own"
"""The questions of the dialogue."""

OF_THEMSELVES = frozenset({"ashamed", "pointless", "sad", "self_doubt", "unseen"})
"""Feelings about oneself: "that I'm not good enough" is what a no would mean, or what it wouldn't."""


def take_for_card(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take what was written at a question of the card. Return False if other rules have to read it."""
    if run.script != PREPARE or run.changing is not None or not isinstance(ask.kind, Write | Choose):
        return False
    plain_no = turn.hear(text).denies()
    if ask.key in (FIRST_HOUR, OWN):
        if plain_no:
            overview.cancel(turn)
        return plain_no
    if ask.key not in (MEANS, MEANS_NOT):
        return False
    if plain_no:
        take_control(turn, run, ask, Control.skip, None)
    elif turn.hear(text).agrees():
        ask_once_more(turn, run)
    elif (halves := turn.hear(text).two_halves()) is not None:
        _take(turn, run, ask, *halves)
    elif _about_themselves(turn, run, ask, text):
        take_answer(turn, run, ask, text, None)
    else:
        return False
    return True


def _take(turn: Turn, run: Run, ask: Ask[Any], means: str | None, means_not: str) -> None:
    """Fill both halves from one text, and say them back before the next question.

    If only what it would not mean is told, what it would mean is asked for again.
    """
    said = Card("said", "halves", shows={"means": means, "means_not": means_not})
    if ask.key == MEANS:
        run = turn.put(run.answered(MEANS_NOT, Answer(means_not, turn.now)))
    if ask.key == MEANS and means is None:
        ask_once_more(turn, run, said)
        return
    take_answer(turn, run, ask, (means if ask.key == MEANS else None) or means_not, None)
    say_back(turn, said)


def _about_themselves(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    best = next(iter(readings_at(turn, run, ask, text).ranked), None)
    return best is not None and best.kind is Kind.feeling and best.name in OF_THEMSELVES
