"""Do what words ask of one application besides edits: call it a no, show it, go on with its dialogue."""

from __future__ import annotations

from bot.coach.dialogues.log import Chased
from bot.coach.dialogues.overdue import Close
from bot.coach.facts.after_a_no import AGAIN
from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.coach.facts.known import Topic
from bot.turn.cards import applications
from bot.turn.corrections import correcting, repairs
from bot.turn.interpreting import mentions
from bot.turn.model.callback_data import BeginTap, parse
from bot.turn.model.person import LEFT_ALONE, Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.reports import unnamed
from bot.turn.runs import parked, runs
from bot.turn.runs.say_back import ask_once_more

CHASED = "chased"
"""The question in `log` how often the person has chased already."""

AWAY = "away"


def call_it_a_no(turn: Turn, of: str | None) -> bool:
    """Close the named application, or the one spoken of last, as a no. Return False if there is none."""
    if of is not None:
        named = mentions.cases_mentioned(turn, of)
        if len(named) != 1:
            return False
        case: Case | None = named[0]
    else:
        case = spoken_of(turn)
    if case is None:
        return False
    if case.state not in (State.waiting, State.away):
        return False
    number = case.application.number
    last = next(iter(repairs.recent_changes(turn)), None)
    if last is not None and last.kind == AWAY and last.application == case.application:
        turn.find(last.run)  # loaded, so that its facts are known to be gone
        turn.remove(last.run)  # it was put away just now, and that was not what was meant
    runs.begin(turn, "overdue", Topic(number, "done"), {"close": Close.no.value})
    return True


def spoken_of(turn: Turn) -> Case | None:
    """Return the case of the nudge that was said last, the case just put away, or the only open case."""
    history, offered = turn.now_established(), turn.person.offered
    taps = [parse(choice.tap) for choice in offered.choices] if offered is not None and offered.last else []
    numbers = {tap.application for tap in taps if isinstance(tap, BeginTap) and tap.application is not None}
    if len(numbers) == 1:
        return history.case(next(iter(numbers)))
    last = next(iter(repairs.recent_changes(turn)), None)
    fresh = last is not None and last.kind == AWAY and turn.now - last.at < LEFT_ALONE
    if last is not None and fresh and last.application is not None:
        return history.case(last.application.number)
    return unnamed.only_open(turn)


def show(turn: Turn, of: str | None) -> bool:
    """Show the one application that is named. Return False if none is known by that name, or several are."""
    named = mentions.cases_mentioned(turn, of)
    if len(named) != 1:
        return False
    applications.opened(turn, named[0].application.number)
    turn.ask_again()
    return True


def carry_on(turn: Turn, of: str | None) -> bool:
    """Take up the dialogue that was left about the named application. Return False if none was.

    If that dialogue is open, ask its question again; if nothing is open or left, show the application.
    """
    if of is None:
        return False
    current = turn.person.current
    if current is not None and _is_of(turn, current, of):
        ask_once_more(turn, current)
        return True
    parked = [run for run in turn.person.left if _is_of(turn, run, of)]
    if not parked:
        return current is None and show(turn, of)
    runs.unchanged(turn, runs.resume(turn, parked[0]))
    return True


def look_back(turn: Turn, of: str | None) -> bool:
    """Begin the review of the no that is named, or go on with it. Return False if no such no is noted."""
    named = [case for case in mentions.cases_mentioned(turn, of) if case.state is State.no]
    if of is not None and any(_is_of(turn, run, of) for run in turn.person.left):
        return carry_on(turn, of)
    if len(named) != 1:
        return False
    runs.begin(turn, "no", Topic(named[0].application.number, AGAIN))
    return True


def _is_of(turn: Turn, run: Run, of: str) -> bool:
    name = parked.named(run)
    return name is not None and bool(turn.hear(of).mentioned([name]))


def take_back_asking(turn: Turn) -> bool:
    """Take back that the employer was asked how it stands. Return False if nothing recent says so."""
    run = turn.person.current
    if run is not None and _can_unsay(run):
        return _unsay(turn, run)
    for change in repairs.recent_changes(turn):
        if change.kind == "chase":
            repairs.take_back(turn, change)
            return True
        noted = turn.find(change.run)
        if noted is not None and _can_unsay(noted):
            return _unsay(turn, noted)
    return False


def _can_unsay(run: Run) -> bool:
    said = run.answers.get(CHASED)
    told = run.script == "log" and CHASED in run.position.path
    return told and said is not None and said.value != Chased.not_yet.value


def _unsay(turn: Turn, run: Run) -> bool:
    return correcting.take(turn, run, CHASED, Chased.not_yet.value, Card("said", "chased__not_yet"))
