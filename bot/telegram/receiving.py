"""Which way updates come in, and what is served meanwhile: decided by the settings alone."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from telegram import Bot

from bot.alive import alive_file
from bot.app import App
from bot.settings import HEALTH, METRICS, Settings
from bot.stopping import Stop
from bot.telegram.poll import Poll

if TYPE_CHECKING:  # else they are loaded only where they are needed: they take time and memory
    from bot.listening import Page
    from bot.metrics import Prometheus

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


def counter(settings: Settings) -> Prometheus | None:
    """Who counts; None where nobody could read it."""
    if settings.listening is None:
        return None
    from bot.metrics import Prometheus

    return Prometheus()


@asynccontextmanager
async def receiving(
    settings: Settings,
    telegram: Bot,
    app: App,
    clock: Callable[[], datetime],
    counted: Prometheus | None,
) -> AsyncIterator[Receiving]:
    """Ready to receive; where something is to be served, it is by now.

    Raises SettingsError where it can't be.
    """
    pages: dict[tuple[str, str], Page] = {}
    alive, webhook = alive_file(settings), settings.webhook
    if webhook is not None:
        from bot.telegram.webhook import Webhook

        called = Webhook(telegram, settings.bot, app, clock, webhook, alive)
        pages["POST", webhook.path] = called.answer
        ways = Receiving(everywhere=(called.run, called.announce))
    else:
        ways = Receiving(alone=(Poll(telegram, settings.bot, app, clock, alive).run,))
    address = settings.listening
    if address is None:
        yield ways
        return
    from bot.health import Health
    from bot.listening import Listener

    pages["GET", HEALTH] = Health(app.database, lambda: app.outbox.well).page
    if counted is not None:
        from bot.metrics import Metrics

        pages["GET", METRICS] = Metrics(counted, app.database, clock).page
    listener = Listener(address, pages)
    try:
        await listener.start()
        yield replace(ways, everywhere=(listener.run, *ways.everywhere))
    finally:
        await listener.close()
