"""A caller without the secret, or with a request that Telegram never sends, is refused and learns nothing."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.channels.http import LARGEST, MOST_READ
from bot.channels.telegram import webhook
from bot.config import Settings
from tests.bot_api.delivery import HEADER
from tests.bot_api.server import BotApi
from tests.channels.webhook.inside import Answer, called, post
from tests.support.telegram import PATH, SECRET

A_BUFFER = 500_000
"""Bytes, more than is read from a connection at once."""

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")

STRANGERS: dict[str, dict[str, Any]] = {
    "no secret": {"headers": {}},
    "another secret": {"headers": {HEADER: "made_up-but_secret-0123456788"}},
    "an empty secret": {"headers": {HEADER: ""}},
    "a part of the secret": {"headers": {HEADER: SECRET[:-1]}},
    "a secret of no letters": {"headers": {HEADER: "\u00fc\u20ac"}},
    "another path": {"path": "/telegram/7f3b"},
    "the path and more": {"path": PATH + "/"},
    "no path": {"path": "/"},
    "GET": {"method": "GET"},
    "PUT": {"method": "PUT"},
    "OPTIONS": {"method": "OPTIONS"},
    "PATCH": {"method": "PATCH"},
    "POST of a page": {"path": "/healthz"},
    "asks first": {"headers": {}, "expect100": True},
    "no JSON": {"data": b"{", "headers": {}},
    "a long body": {"data": BytesIO(b" " * MOST_READ), "headers": {}},
}


async def test_every_stranger_gets_the_same_answer(api: BotApi, settings: Settings, address: str) -> None:
    """Whatever they have wrong: 404, nothing in it, and nothing comes of it."""
    ada = api.person(7)
    update = {"update_id": 5, "message": ada.message({"text": "/no"})}
    async with called(api, settings) as inside, ClientSession() as session:
        told: dict[str, Answer] = {}
        for name, about in STRANGERS.items():
            body = {} if "data" in about else {"json": update}
            told[name] = await post(session, address, **{**body, **about})
        assert {answer[:2] for answer in told.values()} == {(404, b"")}
        headers = [answer[2] for answer in told.values()]
        assert all(one == headers[0] for one in headers), told
        assert inside.arrived == 0


async def raw(address: str, *pieces: bytes) -> bytes:
    """The status line of what is answered to bytes, of which nothing follows."""
    reader, writer = await asyncio.open_connection(*address.split(":"))
    for piece in pieces:
        writer.write(piece)
        await asyncio.sleep(0.1)
    async with asyncio.timeout(5):
        line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return line


async def test_who_does_not_know_the_secret_is_refused_before_the_body_is_there(
    api: BotApi, settings: Settings, address: str
) -> None:
    """Nothing of it has to come for that."""
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n{HEADER}: {SECRET}no\r\n\r\n"
    async with called(api, settings):
        assert b" 404 " in await raw(address, head.encode())


@pytest.mark.parametrize("body", [b"nonsense\r\n", b"3\r\nabcdef\r\n"], ids=["no size", "too long"])
async def test_a_body_that_is_cut_up_wrongly_is_refused(
    body: bytes, api: BotApi, settings: Settings, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once where it comes with its header; else aiohttp doesn't say so, and it is too late in the end."""
    monkeypatch.setattr(webhook, "TO_BRING", 0.5)
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{HEADER}: {SECRET}\r\n\r\n"
    async with called(api, settings) as inside:
        assert b" 400 " in await raw(address, head.encode() + body)
        assert b" 408 " in await raw(address, head.encode(), body)
        assert inside.arrived == 0


@pytest.mark.parametrize("path", ["/telegram/{7f3a}", "/t%C3%A4gram/7f%2F3a", "/telegram/7f%253a", "/"])
async def test_whatever_the_path_telegram_gets_through(
    path: str, api: BotApi, settings: Settings, address: str
) -> None:
    """It is no pattern, and is asked for as it was announced."""
    settings = settings.model_copy(update={"webhook_url": f"https://coach.example{path}"})
    update = b'{"update_id": 5}'
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(update)}\r\n{HEADER}: {SECRET}\r\n\r\n"
    async with called(api, settings):
        assert b" 200 " in await raw(address, head.encode() + update)
        assert b" 404 " in await raw(address, head.replace(path, "/telegram/7f3a", 1).encode() + update)


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_over_the_limit_is_refused(
    chunked: bool, api: BotApi, settings: Settings, address: str
) -> None:
    """With the secret it is told so: 413; what just fits is taken, and what is no JSON is 400."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 65536 + 1):
            yield b" " * 65536

    large = pieces() if chunked else BytesIO(b" " * (LARGEST + 1))
    fits, deep = BytesIO(b'{"update_id": 5}'.ljust(LARGEST)), b"[" * 500_000
    async with called(api, settings) as inside, ClientSession() as session:
        assert (await post(session, address, data=large))[:2] == (413, b"")
        assert (await post(session, address, data=b"{"))[:2] == (400, b"")
        assert (await post(session, address, data=b"\xff\xfe"))[:2] == (400, b"")
        assert (await post(session, address, data=deep))[:2] == (400, b"")
        assert inside.arrived == 0
        assert (await post(session, address, data=fits))[0] == 200


async def test_a_body_that_trickles_is_refused(
    api: BotApi, settings: Settings, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the secret it is told so, 408, however steadily its bytes come; the next one is taken."""
    monkeypatch.setattr(webhook, "TO_BRING", 0.5)

    async def trickle() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    async with called(api, settings) as inside, ClientSession() as session, asyncio.timeout(10):
        assert (await post(session, address, data=trickle()))[:2] == (408, b"")
        assert inside.arrived == 0
        assert (await post(session, address, json={"update_id": 5}))[0] == 200


async def test_nothing_more_is_read_from_who_is_refused(
    api: BotApi, settings: Settings, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else strangers who send tiny pieces without end would keep everybody waiting."""
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    read: list[int] = []
    receive = web.RequestHandler.data_received

    def counted(handler: web.RequestHandler, data: bytes) -> None:
        read.append(len(data))
        receive(handler, data)

    monkeypatch.setattr(web.RequestHandler, "data_received", counted)
    async with called(api, settings):
        reader, writer = await asyncio.open_connection(*address.split(":"))
        writer.write(head.encode())
        assert b" 404 " in await reader.readline()
        with pytest.raises(ConnectionError):
            await _send_pieces(writer)
    assert sum(read) < A_BUFFER


async def _send_pieces(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"1\r\n \r\n" * 5_000)
        await writer.drain()
