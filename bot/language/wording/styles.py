"""Let one button of a message stand out: the one that most people go on with, and the one that erases."""

from __future__ import annotations

from typing import Any

from bot.message import Style
from bot.talk.kinds import Choose
from bot.turn.model.callback_data import EraseTap, RunAction, RunTap, Tap
from bot.turn.model.says import Card
from bot.turn.wellbeing import crisis

GOES_ON = frozenset({"yes", "right", "go_on"})
"""The stored values of an option that says yes, that it is right, or to go on."""


def of_option(kind: Choose[Any], value: str) -> Style | None:
    """Return how an option stands out: it erases, or it is the first and the dialogue goes on with it."""
    if kind.erases is not None:
        return Style.danger if value == str(kind.erases.value) else None
    first = str(kind.offered[0].value)
    return Style.primary if value == first and value in GOES_ON else None


def of_card_button(card: Card, tap: Tap) -> Style | None:
    """Return how a card's button stands out. Nothing does where somebody may be in danger."""
    if card.file == crisis.FILE:
        return None
    match tap:
        case EraseTap(sure=True, chat=False) | RunTap(RunAction.deleted):
            return Style.danger
        case RunTap(RunAction.go):
            return Style.primary
    return None
