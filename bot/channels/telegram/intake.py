"""Read updates, commit them, and answer their taps, whichever way they arrived.

The caller confirms them to Telegram when `take` has returned, and never before; and never those that it left.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.exc import DBAPIError, OperationalError
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.files import Files, Offered, offered
from bot.channels.telegram.updates import LeaveGroup, read
from bot.channels.telegram.waiting import Left, parted, wait_for_progress
from bot.events import Incoming
from bot.language.wording.templates import FALLBACK
from bot.raw_update import number_of
from bot.service.app import App
from bot.service.inbound.batches import in_parts
from bot.service.inbound.inbox import Toast
from bot.store.unavailable import locked_alone
from bot.turn.routing.commands import MENU

log = logging.getLogger(__name__)

TOASTS = 100
"""How many toasts are on their way at a time, so that those that hang leave connections for messages."""

LONG_ENOUGH = 1.0
"""Seconds after which the rest of a batch is left, to come again with what others have sent meanwhile."""

TO_TOAST = 3.0
"""Seconds until a toast is given up: by then the person has looked elsewhere."""

DESCRIPTIONS = {"setMyDescription": "description", "setMyShortDescription": "short_description"}
"""What is told of the coach before anybody writes: in an empty chat, and in its profile. By the method that
sets it, the field that carries it, named like its block."""

NICETIES = 1.0
"""Seconds that optional calls get at the end."""


class Intake:
    """Takes in one bot's updates, from the raw update to the commit, and makes optional calls after it.

    Optional calls, such as toasts and the menu of commands, may fail without harm.
    """

    def __init__(self, bot: Bot, bot_id: int, app: App, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._bot = bot
        self._bot_id = bot_id
        self._app = app
        self._files = Files(bot, app.mail_from_file, app.list_from_file, lambda: clock().date())
        self._known: frozenset[int | None] = frozenset()  # taken in, but coming again with ones that wait
        self._optional_calls: set[asyncio.Task[None]] = set()
        self._toasts = asyncio.Semaphore(TOASTS)

    def begin(self) -> None:
        """Set the menu of commands and what stands in an empty chat, in the background (`controls.j2`)."""
        self._in_background(self._introduce())

    async def take(self, arrived: Sequence[tuple[Any, datetime]], *, crowded: bool = False) -> Left:
        """Take in raw updates, each with the time of its arrival, each chat's in order.

        Return those that were not taken in: they have to come again. crowded: no others can come before them.

        Raises DBAPIError if the database fails, and SettingsError if a master key is missing; then all have
        to come again.
        """
        batch, offers, groups = await self._read(arrived)
        fetched = partial(self._files.prepared, offers=offers, crowded=crowded)
        ready, waiting = parted(batch, fetched, self._app.inbox.readiness.prepared)
        toasts, left = await self._receive(ready)
        again = left.slow | left.locked
        self._files.committed(incoming.update for incoming in ready if incoming.update not in again)
        chats = {incoming.chat for incoming in ready if incoming.update in left.locked}
        # What a locked chat did later must not overtake what it did before.
        locked = left.locked | {one.update for one in waiting if one.chat in chats}
        slow = left.slow | frozenset(incoming.update for incoming in waiting) - locked
        numbers = frozenset(number_of(update) for update, _ in arrived)
        self._known = numbers - slow - locked if slow or locked else frozenset()
        of: dict[int, list[Toast]] = {}
        for toast in toasts:
            of.setdefault(toast.chat, []).append(toast)
        for chat, theirs in of.items():  # each by itself: one that hangs keeps no other chat waiting
            self._in_background(self._answer_all(chat, theirs))
        for group in groups:
            self._in_background(self._leave(group))
        return Left(slow, locked)

    async def _receive(self, ready: Sequence[Incoming]) -> tuple[list[Toast], Left]:
        """Take in what can be taken in within `LONG_ENOUGH`, part by part; return what is left, too."""
        toasts: list[Toast] = []
        slow, locked, held = set[int](), set[int](), set[int]()
        began = asyncio.get_running_loop().time()
        for number, part in enumerate(in_parts(ready)):
            locked.update(incoming.update for incoming in part if incoming.chat in held)
            free = [incoming for incoming in part if incoming.chat not in held]
            if number > 0 and asyncio.get_running_loop().time() - began > LONG_ENOUGH:
                slow.update(incoming.update for incoming in free)
                continue
            try:
                toasts += await self._app.inbox.receive(free)
            except OperationalError as error:
                found = locked_alone(error)
                toasts += found.received
                locked |= found.left
                held |= {incoming.chat for incoming in free if incoming.update in found.left}
        return toasts, Left(frozenset(slow), frozenset(locked))

    async def wait_for_progress(self) -> None:
        """Wait for a moment, or until something that an update waits for is there; not if none waits."""
        await wait_for_progress([*self._files.under_way, *self._app.inbox.readiness.under_way])

    def stop(self) -> None:
        """Give up what updates wait for: they come again."""
        self._files.stop()

    async def finish(self) -> None:
        """Give optional calls that are under way a last moment."""
        if self._optional_calls:
            _, late = await asyncio.wait(self._optional_calls, timeout=NICETIES)
            for task in late:
                task.cancel()

    async def _read(
        self, arrived: Iterable[tuple[Any, datetime]]
    ) -> tuple[list[Incoming], dict[int, Offered], list[LeaveGroup]]:
        """Read updates one by one: one that can't be read is set aside, and the others go on.

        Return the events, the files that may be mails by the numbers of their updates, and the groups to
        leave. What was taken in, and came again only with updates that wait, is passed over.
        """
        batch: list[Incoming] = []
        offers: dict[int, Offered] = {}
        groups: list[LeaveGroup] = []
        for update, at in arrived:
            if self._known and number_of(update) in self._known:
                continue
            try:
                arrival = read(self._bot_id, update, at)
            except Exception as error:  # an update may have any shape
                await self._app.inbox.dead_letters.add_raw(self._bot_id, update, error)
                continue
            if isinstance(arrival, Incoming):
                if (file := offered(update)) is not None:
                    offers[arrival.update] = file
                batch.append(arrival)
            elif arrival is not None:
                groups.append(arrival)
        return batch, offers, groups

    # ------------------------------------------------------------ optional calls

    def _in_background(self, call: Coroutine[Any, Any, None]) -> None:
        task: asyncio.Task[None] = asyncio.create_task(call)
        self._optional_calls.add(task)
        task.add_done_callback(self._optional_calls.discard)

    async def _call(self, method: str, parameters: dict[str, Any], seconds: float | None = None) -> bool:
        """Call the Bot API; return False if Telegram refused the call, True if it may have been done.

        seconds: until it is given up; None for the usual time.
        """
        await asyncio.sleep(0)  # the request that confirms the updates goes out first
        try:
            await self._bot.do_api_request(method, parameters, read_timeout=seconds)
        except TelegramError as error:
            kind = type(error).__name__
            log.info("the call %(method)s failed: %(error)s", {"method": method, "error": kind})
            return not isinstance(error, BadRequest)
        return True

    async def _answer_all(self, chat: int, toasts: Sequence[Toast]) -> None:
        """Answer a chat's taps. If one is too old to show its toast, show the open question once more."""
        answered = await asyncio.gather(*map(self._answer, toasts))
        if any(toast.text is not None and not shown for toast, shown in zip(toasts, answered, strict=True)):
            try:
                await self._app.inbox.show_again(self._bot_id, chat)
            except DBAPIError as error:
                log.warning(
                    "an open question could not be shown again: %(error)s", {"error": type(error).__name__}
                )

    async def _answer(self, toast: Toast) -> bool:
        words = {"text": toast.text} if toast.text is not None else {}
        answer = {"callback_query_id": toast.tap, **words}
        async with self._toasts:
            return await self._call("answerCallbackQuery", answer, TO_TOAST)

    async def _leave(self, group: LeaveGroup) -> None:
        content = self._app.renderer.content
        text = content.label(FALLBACK, "controls", "private_only")
        await self._call("sendMessage", {"chat_id": group.chat, "text": text})
        await self._call("leaveChat", {"chat_id": group.chat})

    async def _introduce(self) -> None:
        content = self._app.renderer.content
        for language in content.languages:
            label = partial(content.label, language, "controls")
            where = {"language_code": language} if language != FALLBACK else {}
            commands = [{"command": name, "description": label(name)} for name in MENU]
            await self._call("setMyCommands", {"commands": commands, **where})
            for method, field in DESCRIPTIONS.items():
                await self._call(method, {field: label(field), **where})
