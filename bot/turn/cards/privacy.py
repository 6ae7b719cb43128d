"""What is kept of them: told, handed over, and erased."""

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
    """What is kept, why, how long, and how to be forgotten."""
    turn.card("privacy", *HAND_OVER_OR_ERASE)


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
        CardButton("delete__yes", EraseTap(sure=True)),
        CardButton("delete__export", ShowTap(Shown.export)),
        CardButton("delete__no", ShowTap(Shown.fine)),
        applications=len(history.cases),
        reviews=len(history.reviews),
        runs=turn.person.last,
    )


def away(loaded: Loaded, now: datetime, reader: Reader) -> Outcome:
    """They were not heard for so long that what is kept of them will be erased: said once."""
    turn = Turn(loaded, reader, now)
    turn.card("away", *HAND_OVER_OR_ERASE)
    return turn.outcome()


def erases(event: Event) -> bool:
    """Whether this takes a person away: what stands around it in a batch is before or after."""
    return isinstance(event, Tapped) and parse(event.data) == EraseTap(sure=True)


def erase(turn: Turn) -> None:
    """It is done; a last word."""
    turn.erases = True
    turn.card("erased")
