"""Take off an answer what only says that somebody isn't sure of it: "I dunno, my handshake?? haha"."""

from __future__ import annotations

from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker

LONGEST = 100
"""Characters of a text that is looked at: more than that tells, whatever it begins with."""

SHORTEST = 3
"""Characters of what has to be left."""


def without_hedge(turn: Turn, text: str) -> str:
    """Return what is said after "I dunno", without a laugh at its end; the text, where that is all of it."""
    heard = turn.hear(text)
    if len(text) > LONGEST or not heard.has(Marker.hedge):
        return text
    rest = turn.hear(heard.without(Marker.hedge)).without(Marker.laugh).rstrip("?!.… ")
    return rest if len(rest) >= SHORTEST else text
