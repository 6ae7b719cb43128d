"""What the safety screen can find in a text, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Tier(Enum):
    """What the screen found."""

    threat = "threat"  # to harm others: stop, the emergency number
    explicit = "explicit"  # the card, now
    other = "other"  # explicit, and about somebody else: the card, reworded
    unclear = "unclear"  # implicit, or may be meant otherwise: ask


def gravest(tiers: Iterable[Tier | None]) -> Tier | None:
    """Of several, the one to act on: as they stand in `Tier`."""
    found = [tier for tier in tiers if tier is not None]
    return next((tier for tier in Tier if tier in found), None) if found else None
