"""What is served over HTTP: whether it is well, the figures, and the address that Telegram calls.

Who asks for anything else gets the same answer, whatever it is.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, cast

from aiohttp import web
from aiohttp.typedefs import Handler
from yarl import URL

from bot.channels.connections import BoundedServer
from bot.channels.probe import Probe
from bot.config import HEALTH
from bot.errors import SettingsError
from bot.service.shutdown import Stop
from bot.store.database import Database
from bot.store.stats import answers, figures
from bot.telemetry.liveness import UNWELL

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics

LARGEST = 1024 * 1024
"""Bytes of a body."""

TO_ANSWER = 1.5
"""Seconds, at the end, for answers that are under way; aiohttp gives them twice before it cancels them."""


def application(database: Database, well: Callable[[], bool]) -> web.Application:
    """Return the application with one page, for who watches over the process.

    well: whether what there is to deliver here gets delivered.
    """
    made = web.Application(middlewares=[_tell_no_more], client_max_size=LARGEST)
    made.router.add_get(HEALTH, _health(database, well), allow_head=False)
    return made


def add_post(application: web.Application, path: str, handler: Handler) -> None:
    """Serve a path as it stands in an address: braces are no pattern, and what is quoted there is quoted."""
    resource = web.PlainResource(URL(path, encoded=True).path_safe)
    resource.add_route("POST", handler)
    application.router.register_resource(resource)


def metrics_page(metrics: Metrics, database: Database, clock: Callable[[], datetime]) -> Handler:
    """Return the page of the metrics: what this process has counted, and how things stand in the database."""
    from bot.telemetry.metrics import CONTENT_TYPE, UNKNOWN

    found = Probe(lambda: figures(database, clock()))

    async def page(_: web.Request) -> web.Response:
        stands = await found()
        if stands is None:
            metrics.stands(UNKNOWN, UNKNOWN, UNKNOWN)
        else:
            metrics.stands(stands.waiting, stands.longest.total_seconds(), stands.dead_letters)
        return web.Response(body=metrics.page(), headers={"Content-Type": CONTENT_TYPE})

    return page


def _health(database: Database, well: Callable[[], bool]) -> Handler:
    answered = Probe(lambda: answers(database))

    async def page(_: web.Request) -> web.Response:
        if not await answered():
            return web.Response(text="no database\n", status=503)
        if not well():
            return web.Response(text=f"{UNWELL}\n", status=503)
        return web.Response(text="ok\n")

    return page


@web.middleware
async def _tell_no_more(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse with a status alone: neither what is here, nor why somebody doesn't get it."""
    try:
        return await handler(request)
    except web.HTTPMethodNotAllowed:
        return web.Response(status=404)
    except web.HTTPException as refused:
        return web.Response(status=refused.status)


@asynccontextmanager
async def served(
    application: web.Application, address: tuple[str, int]
) -> AsyncIterator[Callable[[Stop], Coroutine[None, None, None]]]:
    """Serve an application on host and port; yields what lets nobody new in once it is time to stop.

    Who waits for an answer by then gets it. Raises SettingsError where it can't listen there.
    """
    runner = web.AppRunner(application)
    await runner.setup()
    answering = cast(web.Server, runner.server)  # there is one after `setup`
    connections = web.ServerRunner(BoundedServer(answering), shutdown_timeout=TO_ANSWER)
    await connections.setup()

    async def until_stopped(stop: Stop) -> None:
        await stop.wait()
        await connections.cleanup()

    try:
        try:
            await web.TCPSite(connections, *address).start()
        except OSError as error:
            raise SettingsError(
                f"Set LISTEN to an address of this machine that is free: {type(error).__name__}."
            ) from None
        yield until_stopped
    finally:
        await connections.cleanup()
        await runner.cleanup()
