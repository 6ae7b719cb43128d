"""Row 33: one connection that keeps its request back, or does not read, and how it is sent away."""

import asyncio
import gc
import resource
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import pytest
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.channels import connections, http
from bot.channels.connections import keep, most_connections
from bot.channels.http import application, served
from bot.service.lifecycle.shutdown import Stop
from bot.store.database import Database
from tests.faults.test_half_requests import HALVES, Stranger, connected
from tests.support.telegram import free_address

ASKED = b"GET /page HTTP/1.1\r\nHost: x\r\n\r\n"
SECRET = b"GET /page HTTP/1.1\r\nHost: x\r\nX-Secret: yes\r\n\r\n"


@asynccontextmanager
async def serving_page(address: str, page: Handler) -> AsyncIterator[None]:
    """One page, until it is told to stop; for who knows the secret the connection is kept."""

    async def shown(request: web.Request) -> web.StreamResponse:
        if "X-Secret" in request.headers:
            keep(request)
        return await page(request)

    application, stop = web.Application(), Stop()
    application.router.add_get("/page", shown)
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


async def answered(stranger: Stranger, status: bytes) -> None:
    while status not in stranger.said:  # noqa: ASYNC110 - what a socket has read sets no event
        await asyncio.sleep(0.02)


async def test_row_33_of_those_who_are_refused_only_a_few_are_read_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The others are cut off at once, and a few bytes are taken apart at a time."""
    monkeypatch.setattr(http, "READ_AT_ONCE", 2)
    monkeypatch.setattr(http, "TO_READ", 3600.0)
    database = cast(Database, None)  # nobody asks for the health page
    address, stop = free_address(), Stop()
    host, port = address.split(":")
    pages = application(database, lambda: True)
    begun = b"POST /secret HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + 9 * b"1\r\nx\r\n"
    async with served(pages, (host, int(port))) as until_stopped, asyncio.timeout(20):
        ending = asyncio.create_task(until_stopped(stop))
        read = [await connected(address, begun) for _ in range(2)]
        await asyncio.sleep(0.2)
        others = [await connected(address, begun) for _ in range(5)]
        for stranger in others:
            await stranger.closed.wait()
            assert stranger.said == b""
        assert not any(stranger.closed.is_set() for stranger in read)
        whole = await connected(address, b"POST /secret HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")
        await answered(whole, b"404")
        for stranger in read:
            assert stranger.line is not None
            stranger.line.write(b"0\r\n\r\n")
            await answered(stranger, b"404")
        stop.now()
        await ending


async def test_row_33_who_knows_the_secret_and_asks_again_in_time_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As Telegram does, which keeps its connections."""
    monkeypatch.setattr(connections, "TO_ASK", 0.3)
    address = free_address()
    async with listener(address):
        stranger = await connected(address, b"")
        assert stranger.line is not None
        for count in range(1, 5):
            stranger.line.write(SECRET)
            await asyncio.sleep(0.2)
            assert stranger.said.count(b"200 OK") == count
        assert not stranger.closed.is_set()
        stranger.line.abort()


async def test_row_33_who_does_not_read_what_is_said_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else an answer that nobody takes would keep the connection for good."""
    monkeypatch.setattr(connections, "TO_ASK", 0.5)
    address = free_address()
    async with listener(address, 32 * 1024 * 1024), asyncio.timeout(20):
        stranger = await connected(address, b"")
        assert stranger.line is not None
        stranger.line.pause_reading()
        stranger.line.write(ASKED)
        await asyncio.sleep(1)
        stranger.line.resume_reading()
        await stranger.closed.wait()
        assert len(stranger.said) < 32 * 1024 * 1024


async def test_row_33_a_stranger_gets_one_answer() -> None:
    """However many requests come at once on a connection: the rest is not even taken apart."""
    address, taken = free_address(), list[int]()

    async def page(request: web.Request) -> web.Response:
        taken.append(request.protocol._request_count)  # noqa: SLF001 - aiohttp shows it nowhere else
        return web.Response(text="here")

    async with serving_page(address, page), asyncio.timeout(20):
        stranger = await connected(address, ASKED * 1_000)
        await stranger.closed.wait()
        assert stranger.said.count(b"200 OK") in {0, 1}  # the connection is reset while it still sends
        assert len(taken) == 1
        assert taken[0] <= 3  # two that wait, and the one that is answered
        alone = await connected(address, ASKED)
        await alone.closed.wait()
        assert b"Connection: close" in alone.said
        telegram = await connected(address, SECRET * 10)
        while telegram.said.count(b"200 OK") < 10:  # noqa: ASYNC110 - what a socket has read sets no event
            await asyncio.sleep(0.02)
        assert not telegram.closed.is_set()


async def test_row_33_a_thousand_who_are_being_answered_do_not_lock_telegram_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first of them makes room; never the one that comes, nor one who has shown the secret."""
    monkeypatch.setattr(connections, "MOST", 3)
    address, go = free_address(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        await go.wait()
        return web.Response(text="done")

    async with serving_page(address, slow), asyncio.timeout(20):
        telegram = [await connected(address, SECRET)]
        strangers = [await connected(address, ASKED) for _ in range(10)]
        await strangers[-3].closed.wait()
        telegram.append(await connected(address, b""))
        assert telegram[1].line is not None
        await strangers[-2].closed.wait()
        telegram[1].line.write(SECRET)
        await asyncio.sleep(0.1)
        go.set()
        for one in telegram:
            await answered(one, b"done")
        more = [await connected(address, b"") for _ in range(10)]
        await more[-2].closed.wait()
        assert not any(one.closed.is_set() for one in telegram)
        assert not more[-1].closed.is_set()


async def test_row_33_where_there_is_no_room_at_all_who_comes_is_sent_away_in_silence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Everybody else has shown the secret, and is being answered."""
    monkeypatch.setattr(connections, "MOST", 2)
    address, go = free_address(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        await go.wait()
        return web.Response(text="done")

    async with serving_page(address, slow), asyncio.timeout(20):
        telegram = [await connected(address, SECRET) for _ in range(2)]
        await asyncio.sleep(0.1)
        await (await connected(address, SECRET)).closed.wait()
        go.set()
        for one in telegram:
            await answered(one, b"done")
    gc.collect()
    assert not caplog.records


async def test_row_33_the_one_that_waits_longest_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the one that comes, and not one whose request is being answered."""
    monkeypatch.setattr(connections, "MOST", 3)
    address, go = free_address(), asyncio.Event()

    async def slow(_: web.Request) -> web.Response:
        await go.wait()
        return web.Response(text="done")

    async with serving_page(address, slow):
        asking = await connected(address, ASKED)
        idle = [await connected(address, b"") for _ in range(2)]
        await asyncio.sleep(0.1)
        newer = [await connected(address, b"")]
        await idle[0].closed.wait()
        assert not idle[1].closed.is_set()
        newer.append(await connected(address, ASKED))
        await idle[1].closed.wait()
        go.set()
        for one in (asking, newer[1]):
            await answered(one, b"done")
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
        asking = await connected(address, ASKED)
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
