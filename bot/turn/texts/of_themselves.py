"""Meet what somebody says against themselves where own words are asked for, and file none of it."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.talk.kinds import Choose, Write
from bot.turn.interpreting import own_words
from bot.turn.interpreting.answers import readings_at
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.wellbeing import feelings

MOST_WORDS = 30
"""The most words of such a text: a longer one tells more than that. Our own choice."""

PREPARE = "prepare"
"""The dialogue that asks what a no would mean about them: there it is the answer."""

OTHERWISE = {Marker.runs_self_down: "self_doubt", Marker.mocked: "hard"}
"""The feeling to answer where the examples name none."""


def meet_self_blame(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Answer "they are trash like me", or "they laugh at my accent" at buttons; else return False."""
    marker = _marker_at(run, ask)
    if marker is None or len(text.split()) > MOST_WORDS:
        return False
    said = [one for one in own_words.sentences(text) if turn.hear(one).has(marker)]
    if not said or any(own_words.tells(turn, one) for one in said) or _tells(turn, text):
        return False
    named = readings_at(turn, run, ask, text).likeliest_hard()
    feelings.answer(turn, run, named or OTHERWISE[marker])
    return True


def _marker_at(run: Run, ask: Ask[Any]) -> Marker | None:
    """Return what to look for at a question; None where such words may be what is asked for."""
    if isinstance(ask.kind, Choose):
        return Marker.mocked
    asks_own = isinstance(ask.kind, Write) and not is_name(ask) and not ask.kind.pasted
    return Marker.runs_self_down if asks_own and run.script != PREPARE else None


def _tells(turn: Turn, text: str) -> bool:
    """Tell whether a text tells of the interview, and not only of what they once did."""
    heard = turn.hear(text)
    return any(heard.has(marker) for marker in own_words.TOLD if marker is not Marker.felt_then)
