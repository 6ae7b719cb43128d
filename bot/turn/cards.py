"""Commands, and the buttons under what they show: what no run is waiting on."""

from __future__ import annotations

from dataclasses import replace

from bot.turn import applications, following, journal, leaving, moves, places
from bot.turn.numbers import number_in
from bot.turn.person import Run, RunState
from bot.turn.state import Turn


def command(turn: Turn, name: str, argument: str) -> bool:
    """A command; False if there is none of that name."""
    if name == "start":
        _start(turn, argument)
    elif name == "cancel":
        places.cancel(turn)
    elif name in following.COMMANDS:
        following.follow(turn, following.COMMANDS[name])
    else:
        return False
    return True


def _start(turn: Turn, argument: str) -> None:
    """A deep link leads straight to its dialogue, after the welcome that everybody gets once."""
    where, _, _source = argument.partition("-")
    if where in LINKS:
        following.follow(turn, following.COMMANDS[where])
    else:
        moves.begin(turn, "start")


LINKS = frozenset({"no", "waiting", "log"})
"""What a deep link may name; a label of where it was found may follow a hyphen, and isn't kept."""


def tap(turn: Turn, data: str) -> None:
    """A button of a card: `x:<what>:<argument>`."""
    _, _, rest = data.partition(":")
    what, _, argument = rest.partition(":")
    if what == "begin":
        if not following.tap(turn, argument):
            _old(turn)
    elif what == "help":
        places.help_card(turn)
    elif what == "journal":
        journal.show(turn)
    elif what == "export":
        leaving.export(turn)
    elif what == "erase":
        leaving.erase(turn) if argument == "yes" else leaving.ask_to_erase(turn)
    elif what == "fine":
        turn.card("fine")
    elif applications.tap(turn, what, argument):
        return
    elif (number := number_in(argument)) is not None and (run := turn.find(number)) is not None:
        _tap_run(turn, what, run)
    else:
        _old(turn)


def _old(turn: Turn) -> None:
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
    elif journal.is_review(run):
        journal.tap_review(turn, what, run)
    else:
        turn.toast = "settled"


def reminded(turn: Turn, run: Run) -> None:
    """The time has come that they picked for a run."""
    if run.state is RunState.parked:
        turn.card("reminder", *moves.go_on_or_not(run), script=run.script, name=moves.named(run))


def note_blocked(turn: Turn, *, blocked: bool) -> None:
    """They blocked the bot, or came back: then all goes on where it was, and is due again."""
    turn.stale = turn.stale or blocked or turn.person.blocked
    turn.person = replace(turn.person, blocked=blocked)
    if not blocked:
        turn.ask_again()
