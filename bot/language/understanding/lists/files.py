"""Read a file that lists applications, whatever kind of file it is."""

from __future__ import annotations

from datetime import date

from bot.events import Brought
from bot.language.understanding.lists.delimited import rows_in
from bot.language.understanding.lists.limits import (
    BROKEN,
    MOST_BYTES,
    NO_LIST,
    TOO_LONG,
    UnusableError,
    Watch,
)
from bot.language.understanding.lists.mailbox import read_mailbox
from bot.language.understanding.lists.reading import read_rows
from bot.language.understanding.lists.workbook import sheets_in, unpacked_safely

_PACKED = b"PK\x03\x04"
_MAILBOX = b"From "
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

LISTS_IN_A_ZIP = ("job applications", "job_applications")
"""How a name in LinkedIn's whole export begins: `Jobs/Job Applications.csv`, and with more of them `_1`."""


def read_list(content: bytes, name: str, today: date) -> Brought | str:
    """Return what a file lists; why nothing, as a kind of `Unreadable`. Never raises.

    name: the file's own name. It takes seconds where there is much to read, so it needs a thread of its own.
    """
    if len(content) > MOST_BYTES:
        return TOO_LONG
    try:
        return _read(content, name.casefold(), today, Watch())
    except UnusableError as error:
        return error.why
    except Exception:
        return BROKEN


def _read(content: bytes, name: str, today: date, watch: Watch) -> Brought:
    if not content.strip() or content.startswith(_OLD_EXCEL):
        raise UnusableError(NO_LIST)
    if content.startswith(_PACKED):
        return (
            _of_a_zip(content, today, watch) if name.endswith(".zip") else _of_a_book(content, today, watch)
        )
    if name.endswith(".mbox") or (content.startswith(_MAILBOX) and not name.endswith((".csv", ".tsv"))):
        return read_mailbox(content, today, watch)
    return read_rows(rows_in(content, watch), today, watch)


def _of_a_book(content: bytes, today: date, watch: Watch) -> Brought:
    """Return what the first sheet lists that lists anything."""
    for rows in sheets_in(content, watch):
        try:
            return read_rows(rows, today, watch)
        except UnusableError as error:
            if error.why != NO_LIST:
                raise
    raise UnusableError(NO_LIST)


def _of_a_zip(content: bytes, today: date, watch: Watch) -> Brought:
    """Return what LinkedIn's export lists: of its files only those with applications are opened."""
    with unpacked_safely(content) as packed:
        rows: list[list[str]] = []
        for part in packed.infolist():
            called = part.filename.casefold().rpartition("/")[2]
            if called.startswith(LISTS_IN_A_ZIP) and called.endswith(".csv") and part.file_size <= MOST_BYTES:
                found = rows_in(packed.read(part), watch)
                rows += found[1:] if rows and found[:1] == rows[:1] else found
    if not rows:
        raise UnusableError(NO_LIST)
    return read_rows(rows, today, watch)
