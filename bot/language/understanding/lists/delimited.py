"""Cut a text into rows and cells: CSV and TSV, with any of the usual signs and charsets."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import Literal

from bot.language.understanding.lists.limits import (
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_LINES,
    NO_LIST,
    TOO_LONG,
    Rows,
    UnusableError,
    Watch,
)

SIGNS = ",;\t|"
"""The signs that may stand between cells."""

_LOOKED_AT = 40
"""How many rows are looked at to find the sign."""

_SAYS_SIGN = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the sign."""


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises UnusableError if it is none."""
    for mark, charset in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace")
    start = content[:2000]
    if start.count(0) > len(start) // 5:  # UTF-16 without its mark: every other byte of plain text is 0
        even, odd = start[0::2].count(0), start[1::2].count(0)
        if max(even, odd) > len(start) // 4 and min(even, odd) <= len(start) // 50:
            return content.decode("utf-16-le" if odd > even else "utf-16-be", "replace")
    if sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in start) > len(start) // 100:
        raise UnusableError(NO_LIST)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def rows_in(content: bytes, watch: Watch) -> Rows:
    """Return the rows of a file. Raises UnusableError if it is no text, or has too many rows."""
    text = decoded(content).replace("\0", "")
    said = _SAYS_SIGN.match(text)
    sign = said[1] if said is not None else _sign_of(text)
    text = text[said.end() :] if said is not None else text
    try:
        return _cut(text, sign, csv.QUOTE_MINIMAL, watch)
    except csv.Error:  # a quote that nothing closes
        return _cut(text, sign, csv.QUOTE_NONE, watch)


def _cut(text: str, sign: str, quoting: Literal[0, 3], watch: Watch) -> Rows:
    rows: Rows = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign, quoting=quoting):
        watch.tick()
        cells = [cell[:LONGEST_CELL].strip() for cell in row[:MOST_COLUMNS]]
        if any(cells):
            rows.append(cells)
        if len(rows) > MOST_LINES:
            raise UnusableError(TOO_LONG)
    return rows


def _sign_of(text: str) -> str:
    """Return the sign that cuts the first rows most evenly."""
    best, sign_found = 0.0, ","
    for sign in SIGNS:
        try:
            reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=sign)
            widths = [len(row) for row in islice(reader, _LOOKED_AT) if row]
        except csv.Error:
            continue
        usual = Counter(width for width in widths if width > 1).most_common(1)
        if usual and usual[0][1] * min(usual[0][0], 6) > best:
            best, sign_found = usual[0][1] * min(usual[0][0], 6), sign
    return sign_found
