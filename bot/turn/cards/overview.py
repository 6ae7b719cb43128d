"""Where they are, and what there is: help, the short menu, privacy, and leaving what is open."""

from __future__ import annotations

from bot.turn import runs
from bot.turn.callback_data import BeginTap, ListTap, RunAction, RunTap, Shown, ShowTap
from bot.turn.says import CardButton
from bot.turn.turn import Turn

MOST_LEFT = 3
"""Dialogues that were left and can be taken up from /help: the latest ones."""


def help_card(turn: Turn) -> None:
    """Where they are, how to go on or stop here, and what else there is."""
    runs.drop_what_is_over(turn)
    left = turn.person.left
    run = turn.person.current
    if run is None or run.dialogue.brief:
        run = left[0] if left else run
    buttons: list[CardButton] = []
    if run is not None:
        buttons = [
            CardButton("go_on", RunTap(RunAction.go, run.number)),
            CardButton("stop_here", RunTap(RunAction.stop, run.number), beside=True),
        ]
    for other in [one for one in left if one is not run][: MOST_LEFT - 1]:
        place = {"place": f"place__{other.script}", "name": runs.named(other)}
        buttons.append(CardButton("go_on_with", RunTap(RunAction.go, other.number), place))
    buttons += [
        CardButton("help__news", BeginTap("overdue", way="news")),
        CardButton("help__list", ListTap(), beside=True),
        CardButton("help__journal", ShowTap(Shown.journal)),
        CardButton("help__settings", BeginTap("settings"), beside=True),
    ]
    name = runs.named(run) if run is not None else None
    turn.card("help", *buttons, script=run.script if run is not None else None, name=name)


def menu(turn: Turn) -> None:
    """A short menu for what nobody asked about, the welcome for somebody new; never silence."""
    if turn.person.last == 0:
        runs.begin(turn, "start")
        return
    turn.card(
        "menu",
        CardButton("menu__no", BeginTap("no")),
        CardButton("menu__chase", BeginTap("overdue")),
        CardButton("menu__log", BeginTap("log", way="new")),
        CardButton("menu__yes", BeginTap("yes")),
        CardButton("menu__help", ShowTap(Shown.help)),
    )


def thanked(turn: Turn) -> None:
    """They said thanks."""
    turn.card("thanked")


def cancel(turn: Turn) -> None:
    """Leave what is open: keep it for another time, or throw it away."""
    run = turn.person.current
    if run is None or not run.position.path or run.dialogue.brief:
        runs.park(turn)
        brief = run is not None and run.dialogue.brief
        turn.card("nothing_to_cancel" if run is None else "fine" if brief else "cancelled")
        return
    keep = CardButton("cancel__keep", RunTap(RunAction.keep, run.number))
    turn.card("cancel", keep, CardButton("cancel__discard", RunTap(RunAction.discard, run.number)))


def old_button(turn: Turn) -> None:
    """It belongs to what is over, or is none that was ever shown; the open question stands below it."""
    turn.card("old_button")
    turn.ask_again()
