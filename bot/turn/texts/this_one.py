"""Take "I'm still waiting for Dunmore" as no news while the application to Dunmore is being noted."""

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
"""The most characters of a text that only says that somebody still waits. Our own choice."""


def take_still_waiting(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Say that this one is being noted, and ask again. Return False if a text says more, or names another."""
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
