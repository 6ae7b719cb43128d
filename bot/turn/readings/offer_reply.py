"""Name what a short text says to something that was offered."""

from __future__ import annotations

from enum import Enum


class OfferReply(Enum):
    """The replies say whether an offer is taken up or turned down."""

    yes = "yes"
    fine = "fine"  # agrees if the coach asked something; else it only says that the message was read
    no = "no"
    later = "later"


class Keeping(Enum):
    """Say what is to become of what is asked about. slip: the text only says that it was asked by mistake."""

    keep = "keep"
    drop = "drop"
    slip = "slip"
