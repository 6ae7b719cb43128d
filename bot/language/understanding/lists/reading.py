"""Read the rows of a file as applications.

Columns are known by their headers, in any order and in eleven languages, else by what is in them. What job
boards and trackers write was taken from their files as others read them: LinkedIn's `Job Applications.csv`
(`Application Date,Contact Email,…,Company Name,Job Title,Job Url,Resume Name,Question And Answers`, days
such as `3/7/24, 2:22 PM`; the address in it is the person's own) and `Saved Jobs.csv`, Huntr's
(`Employer,Job Title,List,URL,Location,Salary,Date Saved,Notes`) and Teal's (`Company,Role,Status,…,
Date Saved,Date Applied,…`, with "Bookmarked" for what was only saved).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.coach.facts.application import LONGEST_NAME, Stage
from bot.coach.facts.imported import MOST_ROWS, Row, text_of
from bot.events import Brought
from bot.language.understanding.lists.dated import Days
from bot.language.understanding.lists.limits import NO_LIST, TOO_LONG, Rows, UnusableError, Watch
from bot.language.understanding.lists.standing import Standing, standing_of
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.tables.columns import Column, columns_by_content, columns_by_header
from bot.language.understanding.tables.reading import TOTAL, without_marks

_TABLE = WordTable("lists/reading")
_SAVED_ON, _REASON, _PLACEHOLDER = (
    _TABLE.pattern(key, re.IGNORECASE) for key in ("saved_on", "reason", "placeholder")
)

FIRST_ROWS = 15
"""How many rows from the top are searched for the headers: titles may stand above them."""

LONGEST_REASON = 300
"""The most characters of a reason that are kept."""

MOST_HANDED_BACK = 1_000_000
"""How many characters of rows that can't be used are handed back."""

Places = dict[Column, int]


def read_rows(rows: Rows, today: date, watch: Watch) -> Brought:
    """Return what rows tell. today: for days without a year. Raises UnusableError if they list nothing."""
    header, body, places, saved_on, reason = _columns(rows)
    if len(body) > MOST_ROWS:
        raise UnusableError(TOO_LONG)
    only_saved = saved_on is not None and not {Column.applied, Column.status} & places.keys()

    def column(at: int | None) -> list[str]:
        return [_cell(row, at) for row in body] if at is not None else []

    applied = Days(column(places.get(Column.applied)), today)
    saved = Days(column(saved_on), today)
    met = Days(column(places.get(Column.met)), today, ahead=True)
    due = Days(column(places.get(Column.answer)), today, ahead=True)
    standings: dict[str, Standing] = {}
    found: list[Row] = []
    unused: list[list[str]] = []
    for row in body:
        watch.tick()
        company = _name(_cell(row, places.get(Column.company)))
        role = _name(_cell(row, places.get(Column.role)))
        if TOTAL.fullmatch(company or role or ""):
            continue
        status = _cell(row, places.get(Column.status))
        standing = standings.get(status)
        if standing is None:
            standing = standings[status] = standing_of(status)
        if not (company or role) or only_saved or standing.saved:
            unused.append(["saved" if company or role else "nameless", *row])
            continue
        sent = applied.day(_cell(row, places.get(Column.applied))) or saved.day(_cell(row, saved_on))
        on = sent if sent is not None and sent <= today else None
        sent = on
        talk = met.day(_cell(row, places.get(Column.met)))
        stage = standing.stage
        if talk is not None:
            stage = Stage.first if stage is Stage.applied else stage
        if stage is not Stage.applied:
            on = talk
        found.append(
            Row(
                0,
                company,
                role or None,
                standing.state,
                stage,
                on,
                due.day(_cell(row, places.get(Column.answer))),
                _name(_cell(row, places.get(Column.contact))) or None,
                standing.silent,
                _cell(row, reason)[:LONGEST_REASON] or None,
                sent,
            )
        )
    if not found and not unused:
        raise UnusableError(NO_LIST)
    found.sort(key=lambda row: row.sent or today - timedelta(days=10_000), reverse=True)
    swaps = applied.order is None or (Column.applied not in places and saved.order is None)
    return Brought(text_of(found), unused_text(header, unused), swaps)


def unused_text(header: Sequence[str], unused: list[list[str]]) -> str:
    """Write rows that can't be used, with the reason before each; "" if there are none."""
    room = MOST_HANDED_BACK
    kept: list[list[str]] = []
    for row in unused:
        room -= sum(map(len, row))
        kept.append(row if room > 0 else row[:3])
    return json.dumps({"header": list(header), "rows": kept}) if kept else ""


def _columns(rows: Rows) -> tuple[list[str], Rows, Places, int | None, int | None]:
    """Return the headers, the rows below, and the places of the columns, of days of saving and of reasons."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        if sum(map(bool, row)) < 2:
            continue
        body = rows[at + 1 :]
        if body and (places := columns_by_header(row, [one for one in body[:200] if len(one) > 1])):
            taken = set(places.values())
            free = [(n, cell) for n, cell in enumerate(row) if n not in taken]
            saved_on = next((n for n, cell in free if _SAVED_ON.fullmatch(cell.strip())), None)
            reason = next((n for n, cell in free if _REASON.fullmatch(cell.strip())), None)
            if Column.company in places or Column.role in places:
                return row, body, places, saved_on, reason
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < 2 or (found := columns_by_content(full)) is None:
        raise UnusableError(NO_LIST)
    return [""] * max(map(len, full)), full, found, None, None


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _name(cell: str) -> str:
    """Return a company, a job or a person as it is kept; "" if the cell holds no name."""
    plain = (without_marks(cell) or "").lstrip("'=+@- ").strip()
    if not any(map(str.isalnum, plain)) or _PLACEHOLDER.fullmatch(plain):
        return ""
    return " ".join(plain.split())[:LONGEST_NAME]
