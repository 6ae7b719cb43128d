"""What is kept of them: told, handed over, and erased."""

from __future__ import annotations

from datetime import datetime

from bot.events import Event, Tapped
from bot.turn.reader import Reader
from bot.turn.says import Tap
from bot.turn.state import Loaded, NeedMoreError, Outcome, Turn

ERASE = "x:erase:yes"
"""What the button carries that erases everything; whoever takes it in does so alone."""


def privacy(turn: Turn) -> None:
    """What is kept, why, how long, and how to be forgotten."""
    turn.card("privacy", Tap("privacy__export", "x:export:"), Tap("privacy__delete", "x:erase:"))


def export(turn: Turn) -> None:
    """Everything, as a document and as data; once at a time."""
    if turn.loaded.files is None:
        raise NeedMoreError(files=True)
    if turn.loaded.files:
        turn.card("export_coming")
        return
    turn.exports = True
    turn.card("export")


def ask_to_erase(turn: Turn) -> None:
    """What will go, asked once."""
    history = turn.history
    turn.card(
        "delete",
        Tap("delete__yes", ERASE),
        Tap("delete__export", "x:export:"),
        Tap("delete__no", "x:fine:"),
        applications=len(history.cases),
        reviews=len(history.reviews),
        runs=turn.person.last,
    )


def away(loaded: Loaded, now: datetime, reader: Reader) -> Outcome:
    """They were not heard for so long that what is kept of them will be erased: said once."""
    turn = Turn(loaded, reader, now)
    turn.card("away", Tap("privacy__export", "x:export:"), Tap("privacy__delete", "x:erase:"))
    return turn.outcome()


def erase(turn: Turn) -> None:
    """It is done; a last word."""
    turn.erases = True
    turn.card("erased")


def erases(event: Event) -> bool:
    """Whether this takes a person away: what stands around it in a batch is before or after."""
    return isinstance(event, Tapped) and event.data == ERASE
