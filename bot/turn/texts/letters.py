"""Take a letter to a friend where it is asked for: it reads like the mail of an employer with a no."""

from __future__ import annotations

from typing import Any

from bot.coach.scripts import REVIEW
from bot.events import Wrote
from bot.talk.ask import Ask
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.questions.read_answers import take_interpreted

WORDS = "texts/letters"
"""The file of this module's patterns in `content/en/turn/`."""

FRIEND = "friend"
"""The question that asks for the letter."""

FEWEST = 3
"""The fewest words of a letter. Our own choice."""


def take_letter(turn: Turn, run: Run, ask: Ask[Any], text: str, event: Wrote) -> bool:
    """Take a letter as the answer. Return False for a text without a greeting, and for an employer's mail."""
    if run.script != REVIEW or ask.key != FRIEND or event.forwarded or len(text.split()) < FEWEST:
        return False
    words = turn.words(WORDS)
    named = (run.facts.own_name or "").casefold().split()[:1]
    greets = words["greets"].match(text) is not None
    to_themselves = words["first"].match(text.casefold())
    if not greets and not (named and to_themselves is not None and to_themselves["name"] == named[0]):
        return False
    if words["of_an_employer"].search(text) is not None:
        return False
    take_interpreted(turn, run, ask, text, text, event)
    return True
