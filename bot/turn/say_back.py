"""Say back what was understood, so that a misreading shows."""

from __future__ import annotations

from dataclasses import replace

from bot.turn.says import Asked, Card
from bot.turn.turn import Turn


def say_back(turn: Turn, understood: Card) -> None:
    """Say what was understood before the question that it has led to, in the same message."""
    asked = next((say for say in turn.says if isinstance(say, Asked) and say.first), None)
    if asked is not None and asked.before is None:
        turn.says[turn.says.index(asked)] = replace(asked, before=understood)
