"""Tell which files are read, and make what they say an event. Mails and lists are read elsewhere."""

from __future__ import annotations

import asyncio
from datetime import date
from enum import StrEnum

from bot.events import Brought, Unreadable, Wrote
from bot.service.app import ListFromFile, MailFromFile
from bot.talk.frozen import changed
from bot.talk.visible import is_visible

MOST_BYTES = 100_000
"""The largest file that is read: a mail without its pictures is a tenth of that. Our own choice."""

MOST_BYTES_OF_A_LIST = 5_000_000
"""The largest file that is read as a list of applications, or as a mailbox."""

LISTS = (".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".mbox", ".zip")
LIST_TYPES = (
    "text/csv",
    "text/tab-separated-values",
    "application/mbox",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
"""Names and MIME types of files that may list applications."""

ENDINGS = (".eml", ".txt")
TYPES = ("message/rfc822", "text/plain")
"""Names and MIME types of files that may be a mail."""


class Unread(StrEnum):
    """Say why nothing came of a file that may be a mail: each is a kind of `Unreadable`."""

    too_large = "file_too_large"
    too_many = "file_too_many"
    failed = "file_failed"
    no_text = "file_no_text"
    list_too_large = "list_too_large"


def may_be_mail(name: str, type_: str = "") -> bool:
    """Tell by a file's name and its MIME type whether it is read."""
    return name.casefold().endswith(ENDINGS) or type_.partition(";")[0].strip().casefold() in TYPES


def may_be_list(name: str, type_: str = "") -> bool:
    """Tell by a file's name and its MIME type whether it is read as a list of applications."""
    named = name.casefold().endswith(LISTS)
    return named or (not may_be_mail(name) and type_.partition(";")[0].strip().casefold() in LIST_TYPES)


def most_bytes(name: str, type_: str = "") -> int:
    """Return how large a file of this name may be."""
    return MOST_BYTES_OF_A_LIST if may_be_list(name, type_) else MOST_BYTES


async def list_in(content: bytes, name: str, today: date, read: ListFromFile) -> Brought | Unread | str:
    """Return what a file lists; why nothing came of it, if so. It is read in a thread, as with `text_in`."""
    if len(content) > MOST_BYTES_OF_A_LIST:
        return Unread.list_too_large
    try:
        return await asyncio.to_thread(read, content, name, today)
    except Exception:  # anybody can send any file
        return Unread.failed


async def text_in(content: bytes, name: str, read: MailFromFile) -> str | Unread:
    """Return the text in a file. It is read in a thread, so that nobody else waits for it.

    What is wrong with a file is in no error and no log: either may quote it.
    """
    if len(content) > MOST_BYTES:
        return Unread.too_large
    try:
        found = await asyncio.to_thread(read, content, name)
    except Exception:  # anybody can send any file
        return Unread.no_text
    text = (found or "").replace("\x00", "").encode("utf-8", "replace").decode()
    return text if is_visible(text) else Unread.no_text


def event_of(
    event: Wrote | Unreadable, message: int, found: str | Unread | Brought, *, listed: bool = False
) -> Wrote | Unreadable | Brought:
    """Return the event of a person who sent a file. event: as read from the caption. found: in it.

    listed: the file was read as a list, so that a text says why nothing came of it.

    If the file brings nothing, its caption is heard; without a caption the event says why it brings nothing.
    """
    if isinstance(found, Brought):
        caption = event.text if isinstance(event, Wrote) else event.caption
        return changed(found, message=message, caption=caption, album=event.album)
    if isinstance(found, Unread) or listed:
        return event if isinstance(event, Wrote) else changed(event, kind=str(found))
    caption = event.text if isinstance(event, Wrote) else event.caption
    return Wrote(found, message, forwarded=True, caption=caption, album=event.album)
