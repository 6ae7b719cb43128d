"""Define a turn that is to be decided in a transaction."""

from __future__ import annotations

from collections.abc import Callable

from bot.talk.frozen import frozen
from bot.turn.model.outcome import Loaded, Outcome

Decide = Callable[[Loaded], Outcome]


@frozen
class Task:
    """Hold a turn to be decided for a person. urgent: it answers them; else it is a nudge.

    sent: see `Incoming`.
    """

    person: int
    decide: Decide
    urgent: bool = True
    sent: int | None = None
