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
from datetime import date, time

from bot.coach.facts.application import LONGEST_NAME, Stage, Via
from bot.coach.facts.imported import MOST_ROWS, Row, text_of
from bot.events import Brought
from bot.language.understanding.lists.dated import Days
from bot.language.understanding.lists.limits import NO_LIST, TOO_LONG, Rows, UnusableError, Watch
from bot.language.understanding.lists.standing import Standing, standing_of
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.tables.columns import Column, columns_by_content, columns_by_header
from bot.language.understanding.tables.reading import TOTAL, without_marks
from bot.language.wording.formula_guard import unguarded

_TABLE = WordTable("lists/reading")
_MORE = {
    key: _TABLE.pattern(key, re.IGNORECASE)
    for key in ("saved_on", "reason", "begins", "via", "reply_by", "remind")
}
"""Headers of columns that pasted tables aren't read for."""

_AHEAD = ("met", "answer", "reply_by", "remind")
"""Columns in which a day without a year lies ahead."""

_VIA = tuple((Via[of], re.compile(says, re.IGNORECASE)) for of, says in _TABLE.pairs("vias"))
_PLACEHOLDER = _TABLE.pattern("placeholder", re.IGNORECASE)
_OWN = _TABLE.pattern("own")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?")

FIRST_ROWS = 15
"""How many rows from the top are searched for the headers: titles may stand above them."""

LONGEST_REASON = 1_000
"""The most characters of a reason that are kept."""

MOST_HANDED_BACK = 1_000_000
"""How many characters of rows that can't be used are handed back."""

Places = dict[Column, int]


class _Columns:
    """Reads the cells of rows by what their columns are."""

    def __init__(self, header: list[str], body: Rows, places: Places, today: date) -> None:
        self.header, self.body, self._places, self._today = header, body, places, today
        taken = set(places.values())
        free = [(at, " ".join(cell.split())) for at, cell in enumerate(header) if at not in taken]
        self._more = {
            key: at
            for key, pattern in _MORE.items()
            for at, cell in reversed(free)
            if pattern.fullmatch(cell)
        }
        self._days = {
            key: Days([self.cell(row, key) for row in body], today, ahead=key in _AHEAD)
            for key in ("applied", "saved_on", "met", "answer", "reply_by", "remind")
        }
        self._standings: dict[str, Standing] = {}
        self.is_own = _OWN.fullmatch(",".join(header)) is not None
        dated = "applied" if Column.applied in places else "saved_on"
        self.swaps = self._days[dated].order is None
        self.only_saved = "saved_on" in self._more and not {Column.applied, Column.status} & places.keys()

    def cell(self, row: Sequence[str], key: str) -> str:
        """Return a cell; "" if the row has none."""
        at = self._more.get(key)
        if at is None and key in Column.__members__:
            at = self._places.get(Column[key])
        return unguarded(row[at]) if at is not None and at < len(row) else ""

    def name(self, row: Sequence[str], key: str) -> str:
        """Return a company, a job or a person; "" if there is none. In the coach's own table each is one."""
        cell = self.cell(row, key)
        return " ".join(cell.split())[:LONGEST_NAME] if self.is_own else _name(cell)

    def day(self, row: Sequence[str], key: str) -> date | None:
        """Return the day of a cell; None if it has none."""
        return self._days[key].day(self.cell(row, key))

    def standing(self, row: Sequence[str]) -> Standing:
        """Return where the application stands. Many rows say the same, and each is read once."""
        status = self.cell(row, "status")
        if status not in self._standings:
            self._standings[status] = standing_of(status)
        return self._standings[status]

    def row(self, row: Sequence[str], company: str, role: str, standing: Standing) -> Row:
        """Return what a row tells."""
        sent = self.day(row, "applied") or self.day(row, "saved_on")
        sent = sent if sent is not None and sent <= self._today else None
        met = self.day(row, "met")
        stage = Stage.first if met is not None and standing.stage is Stage.applied else standing.stage
        reason = " ".join(self.cell(row, "reason").split())[:LONGEST_REASON]
        return Row(
            0,
            company,
            role or None,
            standing.state,
            stage,
            sent if stage is Stage.applied else met,
            self.day(row, "answer"),
            self.name(row, "contact") or None,
            standing.silent,
            reason or None,
            sent,
            _hour(self.cell(row, "begins")),
            next(
                (via for via, says in _VIA if says.fullmatch(self.cell(row, "via").strip())),
                Via.nobody if self.is_own else None,
            ),
            self.day(row, "reply_by"),
            self.day(row, "remind"),
        )


def read_rows(rows: Rows, today: date, watch: Watch) -> Brought:
    """Return what rows tell. today: for days without a year. Raises UnusableError if they list nothing."""
    columns = _columns(rows, today)
    if len(columns.body) > MOST_ROWS:
        raise UnusableError(TOO_LONG)
    found: list[Row] = []
    unused: list[list[str]] = []
    for row in columns.body:
        watch.tick()
        company, role = columns.name(row, "company"), columns.name(row, "role")
        if not columns.is_own and TOTAL.fullmatch(company or role or ""):
            continue
        standing = columns.standing(row)
        if not (company or role) or columns.only_saved or standing.saved:
            unused.append(["saved" if company or role else "nameless", *row])
        else:
            found.append(columns.row(row, company, role, standing))
    if not found and not any(why == "saved" for why, *_ in unused):
        raise UnusableError(NO_LIST)
    found.sort(key=lambda row: row.sent or row.on or date.min, reverse=True)
    return Brought(text_of(found), unused_text(columns.header, unused), columns.swaps)


def unused_text(header: Sequence[str], unused: list[list[str]]) -> str:
    """Write rows that can't be used, with the reason before each; "" if there are none."""
    room = MOST_HANDED_BACK
    kept: list[list[str]] = []
    for row in unused:
        room -= sum(map(len, row))
        kept.append(row if room > 0 else row[:3])
    return json.dumps({"header": list(header), "rows": kept}) if kept else ""


def _columns(rows: Rows, today: date) -> _Columns:
    """Find out what the columns are. Raises UnusableError if that isn't clear."""
    for at, row in enumerate(rows[:FIRST_ROWS]):
        body = rows[at + 1 :]
        if sum(map(bool, row)) < 2 or not body:
            continue
        places = columns_by_header(row, [one for one in body[:200] if len(one) > 1])
        if places and (Column.company in places or Column.role in places):
            return _Columns(row, body, places, today)
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < 2 or (found := columns_by_content(full)) is None:
        raise UnusableError(NO_LIST)
    return _Columns([""] * max(map(len, full)), full, found, today)


def _hour(cell: str) -> time | None:
    found = _CLOCK.fullmatch(cell.strip())
    return time(int(found[1]), int(found[2])) if found is not None else None


def _name(cell: str) -> str:
    """Return a company, a job or a person as it is kept; "" if the cell holds none, or a formula."""
    plain = without_marks(cell) or ""
    if plain.startswith("=") or not any(map(str.isalnum, plain)) or _PLACEHOLDER.fullmatch(plain):
        return ""
    return " ".join(plain.split())[:LONGEST_NAME]
