"""Go on with what was left when somebody says that they are back, or wants to go on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.coach.dialogues.no import FitsNow
from bot.coach.facts.after_a_no import AGAIN
from bot.coach.facts.application import State
from bot.coach.facts.cases import Case
from bot.coach.facts.known import Topic
from bot.coach.facts.lessons import Reviewed
from bot.talk.ask import SKIPPED, Ask
from bot.talk.frozen import changed
from bot.talk.kinds import Choose
from bot.turn.model.callback_data import RunAction, RunTap, parse
from bot.turn.model.offer_tracking import open_question
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.questions import rating
from bot.turn.runs import parked, runs
from bot.turn.runs.say_back import ask_once_more

LATER = "later"
"""The dialogue that asks when to come back."""

WHICH = "which_left"
"""The card that asks which of the dialogues that were left to go on with."""

NO, MOOD = "no", "mood"
"""The dialogue after a no, and its question how heavy it is."""

REVIEWS = frozenset({FitsNow.quick.value, FitsNow.whole.value})
"""How much of a review may be wanted of a no that was left."""

FRESH = timedelta(days=21)
"""For so long after a no without a review, a wish to go on is most likely about it. Our own choice."""

FEW = 8
"""The most words of a text that only says how much of a review is wanted."""

SURE, SURER = 0.6, 0.8
"""How likely an amount of review has to be in a text with words for wanting, and in others. Our choice."""

MOST = 3
"""The most dialogues that the card offers, the latest first. Our own choice: /help has others."""


def come_back(turn: Turn) -> bool:
    """Ask the open question again for somebody who is back, else take up what was left; else return False."""
    run = turn.person.current
    if run is not None and run.script != LATER and run.open(run.position) is not None:
        ask_once_more(turn, run)
        return True
    return go_on(turn)


def hold_on(turn: Turn) -> bool:
    """Let somebody go who is called away for a moment; the open question stays as it was asked."""
    if turn.person.new:
        return False
    turn.say(Card("meta", "hold_on"))
    return True


def go_on(turn: Turn) -> bool:
    """Take up the dialogue that was left; if there are several, ask which. Return False if there is nothing.

    If none was left, begin the review of the latest no that has none. At any open question but the one when
    to be reminded, return False: there the words are an answer or a move.
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
        return run is None and _look_back(turn)
    turn.card(WHICH, *(_button(each) for each in left[:MOST]), _none_of(left[0]))
    return True


def take_named(turn: Turn, text: str) -> bool:
    """Go on with the dialogue that a text names where the coach asked which; else return False."""
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


def take_pace(turn: Turn, text: str) -> bool:
    """Begin the review of a no that was left, while nothing is open: "quick one". Return False if none was.

    If the dialogue was left at the question how much of a review is wanted, the text answers that.
    """
    heard = turn.hear(text)
    wants = heard.wants_done()
    pace = heard.likeliest("fits", SURE if wants else SURER) if len(text.split()) <= FEW else None
    if pace not in REVIEWS or text.rstrip().endswith("?"):
        return False
    left = _offered(turn) or next(iter(turn.person.left), None)
    if left is None:
        return _look_back(turn, pace)
    ask = left.open(left.position)
    if left.script != NO or ask is None or not (_asks_pace(ask) or ask.key == MOOD):
        return False
    run = runs.resume(turn, left)
    ask = run.open(run.position)  # how heavy it is may be asked again by now
    if ask is not None and _asks_pace(ask):
        runs.answer(turn, run, ask, pace, {})
    elif ask is None or not rating.rate(turn, run, ask, text):
        runs.unchanged(turn, run)
    return True


def _asks_pace(ask: Ask[Any]) -> bool:
    return isinstance(ask.kind, Choose) and ask.kind.options is FitsNow


def _look_back(turn: Turn, pace: str | None = None) -> bool:
    """Begin the review of the latest no. Return False if it is reviewed already, or not fresh any more.

    pace: how much of a review is wanted, if that was said; then how heavy it is isn't asked again.
    """
    case = _left_no(turn)
    if case is None:
        return False
    given = {MOOD: SKIPPED, "fits_now": pace} if pace is not None else None
    runs.begin(turn, NO, Topic(case.application.number, AGAIN), given)
    return True


def _left_no(turn: Turn) -> Case | None:
    """Return the latest no, if it was told of late and has no review yet."""
    history = turn.now_established()
    reviewed = {fact.application for _, fact in history.of(Reviewed)}
    noes = [case for case in history.cases if case.state is State.no]
    case = max(noes, key=lambda one: one.at, default=None)
    fresh = case is not None and turn.now - case.at < FRESH
    return case if case is not None and fresh and case.application.number not in reviewed else None


def _put_off(turn: Turn, later: Run | None) -> Run | None:
    """Return the run that was put off just now, if the open question is when to be reminded of it."""
    run = turn.find(later.facts.run) if later is not None else None
    return run if run is not None and run.state is RunState.parked else None


def _offered(turn: Turn) -> Run | None:
    """Return the parked run that was offered last, by a reminder or after something else ended; else None."""
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
