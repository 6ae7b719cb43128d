"""Answer what it means that nobody answers, in whatever words it is asked."""

from __future__ import annotations

from bot.coach.scripts import REVIEWS
from bot.turn.cards import since_when
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Kind, Readings
from bot.turn.reports import unnamed
from bot.turn.routing import in_review
from bot.turn.runs.say_back import say_beside

MEANS_NO = "silence_means_no"
ABOUT_SILENCE = frozenset({MEANS_NO, "why_ghosted"})
"""The readings of a question what silence means: both are the same question there."""

LIKELY = 0.35
"""How likely both readings have to be together. Our own choice, on sentences of which nothing was learned."""


def answer_if_normal(turn: Turn, run: Run | None, text: str) -> bool:
    """Say that silence is normal, and since when the one open application waits. Return False without one.

    Whoever fears that they are forgotten there asks the same.
    """
    heard = turn.hear(text)
    if run is not None and run.script in REVIEWS:
        return False
    forgotten = heard.has(Marker.fears_forgotten)
    if not forgotten and not (heard.has(Marker.asks_if_normal) and heard.has(Marker.asks_silence)):
        return False
    named = [case for case in mentions.cases_mentioned(turn, text) if case.open]
    case = named[0] if len(named) == 1 else None if named else unnamed.only_open(turn)
    if mentions.is_about_a_stranger(turn, text):
        return False
    if case is None and forgotten:
        say_beside(turn, run, in_review.aside_for(turn, run, MEANS_NO, heard))
        return True
    if case is None:
        return False
    since_when.quiet(turn, case.application.name, normal=True)
    return True


def answer_silence(turn: Turn, run: Run | None, readings: Readings, text: str) -> bool:
    """Say what silence may mean. Return False where a text asks something else."""
    if not turn.hear(text).has(Marker.asks_what_it_means):
        return False
    asked = (one for one in readings.ranked if one.kind is Kind.ask and one.name in ABOUT_SILENCE)
    if sum(one.sure for one in asked) < LIKELY:
        return False
    say_beside(turn, run, in_review.aside_for(turn, run, MEANS_NO, turn.hear(text)))
    return True
