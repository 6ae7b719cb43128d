"""Tell what went well in an interview, what didn't, and what they cared about, from what is told of it."""

from __future__ import annotations

import re

from bot.coach.facts.lessons import About
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker

WORDS = "interpreting/aspects"
"""The file of this module's patterns in `content/en/turn/`."""

_COMMA = re.compile(r"\s*,\s+")


def aspects(turn: Turn, text: str) -> dict[str, str]:
    """Return what went well, what badly, and what the employer cared about, as far as a text tells each.

    A part that tells none of these clearly counts as what went well.
    """
    says = turn.words(WORDS)
    said: dict[str, list[str]] = {}
    pieces = [part for part in (piece.strip() for piece in says["turn"].split(text)) if part]
    over = [part for part in pieces if turn.hear(part).has(Marker.is_over)]
    for part in pieces if len(over) == len(pieces) else [piece for piece in pieces if piece not in over]:
        about = About.they_cared if says["cared"].search(part) else None
        well, badly = (part, "") if about is not None else _well_and_badly(turn, part)
        for words, of in ((well, about or About.went_well), (badly, About.went_badly)):
            if words:
                said.setdefault(of.value, []).append(words)
    return {about: ". ".join(words) for about, words in said.items()}


def _well_and_badly(turn: Turn, part: str) -> tuple[str, str]:
    """Cut a part where it begins to tell what went badly: "the tasting landed, stumbled on costing"."""
    pieces = _COMMA.split(part)
    badly = [turn.hear(piece).went_badly() for piece in pieces]
    if not turn.hear(part).went_badly():
        return part, ""
    first = badly.index(True) if True in badly else 0
    return ", ".join(pieces[:first]), ", ".join(pieces[first:])
