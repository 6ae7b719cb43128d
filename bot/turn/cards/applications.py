"""Show the list of applications, and a single application."""

from __future__ import annotations

from bot.coach.briefing import waits
from bot.coach.dialogues.settings import START
from bot.coach.facts.after_a_no import AGAIN
from bot.coach.facts.application import State
from bot.coach.schedule.reminders import picked_days
from bot.turn.model.callback_data import ApplicationTap, BeginTap, ListTap
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn

PAGE = 6
"""The most applications on one page."""


def show(turn: Turn, page: int = 0, *, closed: bool = False) -> None:
    """Show a page of the open applications, the longest overdue first, or of the closed ones."""
    open_ones = waits(turn.beginning(0))
    history = turn.history
    over = [case.application.number for case in history.cases if not case.open]
    over += history.put_by
    count = len(over) if closed else len(open_ones)
    first = page * PAGE if page * PAGE < count else 0
    # Of somebody's thousands that a file listed, only those of the page are read.
    page_over = [case for number in over[first : first + PAGE] if (case := history.case(number)) is not None]
    page_open = open_ones[first : first + PAGE]
    shown = [of.application for of in (page_over if closed else page_open)]
    buttons = [CardButton("list__item", ApplicationTap(a.number), {"application": a}) for a in shown]
    if first:
        buttons.append(CardButton("list__before", ListTap(first // PAGE - 1, closed)))
    if first + PAGE < count:
        after = ListTap(first // PAGE + 1, closed)
        buttons.append(CardButton("list__after", after, beside=bool(first)))
    if closed:
        buttons.append(CardButton("list__open", ListTap()))
    elif over:
        buttons.append(CardButton("list__closed", ListTap(closed=True), {"count": len(over)}))
    if not closed:
        buttons.append(CardButton("list__log", BeginTap("log", way="new")))
        if open_ones and not turn.history.has_settings:
            buttons.append(CardButton("list__settings", BeginTap("settings", way=START)))
    turn.card(
        "list_closed" if closed else "list",
        *buttons,
        waits=page_open,
        cases=page_over,
        first=first,
        count=count,
        over=len(over),
        today=turn.today,
        zone=turn.person.zone,
        settled=turn.history.has_settings,
    )


def opened(turn: Turn, number: int) -> None:
    """Show one application: what is known of it, and buttons for what can be done with it."""
    case = turn.history.case(number)
    if case is None:
        turn.card("application_gone")
        return
    wait = next((w for w in waits(turn.beginning(0)) if w.application.number == number), None)

    def begin(label: str, script: str, way: str | None = None, *, beside: bool = False) -> CardButton:
        return CardButton(label, BeginTap(script, number, way), beside=beside)

    edit = begin("application__edit", "edit")
    back = CardButton("application__back", ListTap(closed=not case.open), beside=True)
    if wait is not None:
        asking = ("application__ask", "unmute") if wait.muted else ("application__mute", "mute")
        buttons = [
            begin("application__news", "overdue", "news"),
            begin("application__chase", "overdue", "chase", beside=True),
            begin("application__done", "overdue", "done"),
            begin("application__away", "mark", "away", beside=True),
            begin(asking[0], "mark", asking[1]),
            begin("application__prepare", "prepare", beside=True),
            edit,
            back,
        ]
    else:
        buttons = [begin("application__reopen", "mark", "reopen")]
        if case.state is State.no:
            buttons += [
                begin("application__review", "no", AGAIN, beside=True),
                begin("application__feedback", "feedback"),
                begin("application__write", "writing", beside=True),
            ]
        buttons += [edit, back]
    picked = picked_days(turn.history).get(number)
    remind = picked[1] if picked is not None and picked[1] >= turn.today else None
    turn.card("application", *buttons, case=case, wait=wait, zone=turn.person.zone, remind=remind)
