"""Remember what was last offered outside a dialogue, so that it can be answered by typing."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.talk.frozen import frozen

OFFER_LASTS = timedelta(days=3)
"""How long an offer can be taken up by typing. Our own choice: later nobody has it in mind."""


@frozen
class Choice:
    """A choice is one button of an offer. label: the block of its label. tap: its callback data."""

    label: str
    tap: str


@frozen
class LastOffer:
    """Remember the card or the nudge with buttons that was said last.

    at: when it was said. file, block: its words. over: the run and the key of the question that was open
    below it; None if none was. last: nothing else has been said since, so that a mere "yes" is about it.
    """

    at: datetime
    file: str
    block: str
    choices: tuple[Choice, ...]
    over: tuple[int, str] | None = None
    last: bool = True

    def holds(self, now: datetime, opened: tuple[int, str] | None) -> bool:
        """Tell whether the offer may still be meant.

        opened: the run and the key of the question that is open now. The question that was open below the
        offer may have lapsed since, if nothing else has been said.
        """
        lapsed = opened is None and self.last
        return now - self.at < OFFER_LASTS and (self.over == opened or lapsed)
