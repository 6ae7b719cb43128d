"""Take off an answer what only says that somebody isn't sure of it: "I dunno, my handshake?? haha"."""

from __future__ import annotations

from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker

LONGEST = 100
"""Characters of a text that is looked at: a longer one tells something, whatever it begins with."""

SHORTEST = 3
"""The fewest characters that have to be left of the text."""


def without_hedge(turn: Turn, text: str) -> str:
    """Return a text without its "I dunno" and its laugh; the text as it is if too little would be left."""
    heard = turn.hear(text)
    if len(text) > LONGEST or not heard.has(Marker.hedge):
        return text
    rest = turn.hear(heard.without(Marker.hedge)).without(Marker.laugh).rstrip("?!.… ")
    return rest if len(rest) >= SHORTEST else text
