"""Show the applications or the journal, begin to note an application, or set a reminder, in exact words."""

from __future__ import annotations

from bot.coach.routing import Aim
from bot.turn.cards import applications, journal
from bot.turn.corrections import edits, repairs
from bot.turn.model.callback_data import BeginTap
from bot.turn.model.says import Card, CardButton
from bot.turn.model.turn import Turn
from bot.turn.routing import in_review, routes

VALUES = Aim("values")
"""Where a wish to write about what matters leads."""

FOR_COACH = Aim("for_coach")
"""Where a wish for something to show to a coach leads."""


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


def begin_values(turn: Turn) -> bool:
    """Begin to write about what matters to the person; an open review comes first."""
    if not in_review.stay_in_review(turn, turn.person.current, VALUES, None):
        routes.follow(turn, VALUES)
    return True


def begin_for_coach(turn: Turn) -> bool:
    """Begin to put something together for the person's own coach; an open review comes first."""
    if not in_review.stay_in_review(turn, turn.person.current, FOR_COACH, None):
        routes.follow(turn, FOR_COACH)
    return True


def note_new(turn: Turn) -> bool:
    """Begin to note an application that isn't named yet. Return False while one is being noted."""
    if turn.person.current is not None and turn.person.current.script == "log":
        return False
    routes.follow(turn, Aim("log", "new"))
    return True


def remind_to(turn: Turn, text: str) -> bool:
    """Set a reminder of an application; if none is open, say what the coach can remind of."""
    if any(case.open for case in turn.history.cases):
        return edits.remind(turn, text)
    turn.welcome()
    turn.say(Card(repairs.FILE, "reminds_of", (CardButton("note", BeginTap("log", way="new")),)))
    turn.ask_again()
    return True
