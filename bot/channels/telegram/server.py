"""Run the process on Telegram: updates, outbox and nudges side by side, until a signal.

Then it ends in order, within ten seconds: no more updates are fetched or let in, those that have arrived are
committed, what can be delivered in that time is delivered, and what was sent is settled. The rest is in the
database.
"""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from functools import partial

from sqlalchemy.engine import make_url
from telegram import Bot
from telegram.warnings import PTBUserWarning

from bot.channels.telegram.receiving import Loop, counting, receiving
from bot.channels.telegram.request import AiohttpRequest
from bot.channels.telegram.sender import TelegramSender
from bot.config import Settings
from bot.service.app import App, now, started
from bot.service.leadership.file_lock import FileLock
from bot.service.lifecycle.database_start import answers
from bot.service.lifecycle.shutdown import Stop, cut_off
from bot.service.lifecycle.signals import heard
from bot.service.outbound.courier import Counted, Courier
from bot.service.outbound.send_rate import SendRate
from bot.store.unavailable import cannot_open
from bot.telemetry import logs
from bot.telemetry.liveness import Reporter, alive_file, report_alive
from bot.telemetry.log_writer import written_apart

log = logging.getLogger(__name__)

TO_COMMIT = 3.0
"""Seconds, after a signal, for commits that are under way."""

TO_DELIVER = 8.0
"""Seconds, after a signal, until the last delivery has to be done: most supervisors kill after ten."""

TO_SETTLE = 1.0
"""Seconds after that to settle messages that were in flight."""

TO_ABORT = 0.3
"""Seconds that cancelled tasks have to end, before the connections to a database that hangs are broken."""


async def serve(settings: Settings, clock: Callable[[], datetime] = now) -> None:
    """Run until SIGTERM, SIGINT, SIGHUP or SIGQUIT.

    Raises SettingsError if a setting is wrong, and UnavailableError if the database doesn't come up.
    """
    # Raises errors in these settings before anything begins.
    _ = settings.token, settings.api, settings.webhook, settings.listening
    logs.watch(asyncio.get_running_loop())
    stop = Stop()
    try:
        with written_apart() as stream, heard(stop):
            logs.set_up(settings.log_level, settings.secrets(), stream)
            await _serve(settings, stop, clock)
    finally:
        logs.set_up(settings.log_level, settings.secrets())


def bot_of(settings: Settings, fetch: AiohttpRequest, send: AiohttpRequest) -> Bot:
    """Return Telegram's library for this bot, for raw calls through these requests. Raises SettingsError."""
    token, base = settings.token, settings.api
    # Raw calls are intended: parsing the answers in PTB's own methods costs more than everything else.
    warnings.filterwarnings("ignore", message="Please use 'Bot", category=PTBUserWarning)
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        get_updates_request=fetch,
        request=send,
    )


async def _serve(settings: Settings, stop: Stop, clock: Callable[[], datetime]) -> None:
    fetch, send = AiohttpRequest(connections=2), AiohttpRequest()
    telegram = bot_of(settings, fetch, send)
    rate = SendRate(settings.send_rate, settings.send_rate_chat)
    metrics = counting(settings)
    plain = TelegramSender(telegram)
    courier: Courier = plain if metrics is None else Counted(plain, metrics)
    async with _alone(settings, stop) as alone:
        if not alone:
            return  # the process was told to stop while it waited
        await fetch.initialize()
        await send.initialize()
        try:
            async with (
                started(settings, courier, bot=settings.bot, rate=rate, clock=clock, metrics=metrics) as app,
                receiving(settings, telegram, app, clock, metrics) as loops,
            ):
                log.info("the bot is running, with id %(bot)d", {"bot": settings.bot})
                own = app.nudges.run, app.retention.run, app.exports.run, app.inbox.locked_letters.run
                leading = (*loops.alone, *own)
                standing_by = partial(Reporter().report, partial(report_alive, alive_file(settings)))
                await _until_stopped(stop, app, (*loops.everywhere, app.counting), leading, standing_by)
                log.info("the bot has ended in order")
        finally:
            await fetch.shutdown()
            await send.shutdown()
            with suppress(OSError):
                alive_file(settings).unlink(missing_ok=True)


@asynccontextmanager
async def _alone(settings: Settings, stop: Stop) -> AsyncIterator[bool]:
    """Lock the database for this process if it is a file; else wait until its server answers.

    Yield False if it is time to stop before that. Raises OperatorError if another process has the file locked
    and goes on, or the server does not come up.
    """
    url = make_url(settings.url())
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        yield await answers(settings.url(), stop)  # on PostgreSQL there may be several processes
        return
    settings.prepare()
    async with AsyncExitStack() as stack:
        try:
            alone = await stack.enter_async_context(FileLock(str(url.database)).hold(stop))
        except OSError as error:
            raise cannot_open(error) from None
        yield alone


async def _until_stopped(
    stop: Stop,
    app: App,
    everywhere: Sequence[Loop],
    leading: Sequence[Loop],
    standing_by: Callable[[], None],
) -> None:
    """Run the loops, and the outbox while this process leads, until a signal comes or one of them fails.

    Raises the error with which a loop failed. leading: the loops of the leader. standing_by: called by a
    standby.
    """
    led: list[asyncio.Task[None]] = []

    async def lead() -> None:
        led[:] = [asyncio.create_task(loop(stop)) for loop in leading]
        sending = asyncio.create_task(app.outbox.run())
        try:
            done, _ = await asyncio.wait([*led, sending], return_when=asyncio.FIRST_COMPLETED)
            if not all(task in done for task in led):
                stop.now()  # a loop has failed, or it is time to stop
            await asyncio.gather(*led, sending)
        finally:
            for task in (*led, sending):
                task.cancel()
            await asyncio.gather(*led, sending, return_exceptions=True)

    others = [asyncio.create_task(loop(stop)) for loop in everywhere]
    speaking = asyncio.create_task(app.leading.run(stop, lead, standing_by))
    stopped = asyncio.create_task(stop.wait())
    await asyncio.wait([*others, speaking, stopped], return_when=asyncio.FIRST_COMPLETED)
    stop.now()
    by = asyncio.get_running_loop().time() + TO_DELIVER
    await _end([*others, *led], TO_COMMIT, app.database.abort)
    app.outbox.finish(by)
    left = by + TO_SETTLE - asyncio.get_running_loop().time()
    await _end([speaking, stopped], left, app.database.abort)
    for task in (*others, speaking):
        if not task.cancelled() and (error := task.exception()) is not None:
            raise error


async def _end(tasks: Sequence[asyncio.Task[None]], seconds: float, abort: Callable[[], None]) -> None:
    """Wait so many seconds for tasks to end, then cancel those that have not, and abort what they hang at."""
    if tasks:  # a standby has none, if only the leader fetches
        _, late = await asyncio.wait(tasks, timeout=max(seconds, 0.0))
        await cut_off([*late], abort, TO_ABORT)
