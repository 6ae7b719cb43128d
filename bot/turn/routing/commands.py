"""Handle commands, and the buttons of cards: what no run is waiting for."""

from __future__ import annotations

from dataclasses import replace

from bot.talk.frozen import changed
from bot.turn.cards import applications, evening, journal, overview, privacy
from bot.turn.corrections import edits, repairs
from bot.turn.model.callback_data import (
    ApplicationTap,
    BeginTap,
    CardTap,
    EraseTap,
    ListTap,
    RunAction,
    RunTap,
    Shown,
    ShowTap,
)
from bot.turn.model.person import Run, RunState
from bot.turn.model.turn import Turn
from bot.turn.readings.report import News
from bot.turn.reports import filing
from bot.turn.routing import routes
from bot.turn.runs import parked, removing, runs
from bot.turn.wellbeing import interview_nerves


def command(turn: Turn, name: str, argument: str) -> bool:
    """Do a command; return False if there is none of that name."""
    if name == "start":
        _start(turn, argument)
    elif name == "cancel":
        overview.cancel(turn)
    elif name in TOLD and argument.strip() and filing.after_command(turn, TOLD[name], argument.strip()):
        pass
    elif name == "delete" and argument.strip():
        edits.forget(turn, argument)  # one application is meant, never everything
    elif name in routes.COMMANDS:
        routes.follow(turn, routes.COMMANDS[name])
    else:
        return False
    return True


TOLD = {"log": News.applied, "no": News.no, "yes": News.offer}
"""Commands after which may stand what happened: "/log Acme data analyst"."""


def _start(turn: Turn, argument: str) -> None:
    """Start, or follow a deep link straight to its dialogue, after the welcome that everybody gets once."""
    link, _, _source = argument.partition("-")
    if link in LINKS:
        routes.follow(turn, routes.COMMANDS[link])
    else:
        runs.begin(turn, "start")


MENU = (*(name for name in routes.COMMANDS if name != "waiting"), "cancel")
"""The commands in Telegram's menu, in this order. Telegram itself shows `start` to everybody."""

LINKS = frozenset({"no", "waiting", "log"})
"""What a deep link may name. A label of where the link was found may follow a hyphen, and isn't kept."""


def tap(turn: Turn, tapped: CardTap) -> None:  # noqa: C901, PLR0912 - a line for each kind of button
    """Do what a button of a card does."""
    turn.person = changed(turn.person, offered=None)
    match tapped:
        case BeginTap():
            if not routes.tap(turn, tapped):
                overview.answer_old_button(turn)
        case ShowTap(Shown.help):
            overview.show_help(turn)
        case ShowTap(Shown.journal):
            journal.show(turn)
        case ShowTap(Shown.export):
            privacy.export(turn)
        case ShowTap(Shown.fine | Shown.kept):
            turn.card("fine" if tapped.card is Shown.fine else "nothing_erased")
        case ShowTap(Shown.evening):
            interview_nerves.show(turn)
        case ShowTap(Shown.said):
            evening.note_said(turn)
        case EraseTap(sure, chat):
            privacy.erase(turn, chat=chat) if sure else privacy.ask_to_erase(turn)
        case ListTap(page, closed):
            applications.show(turn, page, closed=closed)
        case ApplicationTap(number):
            applications.opened(turn, number)
        case RunTap(RunAction.remove, number):
            removing.remove(turn, number)
        case RunTap(action, number):
            run = turn.find(number)
            _tap_run(turn, action, run) if run is not None else overview.answer_old_button(turn)


def _tap_run(turn: Turn, action: RunAction, run: Run) -> None:
    """Do what a button of a card does with the run that the button is for."""
    closed = run.state is RunState.closed
    if action is RunAction.undo:
        repairs.tap(turn, run)
    elif action is RunAction.go and not closed:
        runs.unchanged(turn, runs.resume(turn, run) if run.state is RunState.parked else run)
    elif action is RunAction.stay and run.state is RunState.parked:
        turn.card("stays")
    elif action in (RunAction.stop, RunAction.keep) and not closed:
        left_already = run is not turn.person.current
        if not left_already:
            runs.later(turn) if action is RunAction.stop else runs.park(turn)
        if action is RunAction.keep:
            turn.card("kept")
        elif left_already or turn.person.current is None:
            turn.card("stays")
    elif action is RunAction.discard and not closed:
        turn.remove(run.number)
        turn.card("discarded")
    elif journal.is_review(run):
        journal.tap_review(turn, action, run)
    else:
        turn.toast = "settled"


def reminded(turn: Turn, run: Run) -> None:
    """Remind the person of a run that they left, at the time they picked."""
    if run.state is RunState.parked:
        turn.card("reminder", *parked.go_on_or_not(run), script=run.script, name=parked.named(run))


def note_blocked(turn: Turn, *, blocked: bool) -> None:
    """Note that the person blocked the bot, or came back; then nudges are due again and the run goes on."""
    turn.stale = turn.stale or blocked or turn.person.blocked
    turn.person = replace(turn.person, blocked=blocked)
    if not blocked:
        turn.ask_again()
