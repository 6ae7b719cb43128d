"""Keep what is being noted when somebody wishes to prepare for its no, which comes afterwards."""

from __future__ import annotations

from bot.coach.facts.records import Logged
from bot.coach.routing import Aim
from bot.talk.script import Answer
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.runs.runs import AFTERWARDS
from bot.turn.runs.say_back import ask_once_more


def note_first(turn: Turn, run: Run | None, aim: Aim) -> bool:
    """Ask on for what has to be noted, and remember the wish. Return False if nothing is being noted."""
    if run is None or run.script != "log" or aim != Aim("prepare") or not run.position.path:
        return False
    if any(isinstance(fact, Logged) for fact in run.position.records.values()):
        return False  # it can be prepared for already
    kept = turn.put(run.but(answers={**run.answers, AFTERWARDS: Answer(aim.script, turn.now)}))
    ask_once_more(turn, kept, Card("meta", "after_noting"))
    return True
