"""Read the sheets of an Excel file. Formulas are never worked out: what Excel saw last stands beside them."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from itertools import islice
from typing import Any

from bot.language.understanding.lists.limits import (
    BROKEN,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_PARTS,
    MOST_UNPACKED,
    TOO_LONG,
    Rows,
    UnusableError,
    Watch,
)

MOST_SHEETS = 5
"""How many sheets are looked at."""

MOST_EMPTY = 200
"""How many empty rows in a row end a sheet: a cell far below would take forever to come to."""


def unpacked_safely(content: bytes) -> zipfile.ZipFile:
    """Open a packed file. Raises UnusableError if it is damaged, or is too large once it is unpacked.

    Python unpacks no more of a part than the file says that it has, so to add up what it says is enough.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        parts = packed.infolist()
    except Exception:
        raise UnusableError(BROKEN) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnusableError(TOO_LONG)
    return packed


def sheets_in(content: bytes, watch: Watch) -> list[Rows]:
    """Return the rows of each sheet. Raises UnusableError if it can't be read, or has too many rows."""
    unpacked_safely(content).close()
    from openpyxl import load_workbook  # slow to load, and rarely needed

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            return [_rows_of(sheet, watch) for sheet in book.worksheets[:MOST_SHEETS]]
        finally:
            book.close()
    except UnusableError:
        raise
    except Exception:
        raise UnusableError(BROKEN) from None


def _rows_of(sheet: Any, watch: Watch) -> Rows:
    rows: Rows = []
    empty = 0
    found = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for row in islice(found, 2 * MOST_LINES):
        watch.tick()
        cells = [_text(value) for value in row]
        empty = 0 if any(cells) else empty + 1
        if empty > MOST_EMPTY:
            break
        if not empty:
            rows.append(cells)
        if len(rows) > MOST_LINES:
            raise UnusableError(TOO_LONG)
    return rows


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value)[:LONGEST_CELL].split())
