"""Take up by typing the card that asks where the person mostly applies: "it's a council job"."""

from __future__ import annotations

from bot.coach.facts.application import Sector
from bot.talk.kinds import Choose
from bot.turn.model.callback_data import BeginTap, parse
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import ANSWER, Kind
from bot.turn.routing import commands
from bot.turn.runs.sector_card import BLOCK

QUESTION = Choose("sector", Sector, words="sector/sector")
"""The question of the card, as the dialogue asks it."""


def take(turn: Turn, text: str) -> bool:
    """Tap the sector that a text names, right below the card. Return False if it names none."""
    offered = turn.person.offered
    if offered is None or offered.block != BLOCK or not offered.last:
        return False
    named = turn.hear(text).readings(QUESTION).clearest(ANSWER)
    if named is None or named.kind is not Kind.answer:
        return False
    taps = (parse(choice.tap) for choice in offered.choices)
    tapped = next((tap for tap in taps if isinstance(tap, BeginTap) and tap.way == named.name), None)
    if tapped is None:
        return False
    commands.tap(turn, tapped)
    return True
