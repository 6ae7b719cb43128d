"""Take a yes in any words when it is asked whether to erase one application; ask again once that is lost."""

from __future__ import annotations

from typing import Any

from bot.coach.dialogues.changing import FORGET
from bot.coach.facts.application import YesNo
from bot.coach.facts.known import AboutWords
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.turn import naming, repairs, runs
from bot.turn.answering import take_answer
from bot.turn.person import LEFT_ALONE, Run
from bot.turn.says import Card
from bot.turn.turn import Turn
from bot.turn.wanted import Want

LOOKED_BACK = 3
"""How many of the last dialogues may be the one that asked. Our own choice."""


def confirmed(turn: Turn, run: Run, ask: Ask[Any], text: str) -> bool:
    """Erase the one that it is asked about, if the text says so. Return False if it says anything else."""
    if run.script != FORGET.name or not isinstance(ask.kind, Choose):
        return False
    about = naming.subject_of(run)
    first = text.split()[0].strip(",.!")
    yes = turn.reader.agrees(turn.person.language, first)  # "delete Acme" said again only asks again
    for wanted in turn.reader.wanted(turn.person.language, text):
        named = naming.pointed_at(turn, wanted.of) if wanted.want is Want.delete else ()
        same = yes and about is not None and [case.application.number for case in named] == [about.number]
        if same or wanted.want is Want.erase:
            take_answer(turn, run, ask, YesNo.yes.value, None, choice=YesNo.yes.value)
            return True
    return False


def asked_again(turn: Turn) -> bool:
    """Ask again whether to erase the one that it was asked about last; else which one is meant.

    "It" is one thing: everything is never offered instead.
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
