"""Hear texts that name no option: "both", "you choose", or "nothing" at the question what to change."""

from __future__ import annotations

from typing import Any

from bot.coach.facts.application import Field
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.turn.interpreting.answers import readings_at
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.reading import Bar, Kind
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more

NAMED = Bar(0.9, 2.0)
"""How sure it has to be that one option is meant all the same: "a bit of both" means "partly". Our choice."""


def leave_listed(turn: Turn, run: Run, text: str) -> bool:
    """Leave the listed answers of a closed dialogue unchanged if the text says so; else return False."""
    if run.state is not RunState.correcting or not turn.hear(text).changes_nothing():
        return False
    runs.unchanged(turn, run)
    return True


def change_nothing(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Leave all as it is if the text says so at the question what to change; else return False."""
    listed = run.draft_answer == runs.LISTED
    if not (listed or (isinstance(ask.kind, Choose) and ask.kind.options is Field)):
        return False
    if not turn.hear(text).changes_nothing():
        return False
    if listed:
        runs.unchanged(turn, run)
    else:
        runs.park(turn)
        turn.card("fine")
    return True


def ask_which(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Ask which option is meant after "both" or "either". Return False if the text surely means one."""
    said = turn.hear(text).names_no_option() if isinstance(ask.kind, Choose) else None
    if said is None or turn.hear(text).option(run) is not None:
        return False
    reading = readings_at(turn, run, ask, text).clearest(NAMED)
    if reading is not None and reading.kind is Kind.answer:
        return False
    ask_once_more(turn, run, Card("meta", f"{said}_of_them"))
    return True
