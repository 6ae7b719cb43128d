"""What a turn says, as what is meant. `bot.language.wording.renderer` finds the words and the buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from bot.talk.frozen import frozen
from bot.turn.callback_data import Control, Tap
from bot.turn.person import Run


@frozen
class Asked:
    """The open question of a run, with a selection in progress as it stands.

    first: an answer has just led here. Else they have seen it before.
    """

    run: Run
    first: bool = False


@frozen
class Redrawn:
    """The same question in the same message, its selection or month changed."""

    run: Run
    message: int


@frozen
class Answered:
    """A question that is answered: its buttons go, and a choice is shown in their place.

    run: as it was when it asked. message: where it stands, if a tap told; else found by run and key.
    choice: the stored answer that was chosen, None where it was a text or a control.
    control: the control that was used.
    """

    run: Run
    key: str
    message: int | None
    choice: str | None = None
    control: Control | None = None


@frozen
class Ended:
    """The closing words of a run that is done.

    check_in: the day on which the coach will ask about the application that it was about, if it will.
    """

    run: Run
    check_in: date | None = None


@frozen
class LeftOff:
    """What a run that was left has brought so far."""

    run: Run


@frozen
class Changes:
    """The answers so far, to choose one to change. page: from 0."""

    run: Run
    page: int = 0


@frozen
class CardButton:
    """A button of a card. label: a block of the card's file.

    beside: it stands in the row of the one before it.
    """

    label: str
    tap: Tap
    shows: Mapping[str, Any] = field(default_factory=dict)
    beside: bool = False


@frozen
class Card:
    """Something said that no run is waiting on. file, block: where its words are."""

    file: str
    block: str
    buttons: tuple[CardButton, ...] = ()
    shows: Mapping[str, Any] = field(default_factory=dict)


Say = Asked | Redrawn | Answered | Ended | LeftOff | Changes | Card
