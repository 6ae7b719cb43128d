"""Row 33: a thousand strangers who connect and keep their request back."""

import asyncio
import gzip
import os
import resource
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from itertools import cycle
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from bot.channels.http import served
from bot.service.lifecycle.shutdown import Stop
from tests.bot_api.delivery import GONE
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.databases import Store
from tests.support.telegram import SECRET, URL, free_address

HALVES = (
    b"",
    b"POST /telegram/7f3a HTTP/1.1\r\nHost: coach.example\r\nX-Half: ",
    b"POST /telegram/7f3a HTTP/1.1\r\nHost: coach.example\r\nContent-Length: 1000000\r\n\r\n{",
    b"GET /nothing HTTP/1.1\r\nHost: coach.example\r\n\r\nGET /again HTTP/1.1\r\nX-Half: ",
    b"GET /nothing HTTP/1.1\r\nHost: coach.example\r\n\r\n",
)
"""Nothing, half a header, half a body, half a second request, and no second request."""

STRANGERS = 1_100
"""More than a process may have files open by itself."""


async def test_row_33_what_is_compressed_is_not_unpacked() -> None:
    """Nobody who calls compresses anything, and a small body could hold more than there is room for."""
    came: list[bytes] = []

    async def took(request: web.Request) -> web.Response:
        came.append(await request.read())
        return web.Response()

    address, stop = free_address(), Stop()
    application = web.Application()
    application.router.add_post("/", took)
    host, _, port = address.rpartition(":")
    body = gzip.compress(b" " * 100_000)
    async with served(application, (host, int(port))) as until_stopped, ClientSession() as session:
        ending = asyncio.create_task(until_stopped(stop))
        packed = {"Content-Encoding": "gzip"}
        async with session.post(f"http://{address}/", data=body, headers=packed) as answer:
            assert answer.status == 200
        stop.now()
        await ending
    assert came == [body]


@pytest.fixture(autouse=True)
def many_files() -> Iterator[None]:
    """The strangers live in this process, which may not have more files open by itself either."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4_096, before[1]), before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


class Stranger(asyncio.Protocol):
    """Sends a half, and then perhaps a byte now and then."""

    def __init__(self, half: bytes) -> None:
        self.half = half
        self.line: asyncio.Transport | None = None
        self.said = b""
        self.closed = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.line = transport
        transport.write(self.half)

    def data_received(self, data: bytes) -> None:
        self.said += data

    def connection_lost(self, _: Exception | None) -> None:
        self.closed.set()

    def trickle(self) -> None:
        if self.line is not None and self.half and not self.half.endswith(b"\r\n"):
            self.line.write(b"x")


async def connected(address: str, half: bytes) -> Stranger:
    host, port = address.split(":")
    _, stranger = await asyncio.get_running_loop().create_connection(lambda: Stranger(half), host, int(port))
    return stranger


@asynccontextmanager
async def crowd(address: str) -> AsyncIterator[list[Stranger]]:
    """Strangers of every kind, who come back as soon as they are sent away."""
    there: list[Stranger] = []
    halves = cycle(HALVES)

    async def one(half: bytes) -> None:
        while True:
            with suppress(OSError):
                stranger = await connected(address, half)
                there.append(stranger)
                while not stranger.closed.is_set():
                    with suppress(TimeoutError):
                        async with asyncio.timeout(0.5):
                            await stranger.closed.wait()
                    stranger.trickle()
            await asyncio.sleep(0.5)

    tasks = [asyncio.create_task(one(next(halves))) for _ in range(STRANGERS)]
    try:
        async with asyncio.timeout(60):
            while len(there) < STRANGERS:  # noqa: ASYNC110 - nobody tells when somebody has connected
                await asyncio.sleep(0.02)
        yield there
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for stranger in there:
            if stranger.line is not None:
                stranger.line.abort()
        await asyncio.sleep(0)


@asynccontextmanager
async def serving(api: BotApi, folder: Path, database: str, address: str) -> AsyncIterator[Process]:
    """The process behind a webhook, which may have as many files open as processes usually may."""
    about = {
        **{"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "LISTEN": address, "DATA_DIR": str(folder)},
        **{"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATABASE_URL": database},
        **{"SEND_RATE_CHAT": "0", "PERSON_RATE": "0"},
    }
    api.delivery.workers = [address]
    with (folder / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *("/bin/sh", "-c", 'ulimit -n 1024; exec "$@"', "limited", sys.executable, "-m", "bot", "run"),
            env={**os.environ, **about},
            stdout=DEVNULL,
            stderr=log,
        )
    try:
        await api.until(lambda: api.delivery.hook is not None)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def test_row_33_strangers_who_keep_their_requests_back_do_not_lock_telegram_out(
    api: BotApi, store: Store, database_url: str, tmp_path: Path
) -> None:
    """Everybody is served soon while they are there and after them, and it stops in order in between."""
    api.flood = False
    address = free_address()
    ada = api.person(7)
    async with serving(api, tmp_path, database_url, address) as process:
        await ada.does("/no", "How heavy is it")
        async with crowd(address) as strangers:
            for step in range(6):
                began = time.monotonic()
                await api.person(100 + step).does("/no", "How heavy is it")
                assert time.monotonic() - began < 10, step
            await ada.does("Low", "What would help now?")
            assert any(stranger.closed.is_set() for stranger in strangers)
            assert process.returncode is None
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == 0
            assert time.monotonic() - began < 10
    await store.settled()
    # One that was kept since the last update may be closed while the next one is on its way: it comes again.
    assert {status for _, status in api.delivery.answers} <= {200, GONE}
    assert sorted(api.confirmed) == list(range(1_000, 1_008))
    log = (tmp_path / "log").read_text()
    assert "ERROR" not in log
    assert "Traceback" not in log
