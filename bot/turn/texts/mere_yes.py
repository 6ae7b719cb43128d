"""Take a mere yes where words are asked for: for what is proposed, or for no answer yet."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.names import is_name
from bot.turn.model.callback_data import Control
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_control
from bot.turn.readings.offer_reply import OfferReply
from bot.turn.runs.say_back import ask_once_more

MOST_WORDS = 3
"""Words of a mere yes. Our own choice."""


def take_yes(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Take what is proposed, or ask on for the words. Return False where a text is more than a yes."""
    if not isinstance(ask.kind, Write) or is_name(ask) or (run.number, ask.key) in turn.loaded.unread:
        return False
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
