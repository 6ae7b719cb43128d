"""Note that an offer was answered: "I accepted it", "I turned it down"."""

from __future__ import annotations

from bot.coach.dialogues.changing import ACCEPTED
from bot.coach.facts.application import Application, State
from bot.coach.facts.known import AboutWords
from bot.talk.script import Answer
from bot.turn.corrections import edits
from bot.turn.corrections.offer_due import STILL_TOLD
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run
from bot.turn.model.says import Card
from bot.turn.model.turn import Turn
from bot.turn.runs import runs
from bot.turn.runs.say_back import say_back


def close_offer(turn: Turn, how: str, of: str | None) -> bool:
    """Close the offer that was answered. Return False if there is none that can be meant.

    how: the way of the dialogue `change` that closes the offer.
    """
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is not None and ask is not None and run.script == "yes" and _is_about(turn, run, of):
        if ask.key == "kind" or (how != ACCEPTED and ask.key in STILL_TOLD):
            return False
        if how == ACCEPTED:
            _pass_over(turn, run)
            return True
    offers = _offers(turn, of)
    if len(offers) != 1:
        return False
    edits.carry_out(turn, "change", AboutWords(offers, how))
    return True


def _is_about(turn: Turn, run: Run, of: str | None) -> bool:
    """Tell whether the open dialogue is about the offer that is named, or no name is said."""
    named = mentions.cases_mentioned(turn, of)
    if not named:
        return of is None
    about = mentions.application_of(run)
    number = about.number if about is not None else run.number
    return any(case.application.number == number for case in named)


def _pass_over(turn: Turn, run: Run) -> None:
    """Skip the questions of `yes` that an accepted offer settles."""
    passed = {key: Answer(value, turn.now) for key, value in STILL_TOLD.items()}
    runs.proceed(turn, turn.put(run.but(answers={**run.answers, **passed}, draft_answer=None)))
    say_back(turn, Card("said", "accepted", celebrates=True), ended=True)


def _offers(turn: Turn, of: str | None) -> tuple[Application, ...]:
    """Return the applications with an offer that may be meant."""
    cases = mentions.cases_mentioned(turn, of) if of is not None else mentions.listed(turn)
    return tuple(case.application for case in cases if case.state is State.offer)
