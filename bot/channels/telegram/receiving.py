"""Choose by the settings how updates come in, and what is served over HTTP meanwhile."""

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
from bot.service.lifecycle.shutdown import Stop
from bot.telemetry.liveness import alive_file

if TYPE_CHECKING:  # loaded only if it is needed, since it takes time and memory
    from bot.telemetry.metrics import Metrics

Loop = Callable[[Stop], Coroutine[None, None, None]]
"""A coroutine that runs until it is told to stop."""


@dataclass(frozen=True)
class Receiving:
    """Hold the loops that have to run so that updates come in.

    alone: those of the leader only, since Telegram lets no second process fetch. everywhere: those of every
    worker.
    """

    alone: tuple[Loop, ...] = ()
    everywhere: tuple[Loop, ...] = ()


def counting(settings: Settings) -> Metrics | None:
    """Return the metrics; None if no page is served on which they could be read."""
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
    """Get ready to receive updates, and serve the pages if any are to be served.

    Raises SettingsError if they can't be served.
    """
    alive = alive_file(settings)
    polling = Polling(telegram, settings.bot, app, clock, alive)
    if settings.listening is None:
        yield Receiving(alone=(polling.run,))
        return
    from bot.channels.http import add_post, application, metrics_page, served

    pages = application(app.database, lambda: app.healthy and polling.healthy, lambda: app.lacks)
    if metrics is not None:
        pages.router.add_get(METRICS, metrics_page(metrics, app.database, clock), allow_head=False)
    if settings.webhook is not None:
        from bot.channels.telegram.webhook import Webhook

        webhook = Webhook(telegram, settings.bot, app, clock, settings.webhook, alive)
        add_post(pages, settings.webhook.path, webhook.answer)
        loops = Receiving(everywhere=(webhook.run, webhook.announce))
    else:
        loops = Receiving(alone=(polling.run,))
    async with served(pages, settings.listening) as until_stopped:
        yield replace(loops, everywhere=(until_stopped, *loops.everywhere))
