"""Answer what somebody wants to know about their applications: one card says the fact itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from bot.coach.briefing import waits
from bot.coach.facts.application import Application, Stage, State
from bot.coach.facts.cases import Case
from bot.coach.facts.records import Refused, ReplyBy
from bot.coach.schedule.reminders import picked_days
from bot.talk.frozen import frozen
from bot.turn.cards import applications
from bot.turn.interpreting import mentions
from bot.turn.model.callback_data import ApplicationTap, BeginTap, ListTap
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn

FILE = "found"

MOST = 5
"""The most applications or days on one card."""

NOTE = CardButton("note", BeginTap("log", way="new"))


@frozen
class UpcomingEvent:
    """Hold something that comes on a day: an interview, an answer, a chase, a reminder, a reply to give."""

    day: date
    kind: str
    application: Application
    at: time | None = None


def say(turn: Turn, block: str, *buttons: CardButton, **shows: Any) -> None:
    """Say what was found, and ask the open question again below."""
    turn.say(Card(FILE, block, buttons, {"today": turn.today, "zone": turn.person.zone, **shows}))
    turn.ask_again()


def say_unknown(turn: Turn, name: str | None) -> None:
    """Say that no application of this name is noted, and offer to note one."""
    say(turn, "unknown", NOTE, name=name)


def interview(turn: Turn, text: str, of: str | None = None) -> None:
    """Say when the next interview is, or the one at the application that is named."""
    named = mentions.cases_mentioned(turn, of if of is not None else text)
    if not named and (of is not None or turn.hear(text).names_something()):
        say_unknown(turn, of)
        return
    cases = [case for case in named or turn.history.cases if case.application.stage is not Stage.applied]
    coming = sorted(
        (case.on, case.application.number, case)
        for case in cases
        if case.open and case.on is not None and case.on >= turn.today
    )
    ahead = [case for _, _, case in coming]
    if ahead:
        say(turn, "interview", cases=ahead[:MOST], more=len(ahead) - MOST)
    elif named:
        case = named[0]
        door = (CardButton("interview__note", BeginTap("log", case.application.number, "round")),)
        say(turn, "interview_at", *(door if case.open else ()), case=case)
    else:
        say(turn, "no_interview")


def coming_up(turn: Turn) -> None:
    """Say what comes next, whatever it is: the nearest days, each with what happens on it."""
    days = sorted(_ahead(turn), key=lambda one: (one.day, one.kind, one.application.number))
    say(turn, "coming_up", days=days[:MOST], more=len(days) - MOST)


def _ahead(turn: Turn) -> Iterable[UpcomingEvent]:
    history, today = turn.history, turn.today
    for wait in waits(turn.beginning(0)):
        if wait.on is not None and wait.on >= today and wait.application.stage is not Stage.applied:
            yield UpcomingEvent(wait.on, "interview", wait.application, wait.begins)
        if wait.due is not None and wait.due >= today:
            yield UpcomingEvent(wait.due, "due", wait.application)
        if wait.rung is not None and wait.due_on is not None and not wait.muted:
            yield UpcomingEvent(max(wait.due_on, today), wait.rung.value, wait.application)
    for number, (_, day) in picked_days(history).items():
        case = history.case(number)
        if case is not None and day >= today:
            yield UpcomingEvent(day, "remind", case.application)
    for number, by in {fact.application: fact.day for _, fact in history.of(ReplyBy)}.items():
        case = history.case(number)
        if case is not None and case.state is State.offer and by is not None and by >= today:
            yield UpcomingEvent(by, "reply_by", case.application)


def refused(turn: Turn) -> None:
    """Show the applications that ended in a no, the latest first."""
    cases = [case for case in turn.history.cases if case.state is State.no]
    door = (CardButton("closed", ListTap(closed=True)),) if len(cases) > MOST else ()
    say(turn, "refused", *door, cases=cases[:MOST], count=len(cases))


def count(turn: Turn) -> None:
    """Say how many applications there are, and how they stand."""
    cases = turn.history.cases
    noes = [case for case in cases if case.state is State.no]
    say(
        turn,
        "count",
        *((CardButton("list", ListTap()),) if cases else (NOTE,)),
        count=len(cases),
        waiting=sum(case.open for case in cases),
        noes=sum(case.application.answered for case in noes),
        silent=sum(not case.application.answered for case in noes),
        offers=sum(case.state is State.offer for case in cases),
        closed=sum(case.state in (State.withdrawn, State.away) for case in cases),
    )


def rejected(turn: Turn, text: str, of: str | None = None) -> None:
    """Say whether the named company has said no, even if the application was opened again since."""
    named = mentions.cases_mentioned(turn, of if of is not None else text)
    if not named:
        say_unknown(turn, of)
        return
    noes = {fact.application: established.at for established, fact in turn.history.of(Refused)}
    say(turn, "rejected", _door(named), cases=named[:MOST], noes=noes)


def applied(turn: Turn, text: str, of: str | None = None) -> None:
    """Say whether the person has applied to the named company, and what became of it."""
    named = mentions.cases_mentioned(turn, of if of is not None else text)
    if not named:
        say_unknown(turn, of)
        return
    say(turn, "applied", _door(named), cases=named[:MOST])


def contact(turn: Turn, text: str, of: str | None = None) -> None:
    """Say who the contact at an application is."""
    named = mentions.cases_mentioned(turn, of if of is not None else text)
    if not named:
        say_unknown(turn, of)
        return
    add = CardButton("contact__add", BeginTap("edit", named[0].application.number))
    known = all(case.application.contact for case in named)
    say(turn, "contact", *(() if known else (add,)), cases=named[:MOST])


def compare(turn: Turn, text: str) -> None:
    """Compare the open applications, the longest overdue first; only the named ones if several are."""
    open_ones = waits(turn.beginning(0))
    named = {case.application.number for case in mentions.cases_mentioned(turn, text)}
    if any(case.state is State.offer for case in turn.history.cases if case.application.number in named):
        turn.say(Card("asked", "rival_offers"))  # the days say nothing about which offer to take
        turn.ask_again()
        return
    chosen = [wait for wait in open_ones if wait.application.number in named]
    shown = chosen if len(chosen) > 1 else list(open_ones)
    door = CardButton("list", ListTap())
    say(turn, "compare", *((door,) if len(shown) > MOST else ()), waits=shown[:MOST], count=len(shown))


def overdue(turn: Turn) -> None:
    """Show the applications whose answer is late, the longest overdue first; say so if none is late."""
    late = [wait for wait in waits(turn.beginning(0)) if wait.rung is not None and not wait.early]
    say(
        turn,
        "overdue",
        *((CardButton("list", ListTap()),) if late else ()),
        waits=late[:MOST],
        count=len(late),
    )


def what_called(turn: Turn, text: str, of: str | None = None) -> None:
    """Show the application that is described by its role or its place in the list; else the list."""
    named = mentions.cases_mentioned(turn, of if of is not None else text)
    if not named:
        waiting(turn)
    elif len(named) == 1:
        applications.opened(turn, named[0].application.number)
        turn.ask_again()
    else:
        say(turn, "applied", _door(named), cases=named[:MOST])


def waiting(turn: Turn) -> None:
    """Show the list of open applications, and ask the open question again."""
    applications.show(turn)
    turn.ask_again()


def _door(cases: tuple[Case, ...]) -> CardButton:
    return CardButton("open", ApplicationTap(cases[0].application.number))
