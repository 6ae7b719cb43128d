"""The coach in this process, at a strict Bot API server; and where Telegram calls a process."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram import Bot

from bot.channels.telegram.intake import Intake
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.sender import TelegramSender
from bot.config import Settings
from bot.service.app import App, MailFromFile, now
from bot.service.outbound.send_rate import SendRate
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.app import coach

BOT = int(TOKEN.partition(":")[0])
URL = "https://coach.example/telegram/7f3a"
PATH = "/telegram/7f3a"
SECRET = "made_up-but_secret-0123456789"


def free_address() -> str:
    """A host and port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"127.0.0.1:{server.getsockname()[1]}"


@dataclass
class Live:
    """The coach in this process, with its poll not yet running."""

    app: App
    poll: Polling
    arrivals: Intake
    bot: Bot

    async def takes(self, updates: Iterable[Any], at: datetime) -> None:
        """Take in raw updates, as often as they come again because some of them wait."""
        arrived = [(update, at) for update in updates]
        while (left := await self.arrivals.take(arrived)).slow or left.locked:
            await self.arrivals.wait_for_progress()


@asynccontextmanager
async def connected(api: BotApi) -> AsyncIterator[Bot]:
    """Telegram's library, at the server."""
    fetch, send = AiohttpRequest(connections=2), AiohttpRequest()
    await fetch.initialize()
    await send.initialize()
    try:
        yield Bot(
            TOKEN,
            base_url=f"{api.url}/bot",
            base_file_url=f"{api.url}/file/bot",
            get_updates_request=fetch,
            request=send,
        )
    finally:
        await fetch.shutdown()
        await send.shutdown()


@asynccontextmanager
async def assembled(
    api: BotApi,
    settings: Settings,
    clock: Callable[[], datetime] = now,
    rate: SendRate | None = None,
    alive: Path | None = None,
    read: MailFromFile | None = None,
) -> AsyncIterator[Live]:
    """The same parts as `bot.channels.telegram.server` puts together, against the server; nothing runs."""
    async with (
        connected(api) as telegram,
        coach(settings, TelegramSender(telegram), clock, bot=BOT, rate=rate, read=read) as app,
    ):
        poll = Polling(telegram, BOT, app, clock, alive)
        yield Live(app, poll, Intake(telegram, BOT, app, clock), telegram)


@asynccontextmanager
async def running(
    api: BotApi,
    settings: Settings,
    clock: Callable[[], datetime] = now,
    rate: SendRate | None = None,
    alive: Path | None = None,
    read: MailFromFile | None = None,
) -> AsyncIterator[Live]:
    """The same, at work."""
    async with assembled(api, settings, clock, rate, alive, read) as live:
        app = live.app
        own = (app.nudges.run(), app.exports.run(), app.inbox.locked_letters.run())
        loops = (live.poll.run(), app.outbox.run(), *own)
        tasks = [asyncio.create_task(loop) for loop in loops]
        try:
            yield live
            for task in tasks:
                assert not task.done(), task
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


Run = Callable[..., AbstractAsyncContextManager[Live]]
