"""Row 33: strangers who connect and keep their request back."""

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
from aiohttp.typedefs import Handler

from bot.channels import connections
from bot.channels.connections import most_connections
from bot.channels.http import served
from bot.service.shutdown import Stop
from tests.bot_api.delivery import GONE
from tests.bot_api.server import TOKEN, BotApi
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
            await ada.does("Low", "What would fit now?")
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


# ---------------------------------------------------------------- one connection at a time


@asynccontextmanager
async def serving_page(address: str, page: Handler) -> AsyncIterator[None]:
    """One page, until it is told to stop."""
    application, stop = web.Application(), Stop()
    application.router.add_get("/page", page)
    host, port = address.split(":")
    async with served(application, (host, int(port))) as until_stopped, asyncio.TaskGroup() as running:
        running.create_task(until_stopped(stop))
        yield
        stop.now()


@asynccontextmanager
async def listener(address: str, size: int = 1) -> AsyncIterator[None]:
    """A page of so many bytes, and nothing else."""

    async def page(_: web.Request) -> web.Response:
        return web.Response(body=b"x" * size)

    async with serving_page(address, page):
        yield


@pytest.mark.parametrize("half", HALVES)
async def test_row_33_who_keeps_a_request_back_is_sent_away_in_time(
    half: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However slowly they go on: the time is that of the whole header, not of a byte."""
    monkeypatch.setattr(connections, "TO_ASK", 0.5)
    monkeypatch.setattr(connections, "TO_ASK_AGAIN", 0.5)
    address = free_address()
    async with listener(address), asyncio.timeout(5):
        stranger = await connected(address, half)
        while not stranger.closed.is_set():
            await asyncio.sleep(0.05)
            stranger.trickle()


async def test_row_33_who_asks_again_in_time_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Telegram and proxies do, which keep their connections."""
    monkeypatch.setattr(connections, "TO_ASK", 0.3)
    address = free_address()
    async with listener(address):
        stranger = await connected(address, b"")
        assert stranger.line is not None
        for count in range(1, 5):
            stranger.line.write(b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n")
            await asyncio.sleep(0.2)
            assert stranger.said.count(b"200 OK") == count
        assert not stranger.closed.is_set()
        stranger.line.abort()


async def test_row_33_who_does_not_read_what_is_said_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an answer that nobody takes would keep the connection for good."""
    monkeypatch.setattr(connections, "TO_ASK_AGAIN", 0.5)
    address = free_address()
    async with listener(address, 32 * 1024 * 1024), asyncio.timeout(20):
        stranger = await connected(address, b"")
        assert stranger.line is not None
        stranger.line.pause_reading()
        stranger.line.write(b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n")
        await asyncio.sleep(1)
        stranger.line.resume_reading()
        await stranger.closed.wait()
        assert len(stranger.said) < 32 * 1024 * 1024


async def test_row_33_the_one_that_waits_longest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the one that comes, and not one whose request is being answered."""
    monkeypatch.setattr(connections, "MOST", 3)
    address, go = free_address(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        await go.wait()
        return web.Response(text="done")

    async with serving_page(address, slow):
        asking = await connected(address, b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n")
        idle = [await connected(address, b"") for _ in range(2)]
        await asyncio.sleep(0.1)
        newer = [await connected(address, b"")]
        await idle[0].closed.wait()
        assert not idle[1].closed.is_set()
        newer.append(await connected(address, b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n"))
        await idle[1].closed.wait()
        go.set()
        await asyncio.sleep(0.1)
        for one in (asking, newer[1]):
            assert b"done" in one.said
            assert not one.closed.is_set()
        assert not newer[0].closed.is_set()


async def test_row_33_when_it_is_time_to_stop_only_who_waits_for_an_answer_is_served() -> None:
    """Nobody new is let in, who asks nothing is sent away, and then everything is over."""
    address, stop, asked, go = free_address(), Stop(), asyncio.Event(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        asked.set()
        await go.wait()
        return web.Response(text="done")

    application = web.Application()
    application.router.add_get("/page", slow)
    host, port = address.split(":")
    async with served(application, (host, int(port))) as until_stopped, asyncio.timeout(5):
        ending = asyncio.create_task(until_stopped(stop))
        asking = await connected(address, b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n")
        idle = await connected(address, b"")
        await asked.wait()
        stop.now()
        await idle.closed.wait()
        with pytest.raises(OSError, match="Connect call failed"):
            await connected(address, b"")
        go.set()
        await asking.closed.wait()
        assert b"done" in asking.said
        await ending


@pytest.mark.parametrize(("files", "most"), [(20_000, 512), (1_024, 512), (512, 128), (100, 16)])
def test_row_33_it_holds_fewer_connections_where_few_files_may_be_open(
    files: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database and Telegram need theirs."""
    monkeypatch.setattr(resource, "getrlimit", lambda _: (files, files))
    assert most_connections() == most
