"""Offer to go on with the run that was left last, and close those with nothing left to ask."""

from __future__ import annotations

from dataclasses import replace

from bot.coach.facts.known import AboutWait, subject
from bot.turn.model.callback_data import RunAction, RunTap
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn

PLACE = "country"
"""The first question about where somebody lives, in whatever dialogue."""


def offer_parked(turn: Turn) -> bool:
    """Mention the run that was parked last, once a day at most; return False if there is none to mention."""
    if turn.person.current is not None or turn.person.lately.in_peace(turn.now):
        return False
    drop_what_is_over(turn)
    parked = turn.person.parked
    if parked is None or (
        parked.mentioned is not None and turn.person.day_of(parked.mentioned) == turn.today
    ):
        return False
    mention(turn, parked)
    return True


def mention(turn: Turn, parked: Run) -> None:
    """Ask whether to go on with a parked run."""
    turn.put(parked.but(mentioned=turn.now))
    turn.card("parked", *go_on_or_not(parked), script=parked.script, name=named(parked))


def drop_what_is_over(turn: Turn) -> None:
    """Close parked runs with nothing left to ask, or about an application that is closed or muted by now."""
    for run in [with_known_place(turn, run) for run in turn.person.left]:
        if run.position.ask is None:
            turn.put(run.but(state=RunState.closed, draft_answer=None))
    for run in turn.person.runs:
        about = subject(run.facts) if isinstance(run.facts, AboutWait) and run.script != "yes" else None
        number = about.number if about is not None else run.number if run.script == "log" else 0
        case = turn.now_established().case(number) if number else None
        over = case is not None and (not case.open or (case.muted and run.script == "overdue"))
        if over and run.state is RunState.parked:
            turn.put(run.but(state=RunState.closed, draft_answer=None, changing=None))


def with_known_place(turn: Turn, run: Run) -> Run:
    """Return the run; it no longer asks where the person lives if another run has asked meanwhile."""
    asks = getattr(run.facts, "settled", True) is False and PLACE not in run.position.path
    if not asks or not turn.now_established().has_settings:
        return run
    return turn.put(run.but(facts=replace(run.facts, settled=True)))


def named(run: Run) -> str | None:
    """Return the name of what a run is about, from its briefing or its answers; None if there is none."""
    about = subject(run.facts)
    if about is not None:
        return about.name
    values = run.position.values
    told = run.answers.get("company") if run.script == "no" else None  # named before it is asked for
    return values.get("company") or (told.value if told is not None else values.get("role"))


def go_on_or_not(run: Run) -> tuple[CardButton, CardButton]:
    """Return the two buttons under the mention of a parked run."""
    return (
        CardButton("go_on", RunTap(RunAction.go, run.number)),
        CardButton("not_now", RunTap(RunAction.stay, run.number)),
    )
