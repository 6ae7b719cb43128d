"""Put off the review for somebody who wants to be reminded of it: "can you remind me tomorrow instead"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.turn.interpreting import mentions
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_control
from bot.turn.readings.reading import Kind
from bot.turn.readings.request import Intent
from bot.turn.routing import in_review

REMIND = "remind"
"""The wish to be reminded of something."""

SURE = 0.75
"""How sure that wish has to be. Our own choice."""

LONGEST = 9
"""Words of a text that asks for a reminder, and no more: a longer one says of what."""


def until_reminded(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Leave the review as with Later; the day is taken from the text, or asked for. Return False otherwise.

    What is to be done, or another application, is something else to be reminded of.
    """
    if run.script not in in_review.REVIEWS or run.changing is not None or len(text.split()) > LONGEST:
        return False
    heard = turn.hear(text)
    best = next(iter(heard.readings().ranked), None)
    if best is None or (best.kind, best.name) != (Kind.wish, REMIND) or best.sure < SURE:
        return False
    of_something = any(one.intent in (Intent.remind_to, Intent.unremind) for one in heard.requests())
    if of_something or mentions.is_about_another(turn, run, text) or heard.names_a_stranger():
        return False
    take_control(turn, run, ask, Control.later, None)
    return True
