"""Keep what somebody typed that sounded faintly of danger, to read it together with what follows soon.

People type one thought in several messages, none of which says it. Only such texts are kept, cut short, and
encrypted at rest with all else that is known of the person; a text that is asked about is not among them.
What is older goes with the next thing that the person does.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.talk.frozen import frozen

TOGETHER = timedelta(minutes=5)
"""How long after a text the next one counts as the same thought. Our own choice."""

MOST, LONGEST = 3, 200
"""The most texts that are kept, and characters of each."""


@frozen
class RecentTexts:
    """Keep texts with the times at which they were typed, the latest last."""

    typed: tuple[tuple[datetime, str], ...] = ()

    def by(self, now: datetime) -> RecentTexts:
        """Return those that are recent at this time, as far as there are any."""
        recent = tuple((at, text) for at, text in self.typed if now - at < TOGETHER)
        return self if len(recent) == len(self.typed) else RecentTexts(recent)

    def adding(self, text: str, now: datetime) -> RecentTexts:
        """Add a text."""
        return RecentTexts((*self.typed, (now, " ".join(text.split())[:LONGEST]))[-MOST:])


NO_TEXTS = RecentTexts()
