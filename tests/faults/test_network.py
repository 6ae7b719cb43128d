"""Rows 10 to 13: a Bot API that floods, answers nonsense, answers too late, or isn't there."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web

from bot.channels.telegram import polling, request
from bot.channels.terminal import MovableClock
from bot.config import Settings
from bot.events import Commanded, Incoming
from bot.message import Message
from bot.service.lifecycle.shutdown import Stop
from bot.service.outbound.courier import NotDeliveredError
from bot.service.outbound.send_rate import SendRate
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Undisturbed
from tests.faults.conversation import Lines, conversation, flooded, say
from tests.support.app import START, coach
from tests.support.databases import Store, only
from tests.support.forking import PATIENCE
from tests.support.telegram import BOT, Run, assembled

TO_ANSWER = 1.0
"""Seconds until a call is given up, where a test waits for that: so many that a busy machine answers."""

LINES: Lines = [("/no", "How heavy is it"), ("Low", "What would help now?")]


class Passing:
    """Time for the clock, the rate and every wait at once: it passes only when somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0

    async def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@only("sqlite", because="it is about the rate, which is the process's own")
async def test_row_10_a_flood_limit_on_two_chats_pauses_all_sending(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a second chat is told so, others ask again after 1 and 3 s; then each waits as it was told to."""
    time = Passing()
    attempts: list[tuple[float, int, str]] = []

    class Flooding:
        async def deliver(self, chat: int, message: Message) -> int | None:
            attempts.append((time.seconds, chat, (message.html or "")[:9]))
            if time.seconds < 30:
                raise NotDeliveredError(30 - time.seconds)
            return len(attempts)

    monkeypatch.setattr(asyncio, "sleep", time.sleep)
    rate = SendRate(30, 1, lambda: time.seconds)
    clock = lambda: START + timedelta(seconds=time.seconds)  # noqa: E731 - the clock of this test
    async with coach(settings, Flooding(), clock, bot=BOT, rate=rate) as app:
        for chat in range(1, 13):
            commands = ("no", "help", "list")
            batch = [Incoming(BOT, 10 * chat + n, chat, Commanded(c), START) for n, c in enumerate(commands)]
            await app.inbox.receive(batch)
        while await store.value("SELECT count(*) FROM outbox"):
            await app.outbox.drain()
            time.seconds += 0.5
    early = [(round(at), chat) for at, chat, _ in attempts if at < 30]
    assert early == [(0 if chat < 3 else 1 if chat < 7 else 3, chat) for chat in range(1, 13)]
    for chat in range(1, 13):
        heard = [text for at, to, text in attempts if to == chat and at >= 30]
        assert heard == ["I help wh", "I'm sorry", "Where you", "No applic"]


async def test_row_10_a_flood_limit_on_any_method_is_obeyed(
    api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed
) -> None:
    """Over HTTP: whatever it is that Telegram wants to have a pause from."""
    lines = conversation(4)
    left = {"sendMessage": 2, "getUpdates": 2, "answerCallbackQuery": 1, "editMessageText": 2}

    def floods(method: str, _: Json) -> web.Response | None:
        left[method] = left.get(method, 0) - 1
        return flooded(0.2) if left[method] >= 0 else None

    api.fault = floods
    ada = api.person(7)
    async with run():
        await say(ada, lines)
        await kept((ada, await undisturbed(lines)))


NONSENSE = {
    "502": lambda: web.Response(status=502, text="<html>Bad Gateway</html>", content_type="text/html"),
    "404": lambda: web.Response(status=404, text="<html>Not Found</html>", content_type="text/html"),
    "200": lambda: web.Response(status=200, text="hello"),
    "empty": lambda: web.Response(status=200),
    "list": lambda: web.json_response([1, 2]),
    "a refusal as 200": lambda: web.json_response({"ok": False, "description": "Bad Gateway"}),
}


@pytest.mark.parametrize("kind", NONSENSE)
async def test_row_11_a_proxy_answers_instead(
    kind: str, api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed
) -> None:
    """On every method, the first and the third time: no crash, nothing lost, and nothing twice."""
    lines = conversation(5)[:4]
    asked: dict[str, int] = {}

    def answers(method: str, _: Json) -> web.Response | None:
        asked[method] = asked.get(method, 0) + 1
        return NONSENSE[kind]() if asked[method] in (1, 3) else None

    api.fault = answers
    ada = api.person(7)
    clock = MovableClock()
    async with run(clock=clock) as live:
        saying = asyncio.create_task(say(ada, lines))
        while not saying.done():  # half a minute of backing off is passed over
            await asyncio.wait([saying], timeout=0.05)
            clock.move_to(clock() + timedelta(seconds=1))
            live.app.outbox.wake()
        await saying
        await kept((ada, await undisturbed(lines)))


async def test_row_12_a_read_timeout_when_the_server_took_the_message(
    api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be there or not: it is sent again, so once too often, and nothing else is."""
    monkeypatch.setattr(request, "TIMEOUT", TO_ANSWER)
    lines = conversation(6)
    hangs = [True]
    api.lost = lambda method, parameters: (
        method == "sendMessage" and "What would help now" in str(parameters) and bool(hangs and hangs.pop())
    )
    ada = api.person(7)
    async with run():
        await say(ada, lines)
        expected = await undisturbed(lines)
        await kept((ada, expected), duplicates=1)
    assert len(ada.messages) == len(expected) + 1


@only("sqlite", because="it is about what Telegram answers alone")
async def test_row_12_an_answer_trickles_and_never_ends(
    api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever comes of it, and however slowly: the fetch is given up, and the next one asks for less."""
    monkeypatch.setattr(request, "TIMEOUT", TO_ANSWER)
    monkeypatch.setattr(polling, "LONG_POLL_TIMEOUT", 1)
    monkeypatch.setattr(polling, "READ_MARGIN", TO_ANSWER)
    trickling = [True, True]
    asked: list[int] = []

    async def trickle() -> AsyncIterator[bytes]:
        yield b'{"ok":true,"result":['
        while True:
            await asyncio.sleep(0.05)
            yield b" "

    def answers(method: str, parameters: Json) -> web.Response | None:
        if method != "getUpdates":
            return None
        asked.append(parameters["limit"])
        return web.Response(body=trickle()) if trickling and trickling.pop() else None

    api.fault = answers
    ada = api.person(7)
    async with run():
        await say(ada, LINES)
        await kept((ada, await undisturbed(LINES)))
    assert asked[:4] == [
        polling.LIMIT,
        polling.LIMIT_AFTER_FAILURE,
        polling.LIMIT_AFTER_FAILURE,
        polling.LIMIT,
    ]


@only("sqlite", because="it is about what Telegram answers alone")
async def test_row_62_a_new_connection_is_silent(
    api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a failure it is asked for what there is at once, so that silence shows; then as before."""
    monkeypatch.setattr(polling, "ANEW", TO_ANSWER)
    asked: list[int] = []

    async def silence() -> AsyncIterator[bytes]:
        await asyncio.sleep(polling.LONG_POLL_TIMEOUT)
        yield b"{}"

    def answers(method: str, parameters: Json) -> web.Response | None:
        if method != "getUpdates" or len(asked) >= 4:
            return None
        asked.append(parameters["timeout"])
        if len(asked) == 1:
            return web.Response(status=502)
        return web.Response(body=silence()) if len(asked) == 2 else None

    api.fault = answers
    ada = api.person(7)
    async with run():
        await say(ada, LINES)
        await kept((ada, await undisturbed(LINES)))
    assert asked == [polling.LONG_POLL_TIMEOUT, 0, 0, polling.LONG_POLL_TIMEOUT]


@only("sqlite", because="it is about the memory and the rate of the process that sends")
async def test_row_12_many_chats_are_never_answered(settings: Settings, store: Store) -> None:
    """Their messages take neither the places nor the turn of somebody else's."""
    heard, forever = asyncio.Event(), asyncio.Event()

    class Silent:
        async def deliver(self, chat: int, message: Message) -> int | None:
            if chat < 1000:
                await forever.wait()
            if "No applications" in (message.html or ""):
                heard.set()
            return None if message.edits else chat

    async with coach(settings, Silent(), bot=BOT, rate=SendRate(30, 1)) as app:
        sending = asyncio.create_task(app.outbox.run())
        for chat in range(1, 101):
            await app.inbox.receive([Incoming(BOT, chat, chat, Commanded("list"), START)])
        await asyncio.sleep(3)
        await app.inbox.receive([Incoming(BOT, 1000, 1000, Commanded("list"), START)])
        async with asyncio.timeout(PATIENCE):
            await heard.wait()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    assert await store.value("SELECT count(*) FROM outbox WHERE person <= 100") >= 100


@pytest.mark.parametrize("status", [401, 404])
async def test_row_11_a_token_that_was_known_is_refused_for_a_while(
    status: int, api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed, caplog: pytest.LogCaptureFixture
) -> None:
    """A proxy may say so, or a server that has just started: the operator is told, and it goes on."""
    ada, refused = api.person(7), [True, True]
    with caplog.at_level(logging.ERROR, "bot"):
        async with run():
            await say(ada, LINES[:1])
            api.fault = lambda method, _: (
                web.json_response({"ok": False, "error_code": status, "description": "No"}, status=status)
                if method == "getUpdates" and refused and refused.pop()
                else None
            )
            await say(ada, LINES[1:])
            await kept((ada, await undisturbed(LINES)))
    assert "set TELEGRAM_BOT_TOKEN anew" in caplog.text


async def test_row_13_connections_are_refused_twenty_times(
    api: BotApi, settings: Settings, store: Store, kept: Kept, undisturbed: Undisturbed
) -> None:
    """What was to be said is said when somebody listens again: once, in order."""
    ada, clock = api.person(7), MovableClock(lambda: START)
    api.flood = False
    async with assembled(api, settings, clock) as live:
        await ada.write("/no")
        await ada.write("/help")
        await live.poll.fetch_once(Stop())
        async with api.unreachable():
            for failed in range(1, 21):
                await live.app.outbox.drain()
                attempts = await store.rows("SELECT attempts, maybe_sent FROM outbox ORDER BY id")
                assert attempts[0] == (failed, False)  # it is known that it did not arrive
                assert {tried for tried, _ in attempts[1:]} == {0}  # the others wait for the first one
                clock.move_to(clock() + timedelta(minutes=5))
        await live.app.outbox.drain()
        assert await store.value("SELECT count(*) FROM outbox") == 0
        expected = await undisturbed([("/no", "How heavy is it"), ("/help", "Where you are")])
        await kept((ada, expected))


async def test_row_13_fetches_are_refused(
    api: BotApi, run: Run, kept: Kept, undisturbed: Undisturbed, caplog: pytest.LogCaptureFixture
) -> None:
    """The fetches go on by themselves, further and further apart; what was written meanwhile is taken in."""
    ada = api.person(7)
    with caplog.at_level(logging.WARNING, "bot"):
        async with run():
            await say(ada, LINES[:1])
            async with api.unreachable():
                while caplog.text.count("Telegram can't be reached") < 3:  # noqa: ASYNC110 - in the log
                    await asyncio.sleep(0.02)
            await say(ada, LINES[1:])
            await kept((ada, await undisturbed(LINES)))
