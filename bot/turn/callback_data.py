"""What buttons carry: written here, and read here when one is tapped. No other file knows how.

Old buttons stand in chats for years, so what is written stays as it is, and what was ever written is read.
A button may be forged: what is read of it fits what it is used for, whatever it carries.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from bot.talk.frozen import frozen

LONGEST_DATA = 64
"""Bytes that Telegram lets a button carry."""

LONGEST_WAY = 16
"""Characters of a way into a dialogue."""

MOST_DIGITS = 9
"""Of a run, an application or a page: what every database takes as a whole number."""

_NOTHING = "n:"
_SURE = "yes"

E = TypeVar("E", bound=StrEnum)


class TooMuchDataError(ValueError):
    """A button would carry more than Telegram takes."""


Control = StrEnum("Control", ["skip", "back", "later", "done", "use", "another"])
"""What can be done with a question instead of answering it. use: what is suggested. another: day, as it was
once written, than the one that was asked back."""

Shown = StrEnum("Shown", ["help", "journal", "export", "fine"])
"""Cards that a button shows."""

RunAction = StrEnum(
    "RunAction", ["go", "stay", "stop", "keep", "discard", "review", "correct", "delete", "deleted"]
)
"""What can be done with a run."""

HoldAnswer = StrEnum("HoldAnswer", ["others", "later", "differently", "yes", "no", "rather_not"])
"""What can be said while a card of the screen stands, or its question."""


@frozen
class AnswerTap:
    """It answers a question. value: as it is stored."""

    run: int
    key: str
    value: str

    def __str__(self) -> str:
        return f"a:{self.run}:{self.key}:{self.value}"


@frozen
class ControlTap:
    """It does something with a question instead."""

    run: int
    key: str
    control: Control

    def __str__(self) -> str:
        return f"c:{self.run}:{self.key}:{self.control}"


@frozen
class ToggleTap:
    """It turns an option of a selection on, or off."""

    run: int
    key: str
    value: str

    def __str__(self) -> str:
        return f"t:{self.run}:{self.key}:{self.value}"


@frozen
class PageTap:
    """It turns a calendar to a month (YYYY-MM), or things to pick to a page (from 0)."""

    run: int
    key: str
    to: str

    def __str__(self) -> str:
        return f"m:{self.run}:{self.key}:{self.to}"


@frozen
class ChangeTap:
    """It chooses an answer to change."""

    run: int
    key: str

    def __str__(self) -> str:
        return f"e:{self.run}:{self.key}"


@frozen
class ChangesTap:
    """It turns the list of answers that can be changed to a page, from 0."""

    run: int
    page: int

    def __str__(self) -> str:
        return f"p:{self.run}:{self.page}"


@frozen
class NothingTap:
    """It stands for nothing: the name of a weekday, a day that can't be meant."""

    def __str__(self) -> str:
        return _NOTHING


@frozen
class BeginTap:
    """It begins a dialogue, about an application, and in a way that the dialogue knows."""

    script: str
    application: int | None = None
    way: str | None = None

    def __str__(self) -> str:
        application = self.application if self.application is not None else ""
        return f"x:begin:{self.script}:{application}:{self.way or ''}"


@frozen
class ShowTap:
    """It shows a card."""

    card: Shown

    def __str__(self) -> str:
        return f"x:{self.card}:"


@frozen
class EraseTap:
    """It asks whether all is to be erased; or erases it."""

    sure: bool = False

    def __str__(self) -> str:
        return f"x:erase:{_SURE if self.sure else ''}"


@frozen
class ListTap:
    """It shows a page (from 0) of the applications that are open, or of those that are closed."""

    page: int = 0
    closed: bool = False

    def __str__(self) -> str:
        return f"x:{'closed' if self.closed else 'open'}:{self.page}"


@frozen
class ApplicationTap:
    """It opens an application."""

    number: int

    def __str__(self) -> str:
        return f"x:app:{self.number}"


@frozen
class RunTap:
    """It does something with a run."""

    action: RunAction
    run: int

    def __str__(self) -> str:
        return f"x:{self.action}:{self.run}"


@frozen
class HoldTap:
    """It stands under a card of the screen."""

    answer: HoldAnswer

    def __str__(self) -> str:
        return f"x:hold:{self.answer}"


QuestionTap = AnswerTap | ControlTap | ToggleTap | PageTap
ListedTap = ChangeTap | ChangesTap
CardTap = BeginTap | ShowTap | EraseTap | ListTap | ApplicationTap | RunTap
Tap = QuestionTap | ListedTap | CardTap | HoldTap | NothingTap


def encode(tap: Tap) -> str:
    """Write what a button carries. Raises TooMuchDataError for more than Telegram takes."""
    data = str(tap)
    if len(data.encode()) > LONGEST_DATA:
        raise TooMuchDataError(f"a button would carry {len(data.encode())} bytes")
    return data


def parse(data: str) -> Tap | None:
    """Read what a button carries; None where it is nothing that was ever written."""
    if len(data.encode("utf-8", "surrogatepass")) > LONGEST_DATA:
        return None
    if data == _NOTHING:
        return NothingTap()
    kind, _, rest = data.partition(":")
    if kind == "x":
        return _of_a_card(rest)
    given, _, rest = rest.partition(":")
    key, _, value = rest.partition(":")
    run = number_in(given)
    return _of_a_run(kind, run, key, value) if run is not None else None


def _of_a_run(kind: str, run: int, key: str, value: str) -> QuestionTap | ListedTap | None:
    match kind:
        case "a":
            return AnswerTap(run, key, value)
        case "c" if (control := _member(Control, value)) is not None:
            return ControlTap(run, key, control)
        case "t":
            return ToggleTap(run, key, value)
        case "m":
            return PageTap(run, key, value)
        case "e":
            return ChangeTap(run, key)
        case "p" if (page := number_in(key)) is not None:
            return ChangesTap(run, page)
    return None


def _of_a_card(rest: str) -> CardTap | HoldTap | None:
    what, _, argument = rest.partition(":")
    if what == "begin":
        return _begin(argument)
    if what == "erase":
        return EraseTap(sure=argument == _SURE)
    if what == "hold":
        answer = _member(HoldAnswer, argument)
        return HoldTap(answer) if answer is not None else None
    if (card := _member(Shown, what)) is not None:
        return ShowTap(card)
    number = number_in(argument)
    if number is None:
        return None
    if what in ("open", "closed"):
        return ListTap(number, closed=what == "closed")
    if what == "app":
        return ApplicationTap(number)
    action = _member(RunAction, what)
    return RunTap(action, number) if action is not None else None


def _begin(argument: str) -> BeginTap | None:
    script, _, rest = argument.partition(":")
    given, _, way = rest.partition(":")
    application = number_in(given)
    if (given and application is None) or len(way) > LONGEST_WAY:
        return None
    return BeginTap(script, application, way or None)


def _member(kind: type[E], value: str) -> E | None:
    try:
        return kind(value)
    except ValueError:
        return None


def number_in(text: str) -> int | None:
    """Read the number that a button carries; None where it carries none that can be meant."""
    return int(text) if len(text) <= MOST_DIGITS and text.isascii() and text.isdecimal() else None
