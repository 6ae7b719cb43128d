"""Act on what is said where one of several is to be picked: which was sent first, or something else."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Pick
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.reports import filing
from bot.turn.requests import actions
from bot.turn.texts import of_this_no, unlisted


def take_beside_pick(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Act on which was sent first, or what is said instead of an item: another one, a request, news."""
    if not isinstance(ask.kind, Pick):
        return False
    if (stored := mentions.by_age(turn, ask.kind, text)) is not None:
        take_answer(turn, run, ask, stored, None, choice=stored)
        return True
    return (
        unlisted.act_on_unlisted(turn, run, ask, text)
        or actions.by_words(turn, text, run)
        or of_this_no.take_line(turn, run, ask, text)
        or filing.file_text(turn, text, run)
    )
