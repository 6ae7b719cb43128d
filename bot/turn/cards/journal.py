"""Show the journal: the plan, what worked, what others said, what matters, the reviews; no count of noes."""

from __future__ import annotations

from bot.coach.facts.after_a_no import latest_similar
from bot.coach.facts.lessons import CameUp, Heard, Judged, LivedBy, Matters, PlanMet
from bot.coach.schedule.after_a_no import PATTERN
from bot.turn.model.callback_data import BeginTap, RunAction, RunTap, Shown, ShowTap
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import CardButton, LeftOff
from bot.turn.model.turn import Turn
from bot.turn.runs import runs

MOST_LINES = 5
"""The most lines of each kind; the rest is in the reviews."""


def show(turn: Turn) -> None:
    """Show the journal on one card, with a button for each review."""
    history = turn.history
    buttons = tuple(
        CardButton(
            "review_line",
            RunTap(RunAction.review, established.run),
            {"application": application, "at": established.at, "zone": turn.person.zone},
        )
        for established, application in history.reviews[:MOST_LINES]
    )
    if len(latest_similar(history, turn.reader.alike)) >= PATTERN:
        buttons = (*buttons, CardButton("journal__patterns", BeginTap("patterns")))
    good, repeated, once = ledger(turn)
    turn.card(
        "journal",
        *buttons,
        plan=history.plan,
        did_it=sum(fact.how is CameUp.did_it for _, fact in history.of(PlanMet)),
        worked=history.worked[:MOST_LINES],
        good=good[:MOST_LINES],
        repeated=repeated[:MOST_LINES],
        once=once[:MOST_LINES],
        reviews=len(history.reviews),
        matters=next((fact.text for _, fact in reversed(history.of(Matters))), None),
        lived=next((fact.text for _, fact in reversed(history.of(LivedBy))), None),
    )


def ledger(turn: Turn) -> tuple[list[str], list[tuple[str, int]], list[str]]:
    """Return what others said, latest first: praise; criticism that came back, and how often; one-offs.

    Criticism that the person disagrees with is left out, unless it came back.
    """
    heard = [fact for _, fact in reversed(turn.history.of(Heard))]
    good = [fact.text for fact in heard if fact.judged is None]
    criticism = [fact for fact in heard if fact.judged is not None]
    repeated: list[tuple[str, int]] = []
    once: list[str] = []
    while criticism:
        first, *rest = criticism
        same = turn.reader.same_point(first.text, [fact.text for fact in rest])
        applications = {
            first.application,
            *(f.application for f, is_same in zip(rest, same, strict=True) if is_same),
        }
        if len(applications) > 1:
            repeated.append((first.text, len(applications)))
        elif first.judged is not Judged.disagree:
            once.append(first.text)
        criticism = [fact for fact, is_same in zip(rest, same, strict=True) if not is_same]
    return good, repeated, once


def tap_review(turn: Turn, action: RunAction, run: Run) -> None:
    """Do what a button of a review does: open, correct or delete it (after one question)."""

    def button(label: str, does: RunAction) -> CardButton:
        return CardButton(label, RunTap(does, run.number))

    journal = ShowTap(Shown.journal)
    if action is RunAction.review:
        turn.say(LeftOff(run))
        turn.card(
            "review",
            button("review__correct", RunAction.correct),
            button("review__delete", RunAction.delete),
            CardButton("review__back", journal),
        )
    elif action is RunAction.correct:
        runs.correct(turn, run)
    elif action is RunAction.delete:
        yes = button("delete_review__yes", RunAction.deleted)
        turn.card("delete_review", yes, CardButton("not_now", journal))
    elif action is RunAction.deleted:
        turn.remove(run.number)
        turn.card("review_deleted")
    else:
        turn.toast = "settled"


def is_review(run: Run) -> bool:
    """Tell whether a run is a finished review."""
    return run.state is RunState.closed and "reviewed" in run.recorded_at
