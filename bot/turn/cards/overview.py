"""Show where the person is and what there is: help and the short menu; and cancel the current run."""

from __future__ import annotations

from bot.turn.model.callback_data import BeginTap, ListTap, RunAction, RunTap, Shown, ShowTap
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn
from bot.turn.runs import parked, runs

MOST_LEFT = 3
"""The most runs that /help offers to take up again: the latest parked ones."""


def show_help(turn: Turn) -> None:
    """Show where the person is, how to go on or stop here, and what else there is."""
    parked.drop_what_is_over(turn)
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
        place = {"place": f"place__{other.script}", "name": parked.named(other)}
        buttons.append(CardButton("go_on_with", RunTap(RunAction.go, other.number), place))
    buttons += [
        CardButton("help__news", BeginTap("overdue", way="news")),
        CardButton("help__list", ListTap(), beside=True),
        CardButton("help__journal", ShowTap(Shown.journal)),
        CardButton("help__settings", BeginTap("settings"), beside=True),
    ]
    name = parked.named(run) if run is not None else None
    turn.card("help", *buttons, script=run.script if run is not None else None, name=name)


def show_menu(turn: Turn, block: str = "menu") -> None:
    """Answer what isn't understood, never with silence: with a short menu, or a welcome for a new person.

    block: the words above the menu, where they are others.
    """
    if turn.person.new:
        runs.begin(turn, "start")
        return
    turn.card(
        block,
        CardButton("menu__no", BeginTap("no")),
        CardButton("menu__chase", BeginTap("overdue")),
        CardButton("menu__log", BeginTap("log", way="new")),
        CardButton("menu__yes", BeginTap("yes")),
        CardButton("menu__help", ShowTap(Shown.help)),
    )


def thanked(turn: Turn) -> None:
    """Reply to a thank-you."""
    turn.card("thanked")


def cancel(turn: Turn) -> None:
    """Leave the current run: ask whether to keep it for another time or to discard it."""
    run = turn.person.current
    if run is None or not run.position.path or run.dialogue.brief:
        runs.park(turn)
        brief = run is not None and run.dialogue.brief
        turn.card("nothing_to_cancel" if run is None else "fine" if brief else "cancelled")
        return
    keep = CardButton("cancel__keep", RunTap(RunAction.keep, run.number))
    turn.card("cancel", keep, CardButton("cancel__discard", RunTap(RunAction.discard, run.number)))


def answer_old_button(turn: Turn) -> None:
    """Say that a button is out of date, or was never shown, and ask the open question again below."""
    turn.card("old_button")
    turn.ask_again()
