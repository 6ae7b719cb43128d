"""Serve HTTP/1.1, and no more of it than clients of the Bot API need.

The protocol is written by hand, because the server must not slow what is measured. Connections are always
kept alive; a request that waits for its response holds back those behind it, so responses keep their order.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

HEAD = b"HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
REASONS = {200: b"OK", 400: b"Bad Request", 404: b"Not Found", 429: b"Too Many Requests"}


@dataclass(slots=True)
class Request:
    """One request. path: as it came. kind: the content type, in lower case."""

    path: str
    kind: str
    body: bytes
    connection: Connection

    def answer(self, body: bytes, status: int = 200) -> None:
        """Send the response; do nothing if the client has gone."""
        self.connection.answer(body, status)

    @property
    def gone(self) -> bool:
        return self.connection.closed


class Connection(asyncio.Protocol):
    """The connection of one client."""

    def __init__(self, handle: Callable[[Request], None]) -> None:
        self._handle = handle
        self._transport: Any = None
        self._received = b""
        self._busy = False
        self.closed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - given by asyncio
        self.closed = True

    def data_received(self, data: bytes) -> None:
        self._received += data
        self._take()

    def answer(self, body: bytes, status: int) -> None:
        if not self.closed:
            self._transport.write(HEAD % (status, REASONS[status], len(body), body))
        self._busy = False
        if self._received:
            self._take()

    def _take(self) -> None:
        """Handle the next request, if all of it is here and the one before it was answered."""
        end = self._received.find(b"\r\n\r\n")
        if self._busy or end < 0:
            return
        head = self._received[:end].decode("latin-1")
        line, _, rest = head.partition("\r\n")
        headers = {}
        for each in rest.split("\r\n"):
            name, _, value = each.partition(":")
            headers[name.lower()] = value.strip()
        if headers.get("transfer-encoding", "").lower() == "chunked":
            found = _chunks(self._received, end + 4)
            if found is None:
                return
            body, after = found
        else:
            after = end + 4 + int(headers.get("content-length", 0))
            if len(self._received) < after:
                return
            body = self._received[end + 4 : after]
        self._received = self._received[after:]
        self._busy = True
        self._handle(Request(line.split(" ", 2)[1], headers.get("content-type", "").lower(), body, self))


def _chunks(received: bytes, at: int) -> tuple[bytes, int] | None:
    """Return a chunked body and where it ends, or None if some of it is still to come."""
    body = b""
    while (end := received.find(b"\r\n", at)) >= 0:
        size = int(received[at:end].partition(b";")[0], 16)
        if len(received) < end + 4 + size:
            return None
        body += received[end + 2 : end + 2 + size]
        at = end + 4 + size
        if size == 0:
            return body, at
    return None
