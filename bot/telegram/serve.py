"""The process on Telegram: poll, outbox and nudges side by side, until a signal."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable, Coroutine
from datetime import datetime

from telegram import Bot

from bot.app import now, started
from bot.rate import SendRate
from bot.settings import Settings
from bot.telegram.courier import TelegramCourier
from bot.telegram.poll import HOLD, Poll
from bot.telegram.request import AiohttpRequest

ALIVE_FOR = 4 * HOLD
"""Seconds after a fetch: longer, and something is wrong."""


class _WithoutToken(logging.Filter):
    """Takes the token out of whatever is logged, by whomever."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if self._token in text:
            record.msg, record.args = text.replace(self._token, "<token>"), ()
        return True


def _quiet(token: str) -> None:
    """Libraries that print what was typed, or the token, say nothing."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    for name in ("httpx", "aiohttp", "aiosqlite", "sqlalchemy", "alembic", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    for handler in logging.getLogger().handlers:
        handler.addFilter(_WithoutToken(token))


def is_alive(settings: Settings) -> bool:
    """Whether updates were fetched lately."""
    try:
        return time.time() - (settings.data_dir / "alive").stat().st_mtime < ALIVE_FOR
    except OSError:
        return False


async def serve(settings: Settings, clock: Callable[[], datetime] = now) -> None:
    """Run until SIGTERM or SIGINT. Raises SettingsError for a setting that is wrong."""
    token = settings.token
    _quiet(token)
    base = settings.telegram_api_url.rstrip("/")
    fetch, send = AiohttpRequest(connections=2), AiohttpRequest()
    telegram = Bot(token, base_url=f"{base}/bot", get_updates_request=fetch, request=send)
    rate = SendRate(settings.send_rate, settings.send_rate_chat)
    await fetch.initialize()
    await send.initialize()
    try:
        courier = TelegramCourier(telegram)
        async with started(settings, courier, bot=settings.bot, rate=rate, clock=clock) as app:
            poll = Poll(telegram, settings.bot, app, clock, settings.data_dir / "alive")
            await _until_stopped(poll.run(), app.outbox.run(), app.nudges.run(), app.retention.run())
    finally:
        await fetch.shutdown()
        await send.shutdown()


async def _until_stopped(*loops: Coroutine[None, None, None]) -> None:
    """Run the loops until one fails, which is raised, or a signal comes."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    tasks = [asyncio.create_task(one) for one in loops]
    stopped = asyncio.create_task(stop.wait())
    done, _ = await asyncio.wait([*tasks, stopped], return_when=asyncio.FIRST_COMPLETED)
    for task in (*tasks, stopped):
        task.cancel()
    await asyncio.gather(*tasks, stopped, return_exceptions=True)
    for task in done:
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error
