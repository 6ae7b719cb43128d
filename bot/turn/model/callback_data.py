"""Write the callback data of buttons, and read it when one is tapped. No other file knows the format.

Old buttons stay in chats for years, so the format never changes, and everything ever written can be read.
Callback data may be forged: whatever it holds, the values read from it are safe for their use.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from bot.talk.frozen import frozen

LONGEST_DATA = 64
"""The most bytes of callback data that Telegram accepts."""

LONGEST_WAY = 16
"""The most characters of a way into a dialogue."""

MOST_DIGITS = 9
"""The most digits of the number of a run, application or page: every database takes it as an integer."""

_NOTHING = "n:"
_SURE, _CHAT_TOO = "yes", "chat"

E = TypeVar("E", bound=StrEnum)


class TooMuchDataError(ValueError):
    """The callback data of a button would be longer than Telegram accepts."""


Control = StrEnum("Control", ["skip", "back", "later", "done", "use", "another"])
"""What a person can do with a question instead of answering it. use: take the suggestion. another: pick a day
other than the one to be confirmed; no longer written, but old buttons have it."""

Shown = StrEnum("Shown", ["help", "journal", "export", "fine", "kept", "evening", "said"])
"""The cards that a button can show. kept: it says that nothing was erased. evening: the card before an
interview. said: an answer to somebody who has said their plan to themselves before it."""

RunAction = StrEnum(
    "RunAction",
    ["go", "stay", "stop", "keep", "discard", "review", "correct", "delete", "deleted", "undo", "remove"],
)
"""What a button can do with a run. remove: what was written in it goes from the chat."""

HoldAnswer = StrEnum("HoldAnswer", ["others", "later", "differently", "yes", "no", "rather_not"])
"""What a person can answer to the safety screen's card or its question."""


@frozen
class AnswerTap:
    """The button answers a question. value: the stored answer."""

    run: int
    key: str
    value: str

    def __str__(self) -> str:
        return f"a:{self.run}:{self.key}:{self.value}"


@frozen
class ControlTap:
    """The button does something with a question instead of answering it."""

    run: int
    key: str
    control: Control

    def __str__(self) -> str:
        return f"c:{self.run}:{self.key}:{self.control}"


@frozen
class ToggleTap:
    """The button turns an option of a selection on or off."""

    run: int
    key: str
    value: str

    def __str__(self) -> str:
        return f"t:{self.run}:{self.key}:{self.value}"


@frozen
class PageTap:
    """The button turns a calendar to a month (YYYY-MM), or a list of options to a page (from 0)."""

    run: int
    key: str
    to: str

    def __str__(self) -> str:
        return f"m:{self.run}:{self.key}:{self.to}"


@frozen
class ChangeTap:
    """The button chooses an answer to change."""

    run: int
    key: str

    def __str__(self) -> str:
        return f"e:{self.run}:{self.key}"


@frozen
class ChangesTap:
    """The button turns the list of answers that can be changed to a page (from 0)."""

    run: int
    page: int

    def __str__(self) -> str:
        return f"p:{self.run}:{self.page}"


@frozen
class NothingTap:
    """The button does nothing: it is the name of a weekday, or a day that can't be picked."""

    def __str__(self) -> str:
        return _NOTHING


@frozen
class BeginTap:
    """The button begins a dialogue, perhaps about an application, and by a way that the dialogue knows."""

    script: str
    application: int | None = None
    way: str | None = None

    def __str__(self) -> str:
        application = self.application if self.application is not None else ""
        return f"x:begin:{self.script}:{application}:{self.way or ''}"


@frozen
class ShowTap:
    """The button shows a card."""

    card: Shown

    def __str__(self) -> str:
        return f"x:{self.card}:"


@frozen
class EraseTap:
    """The button asks whether to erase everything; with `sure`, it erases. chat: messages go too."""

    sure: bool = False
    chat: bool = False

    def __str__(self) -> str:
        return f"x:erase:{_CHAT_TOO if self.chat else _SURE if self.sure else ''}"


@frozen
class ListTap:
    """The button shows a page (from 0) of the open applications, or of the closed ones."""

    page: int = 0
    closed: bool = False

    def __str__(self) -> str:
        return f"x:{'closed' if self.closed else 'open'}:{self.page}"


@frozen
class ApplicationTap:
    """The button opens an application."""

    number: int

    def __str__(self) -> str:
        return f"x:app:{self.number}"


@frozen
class RunTap:
    """The button does something with a run."""

    action: RunAction
    run: int

    def __str__(self) -> str:
        return f"x:{self.action}:{self.run}"


@frozen
class HoldTap:
    """The button is under the safety screen's card or its question."""

    answer: HoldAnswer

    def __str__(self) -> str:
        return f"x:hold:{self.answer}"


QuestionTap = AnswerTap | ControlTap | ToggleTap | PageTap
ListedTap = ChangeTap | ChangesTap
CardTap = BeginTap | ShowTap | EraseTap | ListTap | ApplicationTap | RunTap
Tap = QuestionTap | ListedTap | CardTap | HoldTap | NothingTap


def encode(tap: Tap) -> str:
    """Write the callback data of a button; raise TooMuchDataError if it is longer than Telegram accepts."""
    data = str(tap)
    if len(data.encode()) > LONGEST_DATA:
        raise TooMuchDataError(f"a button would carry {len(data.encode())} bytes")
    return data


def parse(data: str) -> Tap | None:
    """Read callback data; return None if it was never written here."""
    if len(data.encode("utf-8", "surrogatepass")) > LONGEST_DATA:
        return None
    if data == _NOTHING:
        return NothingTap()
    kind, _, rest = data.partition(":")
    if kind == "x":
        return _of_a_card(rest)
    run_text, _, rest = rest.partition(":")
    key, _, value = rest.partition(":")
    run = number_in(run_text)
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
    name, _, argument = rest.partition(":")
    if name == "begin":
        return _begin(argument)
    if name == "erase":
        return EraseTap(sure=argument in (_SURE, _CHAT_TOO), chat=argument == _CHAT_TOO)
    if name == "hold":
        answer = _member(HoldAnswer, argument)
        return HoldTap(answer) if answer is not None else None
    if (card := _member(Shown, name)) is not None:
        return ShowTap(card)
    number = number_in(argument)
    if number is None:
        return None
    if name in ("open", "closed"):
        return ListTap(number, closed=name == "closed")
    if name == "app":
        return ApplicationTap(number)
    action = _member(RunAction, name)
    return RunTap(action, number) if action is not None else None


def _begin(argument: str) -> BeginTap | None:
    script, _, rest = argument.partition(":")
    application_text, _, way = rest.partition(":")
    application = number_in(application_text)
    if (application_text and application is None) or len(way) > LONGEST_WAY:
        return None
    return BeginTap(script, application, way or None)


def _member(kind: type[E], value: str) -> E | None:
    try:
        return kind(value)
    except ValueError:
        return None


def number_in(text: str) -> int | None:
    """Read a number in callback data; return None if the text isn't a number of at most `MOST_DIGITS`."""
    return int(text) if len(text) <= MOST_DIGITS and text.isascii() and text.isdecimal() else None
