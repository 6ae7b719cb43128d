"""Tell what is stored about a person, export it, and erase it."""

from __future__ import annotations

from datetime import datetime

from bot.events import Event, Tapped, Wrote
from bot.turn.model.callback_data import EraseTap, Shown, ShowTap, parse
from bot.turn.model.in_chat import removed
from bot.turn.model.outcome import Loaded, NeedMoreError, Outcome
from bot.turn.model.reader import Reader
from bot.turn.model.says import CardButton
from bot.turn.model.turn import Turn

HAND_OVER_OR_ERASE = (
    CardButton("privacy__export", ShowTap(Shown.export)),
    CardButton("privacy__delete", EraseTap()),
)

ERASE_OR_NOT = (
    CardButton("delete__yes", EraseTap(sure=True)),
    CardButton("delete__export", ShowTap(Shown.export)),
    CardButton("delete__no", ShowTap(Shown.kept)),
    CardButton("delete__chat", EraseTap(sure=True, chat=True)),
)


def show_privacy(turn: Turn) -> None:
    """Show what is stored, why, for how long, and how to have it erased."""
    turn.card("privacy", *HAND_OVER_OR_ERASE)


def export(turn: Turn) -> None:
    """Ask for the files with everything, which are made after the commit; say so if some are being made."""
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
        *ERASE_OR_NOT,
        applications=len(history.cases) + len(history.put_by),
        reviews=len(history.reviews),
        runs=turn.person.last,
    )


def ask_for_exact_words(turn: Turn) -> None:
    """Ask for the exact words where a mere yes was said, since erasing can't be undone."""
    turn.card("delete_sure", *ERASE_OR_NOT)


def warn_inactive(loaded: Loaded, now: datetime, reader: Reader) -> Outcome:
    """Warn that everything will be erased because the person has been away for so long."""
    turn = Turn(loaded, reader, now)
    turn.card("away", *HAND_OVER_OR_ERASE)
    return turn.outcome()


def erases(event: Event, reader: Reader) -> bool:
    """Tell whether an event may erase a person; a batch with such an event is taken in update by update."""
    if isinstance(event, Wrote):
        return reader.erases(event.text)
    tapped = parse(event.data) if isinstance(event, Tapped) else None
    return isinstance(tapped, EraseTap) and tapped.sure


def erase(turn: Turn, *, chat: bool = False) -> None:
    """Erase everything stored about the person, with a last word.

    chat: what can be removed from the chat goes too, from before that word.
    """
    if chat:
        turn.say(*removed(turn.in_chat))
    turn.erases = True
    turn.card("erased_chat" if chat else "erased")
