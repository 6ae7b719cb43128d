"""Serve over HTTP: the health page, the metrics, and the address that Telegram calls.

Any other request gets one and the same answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, cast

from aiohttp import ClientError, web
from aiohttp.typedefs import Handler
from yarl import URL

from bot.channels.connections import BoundedServer
from bot.channels.probe import Probe
from bot.config import HEALTH
from bot.errors import SettingsError
from bot.service.lifecycle.shutdown import Stop
from bot.store.database import Database
from bot.store.stats import answers, figures
from bot.telemetry.liveness import UNHEALTHY

if TYPE_CHECKING:  # loaded only if its page is served
    from bot.telemetry.metrics import Metrics

LARGEST = 1024 * 1024
"""Bytes of the largest body that is read."""

TO_READ, MOST_READ = 1.0, 16 * 1024
"""For how many seconds, and bytes, the rest of a refused request is read: a caller who is still sending when
the connection closes doesn't get to read the answer, and one who never stops is not worth more."""

READ_AT_ONCE = 4
"""How many refused requests are read at a time: a body in pieces of one byte takes far longer to take apart
than to send. Other callers that are still sending are cut off, and get no answer."""

TO_ANSWER = 1.5
"""Seconds, at the end, for answers that are under way; aiohttp waits this long twice, then cancels them."""


def application(
    database: Database, healthy: Callable[[], bool], lacks: Callable[[], str | None] = lambda: None
) -> web.Application:
    """Return an application with the health page, for whatever watches the process.

    healthy: tells whether messages that wait here get delivered. lacks: what the process lacks; None for
    nothing.
    """
    pages = web.Application(middlewares=[_Refusing().silently], client_max_size=LARGEST)
    pages.router.add_get(HEALTH, _health(database, healthy, lacks), allow_head=False)
    return pages


def add_post(application: web.Application, path: str, handler: Handler) -> None:
    """Serve a path exactly as it stands in an address: braces are no pattern, and quoting is kept."""
    resource = web.PlainResource(URL(path, encoded=True).path_safe)
    resource.add_route("POST", handler)
    application.router.register_resource(resource)


def metrics_page(metrics: Metrics, database: Database, clock: Callable[[], datetime]) -> Handler:
    """Return the page of the metrics: this process's counts, and the figures of the database."""
    from bot.telemetry.metrics import CONTENT_TYPE, UNKNOWN

    async def counted() -> bytes:
        current = await figures(database, clock())
        longest = current.longest.total_seconds()
        metrics.stands(current.waiting, longest, current.dead_letters, current.counted)
        return metrics.page()

    made = Probe(counted)  # one at a time, for all who ask

    async def page(_: web.Request) -> web.Response:
        body = await made()
        if body is None:
            metrics.stands(UNKNOWN, UNKNOWN, UNKNOWN)
            body = metrics.page()
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE})

    return page


def _health(database: Database, healthy: Callable[[], bool], lacks: Callable[[], str | None]) -> Handler:
    answered = Probe(lambda: answers(database))

    async def page(_: web.Request) -> web.Response:
        if not await answered():
            return web.Response(text="no database\n", status=503)
        if not healthy():
            return web.Response(text=f"{UNHEALTHY}\n", status=503)
        # Whatever is lacking, everybody is still answered, and a restart would mend nothing: no 503.
        return web.Response(text=f"{lacks() or 'ok'}\n")

    return page


class _Refusing:
    """Refuses with a status alone, which tells neither what is served nor why a request is refused."""

    def __init__(self) -> None:
        self._reading = 0

    @web.middleware
    async def silently(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPMethodNotAllowed:
            status = 404
        except web.HTTPException as refused:
            status = refused.status
        if status != web.HTTPRequestTimeout.status_code:  # after a timeout the body is still being read
            # Who sends too large a body knows the secret, and may have sent it all: there is one place more.
            known = status == web.HTTPRequestEntityTooLarge.status_code
            await self._read_a_little(request, LARGEST if known else MOST_READ, READ_AT_ONCE + known)
        return web.Response(status=status)

    async def _read_a_little(self, request: web.Request, left: int, at_once: int) -> None:
        if request.content.is_eof():
            return
        if self._reading >= at_once:
            if request.transport is not None:
                request.transport.abort()
            return
        self._reading += 1
        try:
            # A caller that is gone or too slow won't read the answer. For one that is gone, aiohttp raises
            # RuntimeError.
            with suppress(TimeoutError, ClientError, OSError, RuntimeError):
                async with asyncio.timeout(TO_READ):
                    while left > 0 and (piece := await request.content.readany()):
                        left -= len(piece)
        finally:
            self._reading -= 1


def not_free(error: OSError) -> SettingsError:
    """Return what to set where the address to serve on can't be used."""
    return SettingsError(f"Set LISTEN to an address of this machine that is free: {type(error).__name__}.")


@asynccontextmanager
async def served(
    application: web.Application, address: tuple[str, int]
) -> AsyncIterator[Callable[[Stop], Coroutine[None, None, None]]]:
    """Serve an application on host and port; yield a loop that stops accepting when it is time to stop.

    Requests under way by then are answered, unless they take longer than twice `TO_ANSWER`. Raises
    SettingsError if the address can't be used.
    """
    runner = web.AppRunner(application)
    await runner.setup()
    answering = cast(web.Server, runner.server)  # `setup` has made it
    connections = web.ServerRunner(BoundedServer(answering), shutdown_timeout=TO_ANSWER)
    await connections.setup()

    async def until_stopped(stop: Stop) -> None:
        await stop.wait()
        await connections.cleanup()

    try:
        try:
            await web.TCPSite(connections, *address).start()
        except OSError as error:
            raise not_free(error) from None
        yield until_stopped
    finally:
        await connections.cleanup()
        await runner.cleanup()
