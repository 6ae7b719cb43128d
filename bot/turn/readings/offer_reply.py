"""Name what a short text says to something that was offered."""

from __future__ import annotations

from enum import Enum


class OfferReply(Enum):
    """The replies say whether an offer is taken up or turned down."""

    yes = "yes"
    fine = "fine"  # agrees where something was asked; else it only says that it was read
    no = "no"
    later = "later"


class Keeping(Enum):
    """Say what is to be done with it. slip: they only say that they did not mean to be asked."""

    keep = "keep"
    drop = "drop"
    slip = "slip"
