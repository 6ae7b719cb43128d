"""Take "I'm still waiting for Dunmore" for no news while Dunmore is just being noted: it is that one."""

from __future__ import annotations

from typing import Any

from bot.talk.ask import SKIPPED, Ask
from bot.talk.kinds import Write
from bot.turn.interpreting.names import is_name
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.runs.say_back import ask_once_more

COMPANY = "company"

LONGEST = 80
"""Characters of a text that says no more than that. Our own choice."""


def take_still_waiting(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Say that this is the one, and ask on. Return False if a text says something else, or of another one."""
    company = run.answers.get(COMPANY)
    if run.script != "log" or run.changing is not None or company is None or company.value == SKIPPED:
        return False
    if len(text) > LONGEST or (isinstance(ask.kind, Write) and not is_name(ask)):
        return False
    told = turn.hear(text).reports([company.value])
    if len(told) != 1 or told[0].news is not News.nothing or told[0].applied or told[0].day or told[0].role:
        return False
    if not turn.hear(told[0].company or "").mentioned([company.value]):
        return False
    ask_once_more(turn, run, Card("said", "this_one"))
    return True
