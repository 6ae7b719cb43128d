"""The coach in this process, as Telegram calls it, and whoever else calls there."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import ClientSession
from sqlalchemy.exc import OperationalError

from bot.channels.telegram.receiving import receiving
from bot.channels.telegram.sender import TelegramSender
from bot.config import Settings
from bot.events import Incoming
from bot.service.app import App, now
from bot.service.inbound.inbox import Toast
from bot.service.lifecycle.shutdown import Stop
from tests.bot_api.delivery import HEADER
from tests.bot_api.server import BotApi
from tests.support.app import coach
from tests.support.telegram import BOT, PATH, SECRET, connected


@dataclass
class Inside:
    """The coach in this process.

    commits: what each was to take in. go: they wait for it. failing: so many of the next ones fail.
    arrived: updates that wait for a commit, or are through.
    """

    app: App
    commits: list[list[Incoming]] = field(default_factory=list)
    go: asyncio.Event = field(default_factory=asyncio.Event)
    failing: int = 0
    arrived: int = 0

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that no server sees."""
        async with asyncio.timeout(20):
            while not holds():  # noqa: ASYNC110 - it happens between two lines of the process
                await asyncio.sleep(0.005)


@asynccontextmanager
async def called(api: BotApi, settings: Settings) -> AsyncIterator[Inside]:
    """At work, and known to Telegram."""
    api.flood = False
    stop = Stop()

    def clock() -> datetime:
        inside.arrived += 1
        return now()

    async with (
        connected(api) as telegram,
        coach(settings, TelegramSender(telegram), now, bot=BOT) as app,
        receiving(settings, telegram, app, clock, None) as ways,
    ):
        inside, receive = Inside(app), app.inbox.receive
        inside.go.set()

        async def watched(batch: Sequence[Incoming]) -> list[Toast]:
            inside.commits.append(list(batch))
            await inside.go.wait()
            if inside.failing:
                inside.failing -= 1
                raise OperationalError("", {}, Exception("database is locked"))
            return await receive(batch)

        app.inbox.receive = watched  # type: ignore[method-assign] # it is watched here alone
        tasks = [asyncio.create_task(loop(stop)) for loop in ways.everywhere]
        sending = asyncio.create_task(app.outbox.run())
        try:
            await api.until(lambda: api.delivery.hook is not None)
            yield inside
        finally:
            stop.now()
            await asyncio.gather(*tasks)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)


Answer = tuple[int, bytes, dict[str, str]]


async def post(
    session: ClientSession, address: str, path: str = PATH, method: str = "POST", **about: Any
) -> Answer:
    """Status, body and headers, of which the date goes; with the secret, unless others are given."""
    about.setdefault("headers", {HEADER: SECRET})
    async with session.request(method, f"http://{address}{path}", **about) as answer:
        kept = {name: value for name, value in answer.headers.items() if name != "Date"}
        return answer.status, await answer.read(), kept
