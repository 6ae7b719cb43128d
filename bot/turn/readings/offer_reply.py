"""Name what a short text says to something that was offered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from typing import Protocol


class OfferReply(Enum):
    """The ways to take up or turn down an offer."""

    yes = "yes"
    fine = "fine"  # agrees where something was asked; else it only says that it was read
    no = "no"
    later = "later"


class OfferReader(Protocol):
    """Reads whether a text takes up what was offered under buttons."""

    def reply_in(self, text: str) -> OfferReply | None:
        """Return whether a text as a whole says yes, no or later; None if it says more, or none of it."""

    def chosen(self, text: str, labels: Sequence[tuple[str, str]], declining: Collection[str]) -> str | None:
        """Return which label is said, perhaps with a word or two more; None if none or several are.

        labels: for each its block, and as it is written. declining: blocks that may follow a "no".
        """

    def erases(self, text: str, *, agreed: bool = False) -> bool:
        """Tell whether a text says expressly, and whole, that everything be erased.

        agreed: only if it says yes as well.
        """

    def was_not_held(self, text: str) -> bool:
        """Tell whether a text says that an interview didn't take place."""

    def went_badly(self, text: str) -> bool:
        """Tell whether a text says that something went badly."""
