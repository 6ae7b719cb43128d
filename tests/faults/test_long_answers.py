"""Row 58: an answer of the Bot API that has no end, or is far longer than any of Telegram's."""

import asyncio
import gzip

import pytest
from aiohttp import web
from telegram.error import NetworkError

from bot.channels.telegram.request import AiohttpRequest
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.support.databases import only
from tests.support.telegram import Run

BLANKS = 400_000_000


@pytest.fixture(scope="module")
def packed() -> dict[str, bytes]:
    """Some 400 kB each, that unpack to a thousand times as much."""
    heads = {"done": b'{"ok":true,"result":"', "unknown": b"<html>"}
    return {name: gzip.compress(head + b" " * BLANKS, 1) for name, head in heads.items()}


def answered(body: bytes) -> web.Response:
    return web.Response(body=body, headers={"Content-Encoding": "gzip", "Content-Type": "application/json"})


@only("sqlite", because="no database is in it")
async def test_row_58_no_more_of_an_answer_is_read_than_telegram_ever_sends(
    api: BotApi, packed: dict[str, bytes]
) -> None:
    """One that begins as done counts as done; anything else is a failed connection."""
    bodies = [packed["done"], packed["unknown"]]
    api.fault = lambda method, _: answered(bodies.pop(0)) if method == "getMe" else None
    request = AiohttpRequest()
    await request.initialize()
    url = f"{api.url}/bot{TOKEN}/getMe"
    status, payload = await request.do_request(url, "POST")
    assert (status, request.parse_json_payload(payload)["ok"]) == (200, True)
    assert len(payload) < BLANKS / 10
    with pytest.raises(NetworkError, match="without Telegram's JSON"):
        await request.do_request(url, "POST")
    await request.shutdown()


async def test_row_58_others_are_answered_while_one_chat_gets_such_answers(
    api: BotApi, run: Run, packed: dict[str, bytes]
) -> None:
    """The loop is free again and again; and what was done is not done twice."""
    ada, ben = api.person(7), api.person(8)
    api.fault = lambda method, given: (
        answered(packed["done"]) if method == "sendMessage" and given.get("chat_id") == 7 else None
    )
    async with run():
        await ada.write("/help")
        async with asyncio.timeout(5):
            await say(ben, [("/no", "How heavy is it")])
        await api.until(lambda: not api.updates)
    sent = [given["text"] for method, given in api.calls if method == "sendMessage" and given["chat_id"] == 7]
    assert len(sent) == len(set(sent)) > 0
