"""Where they are, and what there is: help, the short menu, privacy, and leaving what is open."""

from __future__ import annotations

from bot.turn import moves
from bot.turn.person import RunState
from bot.turn.says import Tap
from bot.turn.state import Turn

MOST_LEFT = 3
"""Dialogues that were left and can be taken up from /help: the latest ones."""


def help_card(turn: Turn) -> None:
    """Where they are, how to go on or stop here, and what else there is."""
    moves.drop_what_is_over(turn)
    left = sorted(
        (run for run in turn.person.runs if run.state is RunState.parked),
        key=lambda run: (run.taken_up, run.number),
        reverse=True,
    )
    run = turn.person.current
    if run is None or run.dialogue.brief:
        run = left[0] if left else run
    taps: list[Tap] = []
    if run is not None:
        taps = [
            Tap("go_on", f"x:go:{run.number}"),
            Tap("stop_here", f"x:stop:{run.number}", beside=True),
        ]
    for other in [one for one in left if one is not run][: MOST_LEFT - 1]:
        place = {"place": f"place__{other.script}", "name": moves.named(other)}
        taps.append(Tap("go_on_with", f"x:go:{other.number}", place))
    taps += [
        Tap("help__news", "x:begin:overdue::news"),
        Tap("help__list", "x:open:0", beside=True),
        Tap("help__journal", "x:journal:"),
        Tap("help__settings", "x:begin:settings::", beside=True),
    ]
    name = moves.named(run) if run is not None else None
    turn.card("help", *taps, script=run.script if run is not None else None, name=name)


def menu(turn: Turn) -> None:
    """A short menu for what nobody asked about, the welcome for somebody new; never silence."""
    if turn.person.last == 0:
        moves.begin(turn, "start")
        return
    turn.card(
        "menu",
        Tap("menu__no", "x:begin:no::"),
        Tap("menu__chase", "x:begin:overdue::"),
        Tap("menu__log", "x:begin:log::new"),
        Tap("menu__yes", "x:begin:yes::"),
        Tap("menu__help", "x:help:"),
    )


def thanked(turn: Turn) -> None:
    """They said thanks."""
    turn.card("thanked")


def cancel(turn: Turn) -> None:
    """Leave what is open: keep it for another time, or throw it away."""
    run = turn.person.current
    if run is None or not run.position.path or run.dialogue.brief:
        moves.park(turn)
        brief = run is not None and run.dialogue.brief
        turn.card("nothing_to_cancel" if run is None else "fine" if brief else "cancelled")
        return
    keep, discard = f"x:keep:{run.number}", f"x:discard:{run.number}"
    turn.card("cancel", Tap("cancel__keep", keep), Tap("cancel__discard", discard))
