"""Receive updates by webhook: Telegram calls, and an update is answered 200 only after its commit.

One commit is under way at a time. Updates that arrive meanwhile wait and are taken in together, in the order
of their arrival; whether they are answered 200 depends on that one commit. If the database fails, the answer
is 503, and Telegram brings the updates again; where another session holds some people's rows, only those
people's updates are answered 503. An update that needs something slow first has no answer until it is taken
in, and keeps nobody else waiting; when the process stops, it is answered 503.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import ClientError, web
from sqlalchemy.exc import DBAPIError
from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.channels.connections import keep
from bot.channels.telegram.backoff import LONGEST_PAUSE, pause_after
from bot.channels.telegram.intake import Intake
from bot.channels.telegram.updates import ALLOWED
from bot.channels.telegram.waiting import Left
from bot.config import WebhookAddress
from bot.raw_update import number_of, parsed
from bot.service.app import App
from bot.service.lifecycle.shutdown import Stop
from bot.telemetry.liveness import Reporter, report_alive

log = logging.getLogger(__name__)

HEADER = "X-Telegram-Bot-Api-Secret-Token"

AT_ONCE = 100
"""Updates in one commit, and connections that Telegram may open. Each connection brings one update at a time,
so all that wait fit into the next commit."""

CROWDED = AT_ONCE // 2
"""With so many updates in one commit few connections are free; with several workers, none."""

TO_BRING = 10.0
"""Seconds for the whole body of an update, once its header is there."""

AGAIN = 1
"""Seconds until Telegram may bring a refused update again; by itself it waits longer every time."""

SIGN_OF_LIFE_EVERY = 25.0
"""Seconds between two signs of life."""

LOGGABLE = ("https url", "ports", "resolve host", "ip address", "secret token")
"""Reasons for refusing a webhook that may be logged: anything else Telegram says may hold the address."""


@dataclass(frozen=True)
class _Waiting:
    """Hold an update, when it arrived, and whether it is committed, once that is known."""

    update: Any
    at: datetime
    committed: asyncio.Future[bool]


class Webhook:
    """Takes in one bot's updates as Telegram brings them."""

    def __init__(
        self,
        bot: Bot,
        bot_id: int,
        app: App,
        clock: Callable[[], datetime],
        address: WebhookAddress,
        alive: Path | None = None,
    ) -> None:
        """alive: the file that is touched now and then, to show that this process goes on."""
        self._bot = bot
        self._intake = Intake(bot, bot_id, app, clock)
        self._address = address
        self._secret = address.secret.encode()
        self._alive = alive
        self._waiting: deque[_Waiting] = deque()
        self._slow: list[_Waiting] = []
        self._arrived = asyncio.Event()
        self._over = False

    async def answer(self, request: web.Request) -> web.Response:
        """Answer 200 when the update is committed, else 503.

        A caller that doesn't know the secret is told nothing. One that does gets 413, 408 or 400 for a body
        that is too large, too slow, or not JSON.
        """
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            raise web.HTTPNotFound  # before anything of the body is read
        keep(request)
        try:
            async with asyncio.timeout(TO_BRING):  # aiohttp has no timeout for a body
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
        """Wait until an update is committed or given up; return whether it is committed."""
        if self._over:
            return False
        loop = asyncio.get_running_loop()
        waiting = _Waiting(update, self._intake.clock(), loop.create_future())
        self._waiting.append(waiting)
        self._arrived.set()
        return await waiting.committed

    async def run(self, stop: Stop) -> None:
        """Take in updates until stopped: those that have arrived by then are committed, and none after."""
        self._intake.begin()
        try:
            while not self._over:
                if not self._waiting:
                    self._arrived.clear()
                    await stop.unless(self._wait())
                arrived = [self._waiting.popleft() for _ in range(min(len(self._waiting), AT_ONCE))]
                if arrived or self._slow:
                    await self._commit([*self._slow, *arrived])
                self._over = stop.wanted and not self._waiting
            await self._intake.finish()
        finally:
            self._over = True
            self._intake.stop()
            _tell([*self._slow, *self._waiting], committed=False)

    async def _wait(self) -> None:
        """Wait until an update arrives, or something is there that a slow update needs."""
        waits: list[asyncio.Task[Any]] = [asyncio.create_task(self._arrived.wait())]
        if self._slow:
            waits.append(asyncio.create_task(self._intake.wait_for_progress()))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    async def _commit(self, batch: list[_Waiting]) -> None:
        """Take in a batch, and tell who waits whether their update is committed, unless it is a slow one."""
        committed, left = False, Left()
        arrived = [(waiting.update, waiting.at) for waiting in batch]
        try:
            left = await self._intake.take(arrived, crowded=len(batch) >= CROWDED)
            committed = True
        except DBAPIError as error:
            pause_after(error, 0)  # which logs it; when to try again is for Telegram to say
        finally:
            of = [(waiting, number_of(waiting.update)) for waiting in batch]
            self._slow = [waiting for waiting, number in of if number in left.slow]
            _tell((waiting for waiting, number in of if number in left.locked), committed=False)
            _tell((w for w, number in of if number not in left.slow | left.locked), committed=committed)

    async def announce(self, stop: Stop) -> None:
        """Tell Telegram where to bring updates, until it accepts; then touch `alive` until stopped.

        Raises SettingsError if Telegram doesn't accept the token.
        """
        failures = 0
        while not stop.wanted:
            try:
                await stop.unless(self._bot.do_api_request("setWebhook", self._announcement()))
                break
            except BadRequest as error:  # maybe the host's name can't be looked up yet
                text = str(error).casefold()
                reason = next((refusal for refusal in LOGGABLE if refusal in text), "refused")
                log.error("Telegram does not take WEBHOOK_URL: %(reason)s", {"reason": reason})
                pause = LONGEST_PAUSE
            except TelegramError as error:
                pause = pause_after(error, failures)
                failures += 1
            await stop.pause(pause)
        reporter = Reporter()
        while not stop.wanted:
            if self._alive is not None:
                reporter.report(partial(report_alive, self._alive))
            await stop.pause(SIGN_OF_LIFE_EVERY)

    def _announcement(self) -> dict[str, Any]:
        return {
            "url": self._address.url,
            "secret_token": self._address.secret,
            "allowed_updates": list(ALLOWED),
            "max_connections": AT_ONCE,
            "drop_pending_updates": False,
        }


def _tell(batch: Iterable[_Waiting], *, committed: bool) -> None:
    for waiting in batch:
        if not waiting.committed.done():  # done: the request was cancelled meanwhile
            waiting.committed.set_result(committed)
