"""Know the messages of a person's chat by their ids, and ask to have some removed.

Telegram lets a bot remove messages of a private chat, the person's own too, for two days.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from bot.talk.frozen import frozen
from bot.talk.kinds import Unkept
from bot.turn.model.person import Person
from bot.turn.model.says import Removed

REMOVABLE = timedelta(hours=48)
"""How long after it was sent a message can be removed: Telegram's limit."""

MOST_KNOWN = 400
"""Of how many messages of a person the ids are known at most, the latest. Our own choice."""

AT_ONCE = 100
"""How many messages Telegram removes at a time."""


@frozen
class InChat:
    """Name a message that is or was in a person's chat. message: its id. ours: the coach sent it.

    run: the run in which the person wrote it, if it is one that keeps nothing of what they write.
    """

    message: int
    ours: bool
    run: int | None = None


def unkept_run(person: Person) -> int | None:
    """Return the run in which nothing is kept of what the person writes now; None if there is no such run."""
    run = person.current
    ask = run.open(run.position) if run is not None else None
    return run.number if run is not None and ask is not None and isinstance(ask.kind, Unkept) else None


def removed(messages: Iterable[InChat]) -> list[Removed]:
    """Return what a turn says to have these messages removed, as many at a time as Telegram takes."""
    ids = sorted(one.message for one in messages)
    return [Removed(tuple(ids[at : at + AT_ONCE])) for at in range(0, len(ids), AT_ONCE)]
