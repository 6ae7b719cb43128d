"""Name what a short text says to something that was offered."""

from __future__ import annotations

from enum import Enum


class OfferReply(Enum):
    """The ways to take up or turn down an offer."""

    yes = "yes"
    fine = "fine"  # agrees where something was asked; else it only says that it was read
    no = "no"
    later = "later"
