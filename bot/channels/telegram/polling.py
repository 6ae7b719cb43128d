"""Fetch updates, commit them, then fetch with the next offset: they are confirmed only after the commit.

An update that waits for something slow, or for a locked row, keeps the offset where it is. It comes again
with every fetch until it is taken in, with what others have sent by then.

python-telegram-bot's own `Updater` confirms updates before they are processed, so it isn't used.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial
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
from bot.service.lifecycle.health import PATIENCE, Health
from bot.service.lifecycle.shutdown import Stop
from bot.telemetry.liveness import Reporter, report_fetch

log = logging.getLogger(__name__)

LONG_POLL_TIMEOUT = 25
"""Seconds that Telegram holds a fetch open while nothing arrives."""

READ_MARGIN = 10
"""Seconds beyond `LONG_POLL_TIMEOUT` that the answer may take to arrive."""

ANEW = 5
"""Seconds for the first fetch after a failed one, which asks Telegram to answer at once: it mostly goes over
a new connection, and if that is silent, only the missing answer shows it."""

AT_THE_END = 0.5
"""Seconds for the last report that the process is alive."""

LIMIT = 100
"""Updates asked for in a fetch: the most that Telegram gives."""

LIMIT_AFTER_FAILURE = 10
"""Updates asked for after a failed fetch, whose answer may have been too large."""

WHILE_LOCKED = 0.3
"""Seconds until the next fetch while somebody's row is locked: others' updates come with theirs."""

ACTIVE = "is active"
"""Words in Telegram's answer to a fetch while there is a webhook."""


class Polling:
    """Fetches one bot's updates and takes them in."""

    def __init__(
        self, bot: Bot, bot_id: int, app: App, clock: Callable[[], datetime], alive: Path | None = None
    ) -> None:
        """alive: a file that is touched after every fetch, for the health check."""
        self._bot = bot
        self._intake = Intake(bot, bot_id, app, clock)
        self._alive = alive
        self._reporter = Reporter()
        self._app = app
        self._offset: int | None = None
        self._fetched = False
        self._failed = False  # whether the last fetch failed
        self._fetching = Health(PATIENCE)

    @property
    def healthy(self) -> bool:
        """Tell whether updates can be fetched, as far as this process is the one that fetches."""
        return self._fetching.healthy

    async def run(self, stop: Stop | None = None) -> None:
        """Fetch until stopped or cancelled. What was fetched by then is committed, and no more is fetched.

        Raises SettingsError if Telegram doesn't accept the token, and never did.
        """
        stop = stop if stop is not None else Stop()
        self._intake.begin()
        self._fetching.note(busy=True)
        failures = 0
        try:
            while not stop.wanted:
                try:
                    if await self.fetch_once(stop):
                        failures = 0
                        continue
                    log.warning(
                        "nothing that was fetched can be confirmed: Telegram sent no updates with new numbers"
                    )
                    pause = backoff(failures)
                except (TelegramError, DBAPIError) as error:
                    pause = pause_after(error, failures, known=self._fetched)
                    self._failed = self._failed or isinstance(error, TelegramError)
                failures += 1
                await stop.pause(pause)
            await self._intake.finish()
        finally:
            self._fetching.note(busy=False)
            self._intake.stop()
            self._reporter.finish(AT_THE_END)

    async def fetch_once(self, stop: Stop) -> bool:
        """Fetch once, and commit. The first fetch has no offset: updates taken in before are recognised.

        Return False if nothing in the answer can be confirmed, so that the same would come again at once.
        """
        limit = LIMIT_AFTER_FAILURE if self._failed else LIMIT
        fetch = self._fetch(limit)
        try:
            updates: Any = await stop.unless(fetch)
        except Conflict as error:
            if self._fetched or ACTIVE not in str(error).casefold():
                raise
            await self._remove_webhook()
            return True
        except RecursionError:  # an answer that is nested too deeply to be read
            return False
        self._fetched, self._failed = True, False
        self._fetching.made()
        if self._alive is not None:
            self._reporter.report(partial(report_fetch, self._alive, healthy=self._app.healthy))
        if stop.wanted or updates == []:
            return True
        if not isinstance(updates, list):
            return False
        now = self._intake.clock()
        left = await self._intake.take([(update, now) for update in updates], crowded=len(updates) >= limit)
        numbers = [number for update in updates if (number := number_of(update)) is not None]
        if not numbers:
            return False
        waiting = left.slow | left.locked
        before, self._offset = self._offset, min(waiting, default=numbers[-1] + 1)
        if waiting:
            progress = self._intake.wait_for_progress() if not left.locked else asyncio.sleep(WHILE_LOCKED)
            await stop.unless(progress)
        return bool(waiting) or self._offset != before

    def _fetch(self, limit: int) -> Coroutine[Any, Any, Any]:
        """Ask for so many updates: wait for some, or, after a failed fetch, take those that are there."""
        hold, patience = (0, ANEW) if self._failed else (LONG_POLL_TIMEOUT, LONG_POLL_TIMEOUT + READ_MARGIN)
        parameters: dict[str, Any] = {"timeout": hold, "limit": limit, "allowed_updates": list(ALLOWED)}
        if self._offset is not None:
            parameters["offset"] = self._offset
        return self._bot.do_api_request("getUpdates", parameters, read_timeout=patience)

    async def _remove_webhook(self) -> None:
        """Remove the webhook, so that Telegram lets updates be fetched, also those that wait for the webhook.

        This is done only before the first fetch: a webhook that is set later is meant to take over.
        """
        log.warning("removing this bot's webhook so that its updates can be fetched")
        await self._bot.do_api_request("deleteWebhook", {"drop_pending_updates": False})
