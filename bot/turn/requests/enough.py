"""Leave a question for own words, or the dialogue, when the person says that it is enough."""

from __future__ import annotations

from bot.talk.kinds import Write
from bot.turn.cards import overview
from bot.turn.interpreting.names import is_name
from bot.turn.model.callback_data import Control
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.readings.marker import Marker
from bot.turn.readings.request import Request
from bot.turn.runs import runs


def say_no_more(turn: Turn, request: Request, text: str) -> bool:
    """Skip the question for own words, or leave the dialogue if the question can't be skipped.

    Where no own words are asked for, put off what is open if the text says "for today"; else return False.
    """
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is None or ask is None or not isinstance(ask.kind, Write) or is_name(ask):
        return turn.hear(text).has(Marker.for_today) and put_off(turn, request)
    if ask.can_skip:
        answering.take_control(turn, run, ask, Control.skip, None)
    else:
        overview.cancel(turn)
    return True


def put_off(turn: Turn, _: Request) -> bool:
    """Put off what is open for somebody who has had enough for the day; a brief dialogue is left instead."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is None or ask is None or run.dialogue.brief:
        runs.park(turn)
        turn.card("fine")
        return True
    answering.take_control(turn, run, ask, Control.later, None)
    return True
