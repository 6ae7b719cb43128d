"""Limit how many connections are open, and for how long, since strangers may open them and send nothing.

A connection is closed if its next request does not come in time; if there are too many, the one that has
waited longest is closed for a new one. So nobody is locked out, and there are files left to open for the
database and for Telegram.

aiohttp does not limit the number of connections, and its `keepalive_timeout`, which limits the time for a
header, lets a client that doesn't read its answer stay for good. aiohttp tells its server of every
connection that is made or lost, and this server counts them.
"""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Awaitable, Callable

from aiohttp import web

TO_ASK = 10.0
"""Seconds for the whole header of the first request on a connection."""

TO_ASK_AGAIN = 75.0
"""Seconds after an answer for the next complete header. Proxies keep idle connections for 60."""

MOST = 512
"""How many connections are held at most: five times what Telegram opens."""

FEWEST = 16
"""How many connections are held even if few files may be open."""

OTHER_FILES = 384
"""Files for everything else: a hundred calls to Telegram, the database, and a hundred connections or so that
are accepted at once, before others are closed for them."""

AT_A_TIME = 4 * 1024
"""Bytes that are read and taken apart before others have their turn, and before a request can be refused by
its header. By itself asyncio reads 256 kB, which take a fifth of a second if they come in pieces of one
byte."""


def most_connections() -> int:
    """Return how many connections to hold, given how many files this process may have open."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if files == resource.RLIM_INFINITY else min(MOST, max(FEWEST, files - OTHER_FILES))


class BoundedServer(web.Server):
    """Serves another server's answers, over a limited number of connections that can't stay idle."""

    def __init__(self, answering: web.Server) -> None:
        super().__init__(
            self._answer,
            request_factory=answering.request_factory,
            access_log=None,
            lingering_time=0,  # our `_Refusing` has read as much of a refused request as it is worth
            auto_decompress=False,  # no caller compresses, and a small compressed body could hold gigabytes
        )
        self._answered: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]] = answering.request_handler
        self._most = most_connections()
        self._open: dict[web.RequestHandler, asyncio.Transport] = {}
        # In the order in which they began to wait, each with the timer that will close it.
        self._waiting: dict[web.RequestHandler, asyncio.TimerHandle] = {}

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Let a connection in; if there are too many, close the one that has waited longest."""
        super().connection_made(handler, transport)
        transport.max_size = AT_A_TIME  # type: ignore[attr-defined] # asyncio's own transports have it
        self._open[handler] = transport
        self._wait(handler, TO_ASK)
        if len(self._open) > self._most:
            self._drop(next(iter(self._waiting)))

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """Forget a connection that is closed."""
        super().connection_lost(handler, exc)
        self._forget(handler)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request whose header is complete; its connection is not dropped meanwhile."""
        handler = request.protocol
        if (timer := self._waiting.pop(handler, None)) is not None:
            timer.cancel()
        try:
            return await self._answered(request)
        finally:
            if handler in self._open:
                self._wait(handler, TO_ASK_AGAIN)  # the client has to read the answer in this time

    def _wait(self, handler: web.RequestHandler, seconds: float) -> None:
        self._waiting[handler] = asyncio.get_running_loop().call_later(seconds, self._drop, handler)

    def _drop(self, handler: web.RequestHandler) -> None:
        transport = self._open[handler]
        self._forget(handler)
        transport.abort()  # `close` would wait for a client that doesn't read

    def _forget(self, handler: web.RequestHandler) -> None:
        self._open.pop(handler, None)
        if (timer := self._waiting.pop(handler, None)) is not None:
            timer.cancel()
