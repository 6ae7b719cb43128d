"""Answer what it means that nobody answers, in whatever words it is asked."""

from __future__ import annotations

from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Kind, Readings
from bot.turn.routing import in_review
from bot.turn.runs.say_back import say_beside

MEANS_NO = "silence_means_no"
ABOUT_SILENCE = frozenset({MEANS_NO, "why_ghosted"})
"""Questions to the coach about silence. Where it is asked what silence means, either is the same question."""

LIKELY = 0.35
"""How likely they have to be together. Our own choice, on sentences of which nothing was learned."""


def answer_silence(turn: Turn, run: Run | None, readings: Readings, text: str) -> bool:
    """Say what silence may mean. Return False where a text asks something else."""
    if not turn.hear(text).has(Marker.asks_what_it_means):
        return False
    asked = (one for one in readings.ranked if one.kind is Kind.ask and one.name in ABOUT_SILENCE)
    if sum(one.sure for one in asked) < LIKELY:
        return False
    say_beside(turn, run, in_review.aside_for(turn, run, MEANS_NO, turn.hear(text)))
    return True
