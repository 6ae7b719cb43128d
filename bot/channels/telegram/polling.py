"""Fetch, commit, then fetch with the next offset: Telegram is told only after the commit.

python-telegram-bot's own `Updater` confirms updates before they are processed, so it isn't used.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError
from telegram import Bot
from telegram.error import Conflict, TelegramError

from bot.channels.telegram.backoff import backoff, pause_after
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.updates import ALLOWED
from bot.raw_update import number_of
from bot.service.app import App
from bot.service.shutdown import Stop
from bot.telemetry.liveness import show

log = logging.getLogger(__name__)

HOLD = 25
"""Seconds that Telegram holds a fetch open while nothing arrives."""

TO_ANSWER = 10
"""Seconds after that for the answer."""

MOST, FEW = 100, 10
"""Updates that a fetch asks for; and after one that has failed, maybe because so many took too long."""

ACTIVE = "is active"
"""What Telegram says of a webhook to who fetches while there is one."""


class Polling:
    """One bot's updates, fetched."""

    def __init__(
        self, bot: Bot, number: int, app: App, clock: Callable[[], datetime], alive: Path | None = None
    ) -> None:
        """`alive` is touched after every fetch, so that others can see that it goes on."""
        self._bot = bot
        self._arrivals = Intake(bot, number, app, clock)
        self._alive = alive
        self._outbox = app.outbox
        self._offset: int | None = None
        self._fetched = False
        self._most = MOST

    async def run(self, stop: Stop | None = None) -> None:
        """Until stopped, or cancelled: what was fetched by then is committed, and nothing more is fetched.

        Raises SettingsError where Telegram doesn't know the token, and never did.
        """
        stop = stop if stop is not None else Stop()
        self._arrivals.begin()
        failures = 0
        while not stop.wanted:
            try:
                if await self.once(stop):
                    failures = 0
                    continue
                log.warning("nothing that was fetched can be confirmed: no list, or no number in it")
                pause = backoff(failures)
            except (TelegramError, DBAPIError) as error:
                pause = pause_after(error, failures, known=self._fetched)
                if isinstance(error, TelegramError):
                    self._most = FEW
            failures += 1
            await stop.pause(pause)
        await self._arrivals.finish()

    async def once(self, stop: Stop) -> bool:
        """One fetch and its commit. Without an offset at first: what was seen is recognised.

        False where something was brought that would be brought again at once: nothing in it can be confirmed.
        """
        parameters: dict[str, Any] = {"timeout": HOLD, "limit": self._most, "allowed_updates": list(ALLOWED)}
        if self._offset is not None:
            parameters["offset"] = self._offset
        fetch = self._bot.do_api_request("getUpdates", parameters, read_timeout=HOLD + TO_ANSWER)
        try:
            updates: Any = await stop.unless(fetch)
        except Conflict as error:
            if self._fetched or ACTIVE not in str(error).casefold():
                raise
            await self._take_webhook_away()
            return True
        except RecursionError:  # nested so deeply that nobody can read it
            return False
        self._fetched, self._most = True, MOST
        if self._alive is not None:
            show(self._alive, well=self._outbox.well)
        if stop.wanted or updates == []:
            return True
        if not isinstance(updates, list):
            return False
        now = self._arrivals.clock()
        await self._arrivals.take([(update, now) for update in updates])
        numbers = [number for update in updates if (number := number_of(update)) is not None]
        if not numbers:
            return False
        self._offset = numbers[-1] + 1
        return True

    async def _take_webhook_away(self) -> None:
        """Telegram lets nobody fetch while there is a webhook; what waits there is fetched then.

        Only before the first fetch: a webhook that is set later is meant to take over from this process.
        """
        log.warning("this bot has a webhook, which is taken away now: its updates are to be fetched")
        await self._bot.do_api_request("deleteWebhook", {"drop_pending_updates": False})
