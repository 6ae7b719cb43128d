"""A database's address behind which connections can fall silent."""

import asyncio
from contextlib import suppress
from pathlib import Path


class Between:
    """Stands between the coach and the server, and may forget connections without a word to either."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._tasks = set[asyncio.Task[None]]()
        self._writers: list[asyncio.StreamWriter] = []
        self._until: dict[
            asyncio.StreamWriter, bool
        ] = {}  # the server's end of each, and whether it is forgotten
        self.new_ones_too = False
        self.lost_with: bytes | None = None
        self.lost_before = True
        self.port = 0

    async def start(self) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        self._server = server

    def forget(self) -> int:
        """All there are by now: what is sent on them arrives nowhere. How many they are."""
        before = sum(not forgotten for forgotten in self._until.values())
        self._until = dict.fromkeys(self._until, True)
        return before

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.append(writer)
        from_server, to_server = await asyncio.open_unix_connection(self._socket)
        self._until[to_server] = self.new_ones_too
        with suppress(OSError):
            await asyncio.gather(
                self._carry(reader, to_server, to_server), self._carry(from_server, writer, to_server)
            )

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, known_by: asyncio.StreamWriter
    ) -> None:
        while arrived := await reader.read(65536):
            lost = self.lost_with is not None and self.lost_with in arrived
            if lost and self.lost_before:
                self._until[known_by] = True
            if not self._until[known_by]:
                writer.write(arrived)
                await writer.drain()
            if lost:
                self.lost_with, self._until[known_by] = None, True
        if not self._until[known_by]:  # else nobody hears of it
            writer.close()

    async def close(self) -> None:
        self._server.close()
        for writer in (*self._writers, *self._until):
            writer.transport.abort()
        await asyncio.gather(*self._tasks, return_exceptions=True)
