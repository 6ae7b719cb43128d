"""Fetch files from Telegram beside everything else, so that mails in them are heard as texts.

A file has a deadline, which includes the wait for its turn; the person is told of a file that was not fetched
by then. A file whose update comes again, since the update was not committed yet, is not fetched again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from urllib.parse import quote
from weakref import WeakValueDictionary

from telegram import Bot
from telegram.error import TelegramError

from bot.channels.files import (
    MOST_BYTES,
    MOST_BYTES_OF_A_LIST,
    Unread,
    event_of,
    list_in,
    may_be_list,
    may_be_mail,
    text_in,
)
from bot.channels.telegram.request import AiohttpRequest
from bot.events import Brought, Incoming, Unreadable, Wrote
from bot.raw_update import number
from bot.service.app import ListFromFile, MailFromFile
from bot.talk.frozen import changed, frozen

log = logging.getLogger(__name__)

TO_FETCH = 3.0
"""Seconds for a file, from when its update was first seen."""

TO_FETCH_A_LIST = 30.0
"""Seconds for a file that lists applications, which may be large, and is read for long."""

TO_FETCH_CROWDED = 1.0
"""Seconds for a file while its update keeps all updates of others from being seen."""

AT_ONCE, AT_ONCE_EACH = 20, 2
"""Files that are fetched at the same time: of all people, and of one."""

LISTS_AT_ONCE = 1
"""Lists that are read at the same time: each takes a thread for seconds, and Python runs one at a time."""

MOST_A_MINUTE = 3
"""Files that are fetched for one person in a minute."""

A_MINUTE = 60.0

MOST_WATCHED = 10_000
"""People whose files are counted at a time; those who have sent none for longest are forgotten first."""

MOST_KEPT = 100
"""Files that are under way, or whose texts are kept until their updates are committed."""

LONGEST_PATH = 1000
"""Characters of the path under which Telegram has a file."""


@frozen
class Offered:
    """Describe a file that is read. file: Telegram's id for it. size: bytes; 0 if not given.

    listed: it is read as a list of applications, not as a mail.
    """

    message: int
    file: str
    name: str
    size: int
    listed: bool = False

    @property
    def most(self) -> int:
        """Return how large it may be."""
        return MOST_BYTES_OF_A_LIST if self.listed else MOST_BYTES


def offered(update: Any) -> Offered | None:
    """Return the file that a raw update brings, if it may be a mail; else None. Never raises."""
    try:
        message = update["message"]
        document = message["document"]
        file, name, type_ = document["file_id"], document.get("file_name", ""), document.get("mime_type", "")
        size, sent = number(document.get("file_size", 0)), number(message["message_id"])
        fits = isinstance(file, str) and isinstance(name, str) and isinstance(type_, str)
        listed = fits and may_be_list(name, type_)
        return (
            Offered(sent, file, name, size, listed) if listed or (fits and may_be_mail(name, type_)) else None
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def too_large(file: Offered) -> Unread:
    """Say that a file is too large, as mails or as lists are."""
    return Unread.list_too_large if file.listed else Unread.too_large


Found = str | Unread | Brought
"""What is in a file, or why nothing came of it."""


@dataclass(frozen=True)
class _Fetch:
    """Hold a file that is being fetched, or was. since: by the loop's clock."""

    since: float
    task: asyncio.Task[Found]


class Files:
    """Fetches one bot's files."""

    def __init__(
        self, bot: Bot, read: MailFromFile, read_list: ListFromFile, today: Callable[[], date]
    ) -> None:
        """read, read_list: read a mail, and a list. today: the date."""
        self._bot = bot
        self._read = read
        self._read_list = read_list
        self._today = today
        self._lists = asyncio.Semaphore(LISTS_AT_ONCE)
        self._taken: dict[int, dict[int, float]] = {}
        self._fetches: dict[int, _Fetch] = {}
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._turns_of: WeakValueDictionary[int, asyncio.Semaphore] = WeakValueDictionary()

    @property
    def under_way(self) -> Collection[asyncio.Future[Found]]:
        """Return the fetches that have not ended."""
        return [fetch.task for fetch in self._fetches.values() if not fetch.task.done()]

    def prepared(
        self, incoming: Incoming, offers: Mapping[int, Offered], *, crowded: bool = False
    ) -> Incoming | None:
        """Return an update with what its file says, if it has one; None while the file is being fetched.

        offers: the files, by the numbers of their updates. crowded: nobody else's updates can be seen before
        this one is taken in.
        """
        file = offers.get(incoming.update)
        if file is None or not isinstance(incoming.event, Wrote | Unreadable):
            return incoming
        found = self._found(incoming, file, crowded=crowded)
        return (
            None
            if found is None
            else changed(incoming, event=event_of(incoming.event, file.message, found, listed=file.listed))
        )

    def committed(self, updates: Iterable[int]) -> None:
        """Forget the files of these updates, which are safe now."""
        for update in updates:
            self._fetches.pop(update, None)

    def stop(self) -> None:
        """Give up the fetches that are under way."""
        for task in self.under_way:
            task.cancel()

    def _found(self, incoming: Incoming, file: Offered, *, crowded: bool) -> Found | None:
        now = asyncio.get_running_loop().time()
        fetch = self._fetches.get(incoming.update)
        if fetch is None:
            if file.size > file.most:
                return too_large(file)
            if not self._may_send(incoming.chat, incoming.update, now):
                return Unread.too_many
            if not self._has_room():
                return Unread.failed
            task = asyncio.create_task(self._fetch(incoming.chat, file))
            self._fetches[incoming.update] = _Fetch(now, task)
            return None
        if fetch.task.done():
            return Unread.failed if fetch.task.cancelled() else fetch.task.result()
        if crowded and now - fetch.since >= TO_FETCH_CROWDED:
            fetch.task.cancel()
            return Unread.failed
        return None

    def _has_room(self) -> bool:
        """Make room for one more file, if texts fetched earlier can go for it; tell whether there is room."""
        for update, fetch in list(self._fetches.items()):
            if len(self._fetches) < MOST_KEPT:
                break
            if fetch.task.done():
                del self._fetches[update]
        return len(self._fetches) < MOST_KEPT

    async def _fetch(self, chat: int, file: Offered) -> Found:
        """Return what a file says, or why nothing came of it by the deadline. Raises CancelledError only."""
        turns = self._turns_of.setdefault(chat, asyncio.Semaphore(AT_ONCE_EACH))
        try:
            async with asyncio.timeout(TO_FETCH_A_LIST if file.listed else TO_FETCH), turns, self._turns:
                content = await self._content(file)
                if content is None:
                    return too_large(file)
                if not file.listed:
                    return await text_in(content, file.name, self._read)
                async with self._lists:
                    return await list_in(content, file.name, self._today(), self._read_list)
        except Exception as error:  # Telegram's answer may be anything
            log.info("a file could not be fetched: %(error)s", {"error": type(error).__name__})
            return Unread.failed

    async def _content(self, file: Offered) -> bytes | None:
        """Return the content of a file, None if it is too large. Raises TelegramError."""
        answer: Any = await self._bot.do_api_request("getFile", {"file_id": file.file})
        path = answer.get("file_path") if isinstance(answer, Mapping) else None
        if not isinstance(path, str) or not 0 < len(path) <= LONGEST_PATH or path.startswith("/"):
            raise TelegramError("no path of a file")
        request = cast(AiohttpRequest, self._bot.request)
        return await request.download(
            f"{self._bot.base_file_url}/{quote(path)}",
            file.most,
            TO_FETCH_A_LIST if file.listed else TO_FETCH,
        )

    def _may_send(self, chat: int, update: int, now: float) -> bool:
        """Count a file, unless the person has sent too many in the last minute; an update counts once."""
        before = self._taken.pop(chat, {})
        taken = {number: at for number, at in before.items() if now - at < A_MINUTE}
        self._taken[chat] = taken
        while len(self._taken) > MOST_WATCHED:
            del self._taken[next(iter(self._taken))]
        if update not in taken and len(taken) >= MOST_A_MINUTE:
            return False
        taken.setdefault(update, now)
        return True
