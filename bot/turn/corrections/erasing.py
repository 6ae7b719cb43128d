"""Take a yes in any words where it is asked whether to erase one application; ask again if that is lost."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.changing import FORGET
from bot.coach.facts.application import YesNo
from bot.coach.facts.known import AboutWords
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.turn.corrections import repairs
from bot.turn.interpreting import mentions
from bot.turn.model.person import LEFT_ALONE, Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.questions.answering import take_answer
from bot.turn.readings.request import Intent
from bot.turn.runs import runs

LOOKED_BACK = 3
"""How many of the last runs are searched for the one that asked whether to erase. Our own choice."""


def take_confirmation(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Erase the application that is asked about if the text says so. Return False if it says otherwise."""
    if run.script != FORGET.name or not isinstance(ask.kind, Choose):
        return False
    about = mentions.application_of(run)
    first = text.split()[0].strip(",.!")
    yes = turn.hear(first).agrees()  # "delete Acme" said again only asks again
    for request in turn.hear(text).requests():
        named = mentions.cases_mentioned(turn, request.of) if request.intent is Intent.delete else ()
        same = yes and about is not None and [case.application.number for case in named] == [about.number]
        if same or request.intent is Intent.erase:
            take_answer(turn, run, ask, YesNo.yes.value, None, choice=YesNo.yes.value)
            return True
    return False


def ask_again(turn: Turn) -> bool:
    """Ask again whether to erase the application that was asked about last; else ask which is meant.

    "Erase it" means one thing: erasing everything is never offered instead. Return False if none is noted.
    """
    last = turn.person.last
    for number in range(last, max(last - LOOKED_BACK, 0), -1):
        run = turn.find(number)
        if run is None or run.script != FORGET.name or not isinstance(run.facts, AboutWords):
            continue
        known = turn.now_established().known
        still = tuple(a for a in run.facts.applications if a.number in known)
        if still and turn.now - run.last_heard < LEFT_ALONE:
            runs.begin(turn, FORGET.name, AboutWords(still))
            return True
    if not turn.history.cases:
        return False
    turn.say(Card(repairs.FILE, "erase_which"))
    return True
