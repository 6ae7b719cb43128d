"""Define the tiers of what the safety screen can find in a text, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Tier(Enum):
    """A tier says what the safety screen found."""

    threat = "threat"  # to harm others: stop, and show the emergency number
    explicit = "explicit"  # show the card at once
    other = "other"  # explicit, but about somebody else: show the card, reworded
    unclear = "unclear"  # implicit, or may be meant otherwise: ask first
    weary = "weary"  # most likely about the job search: ask only if something else the person said was dark


def gravest(tiers: Iterable[Tier | None]) -> Tier | None:
    """Return the tier to act on, the first in the order of `Tier`; None if there is none."""
    given = [tier for tier in tiers if tier is not None]
    return next((tier for tier in Tier if tier in given), None) if given else None
