"""Respond to a reaction that answers nothing: somebody thinks, is struck, or has read: "hm", "omg", "oh"."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import Ask
from bot.turn.interpreting.answers import readings_at
from bot.turn.interpreting.names import is_name, is_written_as_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.readings.reading import ANSWER, Kind
from bot.turn.runs.say_back import ask_once_more

REACTIONS = (Marker.thinks, Marker.struck, Marker.has_read)
"""The reactions, each of which gets a reply of its own."""

YES = "yes"
"""The dialogue about good news."""

MOST = 6
"""The most words of a reaction. Our own choice."""


def meet_reaction(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Reply to a reaction, and ask again. Return False if the text says more, or answers the question."""
    found = _reaction(turn, text) if run.script != YES else None  # there, `in_a_yes` goes on from it
    if found is None or turn.hear(text).option(run) is not None:
        return False
    if is_name(ask) and found is not Marker.thinks and is_written_as_name(text):
        return False
    if found is not Marker.thinks:
        reading = readings_at(turn, run, ask, text).clearest(ANSWER)
        if reading is not None and reading.kind is Kind.answer:
            return False
    ask_once_more(turn, run, Card("meta", found.value))
    return True


def meet_idle(turn: Turn, text: str) -> bool:
    """Reply to a reaction, while nothing is open, that the coach is there. Return False for other texts."""
    if turn.person.new or _reaction(turn, text) is None:
        return False
    turn.say(Card("meta", "at_hand"))
    return True


def _reaction(turn: Turn, text: str) -> Marker | None:
    bare = text.strip(" .,;:!…*-–—~")
    if not bare or "?" in bare or len(bare.split()) > MOST:
        return None
    heard = turn.hear(bare)
    return next((marker for marker in REACTIONS if heard.has(marker)), None)
