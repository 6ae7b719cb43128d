"""Limit how many connections are open, and for how long, since strangers may open them and send nothing.

A connection is closed if its next request does not come in time, and after one answer, unless the caller has
shown a secret (`keep`): a stranger might send requests without end on one connection. If there are too many,
the one that has waited longest is closed for a new one, a stranger's before any other. So nobody is locked
out, and there are files left to open for the database and for Telegram.

aiohttp does not limit the number of connections, and its `keepalive_timeout`, which limits the time for a
header, lets a client that doesn't read its answer stay for good. aiohttp tells its server of every
connection that is made or lost, and this server counts them.
"""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Awaitable, Callable

from aiohttp import web, web_protocol

TO_ASK = 10.0
"""Seconds for the whole header of the first request on a connection, and for a stranger to read an answer."""

TO_ASK_AGAIN = 75.0
"""Seconds after an answer for the next complete header of somebody who has shown the secret."""

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


# How many requests of one connection are taken apart before the first is answered. By itself aiohttp takes
# 32, so that a thousand strangers, of whom each gets one answer, would cost four times as much.
web_protocol.MAX_MSG_QUEUE_SIZE = 2


def most_connections() -> int:
    """Return how many connections to hold, given how many files this process may have open."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if files == resource.RLIM_INFINITY else min(MOST, max(FEWEST, files - OTHER_FILES))


_KEEP = web.RequestKey[Callable[[], None]]("keep")
"""The key of a request under which the connection's server can be told to keep it."""


def keep(request: web.Request) -> None:
    """Keep the connection of a request for others after it: who sent it has shown a secret."""
    if (told := request.get(_KEEP)) is not None:
        told()


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
        self._kept: set[web.RequestHandler] = set()

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Let a connection in; if there are too many, close another one."""
        super().connection_made(handler, transport)
        transport.max_size = AT_A_TIME  # type: ignore[attr-defined] # asyncio's own transports have it
        self._open[handler] = transport
        self._wait(handler, TO_ASK)
        if len(self._open) > self._most:
            # Not at once: aiohttp's handler of this connection begins in a moment, and it may be this one.
            asyncio.get_running_loop().call_soon(self._make_room)

    def _make_room(self) -> None:
        """Close the connection that can best be spared, if there are too many."""
        if len(self._open) > self._most:
            *others, newest = self._open
            strangers = [handler for handler in others if handler not in self._kept]
            idle = next((handler for handler in strangers if handler in self._waiting), None)
            kept = next((handler for handler in self._waiting if handler in self._kept), newest)
            self._drop(idle or (strangers[0] if strangers else kept))

    def connection_lost(self, handler: web.RequestHandler, exc: BaseException | None = None) -> None:
        """Forget a connection that is closed."""
        super().connection_lost(handler, exc)
        self._forget(handler)

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Answer a request whose header is complete; its connection is the last to be dropped meanwhile."""
        handler = request.protocol
        request[_KEEP] = lambda: self._keep(handler)
        if (timer := self._waiting.pop(handler, None)) is not None:
            timer.cancel()
        try:
            answer = await self._answered(request)
            if handler not in self._kept:
                answer.force_close()
            return answer
        finally:
            if handler in self._open:  # the client has to read the answer in this time
                self._wait(handler, TO_ASK_AGAIN if handler in self._kept else TO_ASK)

    def _keep(self, handler: web.RequestHandler) -> None:
        if handler in self._open:  # else it has made room a moment ago
            self._kept.add(handler)

    def _wait(self, handler: web.RequestHandler, seconds: float) -> None:
        self._waiting[handler] = asyncio.get_running_loop().call_later(seconds, self._drop, handler)

    def _drop(self, handler: web.RequestHandler) -> None:
        transport = self._open[handler]
        self._forget(handler)
        transport.abort()  # `close` would wait for a client that doesn't read

    def _forget(self, handler: web.RequestHandler) -> None:
        self._open.pop(handler, None)
        self._kept.discard(handler)
        if (timer := self._waiting.pop(handler, None)) is not None:
            timer.cancel()
