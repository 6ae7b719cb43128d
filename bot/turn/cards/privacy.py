"""Tell what is stored about a person, export it, and erase it."""

from __future__ import annotations

from datetime import datetime

from bot.events import Event, Tapped
from bot.turn.callback_data import EraseTap, Shown, ShowTap, parse
from bot.turn.reader import Reader
from bot.turn.says import CardButton
from bot.turn.turn import Loaded, NeedMoreError, Outcome, Turn

HAND_OVER_OR_ERASE = (
    CardButton("privacy__export", ShowTap(Shown.export)),
    CardButton("privacy__delete", EraseTap()),
)


def privacy(turn: Turn) -> None:
    """Show what is stored, why, for how long, and how to have it erased."""
    turn.card("privacy", *HAND_OVER_OR_ERASE)


def export(turn: Turn) -> None:
    """Export everything, as a document and as data; only one export at a time."""
    if turn.loaded.files is None:
        raise NeedMoreError(files=True)
    if turn.loaded.files:
        turn.card("export_coming")
        return
    turn.exports = True
    turn.card("export")


def ask_to_erase(turn: Turn) -> None:
    """Show what will be erased, and ask once whether to do it."""
    history = turn.history
    turn.card(
        "delete",
        CardButton("delete__yes", EraseTap(sure=True)),
        CardButton("delete__export", ShowTap(Shown.export)),
        CardButton("delete__no", ShowTap(Shown.fine)),
        applications=len(history.cases),
        reviews=len(history.reviews),
        runs=turn.person.last,
    )


def away(loaded: Loaded, now: datetime, reader: Reader) -> Outcome:
    """Warn once that everything will be erased because the person has been inactive for so long."""
    turn = Turn(loaded, reader, now)
    turn.card("away", *HAND_OVER_OR_ERASE)
    return turn.outcome()


def erases(event: Event) -> bool:
    """Tell whether an event erases a person; it divides the events of a batch into before and after."""
    return isinstance(event, Tapped) and parse(event.data) == EraseTap(sure=True)


def erase(turn: Turn) -> None:
    """Erase everything stored about the person, with a last word."""
    turn.erases = True
    turn.card("erased")
