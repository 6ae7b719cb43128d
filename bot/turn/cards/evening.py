"""Show the card before an interview: one strength, the question the person stumbled over, the plan."""

from __future__ import annotations

from bot.coach.facts.application import Stage
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.lessons import About, FreshNote, Noted, Rehearsed
from bot.coach.workdays import add_days
from bot.turn.model.callback_data import Shown, ShowTap
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn


def show(turn: Turn, number: int) -> None:
    """Show the card before the interview of this application."""
    history = turn.history
    case = history.case(number)
    stumbled, better = _stumbled_over(history)
    worked = history.worked
    shows = {
        "application": case.application if case is not None else None,
        "on": case.on if case is not None else None,
        "begins": case.begins if case is not None else None,
        "today": case is not None and case.on == turn.today,
        "strength": worked[0][0] if worked else None,
        "stumbled": stumbled,
        "better": better,
        "plan": history.plan,
    }
    said = CardButton("evening__said", ShowTap(Shown.said))
    turn.say(Card("nudges", "evening", (said,) if history.plan is not None else (), shows))


def note_said(turn: Turn) -> None:
    """Note that the person has said their plan to themselves before the next interview.

    A plan works better once it was rehearsed. The button may be old: then that interview is over.
    """
    case = next(iter(ahead(turn)), None)
    if case is None or case.on is None or case.on > add_days(turn.today, 1):
        turn.toast = "settled"
        return
    number = case.application.number
    turn.establish(f"rehearsed:{number}:{case.on.isoformat()}", Rehearsed(number))
    turn.card("rehearsed", today=case.on == turn.today)


def ahead(turn: Turn) -> list[Case]:
    """Return the applications that have an interview ahead, the next one first."""
    cases = [
        (case.on, case.application.number, case)
        for case in turn.history.cases
        if case.open and case.application.stage is not Stage.applied
        if case.on is not None and case.on >= turn.today
    ]
    return [case for *_, case in sorted(cases, key=lambda one: one[:2])]


def _stumbled_over(history: History) -> tuple[str | None, str | None]:
    """Return what the person stumbled over last, and what they then wanted to prepare better."""
    notes = [
        established.fact for established in history.facts if isinstance(established.fact, Noted | FreshNote)
    ]
    last = next((note for note in reversed(notes) if note.about is About.went_badly), None)
    if last is None:
        return None, None
    same_talk = [note for note in notes if note.application == last.application]
    better = [note.text for note in same_talk if note.about is About.prepare_better]
    return last.text, better[-1] if better else None
