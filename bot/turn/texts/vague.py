"""Answer a text of which only the kind is clear: something is hard, or the coach is asked something."""

from __future__ import annotations

from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import Readings
from bot.turn.runs.say_back import ask_once_more
from bot.turn.wellbeing import feelings

HARD = 0.42
"""How likely it has to be that something hard is told. Our own choice, on lines of which nothing was learned:
a kind word where none was needed does less harm than the menu after "I feel thrown away"."""

ASKS = 0.6
"""How likely it has to be that the coach is asked something, where that isn't plain from how it is put."""

SURELY_ASKS = 0.4
"""The same where it is put as a question."""


def answer_vague(turn: Turn, run: Run | None, readings: Readings, text: str) -> bool:
    """Meet something hard, or say that a question has no good answer here. Return False if it is neither."""
    if readings.hard >= max(HARD, readings.asks):
        turn.welcome()
        feelings.answer(turn, run, "hard")
        return True
    if readings.asks < (SURELY_ASKS if turn.hear(text).asks() else ASKS):
        return False
    card = Card("meta", "no_good_answer")
    if run is None:
        turn.welcome()
        turn.say(card)
    else:
        ask_once_more(turn, run, card)
    return True
