"""Answer a text of which only the kind is clear: something is hard, or the coach is asked something."""

from __future__ import annotations

from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import IDLE, LIGHT, Kind, Readings
from bot.turn.routing import in_review
from bot.turn.runs.say_back import ask_once_more, say_beside
from bot.turn.wellbeing import feelings

HARD = 0.42
"""How likely it has to be that something hard is told. Our own choice, on lines of which nothing was learned:
a kind word where none was needed does less harm than the menu after "I feel thrown away"."""

MOST_OF_IT = 0.45
"""The share of all that is hard from which on the likeliest feeling is answered by name. Our own choice."""

ASKS = 0.6
"""How likely it has to be that the coach is asked something, where that isn't plain from how it is put."""

SURELY_ASKS = 0.4
"""The same where it is put as a question."""


def answer_vague(turn: Turn, run: Run | None, readings: Readings, text: str) -> bool:
    """Meet something hard, or say that a question has no good answer here. Return False if it is neither.

    At a question, what would be answered while none is open is answered too: it is no answer to that one.
    """
    if readings.hard >= max(HARD, readings.asks):
        turn.welcome()
        feelings.answer(turn, run, _likeliest(readings) or "hard")
        return True
    if readings.asks < (SURELY_ASKS if turn.hear(text).asks() else ASKS):
        return False
    heard = turn.hear(text)
    idle = heard.readings().without_words().clear(IDLE)
    if run is not None and idle is not None and idle.kind is Kind.ask:
        ask_once_more(turn, run, in_review.aside_for(turn, run, idle.name, heard))
        return True
    say_beside(turn, run, Card("meta", "no_good_answer"))
    return True


def _likeliest(readings: Readings) -> str | None:
    """Return the hard feeling that has enough of all that is likely; None if there are too many."""
    felt = [
        reading for reading in readings.ranked if reading.kind is Kind.feeling and reading.name not in LIGHT
    ]
    return felt[0].name if felt and felt[0].sure >= MOST_OF_IT * readings.hard else None
