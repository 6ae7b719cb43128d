"""Fetch the files of a batch from Telegram before its transaction, so that mails in them are heard as texts.

However many there are and whatever Telegram does, it takes no longer than a deadline; what was not fetched by
then is said to be so. A file whose update comes again, since it could not be committed, is not fetched again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast
from urllib.parse import quote

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.files import MOST_BYTES, Unread, heard, may_be_mail, text_in
from bot.channels.telegram.request import AiohttpRequest
from bot.events import Incoming, Unreadable, Wrote
from bot.raw_update import number
from bot.service.app import MailFromFile
from bot.talk.frozen import changed, frozen

log = logging.getLogger(__name__)

TO_FETCH = 3.0
"""Seconds for all files of a batch together."""

MOST_A_MINUTE = 3
"""Files that are fetched for one person in a minute."""

A_MINUTE = 60.0

MOST_WATCHED = 10_000
"""People whose files are counted at a time; those who have sent none for longest are forgotten first."""

MOST_KEPT = 100
"""Texts of files that are kept until their updates are committed."""

LONGEST_PATH = 1000
"""Characters of the path under which Telegram has a file."""


@frozen
class Offered:
    """A file that may be a mail. file: Telegram's id for it. size: in bytes; 0 if Telegram doesn't say."""

    message: int
    file: str
    name: str
    size: int


def offered(update: Any) -> Offered | None:
    """Return the file that a raw update brings, if it may be a mail; else None. Never raises."""
    try:
        message = update["message"]
        document = message["document"]
        file, name, type_ = document["file_id"], document.get("file_name", ""), document.get("mime_type", "")
        size, sent = number(document.get("file_size", 0)), number(message["message_id"])
        fits = isinstance(file, str) and isinstance(name, str) and isinstance(type_, str)
        return Offered(sent, file, name, size) if fits and may_be_mail(name, type_) else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


class Files:
    """Fetches one bot's files."""

    def __init__(self, bot: Bot, read: MailFromFile) -> None:
        """read: reads a mail."""
        self._bot = bot
        self._read = read
        self._taken: dict[int, dict[int, float]] = {}
        self._texts: dict[int, str] = {}

    async def heard(self, files: Sequence[tuple[Incoming, Offered]]) -> list[Incoming]:
        """Return the updates with what their files say, in the same order."""
        fetching = [asyncio.create_task(self._found(incoming, file)) for incoming, file in files]
        try:
            if fetching:
                await asyncio.wait(fetching, timeout=TO_FETCH)
        finally:
            for task in fetching:
                task.cancel()
            await asyncio.gather(*fetching, return_exceptions=True)
        return [_with(incoming, file, task) for (incoming, file), task in zip(files, fetching, strict=True)]

    def committed(self, updates: Iterable[int]) -> None:
        """Forget the texts of these updates, which are safe now."""
        for update in updates:
            self._texts.pop(update, None)

    async def _found(self, incoming: Incoming, file: Offered) -> str | Unread:
        known = self._texts.get(incoming.update)
        if known is not None:
            return known
        if file.size > MOST_BYTES:
            return Unread.too_large
        if not self._may_send(incoming.chat, incoming.update):
            return Unread.too_many
        try:
            content = await self._fetched(file)
        except Exception as error:  # Telegram's answer may be anything
            log.info("a file could not be fetched: %(error)s", {"error": type(error).__name__})
            return Unread.failed
        if content is None:
            return Unread.too_large
        found = await text_in(content, file.name, self._read)
        if not isinstance(found, Unread):
            self._texts[incoming.update] = found
            while len(self._texts) > MOST_KEPT:
                del self._texts[next(iter(self._texts))]
        return found

    async def _fetched(self, file: Offered) -> bytes | None:
        """Return the content of a file, None if it is too large. Raises TelegramError."""
        answer: Any = await self._bot.do_api_request("getFile", {"file_id": file.file})
        path = answer.get("file_path") if isinstance(answer, Mapping) else None
        if not isinstance(path, str) or not 0 < len(path) <= LONGEST_PATH or path.startswith("/"):
            raise TelegramError("no path of a file")
        request = cast(AiohttpRequest, self._bot.request)
        return await request.download(f"{self._bot.base_file_url}/{quote(path)}", MOST_BYTES, TO_FETCH)

    def _may_send(self, chat: int, update: int) -> bool:
        """Count a file, unless the person has sent too many in the last minute; an update counts once."""
        now = asyncio.get_running_loop().time()
        before = self._taken.pop(chat, {})
        taken = {number: at for number, at in before.items() if now - at < A_MINUTE}
        self._taken[chat] = taken
        while len(self._taken) > MOST_WATCHED:
            del self._taken[next(iter(self._taken))]
        if update not in taken and len(taken) >= MOST_A_MINUTE:
            return False
        taken.setdefault(update, now)
        return True


def _with(incoming: Incoming, file: Offered, task: asyncio.Task[str | Unread]) -> Incoming:
    """Return an update with what came of its file by the deadline."""
    lost = task.cancelled() or task.exception() is not None
    found = Unread.failed if lost else task.result()
    event = incoming.event
    if not isinstance(event, Wrote | Unreadable):
        return incoming
    return changed(incoming, event=heard(event, file.message, found))
