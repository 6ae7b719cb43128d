"""Say back what was understood, so that a misreading shows."""

from __future__ import annotations

from dataclasses import replace

from bot.turn.says import Asked, Card, Ended
from bot.turn.turn import Turn


def say_back(turn: Turn, understood: Card, *, ended: bool = False) -> None:
    """Say what was understood before the question that it has led to, in the same message.

    ended: say it before closing words too; most of them say it anyway.
    """
    for at, say in enumerate(turn.says):
        if (isinstance(say, Asked) and say.first) or (ended and isinstance(say, Ended)):
            if say.before is None:
                turn.says[at] = replace(say, before=understood)
            return
