"""Bound what one person may have kept: each of their turns reads all of it, and others wait meanwhile."""

from __future__ import annotations

from bot.coach.facts.entries import AboutSeveral
from bot.coach.facts.history import History
from bot.coach.facts.known import AboutWait

MOST_APPLICATIONS = 500
"""Somebody who sends two a day has so many after eight months. A turn takes 100 ms then."""

MOST_FACTS = 10_000
"""Twenty for each application: its stages, nudges, a review. To read them takes 150 ms."""

ALWAYS = frozenset({"start", "later", "settings", "pause", "change", "forget", "remind"})
"""Dialogues that may always begin: they hardly add anything, or make room."""


def has_room(history: History, script: str, briefing: object) -> bool:
    """Tell whether there is room for what a dialogue will add."""
    if script in ALWAYS:
        return True
    if len(history.facts) >= MOST_FACTS:
        return False
    new = 0
    if isinstance(briefing, AboutSeveral):
        new = sum(not entry.known for entry in briefing.entries)
    elif script == "log" and isinstance(briefing, AboutWait) and briefing.chosen is None:
        new = 1
    return new == 0 or len(history.known) + new <= MOST_APPLICATIONS
