"""Write all applications as a table for a spreadsheet (CSV, RFC 4180), to be read in again without loss.

It begins with the mark that says UTF-8: without it Excel takes the file for the code page of the computer,
and "Café Noir" for "CafÃ© Noir". Everything else that reads such files drops the mark. Days are written as
2026-11-29: whoever reads them, they can't be taken for another order of day and month. Each cell is one
line: several spaces, and ends of lines, become one space.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, time
from io import StringIO

from bot.coach.facts.application import State, Via
from bot.coach.facts.cases import Case
from bot.coach.facts.history import History
from bot.coach.facts.imported import rows_of
from bot.coach.facts.records import Imported, Refused, RemindOn, ReplyBy
from bot.language.wording.formula_guard import guarded
from bot.language.wording.ics import Words
from bot.talk.frozen import frozen

MARK = "\ufeff"

COLUMNS = (
    "company",
    "role",
    "status",
    "applied",
    "interview",
    "begins",
    "due",
    "reply_by",
    "remind",
    "contact",
    "via",
    "reason",
)
"""The columns, in their order; each has a header in the block `column_` and its name."""


@frozen
class _Told:
    """Hold what was told of all applications beside their cases, by their numbers."""

    applied: Mapping[int, date | None]
    reply_by: Mapping[int, date | None]
    remind: Mapping[int, date | None]
    reasons: Mapping[int, str | None]

    @classmethod
    def of(cls, history: History) -> _Told:
        """Gather it from a history; what was told last counts, and what a file told is the oldest."""
        files = [
            row for _, told in history.of(Imported) for row in (*rows_of(told.live), *rows_of(told.put_by))
        ]
        return cls(
            history.applied_on,
            {row.number: row.reply_by for row in files}
            | {f.application: f.day for _, f in history.of(ReplyBy)},
            {row.number: row.remind for row in files}
            | {f.application: f.day for _, f in history.of(RemindOn)},
            {row.number: row.reason for row in files}
            | {f.application: f.reason for _, f in history.of(Refused)},
        )


def lines(history: History, words: Words) -> Iterator[str]:
    """Yield the lines of the file, one by one."""
    told = _Told.of(history)
    yield MARK + _line([words(f"column_{column}", {}) for column in COLUMNS])
    for case in sorted(history.every_case, key=lambda case: case.application.number):
        yield _line(_cells(case, told, words))


def _cells(case: Case, told: _Told, words: Words) -> list[str]:
    application, number = case.application, case.application.number
    return [
        application.company,
        application.role or "",
        words("cell_status", {"state": _state(case), "stage": application.stage.value}),
        _day(told.applied.get(number) or (case.on if not application.interviewed else None)),
        _day(case.on if application.interviewed else None),
        _hour(case.begins),
        _day(case.due),
        _day(told.reply_by.get(number)),
        _day(told.remind.get(number)),
        application.contact or "",
        words("cell_via", {"via": application.via.value}) if application.via is not Via.nobody else "",
        told.reasons.get(number) or "" if case.state is State.no else "",
    ]


def _state(case: Case) -> str:
    """Return what has become of an application; a no by silence is one of its own."""
    return "silent" if case.state is State.no and not case.application.answered else case.state.value


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _hour(at: time | None) -> str:
    return f"{at:%H:%M}" if at is not None else ""


def _line(cells: list[str]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([guarded(" ".join(cell.split())) for cell in cells])
    return written.getvalue()
