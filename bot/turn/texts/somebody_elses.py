"""Answer what somebody tells of another person's application, which is no news of their own."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.reports import filing
from bot.turn.runs.say_back import say_beside


def answer(turn: Turn, run: Run | None, ask: Ask[Any] | None, text: str) -> bool:
    """Answer news of another person's application. Return False for none, or if words are asked for."""
    if ask is not None and isinstance(ask.kind, Write):
        return False
    heard = turn.hear(text)
    if not heard.has(Marker.somebody_elses) or heard.asks() or filing.reports_in(turn, text):
        return False
    say_beside(turn, run, Card("asked", "somebody_elses"))
    return True
