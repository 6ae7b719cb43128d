"""Say a nudge whose time has come: what was planned is worked out again, and said if it still holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.coach.briefing import STOP, waits
from bot.coach.dialogues.acquaintance import Wrote
from bot.coach.dialogues.overdue import DRAFT, New
from bot.coach.facts.application import Rung
from bot.coach.facts.heaviness import STEPS
from bot.coach.facts.lessons import FriendLetter, Got, WillWrite
from bot.coach.facts.records import Nudged
from bot.coach.schedule.reminders import Due
from bot.turn.cards import evening
from bot.turn.model.callback_data import BeginTap, Shown, ShowTap
from bot.turn.model.outcome import Loaded, Outcome
from bot.turn.model.reader import Reader
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.routing import commands

LIMITED_KINDS = frozenset({"chase", "prepare", "feedback", "mood", "patterns", "values", "quiet"})
"""The kinds of nudges that are limited in number, which is all but reminders: each one that is sent is
recorded as a fact (`Nudged`), and counts towards the limit."""

FILE = "nudges"
"""The template of the nudges in `content/`."""

OF_A_RUNG = frozenset({New.nothing, New.not_now})
"""Answers that are about one rung: tapped under an old nudge, they mean nothing once another rung is next."""


def send_planned(loaded: Loaded, key: str, now: datetime, reader: Reader) -> Outcome:
    """Say what was planned under `key`, whose time has come.

    The plan may no longer be right: a dialogue is open, the process was down for the hour, the clock was
    changed. So it is computed again, and if nothing is due under `key` now, only the plan changes.
    """
    turn = Turn(loaded, reader, now)
    due = next((due for due in turn.dues(turn.history) if due.key == key and due.at <= now), None)
    if due is None:
        turn.stale = True
        return turn.outcome()
    turn.said = key
    turn.silent = turn.history.silent
    SAYS[due.kind](turn, due)
    if due.kind in LIMITED_KINDS:
        turn.establish(key, Nudged(due.subject))
        turn.person = replace(turn.person, nudged=True)
    return turn.outcome()


def _card(turn: Turn, block: str, *buttons: CardButton, **shows: Any) -> None:
    turn.say(Card(FILE, block, buttons, {**shows, "nth": turn.count(f"{FILE}/{block}")}))


def _reminder(turn: Turn, due: Due) -> None:
    run = turn.find(due.run)
    if run is not None:
        commands.reminded(turn, run)


def _chase(turn: Turn, due: Due) -> None:
    """Ask about an overdue decision, with buttons: nothing yet, news, not now, done, don't ask again."""
    wait = next(w for w in waits(turn.beginning(0)) if w.application.number == due.run)
    rung = wait.rung or Rung.first
    ways = ((new, f"{new.value}.{rung.value}" if new in OF_A_RUNG else new.value) for new in New)
    buttons = (CardButton(f"chase__{new.value}", BeginTap("overdue", due.run, way)) for new, way in ways)
    _card(turn, f"chase_{rung.value}", *buttons, wait=wait)


def _word_about_application(turn: Turn, due: Due) -> None:
    """Say the block of the nudge's kind, with the application that the nudge is about."""
    case = turn.history.case(due.run)
    _card(turn, due.kind, application=case.application if case is not None else None)


def _written(turn: Turn, due: Due) -> None:
    """Say that the time to write is over, unless the person was done before."""
    run = turn.person.current
    if run is not None and run.script == "writing":
        _word_about_application(turn, due)


def _evening(turn: Turn, due: Due) -> None:
    """Show the card before an interview."""
    evening.show(turn, due.run)


def _offer(turn: Turn, due: Due) -> None:
    """Offer a dialogue, with a button that declines."""
    script = "overdue" if due.kind == "draft" else due.kind
    way = DRAFT if due.kind == "draft" else None
    case = turn.history.case(due.run)
    _card(
        turn,
        due.kind,
        CardButton(f"{due.kind}__go", BeginTap(script, due.run, way)),
        CardButton("not_now", ShowTap(Shown.fine)),
        application=case.application if case is not None else None,
        promised=case is not None and case.due is not None,
    )


def _letter(turn: Turn, due: Due) -> None:
    """Show the person their letter to a friend, addressed to themselves."""
    history = turn.history
    letters = [fact.text for _, fact in history.of(FriendLetter) if fact.application == due.run]
    _card(turn, "letter", letter=letters[-1], own_name=history.own_name or turn.person.name)


def _writing(turn: Turn, due: Due) -> None:
    """Bring back writing about a no, with a button that ends it for good."""
    case = turn.history.case(due.run)
    _card(
        turn,
        "writing",
        CardButton("writing__go", BeginTap("writing", due.run)),
        CardButton("not_now", ShowTap(Shown.fine)),
        CardButton("writing__stop", BeginTap("writing", due.run, STOP)),
        application=case.application if case is not None else None,
    )


def _remind(turn: Turn, due: Due) -> None:
    """Remind of an application on the day that the person named; offer the chase while it is open."""
    case = turn.history.case(due.run)
    if case is None:
        return
    chase = (CardButton("remind__chase", BeginTap("overdue", due.run, "chase")),) if case.open else ()
    no = CardButton("not_now", ShowTap(Shown.fine))
    _card(turn, "remind", *chase, no, application=case.application)


def _feedback(turn: Turn, due: Due) -> None:
    case = turn.history.case(due.run)
    ways = [got.value for got in Got]
    buttons = (CardButton(f"feedback__{way}", BeginTap("feedback", due.run, way)) for way in ways)
    _card(turn, "feedback", *buttons, application=case.application if case is not None else None)


def _hello(turn: Turn, due: Due) -> None:
    """Ask whether the person wrote to somebody whom they know a little."""
    meant = [fact for _, fact in turn.history.of(WillWrite) if fact.application == due.run]
    ways = [wrote.value for wrote in Wrote]
    buttons = (CardButton(f"hello__{way}", BeginTap("acquaintance", due.run, way)) for way in ways)
    _card(turn, "hello", *buttons, whom=meant[-1].whom)


def _mood(turn: Turn, due: Due) -> None:
    steps = map(str, STEPS)
    _card(turn, "mood", *(CardButton(f"mood__{step}", BeginTap("mood", due.run, step)) for step in steps))


SAYS: dict[str, Callable[[Turn, Due], None]] = {
    "reminder": _reminder,
    "chase": _chase,
    "prepare": _offer,
    "draft": _offer,
    "remind": _remind,
    "notes": _offer,
    "patterns": _offer,
    "values": _offer,
    "feedback": _feedback,
    "mood": _mood,
    "evening": _evening,
    "hello": _hello,
    "reply_by": _word_about_application,
    "worry": _word_about_application,
    "worry_over": _word_about_application,
    "written": _written,
    "letter": _letter,
    "writing": _writing,
    "quiet": _word_about_application,
}
"""The function that says each kind of nudge; a test checks that every planned kind has one."""
