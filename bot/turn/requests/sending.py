"""Write a chase and note that it went out; ask what was said when an employer has got in touch."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.coach.dialogues.drafts import Sent
from bot.coach.dialogues.overdue import Again, ChaseNow, Early, New
from bot.coach.facts.cases import Case
from bot.coach.facts.known import Topic
from bot.talk.ask import Ask
from bot.talk.kinds import Choose
from bot.turn.interpreting import mentions
from bot.turn.model.person import Run, RunState
from bot.turn.model.says import Asked, Card
from bot.turn.model.turn import Turn
from bot.turn.questions import answering
from bot.turn.reports import unnamed
from bot.turn.requests import request_sent
from bot.turn.routing import which_feedback
from bot.turn.runs import runs
from bot.turn.runs.say_back import ask_once_more, say_back

OVERDUE, SENT = "overdue", "sent"
"""The dialogue that writes a chase, and its question whether the chase went out."""

IN_BETWEEN = frozenset({"waiting", "start"})
"""Dialogues that end when an employer has got in touch."""

STAGE = "stage"
"""The question how far an application is."""

MOST_IN_NAME = 4
"""The most words that name an application, or somebody there. Our own choice."""

REMEMBERED = timedelta(days=14)
"""For so long after a message was written, "sent it" is about that message. Our own choice."""

WRITES = {"new": New.nothing.value, "early": Early.chase.value, "again": Again.chase.value}
"""The answers in `overdue` that lead to the chase, as they are stored."""

MESSAGE = {
    "early": Early.chase.value,
    "again": Again.chase.value,
    "how": "message",
    SENT: ChaseNow.sent.value,
}
"""The answers in `overdue`, as they are stored, of a person who has sent the message that was written."""


def write_it(turn: Turn, of: str | None) -> bool:
    """Write a chase for the named or only open application, or ask which. Return False if none is open."""
    still_open = meant(turn, of)
    if not still_open:
        return False
    run = turn.person.current
    about = mentions.application_of(run) if run is not None and run.script == OVERDUE else None
    if (
        run is not None
        and about is not None
        and (of is None or still_open == [turn.history.case(about.number)])
    ):
        return _show_or_write(turn, run)
    runs.begin(turn, OVERDUE, Topic(_only(still_open), "chase"))
    return True


def _show_or_write(turn: Turn, run: Run) -> bool:
    """Show the chase again, or write it at a question whether to. Return False at any other question."""
    ask = run.open(run.position)
    if ask is None or ask.key not in (SENT, *WRITES):
        return False
    if ask.key == SENT:
        turn.say(Asked(run))
    else:
        answering.take_answer(turn, run, ask, WRITES[ask.key], None, choice=WRITES[ask.key])
    return True


def got_in_touch(turn: Turn, of: str | None) -> bool:
    """Ask what the employer said who got in touch. Return False if no application can be meant."""
    still_open = meant(turn, of)
    run = turn.person.current
    if (
        not still_open
        and (run is None or run.script in IN_BETWEEN)
        and (number := which_feedback.answered_no(turn, of)) is not None
    ):
        runs.begin(turn, "feedback", Topic(number))
        return True
    if not still_open:
        return False
    if run is not None and run.script not in (OVERDUE, "log", "waiting", "prepare", "start"):
        about = mentions.application_of(run)
        if of is None or len(still_open) != 1 or about == still_open[0].application:
            return False
    runs.begin(turn, OVERDUE, Topic(_only(still_open), "news"))
    return True


def sent_it(turn: Turn, of: str | None) -> bool:
    """Note that a message went out, the one asked about or one written lately. Return False if none was."""
    if (left := _left_at_sent(turn)) is not None:
        _answer(turn, left, ChaseNow.sent)
        say_back(turn, Card("said", "sent__sent"))
        return True
    current = turn.person.current
    ask = current.open(current.position) if current is not None else None
    if ask is not None and ask.key == STAGE:
        return False  # the text means that the application was sent
    lately = [case for case in meant(turn, of) if _was_written(turn, case)]
    if len(lately) != 1:
        return current is None and not lately and request_sent.note_sent(turn, of)
    runs.aside(turn, OVERDUE, Topic(lately[0].application.number, "chase"), MESSAGE)
    return True


def will_send(turn: Turn, _: str | None) -> bool:
    """Let the message that was written wait, a chase until tomorrow. Return False if none was written."""
    if (left := _left_at_sent(turn)) is not None:
        _answer(turn, left, ChaseNow.tomorrow)
        return True
    run = turn.person.current
    ask = run.open(run.position) if run is not None else None
    if run is not None and ask is not None and isinstance(ask.kind, Choose) and ask.kind.options is Sent:
        answering.take_answer(turn, run, ask, Sent.soon.value, None, choice=Sent.soon.value)
        return True
    asks = turn.person.current is None and request_sent.request_left(turn, None) is not None
    if not asks and not any(_was_written(turn, case) for case in turn.history.cases if case.open):
        return False
    fine = Card("said", "when_sent")
    current = turn.person.current
    turn.say(fine) if current is None else ask_once_more(turn, current, fine)
    return True


def _left_at_sent(turn: Turn) -> tuple[Run, Ask[Any]] | None:
    """Return the run, open or left, that asks whether a chase went out, with that question; else None."""
    current = turn.person.current
    for run in [current] if current is not None else turn.person.left:
        ask = run.open(run.position)
        if run.script == OVERDUE and ask is not None and ask.key == SENT:
            return run, ask
    return None


def _answer(turn: Turn, left: tuple[Run, Ask[Any]], became: ChaseNow) -> None:
    run, ask = left
    taken_up = runs.resume(turn, run) if run.state is RunState.parked else run
    answering.take_answer(turn, taken_up, ask, became.value, None)


def meant(turn: Turn, of: str | None) -> list[Case]:
    """Return the open applications that are named; all open ones, if no name is said."""
    if of is None:
        return [case for case in turn.history.cases if case.open]
    if len(of.split()) > MOST_IN_NAME or "," in of:
        return []  # the text says more than a name
    named = [case for case in mentions.cases_mentioned(turn, of) if case.open]
    by_contact = unnamed.by_contact(turn, of) if not named else None
    return [by_contact] if by_contact is not None and by_contact.open else named


def _only(cases: list[Case]) -> int | None:
    return cases[0].application.number if len(cases) == 1 else None


def _was_written(turn: Turn, case: Case) -> bool:
    """Tell whether a message about an application was written lately, and hasn't gone out since."""
    last = max((at for _, at, _ in case.not_sent), default=None)
    after = max((at for _, at in case.sent), default=None)
    return last is not None and turn.now - last < REMEMBERED and (after is None or after < last)
