"""Fetch, commit, then fetch with the next offset: Telegram is told only after the commit.

python-telegram-bot's own `Updater` confirms updates before they are processed, so it isn't used.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError
from telegram import Bot
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError

from bot.app import App
from bot.events import Incoming
from bot.inbox import Toast
from bot.settings import SettingsError
from bot.stopping import Stop
from bot.telegram.read import ALLOWED, Leave, read
from bot.telegram.request import FloodError

log = logging.getLogger(__name__)

HOLD = 25
"""Seconds that Telegram holds a fetch open while nothing arrives."""

LONGEST_PAUSE = 30.0

NICETIES = 1.0
"""Seconds that what may fail gets at the end."""

COMMANDS = (
    "log",
    "list",
    "chase",
    "no",
    "yes",
    "journal",
    "settings",
    "pause",
    "privacy",
    "export",
    "delete",
    "help",
    "cancel",
)
"""In the order of the menu; their descriptions are in `controls.j2`."""


class Poll:
    """One bot's updates."""

    def __init__(
        self, bot: Bot, number: int, app: App, clock: Callable[[], datetime], alive: Path | None = None
    ) -> None:
        """`alive` is touched after every fetch, so that others can see that it goes on."""
        self._bot = bot
        self._number = number
        self._app = app
        self._clock = clock
        self._alive = alive
        self._offset: int | None = None
        self._niceties: set[asyncio.Task[None]] = set()

    async def run(self, stop: Stop | None = None) -> None:
        """Until stopped, or cancelled: what was fetched by then is committed, and nothing more is fetched.

        Raises SettingsError where Telegram doesn't know the token.
        """
        stop = stop if stop is not None else Stop()
        self._nicely(self._set_commands())
        failures = 0
        while not stop.wanted:
            try:
                await self.once(stop)
                failures = 0
                continue
            except InvalidToken:
                raise SettingsError(
                    "Set TELEGRAM_BOT_TOKEN anew: Telegram does not know this one, or it was revoked."
                ) from None
            except Conflict:
                log.warning("another process fetches the updates of this bot; stop one of the two")
                pause = 5.0
            except FloodError as error:
                pause = error.seconds
            except TelegramError as error:
                log.warning("Telegram can't be reached: %(error)s", {"error": type(error).__name__})
                pause = min(LONGEST_PAUSE, 2.0**failures / 4)
            except DBAPIError as error:
                kind = type(error).__name__
                log.error("the database took nothing, so nothing was confirmed: %(error)s", {"error": kind})
                pause = min(LONGEST_PAUSE, 2.0**failures / 4)
            failures += 1
            await stop.pause(pause)
        if self._niceties:
            _, late = await asyncio.wait(self._niceties, timeout=NICETIES)
            for task in late:
                task.cancel()

    async def once(self, stop: Stop) -> None:
        """One fetch and its commit. Without an offset at first: what was seen is recognised."""
        parameters: dict[str, Any] = {"timeout": HOLD, "limit": 100, "allowed_updates": list(ALLOWED)}
        if self._offset is not None:
            parameters["offset"] = self._offset
        fetch = self._bot.do_api_request("getUpdates", parameters, read_timeout=HOLD + 10)
        updates = await stop.unless(fetch)
        if self._alive is not None:
            self._alive.touch()
        if not isinstance(updates, list) or not updates:
            return
        batch, groups = await self._read(updates)
        toasts = await self._app.inbox.receive(batch)
        self._app.outbox.wake()
        self._offset = int(updates[-1]["update_id"]) + 1
        if toasts:
            self._nicely(self._answer_all(toasts))
        for group in groups:
            self._nicely(self._leave(group))

    async def _read(self, updates: Iterable[Mapping[str, Any]]) -> tuple[list[Incoming], list[Leave]]:
        """Each by itself: one that can't be read is parked, and its neighbours go on."""
        batch: list[Incoming] = []
        groups: list[Leave] = []
        for update in updates:
            try:
                found = read(self._number, update, self._clock())
            except Exception as error:  # whatever shape it has
                await self._app.inbox.park_raw(self._number, update, error)
                continue
            if isinstance(found, Incoming):
                batch.append(found)
            elif found is not None:
                groups.append(found)
        return batch, groups

    # ------------------------------------------------------------ what may fail

    def _nicely(self, call: Any) -> None:
        task: asyncio.Task[None] = asyncio.create_task(call)
        self._niceties.add(task)
        task.add_done_callback(self._niceties.discard)

    async def _call(self, method: str, parameters: dict[str, Any]) -> bool:
        """Whether it was taken, as far as anybody knows."""
        await asyncio.sleep(0)  # the fetch that confirms goes out first
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
        self._app.outbox.wake()

    async def _answer(self, toast: Toast) -> bool:
        words = {"text": toast.text} if toast.text is not None else {}
        return await self._call("answerCallbackQuery", {"callback_query_id": toast.tap, **words})

    async def _leave(self, group: Leave) -> None:
        content = self._app.showing.content
        text = content.label("en", "controls", "private_only")
        await self._call("sendMessage", {"chat_id": group.chat, "text": text})
        await self._call("leaveChat", {"chat_id": group.chat})

    async def _set_commands(self) -> None:
        content = self._app.showing.content
        for language in content.languages:
            commands = [
                {"command": name, "description": content.label(language, "controls", name)}
                for name in COMMANDS
            ]
            where = {"language_code": language} if language != "en" else {}
            await self._call("setMyCommands", {"commands": commands, **where})
