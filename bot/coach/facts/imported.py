"""Define what a file lists of applications, thousands of them in one text, and the briefing that shows it.

The text has a line for each application. It is read where somebody looks, so a person with thousands of old
applications costs a turn no more than one with a few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import Enum, IntEnum
from typing import NamedTuple

from bot.coach.facts.application import Application, Stage, State, Via

MOST_ROWS = 5_000
"""The most applications of files that one person can have. Our own choice: ten a day for two years."""


class Row(NamedTuple):
    """A row is what a file tells of one application.

    number: 0 until it has one. on: the day of the interview, or, before one, of the application; begins: the
    interview's hour. due: the promised day. silent: it is a no since nobody answered. sent: the day of the
    application. reply_by: the day by which to answer an offer. remind: the day of a reminder.
    """

    number: int
    company: str
    role: str | None
    state: State = State.waiting
    stage: Stage = Stage.applied
    on: date | None = None
    due: date | None = None
    contact: str | None = None
    silent: bool = False
    reason: str | None = None
    sent: date | None = None
    begins: time | None = None
    via: Via | None = None
    reply_by: date | None = None
    remind: date | None = None

    @property
    def application(self) -> Application:
        """Return the application that the row stands for."""
        via = self.via or (Via.recruiter if self.contact else Via.nobody)
        return Application(
            self.number, self.company, self.role, self.stage, via, self.contact, answered=not self.silent
        )

    @property
    def name(self) -> tuple[str, str]:
        """Return company and role as they are compared with others."""
        return folded(self.company), folded(self.role)


def folded(name: str | None) -> str:
    """Return a name as it is compared with others: without capitals and further spaces."""
    return " ".join((name or "").casefold().split())


def line_of(row: Row) -> str:
    """Write a row as a line."""
    return "\t".join(map(_written, row))


def _written(value: str | Enum | date | time | int | None) -> str:
    match value:
        case None | False:
            return ""
        case Enum():
            return str(value.value)
        case date() | time():
            return value.isoformat()
        case _:
            return " ".join(str(value).split())


def row_of(line: str) -> Row:
    """Read a line. Raises ValueError if it is none."""
    number, company, role, state, stage, on, due, contact, silent, reason, *more = line.split("\t")
    sent, begins, via, reply_by, remind = more
    return Row(
        int(number),
        company,
        role or None,
        State(state),
        Stage(stage),
        _day(on),
        _day(due),
        contact or None,
        bool(silent),
        reason or None,
        _day(sent),
        time.fromisoformat(begins) if begins else None,
        Via(via) if via else None,
        _day(reply_by),
        _day(remind),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def text_of(rows: Iterable[Row]) -> str:
    """Write rows as a text."""
    return "\n".join(map(line_of, rows))


def rows_of(text: str) -> Iterator[Row]:
    """Read the rows of a text, one by one."""
    return map(row_of, filter(None, text.split("\n")))


class At(IntEnum):
    """Say where in a line a value stands, so that of thousands only what is needed is read."""

    number = 0
    company = 1
    role = 2
    state = 3
    stage = 4
    on = 5
    due = 6
    silent = 8
    sent = 10


Fields = list[str]
"""The values of a line, as they are written. Days compare as they do written."""


def fields_of(text: str) -> list[Fields]:
    """Return the values of each line of a text."""
    return [line.split("\t") for line in text.split("\n") if line]


def text_of_fields(lines: Iterable[Fields]) -> str:
    """Write lines as a text."""
    return "\n".join(map("\t".join, lines))


def without_line(text: str, number: int) -> str:
    """Return a text without the application of this number."""
    return "\n".join(line for line in text.split("\n") if not line.startswith(f"{number}\t"))


@dataclass(frozen=True)
class Update:
    """An update is what a file tells that is new of an application that is watched already."""

    application: int
    state: State
    stage: Stage
    on: date | None = None
    silent: bool = False
    reason: str | None = None


@dataclass(frozen=True)
class AboutImport:
    """AboutImport briefs `importing`.

    today: the date where the person lives. rows: the text of what is new, the latest first. updates: news of
    applications that are watched. known: how many were noted before. unused: how many rows can't be used.
    saved: how many of these were only saved. swaps: the days may be read the other way round. room: how many
    more can be watched. settled: whether country, zone and hour are known.
    """

    today: date
    rows: str
    updates: tuple[Update, ...] = ()
    known: int = 0
    unused: int = 0
    saved: int = 0
    swaps: bool = False
    room: int = 500
    settled: bool = True
