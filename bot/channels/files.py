"""Tell which files are read as text, and make what they say an event. The mail itself is read elsewhere."""

from __future__ import annotations

import asyncio
from enum import StrEnum

from bot.events import Unreadable, Wrote
from bot.service.app import MailFromFile
from bot.talk.frozen import changed
from bot.talk.visible import is_visible

MOST_BYTES = 100_000
"""The largest file that is read: a mail without its pictures is a tenth of that. Our own choice."""

ENDINGS = (".eml", ".txt")
TYPES = ("message/rfc822", "text/plain")
"""Names and MIME types of files that may be a mail."""


class Unread(StrEnum):
    """Say why nothing came of a file that may be a mail: each is a kind of `Unreadable`."""

    too_large = "file_too_large"
    too_many = "file_too_many"
    failed = "file_failed"
    no_text = "file_no_text"


def may_be_mail(name: str, type_: str = "") -> bool:
    """Tell by a file's name and its MIME type whether it is read."""
    return name.casefold().endswith(ENDINGS) or type_.partition(";")[0].strip().casefold() in TYPES


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


def event_of(event: Wrote | Unreadable, message: int, found: str | Unread) -> Wrote | Unreadable:
    """Return the event of a person who sent a file. event: as read from the caption. found: in it.

    If the file brings nothing, its caption is heard; without a caption the event says why it brings nothing.
    """
    if isinstance(found, Unread):
        return event if isinstance(event, Wrote) else changed(event, kind=found.value)
    caption = event.text if isinstance(event, Wrote) else event.caption
    return Wrote(found, message, forwarded=True, caption=caption, album=event.album)
