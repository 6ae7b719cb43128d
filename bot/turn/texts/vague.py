"""Answer a text of which only this is clear: something is hard, or the coach is asked something."""

from __future__ import annotations

from bot.turn.interpreting import own_words
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import IDLE, Kind, Readings
from bot.turn.routing import in_review
from bot.turn.runs.say_back import ask_once_more, say_beside
from bot.turn.wellbeing import feelings

HARD = 0.42
"""How likely it has to be that something hard is told. Our own choice, on lines of which nothing was learned:
a kind word where none was needed does less harm than the menu after "I feel thrown away"."""

ASKS = 0.6
"""How likely it has to be that the coach is asked something, if the text isn't put as a question."""

SURELY_ASKS = 0.3
"""The same if the text is put as a question."""

LIKE = 0.2
"""How sure a question to the coach has to be, for a text to be like it at all."""

SURELY_HARD = 0.3
"""How likely it has to be that something hard is told, if the text says how the person is now."""


def answer_vague(turn: Turn, run: Run | None, readings: Readings, text: str) -> bool:
    """Answer something hard, or say that a question has no good answer here. Return False if it is neither.

    At an open question, a question to the coach is answered too if it would be while none is open. One that
    is like nothing that is ever asked of the coach is most likely about that question, which is explained.
    """
    hard = SURELY_HARD if own_words.is_felt_now(turn, text) else HARD
    if readings.hard >= max(hard, readings.asks):
        turn.welcome()
        feelings.answer(turn, run, readings.likeliest_hard() or "hard")
        return True
    if readings.asks < (SURELY_ASKS if _is_put(turn, text) else ASKS):
        return False
    heard = turn.hear(text)
    idle = heard.readings().without_words().clearest(IDLE)
    if run is not None and idle is not None and idle.kind is Kind.ask:
        ask_once_more(turn, run, in_review.aside_for(turn, run, idle.name, heard))
        return True
    if run is not None and run.open(run.position) is not None and is_like_nothing(readings):
        ask_once_more(turn, run, explained=True)
        return True
    say_beside(turn, run, Card("meta", "no_good_answer"))
    return True


def is_like_nothing(readings: Readings) -> bool:
    """Tell whether what is asked is like nothing that is asked of the coach: "do I pick one or"."""
    return all(reading.sure < LIKE for reading in readings.only(Kind.ask).ranked)


def _is_put(turn: Turn, text: str) -> bool:
    """Tell whether a text is put as a question."""
    return turn.hear(text).asks() or any(own_words.is_put(turn, one) for one in own_words.sentences(text))
