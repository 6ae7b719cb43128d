"""Remember for an evening how the talk has gone, so that the coach doesn't go on and on.

Only counts and the names of the feelings that were answered are kept, never a word that was typed, and only
until the evening is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.talk.frozen import changed, frozen

EVENING = timedelta(hours=12)
"""After this long without a signal, earlier ones no longer count. Our own choice: by then it is
the next day."""

ENOUGH = 3
"""Refusals within an evening after which the person is left in peace."""

MOST_FEELINGS = 12
"""The most feelings of an evening that are kept: whoever names more has had every answer that there is."""


@frozen
class RecentSignals:
    """Remember, for an evening, how the talk has gone: counts and names, never a word that was typed.

    at: when the last signal came; after `ENOUGH` refusals, when the last refusal came. misread: how
    many texts in a row were not understood. refused: how often the person has refused to talk. felt: the
    blocks of `feelings` that were said, in order.
    """

    at: datetime | None = None
    misread: int = 0
    refused: int = 0
    felt: tuple[str, ...] = ()

    def by(self, now: datetime) -> RecentSignals:
        """Return these signals if they still count at this time; else none."""
        return self if self.at is not None and now - self.at < EVENING else NO_SIGNALS

    def quiet_until(self) -> datetime | None:
        """Return until when nothing is asked of a person who has refused often enough; else None."""
        return self.at + EVENING if self.at is not None and self.refused >= ENOUGH else None

    def in_peace(self, now: datetime) -> bool:
        """Tell whether the person is to be left in peace."""
        return self.by(now).refused >= ENOUGH

    def with_misread(self, now: datetime) -> RecentSignals:
        """Count a text that was not understood."""
        kept = self.by(now)
        return changed(kept, at=kept.dated(now), misread=kept.misread + 1)

    def understood(self) -> RecentSignals:
        """Begin the count of texts that were not understood anew."""
        return changed(self, misread=0) if self.misread else self

    def with_refusal(self, now: datetime) -> RecentSignals:
        """Count a refusal."""
        kept = self.by(now)
        return changed(kept, at=now, refused=kept.refused + 1, misread=0)

    def with_feeling(self, block: str, now: datetime) -> RecentSignals:
        """Add a feeling that was answered."""
        kept = self.by(now)
        return changed(kept, at=kept.dated(now), felt=(*kept.felt, block)[-MOST_FEELINGS:], misread=0)

    def dated(self, now: datetime) -> datetime:
        """Return the time to store as `at`: only another refusal makes the peace after refusals longer."""
        return now if self.at is None or self.refused < ENOUGH else self.at

    def times_felt(self, blocks: Iterable[str]) -> int:
        """Return how often any of these feelings was answered."""
        return sum(map(self.felt.count, blocks))


NO_SIGNALS = RecentSignals()
