"""Commands, and the buttons under what they show: what no run is waiting on."""

from __future__ import annotations

from dataclasses import replace

from bot.turn import moves
from bot.turn.person import Run, RunState
from bot.turn.says import LeftOff, Tap
from bot.turn.state import Turn

MOST_LINES = 10
"""What a list shows of each kind; the rest is counted."""

MOST_REVIEWS = 5


def command(turn: Turn, name: str, argument: str) -> bool:
    """A command; False if there is none of that name."""
    shown = {
        "help": help_card,
        "list": applications,
        "journal": journal,
        "cancel": cancel,
    }
    if name == "start":
        _start(turn, argument)
    elif name == "no":
        _no(turn)
    elif name in shown:
        shown[name](turn)
    else:
        return False
    return True


def _start(turn: Turn, argument: str) -> None:
    """A deep link leads straight to its dialogue, after the welcome that everybody gets once."""
    where, _, _source = argument.partition("-")
    if where == "no":
        _no(turn)
    else:
        moves.begin(turn, "start")


def _no(turn: Turn) -> None:
    if turn.person.last == 0:
        turn.card("welcome")
    moves.begin(turn, "no")


def menu(turn: Turn) -> None:
    """A short menu for what nobody asked about, the welcome for somebody new; never silence."""
    if turn.person.last == 0:
        moves.begin(turn, "start")
        return
    turn.card("menu", Tap("menu__no", "x:begin:no"), Tap("menu__help", "x:help:"))


def help_card(turn: Turn) -> None:
    """Where they are, how to go on or stop here, and what else there is."""
    run = turn.person.current
    if run is None or run.dialogue.brief:
        run = turn.person.parked or run
    taps: tuple[Tap, ...] = ()
    if run is not None:
        taps = (Tap("go_on", f"x:go:{run.number}"), Tap("stop_here", f"x:stop:{run.number}"))
    answered = len(run.position.path) if run is not None else 0
    turn.card("help", *taps, script=run.script if run is not None else None, answered=answered)


def applications(turn: Turn) -> None:
    """The applications: open ones first, then the latest."""
    cases = turn.history.cases
    taps = (Tap("menu__no", "x:begin:no"),)
    turn.card("list", *taps, cases=cases[:MOST_LINES], more=max(0, len(cases) - MOST_LINES))


def cancel(turn: Turn) -> None:
    """Leave what is open: keep it for another time, or throw it away."""
    run = turn.person.current
    if run is None or not run.position.path or run.dialogue.brief:
        moves.park(turn)
        turn.card("nothing_to_cancel" if run is None else "cancelled")
        return
    keep, discard = f"x:keep:{run.number}", f"x:discard:{run.number}"
    turn.card("cancel", Tap("cancel__keep", keep), Tap("cancel__discard", discard))


def journal(turn: Turn) -> None:
    """The plan, what worked, and the reviews."""
    history = turn.history
    taps = tuple(
        Tap("review_line", f"x:review:{held.run}", {"application": application, "at": held.at})
        for held, application in history.reviews[:MOST_REVIEWS]
    )
    shown = history.worked[:MOST_REVIEWS]
    turn.card("journal", *taps, plan=history.plan, worked=shown, reviews=len(history.reviews))


# ---------------------------------------------------------------- taps


def tap(turn: Turn, data: str) -> None:
    """A button of a card: `x:<what>:<argument>`."""
    _, _, rest = data.partition(":")
    what, _, argument = rest.partition(":")
    if what == "begin" and argument == "no":
        _no(turn)
    elif what == "help":
        help_card(turn)
    elif what == "journal":
        journal(turn)
    elif argument.isdecimal() and (run := turn.find(int(argument))) is not None:
        _tap_run(turn, what, run)
    else:
        turn.card("old_button")
        turn.ask_again()


def _tap_run(turn: Turn, what: str, run: Run) -> None:
    """A button of a card that is about one run."""
    closed = run.state is RunState.closed
    if what == "go" and not closed:
        moves.unchanged(turn, moves.resume(turn, run) if run.state is RunState.parked else run)
    elif what == "stay" and run.state is RunState.parked:
        turn.card("stays")
    elif what in ("stop", "keep") and not closed:
        if run is turn.person.current:
            moves.later(turn) if what == "stop" else moves.park(turn)
        if what == "keep":
            turn.card("kept")
        elif turn.person.current is None:
            turn.card("stays")
    elif what == "discard" and not closed:
        turn.remove(run.number)
        turn.card("discarded")
    elif closed and "reviewed" in run.held:
        _tap_review(turn, what, run)
    else:
        turn.toast = "settled"


def _tap_review(turn: Turn, what: str, run: Run) -> None:
    """A button of a review in the journal: open, correct, delete (asked once)."""
    number = run.number
    if what == "review":
        turn.say(LeftOff(run))
        buttons = (Tap("review__correct", f"x:correct:{number}"), Tap("review__delete", f"x:delete:{number}"))
        turn.card("review", *buttons, Tap("review__back", "x:journal:"))
    elif what == "correct":
        moves.correct(turn, run)
    elif what == "delete":
        taps = (Tap("delete_review__yes", f"x:deleted:{number}"), Tap("not_now", "x:journal:"))
        turn.card("delete_review", *taps)
    elif what == "deleted":
        turn.remove(number)
        turn.card("review_deleted")
    else:
        turn.toast = "settled"


def reminded(turn: Turn, run: Run) -> None:
    """The time has come that they picked for a run."""
    if run.state is RunState.parked:
        turn.card("reminder", *moves.go_on_or_not(run), script=run.script)


def forget_blocked(turn: Turn, *, blocked: bool) -> None:
    """They blocked the bot, or came back: a conversation goes on where it was."""
    turn.person = replace(turn.person, blocked=blocked)
    if not blocked:
        turn.ask_again()
