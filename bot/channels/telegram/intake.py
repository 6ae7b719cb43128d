"""What happens to updates that have arrived, whichever way: they are read, committed, and answered.

Who brings them tells Telegram that they arrived when `take` has returned, and never before.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.exc import DBAPIError
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.updates import LeaveGroup, read
from bot.events import Incoming
from bot.language.wording.templates import FALLBACK
from bot.service.app import App
from bot.service.inbox import Toast
from bot.turn.commands import MENU

log = logging.getLogger(__name__)

NICETIES = 1.0
"""Seconds that what may fail gets at the end."""


class Intake:
    """One bot's updates, from the raw update to the commit, and what is said to Telegram right after it."""

    def __init__(self, bot: Bot, number: int, app: App, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._bot = bot
        self._number = number
        self._app = app
        self._niceties: set[asyncio.Task[None]] = set()

    def begin(self) -> None:
        """Set the menu of commands, meanwhile; their descriptions are in `controls.j2`."""
        self._nicely(self._set_commands())

    async def take(self, arrived: Sequence[tuple[Any, datetime]]) -> None:
        """Take in raw updates, each with when it came, in order: all of them, or none where this raises.

        Raises DBAPIError where the database takes nothing, and KeyRefusedError.
        """
        batch, groups = await self._read(arrived)
        toasts = await self._app.inbox.receive(batch)
        if toasts:
            self._nicely(self._answer_all(toasts))
        for group in groups:
            self._nicely(self._leave(group))

    async def finish(self) -> None:
        """Give what may fail a last moment."""
        if self._niceties:
            _, late = await asyncio.wait(self._niceties, timeout=NICETIES)
            for task in late:
                task.cancel()

    async def _read(self, arrived: Iterable[tuple[Any, datetime]]) -> tuple[list[Incoming], list[LeaveGroup]]:
        """Each by itself: one that can't be read is set aside, and its neighbours go on."""
        batch: list[Incoming] = []
        groups: list[LeaveGroup] = []
        for update, at in arrived:
            try:
                found = read(self._number, update, at)
            except Exception as error:  # whatever shape it has
                await self._app.inbox.dead_letters.add_raw(self._number, update, error)
                continue
            if isinstance(found, Incoming):
                batch.append(found)
            elif found is not None:
                groups.append(found)
        return batch, groups

    # ------------------------------------------------------------ what may fail

    def _nicely(self, call: Coroutine[Any, Any, None]) -> None:
        task: asyncio.Task[None] = asyncio.create_task(call)
        self._niceties.add(task)
        task.add_done_callback(self._niceties.discard)

    async def _call(self, method: str, parameters: dict[str, Any]) -> bool:
        """Whether it was taken, as far as anybody knows."""
        await asyncio.sleep(0)  # what tells Telegram of the commit goes out first
        try:
            await self._bot.do_api_request(method, parameters)
        except TelegramError as error:
            kind = type(error).__name__
            log.info("%(method)s was not done: %(error)s", {"method": method, "error": kind})
            return not isinstance(error, BadRequest)
        return True

    async def _answer_all(self, toasts: Iterable[Toast]) -> None:
        """Words on a button that was tapped too long ago reach nobody: there the open question is shown."""
        answers = [(toast, asyncio.create_task(self._answer(toast))) for toast in toasts]
        unseen = {toast.chat for toast, answer in answers if not await answer and toast.text is not None}
        for chat in sorted(unseen):
            try:
                await self._app.inbox.show_again(self._number, chat)
            except DBAPIError as error:
                log.warning("a question was not shown again: %(error)s", {"error": type(error).__name__})

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
