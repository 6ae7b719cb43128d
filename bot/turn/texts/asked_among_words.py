"""Answer a question, or meet a feeling, where own words are asked for, and keep none of it."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.turn.interpreting import own_words
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import Bar, Kind, Readings
from bot.turn.runs.say_back import ask_once_more
from bot.turn.texts import acting, vague
from bot.turn.wellbeing import feelings

ASKED = Bar(0.3, 1.3)
"""How sure the topic of a text has to be, if the text is surely a question."""

UNKNOWN = 0.3
"""How likely a text has to ask something, for the reply that there is no good answer to it here."""

HARD = 0.3
"""How likely it has to be that something hard is told, where a text says how the person is now."""

MOSTLY_WORDS = 0.4
"""How likely it may be at most that a whole text is words to keep, where its first sentence is a feeling."""

TALK = (Kind.ask, Kind.meta)
"""What a question may be about: applying, or the coach and its question."""


def answer_question(turn: Turn, run: Run, ask: Ask[Any], text: str, heard: Readings) -> bool:
    """Answer a question. Return False if the text asks the coach nothing."""
    if not own_words.is_asked(turn, text, heard):
        return False
    topics = heard.without(lambda reading: reading.kind not in TALK)
    if acting.act_on_reading(turn, run, ask, topics, text, ASKED):
        return True
    about_it = turn.hear(text).has(Marker.asks_coach)
    about_it = about_it or vague.is_like_nothing(heard)
    if heard.asks >= max(UNKNOWN, heard.sum_of(Kind.meta)) and not about_it:
        ask_once_more(turn, run, Card("meta", "no_good_answer"))
    else:
        ask_once_more(turn, run, explained=True)
    return True


def meet_feeling(turn: Turn, run: Run, text: str, heard: Readings) -> bool:
    """Answer something hard, if a text says that the person feels it now; else return False.

    Where it begins with that, its first sentence is enough: "I feel useless. Thirty years in care and ..."
    """
    first, *others = own_words.sentences(text) or [text]
    if others and heard.sum_of(Kind.words) < MOSTLY_WORDS:
        alone = turn.hear(first).readings()
        if _is_hard(turn, first, alone) and not own_words.tells(turn, text):
            feelings.answer(turn, run, alone.likeliest_hard() or "hard")
            return True
    if not _is_hard(turn, text, heard):
        return False
    feelings.answer(turn, run, heard.likeliest_hard() or "hard")
    return True


def _is_hard(turn: Turn, text: str, heard: Readings) -> bool:
    """Tell whether a text says that something is hard now, and tells nothing that is worth keeping."""
    if heard.hard < max(HARD, heard.asks, heard.sum_of(Kind.words)) or not own_words.is_felt_now(turn, text):
        return False
    return not own_words.tells(turn, text) and not turn.hear(text).has(Marker.resolves)
