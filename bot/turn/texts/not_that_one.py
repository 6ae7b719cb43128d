"""Correct whose no it was, if it was taken for another company's: "not them", "wrong one, it was Kings"."""

from __future__ import annotations

from typing import Any

from bot.coach.routing import Aim
from bot.talk.ask import Ask
from bot.turn.interpreting.parts import parts
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.marker import Marker
from bot.turn.routing import routes
from bot.turn.runs.say_back import ask_once_more
from bot.turn.texts import of_this_no

MOST_WORDS = 12
"""The most words of a text that says whose no it was not, and whose it was. Our own choice."""


def take_denial(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Begin the no anew, for the company named or none yet. Return False where a text denies no company.

    The no that was recorded is taken back with the run.
    """
    taken_for = run.script == of_this_no.NO and run.facts.application is not None
    if not taken_for or ask.key not in of_this_no.BEFORE_ITS_NAME or run.changing is not None:
        return False
    said = parts(text)
    if len(text.split()) > MOST_WORDS or not said:
        return False
    denying = [part for part in said if turn.hear(part).has(Marker.wrong_one)]
    if not denying:
        return False
    turn.remove(run.number)
    routes.follow(turn, Aim(of_this_no.NO))
    turn.says.clear()
    anew = turn.person.current
    opened = anew.open(anew.position) if anew is not None else None
    rest = ", ".join(part for part in said if part not in denying)
    named = anew is not None and opened is not None and bool(rest) and not turn.hear(rest).denies()
    if anew is None or opened is None:
        return False
    if named and (
        of_this_no.take_name(turn, anew, opened, rest) or of_this_no.take_line(turn, anew, opened, rest)
    ):
        return True
    ask_once_more(turn, anew, Card("said", "not_them", shows={"name": run.facts.application.name}))
    return True
