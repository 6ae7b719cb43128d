"""Read updates, commit them, and answer their taps, whichever way they arrived.

The caller confirms them to Telegram when `take` has returned, and never before.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.exc import DBAPIError
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.files import Files, Offered, offered
from bot.channels.telegram.updates import LeaveGroup, read
from bot.events import Incoming
from bot.language.wording.templates import FALLBACK
from bot.service.app import App
from bot.service.inbox import Toast
from bot.turn.commands import MENU

log = logging.getLogger(__name__)

NICETIES = 1.0
"""Seconds that optional calls get at the end."""


class Intake:
    """Takes in one bot's updates, from the raw update to the commit, and makes optional calls after it.

    Optional calls, such as toasts and the menu of commands, may fail without harm.
    """

    def __init__(self, bot: Bot, number: int, app: App, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._bot = bot
        self._number = number
        self._app = app
        self._files = Files(bot, app.mail_from_file)
        self._optional_calls: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        """Set the menu of commands in the background; their descriptions are in `controls.j2`."""
        self._in_background(self._set_commands())

    async def take(self, arrived: Sequence[tuple[Any, datetime]]) -> None:
        """Take in raw updates in order, each with the time of its arrival: all, or none if this raises.

        Raises DBAPIError if the database fails, and KeyRefusedError.
        """
        batch, files, groups = await self._read(arrived)
        toasts = await (self._with_files(batch, files) if files else self._app.inbox.receive(batch))
        if toasts:
            self._in_background(self._answer_all(toasts))
        for group in groups:
            self._in_background(self._leave(group))

    async def finish(self) -> None:
        """Give optional calls that are under way a last moment."""
        if self._optional_calls:
            _, late = await asyncio.wait(self._optional_calls, timeout=NICETIES)
            for task in late:
                task.cancel()

    async def _with_files(self, batch: Sequence[Incoming], files: Mapping[int, Offered]) -> list[Toast]:
        """Take in a batch with files. Others than those who sent them don't wait until they are fetched.

        files: by their places in the batch.
        """
        senders = {batch[at].chat for at in files}
        fetching = asyncio.create_task(self._files.heard([(batch[at], file) for at, file in files.items()]))
        try:
            toasts = await self._app.inbox.receive([one for one in batch if one.chat not in senders])
            fetched = dict(zip(files, await fetching, strict=True))
        finally:
            fetching.cancel()
        theirs = [fetched.get(at, one) for at, one in enumerate(batch) if one.chat in senders]
        toasts += await self._app.inbox.receive(theirs)
        self._files.committed(one.update for one in theirs)
        return toasts

    async def _read(
        self, arrived: Iterable[tuple[Any, datetime]]
    ) -> tuple[list[Incoming], dict[int, Offered], list[LeaveGroup]]:
        """Read updates one by one: one that can't be read is set aside, and the others go on.

        The files that may be mails are by the places of their updates in the batch.
        """
        batch: list[Incoming] = []
        files: dict[int, Offered] = {}
        groups: list[LeaveGroup] = []
        for update, at in arrived:
            try:
                arrival = read(self._number, update, at)
            except Exception as error:  # an update may have any shape
                await self._app.inbox.dead_letters.add_raw(self._number, update, error)
                continue
            if isinstance(arrival, Incoming):
                if (file := offered(update)) is not None:
                    files[len(batch)] = file
                batch.append(arrival)
            elif arrival is not None:
                groups.append(arrival)
        return batch, files, groups

    # ------------------------------------------------------------ optional calls

    def _in_background(self, call: Coroutine[Any, Any, None]) -> None:
        task: asyncio.Task[None] = asyncio.create_task(call)
        self._optional_calls.add(task)
        task.add_done_callback(self._optional_calls.discard)

    async def _call(self, method: str, parameters: dict[str, Any]) -> bool:
        """Call the Bot API; return False if Telegram refused the call, True if it may have been done."""
        await asyncio.sleep(0)  # the request that confirms the updates goes out first
        try:
            await self._bot.do_api_request(method, parameters)
        except TelegramError as error:
            kind = type(error).__name__
            log.info("the call %(method)s failed: %(error)s", {"method": method, "error": kind})
            return not isinstance(error, BadRequest)
        return True

    async def _answer_all(self, toasts: Iterable[Toast]) -> None:
        """Answer taps. A tap that is too old shows no toast: its chat is shown the open question instead."""
        answers = [(toast, asyncio.create_task(self._answer(toast))) for toast in toasts]
        unseen = {toast.chat for toast, answer in answers if not await answer and toast.text is not None}
        for chat in sorted(unseen):
            try:
                await self._app.inbox.show_again(self._number, chat)
            except DBAPIError as error:
                log.warning(
                    "an open question could not be shown again: %(error)s", {"error": type(error).__name__}
                )

    async def _answer(self, toast: Toast) -> bool:
        words = {"text": toast.text} if toast.text is not None else {}
        return await self._call("answerCallbackQuery", {"callback_query_id": toast.tap, **words})

    async def _leave(self, group: LeaveGroup) -> None:
        content = self._app.renderer.content
        text = content.label(FALLBACK, "controls", "private_only")
        await self._call("sendMessage", {"chat_id": group.chat, "text": text})
        await self._call("leaveChat", {"chat_id": group.chat})

    async def _set_commands(self) -> None:
        content = self._app.renderer.content
        for language in content.languages:
            commands = [
                {"command": name, "description": content.label(language, "controls", name)} for name in MENU
            ]
            where = {"language_code": language} if language != FALLBACK else {}
            await self._call("setMyCommands", {"commands": commands, **where})
