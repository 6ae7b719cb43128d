"""What buttons carry: written here, and read here when one is tapped. No other file knows how.

Old buttons stand in chats for years, so what is written stays as it is, and what was ever written is read.
A button may be forged: what is read of it fits what it is used for, whatever it carries.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from bot.turn.numbers import number_in

LONGEST_DATA = 64
"""Bytes that Telegram lets a button carry."""

LONGEST_WAY = 16
"""Characters of a way into a dialogue."""

_NOTHING = "n:"
_SURE = "yes"

E = TypeVar("E", bound=Enum)


class TooMuchDataError(ValueError):
    """A button would carry more than Telegram takes."""


class Control(Enum):
    """What can be done with a question instead of answering it."""

    skip = "skip"
    back = "back"
    later = "later"
    done = "done"
    use = "use"  # what is suggested
    another = "another"  # day than the one that was asked back; as it was once written


class Shown(Enum):
    """Cards that a button shows."""

    help = "help"
    journal = "journal"
    export = "export"
    fine = "fine"


class RunAction(Enum):
    """What can be done with a run."""

    go = "go"
    stay = "stay"
    stop = "stop"
    keep = "keep"
    discard = "discard"
    review = "review"
    correct = "correct"
    delete = "delete"
    deleted = "deleted"


class HoldAnswer(Enum):
    """What can be said while a card of the screen stands, or its question."""

    others = "others"
    later = "later"
    differently = "differently"
    yes = "yes"
    no = "no"
    rather_not = "rather_not"


@dataclass(frozen=True)
class AnswerTap:
    """It answers a question. value: as it is stored."""

    run: int
    key: str
    value: str


@dataclass(frozen=True)
class ControlTap:
    """It does something with a question instead."""

    run: int
    key: str
    control: Control


@dataclass(frozen=True)
class ToggleTap:
    """It turns an option of a selection on, or off."""

    run: int
    key: str
    value: str


@dataclass(frozen=True)
class PageTap:
    """It turns a calendar to a month (YYYY-MM), or things to pick to a page (from 0)."""

    run: int
    key: str
    to: str


@dataclass(frozen=True)
class ChangeTap:
    """It chooses an answer to change."""

    run: int
    key: str


@dataclass(frozen=True)
class ChangesTap:
    """It turns the list of answers that can be changed to a page, from 0."""

    run: int
    page: int


@dataclass(frozen=True)
class NothingTap:
    """It stands for nothing: the name of a weekday, a day that can't be meant."""


@dataclass(frozen=True)
class BeginTap:
    """It begins a dialogue, about an application, and in a way that the dialogue knows."""

    script: str
    application: int | None = None
    way: str | None = None


@dataclass(frozen=True)
class ShowTap:
    """It shows a card."""

    card: Shown


@dataclass(frozen=True)
class EraseTap:
    """It asks whether all is to be erased; or erases it."""

    sure: bool = False


@dataclass(frozen=True)
class ListTap:
    """It shows a page (from 0) of the applications that are open, or of those that are closed."""

    page: int = 0
    closed: bool = False


@dataclass(frozen=True)
class ApplicationTap:
    """It opens an application."""

    number: int


@dataclass(frozen=True)
class RunTap:
    """It does something with a run."""

    action: RunAction
    run: int


@dataclass(frozen=True)
class HoldTap:
    """It stands under a card of the screen."""

    answer: HoldAnswer


QuestionTap = AnswerTap | ControlTap | ToggleTap | PageTap
ListedTap = ChangeTap | ChangesTap
CardTap = BeginTap | ShowTap | EraseTap | ListTap | ApplicationTap | RunTap
Tap = QuestionTap | ListedTap | CardTap | HoldTap | NothingTap


def encode(tap: Tap) -> str:
    """Write what a button carries. Raises TooMuchDataError for more than Telegram takes."""
    data = _written(tap)
    if len(data.encode()) > LONGEST_DATA:
        raise TooMuchDataError(f"a button would carry {len(data.encode())} bytes")
    return data


def _written(tap: Tap) -> str:
    match tap:
        case AnswerTap(run, key, value):
            return f"a:{run}:{key}:{value}"
        case ControlTap(run, key, control):
            return f"c:{run}:{key}:{control.value}"
        case ToggleTap(run, key, value):
            return f"t:{run}:{key}:{value}"
        case PageTap(run, key, to):
            return f"m:{run}:{key}:{to}"
        case ChangeTap(run, key):
            return f"e:{run}:{key}"
        case ChangesTap(run, page):
            return f"p:{run}:{page}"
        case BeginTap(script, application, way):
            return f"x:begin:{script}:{application if application is not None else ''}:{way or ''}"
        case ShowTap(card):
            return f"x:{card.value}:"
        case EraseTap(sure):
            return f"x:erase:{_SURE if sure else ''}"
        case ListTap(page, closed):
            return f"x:{'closed' if closed else 'open'}:{page}"
        case ApplicationTap(number):
            return f"x:app:{number}"
        case RunTap(action, run):
            return f"x:{action.value}:{run}"
        case HoldTap(answer):
            return f"x:hold:{answer.value}"
        case NothingTap():
            return _NOTHING


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
    return next((member for member in kind if member.value == value), None)
