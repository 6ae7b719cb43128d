"""Go on with what was left when somebody says that they are back, or wants to go on."""

from __future__ import annotations

from bot.talk.frozen import changed
from bot.turn.model.callback_data import RunAction, RunTap, parse
from bot.turn.model.offer_tracking import open_question
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.runs import parked, runs
from bot.turn.runs.say_back import ask_once_more

LATER = "later"
"""The dialogue that asks when to come back."""

WHICH = "which_left"
"""The card that asks with which of those that were left to go on."""

MOST = 3
"""The most that it offers, the latest first. Our own choice: /help has others."""


def come_back(turn: Turn) -> bool:
    """Go on for somebody who is back; what is open is asked again. Return False if there is nothing."""
    run = turn.person.current
    if run is not None and run.script != LATER and run.open(run.position) is not None:
        ask_once_more(turn, run)
        return True
    return go_on(turn)


def hold_on(turn: Turn) -> bool:
    """Let somebody go who is called away for a moment; what is open waits as it was asked."""
    if turn.person.new:
        return False
    turn.say(Card("meta", "hold_on"))
    return True


def go_on(turn: Turn) -> bool:
    """Take up what was left, at the question when to be reminded or while none is open; ask which if several.

    Return False at any other question, where the words are an answer or a move, and if nothing was left.
    """
    run = turn.person.current
    if run is not None and run.script != LATER:
        return False
    parked.drop_what_is_over(turn)
    left = turn.person.left
    meant = _put_off(turn, run) or _offered(turn) or (left[0] if len(left) == 1 else None)
    if meant is not None:
        runs.unchanged(turn, runs.resume(turn, meant))
        return True
    if not left:
        return False
    turn.card(WHICH, *(_button(each) for each in left[:MOST]), _none_of(left[0]))
    return True


def take_named(turn: Turn, text: str) -> bool:
    """Go on with the one that a text names where it was asked which. Return False if it names none."""
    offered = turn.person.offered
    if offered is None or offered.block != WHICH or not offered.holds(turn.now, open_question(turn.person)):
        return False
    left = turn.person.left[:MOST]
    named = turn.hear(text).mentioned([parked.named(run) or "" for run in left])
    if len(named) != 1:
        return False
    turn.person = changed(turn.person, offered=None)
    runs.unchanged(turn, runs.resume(turn, left[named[0]]))
    return True


def _put_off(turn: Turn, later: Run | None) -> Run | None:
    """Return what was put off just now, where it is still asked when to be reminded of it."""
    run = turn.find(later.facts.run) if later is not None else None
    return run if run is not None and run.state is RunState.parked else None


def _offered(turn: Turn) -> Run | None:
    """Return the one that was offered last, by a reminder or after something else ended."""
    offered = turn.person.offered
    if offered is None or not offered.last or not offered.holds(turn.now, open_question(turn.person)):
        return None
    taps = [parse(choice.tap) for choice in offered.choices]
    numbers = [tap.run for tap in taps if isinstance(tap, RunTap) and tap.action is RunAction.go]
    run = turn.find(numbers[0]) if len(numbers) == 1 else None
    return run if run is not None and run.state is RunState.parked else None


def _button(run: Run) -> CardButton:
    shows = {"place": f"place__{run.script}", "name": parked.named(run)}
    return CardButton("go_on_with", RunTap(RunAction.go, run.number), shows)


def _none_of(run: Run) -> CardButton:
    return CardButton("not_now", RunTap(RunAction.stay, run.number))
