"""Measure how fast the stand-in server is by itself, with a client that does next to nothing.

python -m benchmarks.ceiling is that client; it is started like the bots.
"""

from __future__ import annotations

import asyncio
import json
import os
from urllib.parse import urlsplit

SENDERS = 32
"""Connections that send replies side by side."""


class Line:
    """One connection that is kept open, for one request and its response after the other."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)

    async def open(self) -> Line:
        self._reader, self._writer = await asyncio.open_connection(*self._address)
        return self

    async def call(self, method: str, body: bytes) -> bytes:
        head = f"POST /bot/{method} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
        self._writer.write(head.encode() + b"\r\n\r\n" + body)
        answer = await self._reader.readuntil(b"\r\n\r\n")
        return await self._reader.readexactly(int(answer.rpartition(b": ")[2]))


async def main() -> None:
    parts = urlsplit(os.environ["TELEGRAM_API_URL"])
    host, port = parts.hostname or "", parts.port or 0
    queue: asyncio.Queue[bytes] = asyncio.Queue()

    async def send() -> None:
        line = await Line(host, port).open()
        while True:
            await line.call("sendMessage", await queue.get())

    senders = [asyncio.create_task(send()) for _ in range(SENDERS)]
    fetch, offset = await Line(host, port).open(), 0
    while not any(sender.done() for sender in senders):
        body = json.dumps({"offset": offset, "limit": 100, "timeout": 25}).encode()
        for update in json.loads(await fetch.call("getUpdates", body))["result"]:
            offset = update["update_id"] + 1
            message = update["message"]
            answer = {"chat_id": message["chat"]["id"], "text": message["text"]}
            queue.put_nowait(json.dumps(answer).encode())


if __name__ == "__main__":
    asyncio.run(main())
