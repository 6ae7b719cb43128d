"""Answer what somebody with an offer says of time: that another day is too late, or that they need longer."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import State
from bot.talk.ask import Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.runs.say_back import say_beside


def answer(turn: Turn, run: Run | None, ask: Ask[Any] | None, text: str) -> bool:
    """Say how to ask for time. Return False where there is no offer, or words of their own are asked for."""
    heard = turn.hear(text)
    if not (heard.has(Marker.asks_more_time) or heard.has(Marker.compares_days)):
        return False
    if ask is not None and isinstance(ask.kind, Write) and not is_name(ask):
        return False
    offered = any(case.state is State.offer for case in turn.now_established().cases)
    if not offered and (run is None or run.script != "yes"):
        return False
    say_beside(turn, run, Card("asked", "rival_offers"))
    return True
