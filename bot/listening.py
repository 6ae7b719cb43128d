"""The pages that are served over HTTP. Who asks for anything else gets the same answer, whatever it is.

Strangers may connect and keep their requests back, as many as they like: a connection is closed when its
next request is not there in time, and when there are too many, the one that has waited longest is closed for
the new one. So nobody is locked out, and there are files left to open for the database and for Telegram.
"""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from bot.settings import SettingsError
from bot.stopping import Stop

Page = Callable[[web.BaseRequest], Awaitable[web.Response]]

TO_ANSWER = 3.0
"""Seconds, at the end, for answers that are under way."""

LINGER = 1.0
"""Seconds to go on reading what somebody sends who has been answered already."""

TO_ASK = 10.0
"""Seconds for the whole header of the first request on a connection."""

TO_ASK_AGAIN = 75.0
"""Seconds from an answer to the whole header of the next request; proxies keep a connection for a minute."""

MOST = 512
"""Connections: five times what Telegram opens."""

FEWEST = 16
"""Connections, however few files may be open."""

OTHER_FILES = 384
"""Files for everything else: a hundred calls to Telegram, the database, and a hundred connections or so that
are accepted at a time, before any is closed for them."""


def most_connections() -> int:
    """How many connections to hold, by how many files this process may have open."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if files == resource.RLIM_INFINITY else min(MOST, max(FEWEST, files - OTHER_FILES))


def stranger() -> web.Response:
    """What everybody is told who is told nothing: neither what is here nor why they don't get it."""
    return web.Response(status=404)


class _Server(web.Server):
    """Close connections whose next request does not come in time, or before too many others are there."""

    def __init__(self, page: Page) -> None:
        super().__init__(self._asked, access_log=None, lingering_time=LINGER)
        self._page = page
        self._most = most_connections()
        self._open: dict[web.RequestHandler, asyncio.Transport] = {}
        # In the order in which they began to wait, each with what will close it.
        self._waiting: dict[web.RequestHandler, asyncio.TimerHandle] = {}

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Let it in; too many, and the one that has waited longest goes."""
        super().connection_made(handler, transport)
        self._open[handler] = transport
        self._wait(handler, TO_ASK)
        if len(self._open) > self._most:
            self._drop(next(iter(self._waiting)))

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """Forget it."""
        super().connection_lost(handler, exc)
        self._forget(handler)

    async def _asked(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request, whose header is complete. While its page is made nobody drops its connection."""
        handler = request.protocol
        if (timer := self._waiting.pop(handler, None)) is not None:
            timer.cancel()
        try:
            return await self._page(request)
        finally:
            if handler in self._open:
                self._wait(handler, TO_ASK_AGAIN)  # that the answer is taken is part of it

    def _wait(self, handler: web.RequestHandler, seconds: float) -> None:
        self._waiting[handler] = asyncio.get_running_loop().call_later(seconds, self._drop, handler)

    def _drop(self, handler: web.RequestHandler) -> None:
        transport = self._open[handler]
        self._forget(handler)
        transport.abort()  # `close` would wait for somebody who doesn't read

    def _forget(self, handler: web.RequestHandler) -> None:
        self._open.pop(handler, None)
        if (timer := self._waiting.pop(handler, None)) is not None:
            timer.cancel()


class Listener:
    """Serves pages, each under its method and its path (as it stands in the address)."""

    def __init__(self, address: tuple[str, int], pages: Mapping[tuple[str, str], Page]) -> None:
        """`address`: host and port."""
        self._host, self._port = address
        self._pages = pages
        self._runner: web.ServerRunner | None = None
        self._closing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """From here on it answers. SettingsError where it can't listen there."""
        self._runner = web.ServerRunner(_Server(self._answer), shutdown_timeout=TO_ANSWER)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            raise SettingsError(
                f"Set LISTEN to an address of this machine that is free: {type(error).__name__}."
            ) from None

    async def run(self, stop: Stop) -> None:
        """Until stopped; then nobody new is let in, and who waits for an answer gets it."""
        await stop.wait()
        await self.close()

    async def close(self) -> None:
        """Let go of the address. Whoever asks first begins it, and it goes on if they don't wait for it."""
        if self._runner is None:
            return
        if self._closing is None:
            self._closing = asyncio.create_task(self._runner.cleanup())
        await asyncio.shield(self._closing)

    async def _answer(self, request: web.BaseRequest) -> web.Response:
        page = self._pages.get((request.method, request.rel_url.raw_path))
        return await page(request) if page is not None else stranger()
