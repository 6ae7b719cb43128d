"""Take a text as the plain answer to the open question, or as a control such as Skip."""

from __future__ import annotations

from typing import Any

from bot.events import Wrote
from bot.talk.ask import Ask
from bot.talk.days import DayQuestion
from bot.talk.kinds import Pick, Write
from bot.turn.interpreting import mentions
from bot.turn.interpreting.answers import Unsure, interpret
from bot.turn.interpreting.doubted_names import confirmed, is_doubtful
from bot.turn.interpreting.hedges import without_hedge
from bot.turn.interpreting.names import is_name, without_label
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer, take_control
from bot.turn.questions.read_answers import take_interpreted
from bot.turn.texts import among_own_words, at_a_name, repeated_answers, unlisted


def answer_in(turn: Turn, run: Run, ask: Ask[Any], text: str) -> str:
    """Return a text without what only stands around the answer: a hedge, "as I said", "role:", a yes."""
    own_words = isinstance(ask.kind, Write) and not is_name(ask)
    text = without_hedge(turn, text) if own_words else repeated_answers.rest_of(turn, text)
    return unlisted.name_in(turn, ask, without_label(ask, confirmed(turn, run, ask, text)))


def take_no_answer(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a request or a feeling at a question for words. Return False at others, or for an answer."""
    if not isinstance(ask.kind, Write) or turn.hear(text).control(run) is not None:
        return False
    return among_own_words.act_on_non_answer(turn, run, ask, text)


def take_move(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Do what a control says: skip, back, later. Return False if it says none, or names an option."""
    control = turn.hear(text).control(run)
    if control is None:
        return False
    if not isinstance(ask.kind, Write) and _stored(turn, run, ask, text) is not None:
        return False
    take_control(turn, run, ask, control, None)
    return True


def doubt_name(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on a text that is hardly the name asked for, or ask whether it is; return False for a name."""
    if not is_name(ask) or not is_doubtful(turn, run, ask, text):
        return False
    at_a_name.doubt(turn, run, ask, text)
    return True


def take(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Take a text as the answer. Return False if it is none."""
    stored = _stored(turn, run, ask, text)
    if stored is None:
        return False
    take_interpreted(turn, run, ask, stored, text, event)
    return True


def _stored(turn: Turn, run: Run, ask: Ask[Any], text: str) -> str | Unsure | None:
    """Return the stored form of the answer in a text; None if it is none, or another company's day."""
    if isinstance(ask.kind, DayQuestion) and mentions.is_about_another(turn, run, text):
        return None
    return interpret(turn, run, ask, text)


def take_by_age(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Pick the application that was sent first or last, where a text says so: "the oldest"."""
    stored = mentions.by_age(turn, ask.kind, text) if isinstance(ask.kind, Pick) else None
    return _pick(turn, run, ask, stored)


def take_pointed_at(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Pick the one item that a text points at among other words: "the tesco one please"."""
    stored = mentions.picked(turn, ask.kind, text) if isinstance(ask.kind, Pick) else None
    return _pick(turn, run, ask, stored)


def _pick(turn: Turn, run: Run, ask: Ask[Any], stored: str | None) -> bool:
    if stored is None:
        return False
    take_answer(turn, run, ask, stored, None, choice=stored)
    return True
