"""End a pause in words, and say whether there is one."""

from __future__ import annotations

from bot.turn.corrections import repairs
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.request import Request
from bot.turn.runs import runs

RESUMING = {"pause": "go_on"}
"""The answer of the dialogue that ends a pause, as it is stored."""


def resume(turn: Turn, _: Request) -> bool:
    """End the pause, or leave the dialogue that would begin one; say so where there is none."""
    run = turn.person.current
    paused = turn.now_established().paused
    if run is not None and run.script == "pause":
        runs.park(turn)
    if paused is not None and paused > turn.today:
        runs.begin(turn, "pause", None, RESUMING)
    else:
        repairs.ask_after(turn, Card("found", "told_not_paused"))
    return True


def tell(turn: Turn, _: Request) -> bool:
    """Say whether the coach is quiet, and until when."""
    paused = turn.now_established().paused
    on = paused is not None and paused > turn.today
    card = Card("found", "told_paused" if on else "told_not_paused", shows={"paused": paused})
    repairs.ask_after(turn, card)
    return True
