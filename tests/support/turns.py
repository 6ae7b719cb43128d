"""Turns of somebody in memory, and what they say, in short."""

from datetime import datetime
from typing import Any

from bot.coach.facts.application import Application, Stage, Via
from bot.coach.facts.history import Established, History
from bot.coach.facts.known import AboutStart
from bot.coach.facts.refused import AboutNo
from bot.coach.scripts import SCRIPTS
from bot.talk.ask import Ask
from bot.talk.script import Answer
from bot.turn.model.outcome import Loaded
from bot.turn.model.person import Person, Run, RunState
from bot.turn.model.says import (
    Answered,
    Asked,
    CalendarFile,
    Card,
    Changes,
    Ended,
    HandedBack,
    LeftOff,
    Noticed,
    Redrawn,
    Removed,
    Say,
    Worded,
)
from bot.turn.model.turn import Turn
from tests.support.app import START
from tests.support.words import READER

ACME = Application(100, "Acme", "Nurse", Stage.first, Via.manager, "Kim")
GLOBEX = Application(101, "Globex", "Cook", Stage.applied, Via.nobody)


def a_run(number: int, script: str, facts: Any, at: datetime = START, **answers: str) -> Run:
    """A run with these answers, given when it began."""
    given = {key: Answer(value, at) for key, value in answers.items()}
    return Run(number, script, SCRIPTS[script].version, facts, at, at, given)


def a_no(number: int = 1, at: datetime = START, **answers: str) -> Run:
    """A run of `no`: a lasting dialogue."""
    return a_run(number, "no", AboutNo(number), at, **answers)


def a_start(number: int = 1) -> Run:
    """A run of `start`: a brief one."""
    return a_run(number, "start", AboutStart())


def held(run: int, fact: Any, at: datetime = START, key: str = "") -> Established:
    return Established(run, key or type(fact).__name__.casefold(), at, fact)


def a_turn(*runs: Run, facts: tuple[Established, ...] = (), now: datetime = START, **about: Any) -> Turn:
    """Their facts are at hand. about: what else there is to say of the person."""
    last = max([run.number for run in runs], default=0)
    person = Person(1, **{"runs": runs, "last": last, **about})
    return Turn(Loaded(person, History(facts)), READER, now)


def now_open(turn: Turn) -> tuple[Run, Ask[Any]]:
    """The current run, and the question that an answer would go to."""
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    assert run is not None
    assert ask is not None
    return run, ask


def states(turn: Turn) -> dict[int, RunState]:
    return {run.number: run.state for run in turn.person.runs}


def in_short(say: Say) -> str:
    if isinstance(say, Noticed):
        return f"notices {say.message}"
    if isinstance(say, Removed):
        return f"removes {list(say.messages)}"
    if isinstance(say, HandedBack):
        return "hands back rows"
    if isinstance(say, CalendarFile):
        return "calendar file"
    return _worded_in_short(say)


def _worded_in_short(say: Worded) -> str:
    match say:
        case Card(_, block):
            return block
        case Asked(run, first):
            ask = run.open(run.position)
            if say.instead is not None:
                return f"{say.instead.block} at {ask.key if ask is not None else '?'}"
            return f"{'asks' if first else 'asks again'} {ask.key if ask is not None else '?'}"
        case Redrawn(run):
            return f"redraws {run.draft_answer}"
        case Answered(_, key):
            return f"answered {key}"
        case Ended(run):
            return f"ends {run.script}"
        case LeftOff(run):
            return f"leaves {run.script}"
        case Changes(run):
            return f"lists {run.script}"


def said(turn: Turn) -> list[str]:
    """What has been said since this was last asked."""
    short = [in_short(say) for say in turn.says]
    turn.says.clear()
    return short
