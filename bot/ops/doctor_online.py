"""Ask Telegram whether it knows the bot and where it brings updates, and compare the clocks."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.backoff import token_refused
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.server import bot_of
from bot.config import Settings
from bot.errors import OperatorError, SettingsError, UnavailableError
from bot.ops.finding import Finding, finding

MOST_OFF = timedelta(seconds=30)
"""How far the clock may be off: the minute of a reminder is still the right one."""

LATELY = timedelta(hours=1)
"""For how long a call of Telegram's that failed counts: it tries again within minutes while updates wait."""

FAILURES = re.compile(
    r"wrong response from the webhook: \d{3}|connection (?:refused|timed out|reset by peer)"
    r"|read timeout expired|ssl error|certificate verify failed|failed to resolve host",
    re.IGNORECASE,
)
"""What may be repeated of Telegram's reason why a call failed: anything else may hold the address."""


async def asked(settings: Settings, clock: Callable[[], datetime]) -> AsyncIterator[Finding]:
    """Yield what Telegram says, and how the clocks compare."""
    fetch, send = AiohttpRequest(connections=1), AiohttpRequest(connections=1)
    await send.initialize()
    try:
        yield await finding("telegram", lambda: _known(settings, bot_of(settings, fetch, send)))
        yield await finding("webhook", lambda: _brought(settings, bot_of(settings, fetch, send), clock()))
        yield await finding("clock", lambda: _clock(settings, send, clock))
    finally:
        await send.shutdown()


@asynccontextmanager
async def _answering() -> AsyncIterator[None]:
    try:
        yield
    except InvalidToken:
        raise token_refused() from None
    except TelegramError as error:
        raise UnavailableError(
            f"Let this machine reach the server of TELEGRAM_API_URL: {type(error).__name__}."
        ) from None


async def _asked(telegram: Bot, method: str) -> dict[str, Any]:
    async with _answering():
        answer: Any = await telegram.do_api_request(method)
    if not isinstance(answer, dict):
        raise SettingsError("Set TELEGRAM_API_URL to a Bot API server: this one answers oddly.")
    return answer


async def _known(settings: Settings, telegram: Bot) -> str:
    me = await _asked(telegram, "getMe")
    groups = "; disable groups (/setjoingroups at BotFather)" if me.get("can_join_groups") is True else ""
    return f"it knows the bot, with id {settings.bot}{groups}"


async def _brought(settings: Settings, telegram: Bot, now: datetime) -> str:
    """Compare where Telegram brings updates with what is set. The addresses themselves may be secret."""
    info = await _asked(telegram, "getWebhookInfo")
    url, webhook = info.get("url") or "", settings.webhook
    if webhook is None:
        if url:
            raise OperatorError(
                "Start the bot, which removes the webhook that Telegram has; or set WEBHOOK_URL to use one."
            )
        return "none is set, and Telegram has none: updates are fetched"
    if url != webhook.url:
        other = "another address" if url else "no address"
        raise OperatorError(f"Start the bot, which tells Telegram where to call: it has {other}.")
    waiting, failed = info.get("pending_update_count"), info.get("last_error_date")
    if isinstance(failed, int) and now.timestamp() - failed < LATELY.total_seconds():
        said = FAILURES.search(str(info.get("last_error_message", "")))
        minutes = max(0, int(now.timestamp() - failed)) // 60
        raise OperatorError(
            f"Let Telegram reach WEBHOOK_URL: {minutes} minutes ago its call failed "
            f"({said[0].casefold() if said else 'for another reason'}); {waiting} updates wait."
        )
    return f"Telegram calls the address that is set; {waiting} updates wait"


async def _clock(settings: Settings, send: AiohttpRequest, clock: Callable[[], datetime]) -> str:
    async with _answering():
        before = clock()
        theirs = await send.date(f"{settings.api}/")
        ours = before + (clock() - before) / 2
    if theirs is None:
        return "it can't be compared: the server of the Bot API tells no time"
    off = ours - theirs
    if abs(off) > MOST_OFF:
        way = "ahead of" if off > timedelta(0) else "behind"
        seconds = abs(off).total_seconds()
        raise OperatorError(f"Set this machine's clock (NTP): it is {seconds:.0f} seconds {way} Telegram's.")
    return "it agrees with Telegram's"
