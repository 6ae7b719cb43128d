"""Define what a turn can say, by its meaning. `bot.language.wording.renderer` finds the words and buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from bot.coach.facts.appointments import Appointment
from bot.talk.frozen import frozen
from bot.turn.model.callback_data import Control, Tap
from bot.turn.model.person import Run


@frozen
class CardButton:
    """A card button does what its tap says. label: a block of the card's file.

    beside: the button goes in the row of the one before it.
    """

    label: str
    tap: Tap
    shows: Mapping[str, Any] = field(default_factory=dict)
    beside: bool = False


@frozen
class Card:
    """Show a card, which no run is waiting for.

    file, block: where its words are. celebrates: see `Ending`.
    """

    file: str
    block: str
    buttons: tuple[CardButton, ...] = ()
    shows: Mapping[str, Any] = field(default_factory=dict)
    celebrates: bool = False


@frozen
class Asked:
    """Ask the open question of a run, with the selection in progress as it stands.

    first: an answer has just led to the question. Else the person has seen it before.
    before: said before the question, in the same message: an answer to what the person asked, or what was
        understood.
    explained: what the question means, and an example, stand before it.
    options: the stored values of options that are explained before it, where there are words for that.
    briefly: of the question only what it asks is said: the person has just read the rest.
    instead: a card in place of the question's words; the question's buttons come first, then the card's.
    only: the taps of the buttons that are shown, if not all of them.
    """

    run: Run
    first: bool = False
    before: Card | None = None
    explained: bool = False
    options: tuple[str, ...] = ()
    briefly: bool = False
    instead: Card | None = None
    only: tuple[Tap, ...] = ()


@frozen
class Redrawn:
    """Redraw a question in its message, with another selection, month or page."""

    run: Run
    message: int


@frozen
class Answered:
    """Remove the buttons of an answered question, and show the choice in their place.

    run: as it was when it asked. message: the number of the question's message if a tap gave it; else the
    message is found by run and key. choice: the stored answer that was chosen, None for a text or a control.
    control: the control that was used.
    """

    run: Run
    key: str
    message: int | None
    choice: str | None = None
    control: Control | None = None


@frozen
class Ended:
    """Say the closing words of a run that is done.

    check_in: the day on which the coach will ask about the run's application; None if it won't.
    before: see `Asked`.
    """

    run: Run
    check_in: date | None = None
    before: Card | None = None


@frozen
class LeftOff:
    """Show what a run has brought so far."""

    run: Run


@frozen
class Changes:
    """List the answers so far, to choose one to change. page: from 0."""

    run: Run
    page: int = 0


@frozen
class Noticed:
    """Show with a sign on a message of the person's that it has come, where words would only disturb.

    message: its id in the chat.
    """

    message: int


@frozen
class Removed:
    """Remove messages from the chat, as far as Telegram allows it. messages: their ids."""

    messages: tuple[int, ...]


@frozen
class HandedBack:
    """Hand over the rows of a file that can't be used, as a file. unused: see `Brought`."""

    unused: str


@frozen
class CalendarFile:
    """Hand over interviews as a file for a calendar. first: it is the first such file."""

    listed: tuple[Appointment, ...]
    first: bool = False


Worded = Asked | Redrawn | Answered | Ended | LeftOff | Changes | Card
Wordless = Noticed | Removed | HandedBack | CalendarFile
Say = Worded | Wordless
