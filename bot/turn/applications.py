"""The list of applications, and one of them opened."""

from __future__ import annotations

from bot.coach.after_a_no import AGAIN
from bot.coach.application import State
from bot.coach.beginning import waits
from bot.turn.numbers import number_in
from bot.turn.says import Tap
from bot.turn.state import Turn

PAGE = 6
"""Applications on one page."""


def show(turn: Turn, page: int = 0, *, closed: bool = False) -> None:
    """The open ones, the longest overdue first; the closed ones are folded away behind a button."""
    open_ones = waits(turn.beginning(0))
    over = [case for case in turn.history.cases if not case.open]
    count = len(over) if closed else len(open_ones)
    first = page * PAGE if page * PAGE < count else 0
    shown = [case.application for case in over] if closed else [wait.application for wait in open_ones]
    shown = shown[first : first + PAGE]
    taps = [Tap("list__item", f"x:app:{a.number}", {"application": a}) for a in shown]
    kind = "closed" if closed else "open"
    if first:
        taps.append(Tap("list__before", f"x:{kind}:{first // PAGE - 1}"))
    if first + PAGE < count:
        taps.append(Tap("list__after", f"x:{kind}:{first // PAGE + 1}", beside=bool(first)))
    if closed:
        taps.append(Tap("list__open", "x:open:0"))
    elif over:
        taps.append(Tap("list__closed", "x:closed:0", {"count": len(over)}))
    if not closed:
        taps.append(Tap("list__log", "x:begin:log::new"))
        if open_ones and not settled(turn):
            taps.append(Tap("list__settings", "x:begin:settings::start"))
    turn.card(
        "list_closed" if closed else "list",
        *taps,
        waits=open_ones[first : first + PAGE],
        cases=over[first : first + PAGE],
        first=first,
        count=count,
        over=len(over),
        today=turn.now.astimezone(turn.person.zone).date(),
        zone=turn.person.zone,
        settled=settled(turn),
    )


def settled(turn: Turn) -> bool:
    """Whether the coach knows where and when to write by itself."""
    return turn.history.lives is not None and turn.history.hour is not None


def tap(turn: Turn, what: str, argument: str) -> bool:
    """A button of the list; False where it is none."""
    number = number_in(argument)
    if number is None:
        return False
    if what in ("open", "closed"):
        show(turn, number, closed=what == "closed")
    elif what == "app":
        opened(turn, number)
    else:
        return False
    return True


def opened(turn: Turn, number: int) -> None:
    """One application: what is known of it, and what can be done with it."""
    case = turn.history.case(number)
    if case is None:
        turn.card("application_gone")
        return
    wait = next((w for w in waits(turn.beginning(0)) if w.application.number == number), None)

    def begin(label: str, script: str, way: str = "", *, beside: bool = False) -> Tap:
        return Tap(label, f"x:begin:{script}:{number}:{way}", beside=beside)

    edit = begin("application__edit", "edit")
    back = Tap("application__back", "x:open:0" if case.open else "x:closed:0", beside=True)
    if wait is not None:
        asking = ("application__ask", "unmute") if wait.muted else ("application__mute", "mute")
        taps = [
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
        taps = [begin("application__reopen", "mark", "reopen")]
        if case.state is State.no:
            taps += [
                begin("application__review", "no", AGAIN, beside=True),
                begin("application__feedback", "feedback"),
                begin("application__write", "writing", beside=True),
            ]
        taps += [edit, back]
    turn.card("application", *taps, case=case, wait=wait, zone=turn.person.zone)
