"""Show what somebody keeps here, and begin what notes or reminds of more, as their words ask for exactly."""

from __future__ import annotations

from bot.coach.routing import Aim
from bot.turn.cards import applications, journal
from bot.turn.corrections import edits, repairs
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.routing import routes


def show_list(turn: Turn) -> bool:
    """Show the applications; what is open is asked again."""
    turn.welcome()
    applications.show(turn)
    turn.ask_again()
    return True


def show_journal(turn: Turn) -> bool:
    """Show the journal; what is open is asked again."""
    turn.welcome()
    journal.show(turn)
    turn.ask_again()
    return True


def note_new(turn: Turn) -> bool:
    """Begin to note an application that isn't named yet. Return False while one is being noted."""
    if turn.person.current is not None and turn.person.current.script == "log":
        return False
    routes.follow(turn, Aim("log", "new"))
    return True


def remind_to(turn: Turn, text: str) -> bool:
    """Set a reminder of the application that something is to be done for; say so where there is none."""
    if any(case.open for case in turn.history.cases):
        return edits.remind(turn, text)
    turn.welcome()
    turn.say(Card(repairs.FILE, "reminds_of", (CardButton("note", BeginTap("log", way="new")),)))
    turn.ask_again()
    return True
