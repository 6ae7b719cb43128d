"""Read a pasted table of applications: a spreadsheet, an export, a list with bars or semicolons."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Literal

from bot.coach.facts.application import Stage
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.tables.cells import day_first, news_of, plain_of, read_day
from bot.language.understanding.tables.columns import Column, columns_by_content, columns_by_header
from bot.language.understanding.temporal.words import spoken
from bot.turn.readings.report import News, Report

MOST_ROWS = 200
"""The most rows that are returned: nobody waits for more answers at a time. Our own choice."""

LONGEST = 200_000
"""The most characters of a table that are looked at. Our own choice."""

MOST_COLUMNS = 60
"""The most columns of a table: a wider text is none."""

FIRST_ROWS = 8
"""How many rows from the top are searched for the headers: titles may stand above them."""

DASHED = (Column.company, Column.role, Column.status)
"""The columns of a row that dashes divide, in their order, if the cells don't show which they are."""

_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_TABLE = WordTable("tables/reading")
TOTAL = _TABLE.pattern("total", re.IGNORECASE)


def read_table(text: str, today: date, country: str | None) -> tuple[Report, ...]:
    """Return what each row of a pasted table tells, at most `MOST_ROWS`; () if the text is no table.

    today: the day of pasting, for days without a year. country: ISO 3166, for the order of day and month
    where the column itself doesn't show it. The status of a report has the words of its cell; the news of a
    job that was only saved is `other`. Never raises.
    """
    if len(text) <= LONGEST and (rows := _dashed(text)):
        places = columns_by_content(rows) or dict(zip(DASHED, range(len(DASHED)), strict=True))
        return tuple(islice(_report_of(rows, places, today, country), MOST_ROWS))
    if "\n" not in text.strip() or len(text) > LONGEST:
        return ()
    for rows in _ways_to_cut(text):
        read = _read(rows, today, country)
        if read:
            return tuple(read)
    return ()


def _dashed(text: str) -> list[list[str]]:
    """Cut a list into rows if dashes or bars divide each item in three, even on one line; else return [].

    "Flipkart - SDE2 - final round done, Razorpay - backend engineer - applied".
    """
    body = _BEFORE_LIST.sub("", text.strip("\ufeff\n "), count=1)
    rows = [_DASH.split(item) for item in _ITEM_ENDS.split(body) if item.strip()]
    whole = len(rows) > 1 and all(len(row) == len(DASHED) and all(map(str.strip, row)) for row in rows)
    return [[cell.strip() for cell in row] for row in rows] if whole else []


_HELD = _TABLE.pattern("held", re.IGNORECASE)

_BEFORE_LIST = re.compile(r"^[^\n:|]{0,60}:\s+")
_DASH = re.compile(r"\s+(?:[-–—|/]|->)\s+")
_ITEM_ENDS = _TABLE.pattern("item_ends")


def _ways_to_cut(text: str) -> Iterator[list[list[str]]]:
    """Cut a text into rows of cells by each sign that may divide them, the likeliest first."""
    lines = text.strip("\ufeff\n ").splitlines()
    counts = {sign: sum(sign in line for line in lines) for sign in "\t|;,"}
    for sign in sorted(
        counts, key=lambda sign: (-counts[sign] if sign != "," else -counts[sign] + 0.5, "\t|;,".index(sign))
    ):
        if counts[sign] < 2:
            continue
        body = [line for line in lines if not (sign in "|\t" and _RULE.fullmatch(line))]
        if sign == "|":
            body = [re.sub(r"^\s*\|", "", re.sub(r"\|\s*$", "", line)) for line in body]
        yield _rows(body, sign)
    if any(re.search(r"\S {3,}\S", line) for line in lines):
        yield [re.split(r" {2,}", line.strip()) for line in lines if line.strip()]


def _rows(lines: list[str], sign: str) -> list[list[str]]:
    try:
        quoted: Literal[0, 3] = csv.QUOTE_NONE if sign == "|" else csv.QUOTE_MINIMAL
        reader = csv.reader(
            (f"{line}\n" for line in lines), delimiter=sign, quoting=quoted, skipinitialspace=True
        )
        return [[cell.strip() for cell in row] for row in reader]
    except csv.Error:
        return [[cell.strip() for cell in line.split(sign)] for line in lines]


def _read(rows: list[list[str]], today: date, country: str | None) -> list[Report]:
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if not full or max(map(len, full)) > MOST_COLUMNS:
        return []
    for at, row in enumerate(rows[:FIRST_ROWS]):
        if len(row) < 2:
            continue
        body = rows[at + 1 :]
        places = columns_by_header(row, [one for one in body if len(one) > 1])
        if places is not None:
            return list(islice(_report_of(body, places, today, country), MOST_ROWS))
    if len(full) < 2 or len(full) < 0.6 * sum(any(row) for row in rows):
        return []
    places = columns_by_content(full)
    return list(islice(_report_of(full, places, today, country), MOST_ROWS)) if places is not None else []


def _report_of(
    rows: Sequence[Sequence[str]], places: dict[Column, int], today: date, country: str | None
) -> Iterator[Report]:
    cells = [_cell(row, places, Column.applied) for row in rows]
    first = day_first([cell for cell in cells if cell], today, country)
    met = day_first([cell for row in rows if (cell := _cell(row, places, Column.met))], today, country)
    for row, applied in zip(rows, cells, strict=True):
        company = without_marks(_cell(row, places, Column.company))
        role = without_marks(_cell(row, places, Column.role))
        if len(row) < 2 or not (company or role) or TOTAL.fullmatch(company or role or ""):
            continue
        if not any(char.isalpha() for char in f"{company}{role}"):
            continue
        status = plain_of(_cell(row, places, Column.status) or "")
        day = read_day(applied, today, day_comes_first=first) if applied else None
        when = (
            read_day(cell, today, day_comes_first=met, past=False)
            if (cell := _cell(row, places, Column.met))
            else None
        )
        yield _report(
            company, role, status, day, when, without_marks(_cell(row, places, Column.contact)), today
        )


def _cell(row: Sequence[str], places: dict[Column, int], column: Column) -> str | None:
    at = places.get(column)
    return (row[at].strip() or None) if at is not None and at < len(row) else None


def without_marks(cell: str | None) -> str | None:
    """Take the marks of Markdown and links off a cell: "[Acme](https://…)", "**Acme**"."""
    if cell is None:
        return None
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", cell)
    plain = re.sub(r"(?:\*\*|__|`)", "", plain)
    return " ".join(re.sub(r"\s*\(?https?://\S+", "", plain).split()) or None


def _report(
    company: str | None,
    role: str | None,
    status: str,
    applied: date | None,
    met: date | None,
    contact: str | None,
    today: date,
) -> Report:
    """Make a report of the cells of a row."""
    news = news_of(status) if status else News.applied
    ahead = met if met is not None and met >= today else None
    if status and ahead is None and (said := next(spoken().days_in(status, today, None), None)) is not None:
        ahead = said.ahead if said.ahead is not None and said.ahead >= today and not said.loose else None
        if news is News.applied and applied is None and said.behind is not None and said.behind <= today:
            applied, ahead = said.behind, None
    if news is News.next_round and ahead is None and _HELD.search(status) is not None:
        news = News.met
    stage = None
    if news is News.applied:
        stage = Stage.applied
    elif news is News.met or (news in (None, News.applied) and ahead):
        news = News.interview if ahead is not None else News.met
        screening = re.search(r"screen|assess|test|call|assignment|take", status, re.IGNORECASE)
        further = re.search(r"second|third|2nd|3rd|round [23]", status, re.IGNORECASE)
        stage = Stage.final if "final" in status.casefold() else Stage.later if further else Stage.first
        stage = Stage.screening if screening and stage is Stage.first else stage
    if ahead is not None and news is News.applied and met is not None:
        news, stage = News.interview, Stage.first
    return Report(
        news=news or News.applied,
        company=company,
        role=role,
        contact=contact,
        stage=stage,
        applied=applied if news is not News.other or applied is None or applied <= today else None,
        day=ahead if news in (News.interview, News.next_round) else None,
        sure=0.95 if news is not None else 0.8,
        status=status or None,
    )
