"""Answer a text in another language in that language, and let the question stand again."""

from __future__ import annotations

from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.runs.say_back import ask_once_more


def answer_foreign(turn: Turn, text: str, *, sentence: bool = False) -> bool:
    """Answer a text if it is in another language. Return False if it isn't, or if that can't be told.

    sentence: whether only a sentence counts, since a name is asked for.
    """
    spoken = turn.hear(text).foreign(sentence=sentence)
    if spoken is None:
        return False
    said = Card("meta", f"foreign_{spoken}")
    run = turn.person.current
    if run is not None and run.open(run.position) is not None:
        ask_once_more(turn, run, said)
    else:
        turn.say(said)
    return True
