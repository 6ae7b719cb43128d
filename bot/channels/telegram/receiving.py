"""Which way updates come in, and what is served meanwhile: decided by the settings alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from telegram import Bot

from bot.channels.telegram.polling import Polling
from bot.config import METRICS, Settings
from bot.service.app import App
from bot.service.shutdown import Stop
from bot.telemetry.liveness import alive_file

if TYPE_CHECKING:  # else they are loaded only where they are needed: they take time and memory
    from bot.telemetry.metrics import Metrics

Loop = Callable[[Stop], Coroutine[None, None, None]]
"""What goes on until it is time to end."""


@dataclass(frozen=True)
class Receiving:
    """What has to go on so that updates come in.

    alone: what one process of several does at a time, since Telegram lets no second one fetch.
    everywhere: what each of them does.
    """

    alone: tuple[Loop, ...] = ()
    everywhere: tuple[Loop, ...] = ()


def counting(settings: Settings) -> Metrics | None:
    """Return what counts; None where nobody could read it."""
    if settings.listening is None:
        return None
    from bot.telemetry.metrics import Metrics

    return Metrics()


@asynccontextmanager
async def receiving(
    settings: Settings,
    telegram: Bot,
    app: App,
    clock: Callable[[], datetime],
    metrics: Metrics | None,
) -> AsyncIterator[Receiving]:
    """Be ready to receive; where something is to be served, it is by now.

    Raises SettingsError where it can't be.
    """
    alive = alive_file(settings)
    if settings.listening is None:
        yield Receiving(alone=(Polling(telegram, settings.bot, app, clock, alive).run,))
        return
    from bot.channels.http import add_post, application, metrics_page, served

    pages = application(app.database, lambda: app.outbox.well)
    if metrics is not None:
        pages.router.add_get(METRICS, metrics_page(metrics, app.database, clock), allow_head=False)
    if settings.webhook is not None:
        from bot.channels.telegram.webhook import Webhook

        called = Webhook(telegram, settings.bot, app, clock, settings.webhook, alive)
        add_post(pages, settings.webhook.path, called.answer)
        ways = Receiving(everywhere=(called.run, called.announce))
    else:
        ways = Receiving(alone=(Polling(telegram, settings.bot, app, clock, alive).run,))
    async with served(pages, settings.listening) as until_stopped:
        yield replace(ways, everywhere=(until_stopped, *ways.everywhere))
