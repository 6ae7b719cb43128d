"""Telegram calls us: an update is answered 200 only after its commit.

One commit is under way at a time. What arrives meanwhile waits and is taken in together, in the order of its
arrival; whether it is answered 200 depends on that one commit. Where the database takes nothing, the answer
is 503, and Telegram brings it again.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientError, web
from sqlalchemy.exc import DBAPIError
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.backoff import LONGEST_PAUSE, pause_after
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.updates import ALLOWED
from bot.config import WebhookAddress
from bot.raw_update import parsed
from bot.service.app import App
from bot.service.shutdown import Stop

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"

AT_ONCE = 100
"""Updates in one commit, and connections that Telegram may open: no update waits for a second one."""

TO_BRING = 10.0
"""Seconds for the whole of an update, once its header is there."""

AGAIN = 1
"""Seconds after which Telegram may bring again what was not taken; by itself it waits longer every time."""

STILL_THERE = 25.0
"""Seconds between two signs of life."""

TELLABLE = ("https url", "ports", "resolve host", "ip address", "secret token")
"""Reasons why Telegram takes no webhook that may stand in a log: what else it says may hold the address."""


@dataclass(frozen=True)
class _Waiting:
    """An update, when it arrived, and whether it is committed, once that is known."""

    update: Any
    at: datetime
    committed: asyncio.Future[bool]


class Webhook:
    """One bot's updates, brought by Telegram."""

    def __init__(
        self,
        bot: Bot,
        number: int,
        app: App,
        clock: Callable[[], datetime],
        address: WebhookAddress,
        alive: Path | None = None,
    ) -> None:
        """`alive` is touched now and then, so that others can see that it goes on."""
        self._bot = bot
        self._arrivals = Intake(bot, number, app, clock)
        self._address = address
        self._secret = address.secret.encode()
        self._alive = alive
        self._waiting: deque[_Waiting] = deque()
        self._arrived = asyncio.Event()
        self._over = False

    async def answer(self, request: web.Request) -> web.Response:
        """Answer 200 when the update is committed, else 503.

        Who doesn't know the secret is told nothing. Of who knows it, 413, 408 and 400 refuse what is too
        large, too slow, or no JSON.
        """
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            raise web.HTTPNotFound  # before anything of the body is read
        try:
            async with asyncio.timeout(TO_BRING):  # aiohttp gives a body all the time that it takes
                body = await request.read()
            update = parsed(body)
        except TimeoutError:
            raise web.HTTPRequestTimeout from None
        except (ValueError, RecursionError, ClientError, OSError):
            raise web.HTTPBadRequest from None
        if await self._committed(update):
            return web.Response()
        return web.Response(status=503, headers={"Retry-After": str(AGAIN)})

    async def _committed(self, update: Any) -> bool:
        """Whether an update is committed, when that is known."""
        if self._over:
            return False
        loop = asyncio.get_running_loop()
        one = _Waiting(update, self._arrivals.clock(), loop.create_future())
        self._waiting.append(one)
        self._arrived.set()
        return await one.committed

    async def run(self, stop: Stop) -> None:
        """Take in what arrives, until stopped: what has arrived by then is committed, nothing after it is."""
        self._arrivals.begin()
        try:
            while not self._over:
                if not self._waiting:
                    self._arrived.clear()
                    await stop.unless(self._wait())
                batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), AT_ONCE))]
                if batch:
                    await self._commit(batch)
                self._over = stop.wanted and not self._waiting
            await self._arrivals.finish()
        finally:
            self._over = True
            _tell(self._waiting, committed=False)

    async def _wait(self) -> None:
        await self._arrived.wait()

    async def _commit(self, batch: list[_Waiting]) -> None:
        """Take in a batch as a whole, and let all of it know how that went."""
        committed = False
        try:
            await self._arrivals.take([(one.update, one.at) for one in batch])
            committed = True
        except DBAPIError as error:
            kind = type(error).__name__
            log.error("the database took nothing, so nothing was confirmed: %(error)s", {"error": kind})
        finally:
            _tell(batch, committed=committed)

    async def announce(self, stop: Stop) -> None:
        """Tell Telegram where to bring updates, until it has heard; then show that we live, until stopped.

        Raises SettingsError where Telegram doesn't know the token.
        """
        failures = 0
        while not stop.wanted:
            try:
                await stop.unless(self._bot.do_api_request("setWebhook", self._announcement()))
                break
            except BadRequest as error:  # maybe its name is not known yet
                said = str(error).casefold()
                reason = next((known for known in TELLABLE if known in said), "refused")
                log.error("Telegram does not take WEBHOOK_URL: %(reason)s", {"reason": reason})
                pause = LONGEST_PAUSE
            except TelegramError as error:
                pause = pause_after(error, failures)
                failures += 1
            await stop.pause(pause)
        while not stop.wanted:
            if self._alive is not None:
                self._alive.touch()
            await stop.pause(STILL_THERE)

    def _announcement(self) -> dict[str, Any]:
        return {
            "url": self._address.url,
            "secret_token": self._address.secret,
            "allowed_updates": list(ALLOWED),
            "max_connections": AT_ONCE,
            "drop_pending_updates": False,
        }


def _tell(waiting: Iterable[_Waiting], *, committed: bool) -> None:
    for one in waiting:
        if not one.committed.done():  # else who brought it has gone
            one.committed.set_result(committed)
