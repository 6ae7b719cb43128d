"""Row 32: Telegram wants a pause: from one chat, from everybody, or for as long as no clock can tell."""

import asyncio
import logging
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import web
from telegram.error import ChatMigrated

from bot.channels.telegram import backoff
from bot.channels.telegram.request import FloodError
from bot.channels.telegram.sender import TelegramSender
from bot.channels.terminal import MovableClock
from bot.config import Settings
from bot.events import Commanded, Incoming
from bot.message import Message
from bot.service.outbound.courier import Counted, NotDeliveredError
from bot.service.outbound.send_rate import SendRate
from bot.telemetry.metrics import Metrics
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import flooded, say
from tests.faults.test_network import Passing
from tests.support.app import START, coach
from tests.support.databases import Store, only
from tests.support.telegram import BOT, Run

HOUR = timedelta(hours=1)


def saying(parameters: Any) -> web.Response:
    """A 429 with these parameters, whatever they are."""
    answer = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": parameters}
    return web.json_response(answer, status=429)


async def test_row_32_one_chat_is_told_to_wait_for_an_hour(
    api: BotApi, run: Run, store: Store, kept: Kept
) -> None:
    """Everybody else is answered; that one gets everything afterwards, in order."""
    ada, ben, clock = api.person(7), api.person(8), MovableClock(lambda: START)
    api.fault = lambda method, p: flooded(3600) if method == "sendMessage" and p["chat_id"] == 7 else None
    async with run(clock=clock) as live:
        await ada.write("/no")
        await ada.write("/help")
        await store.until("SELECT count(*) FROM outbox WHERE attempts = 1", 1)
        await say(ben, [("/no", "How heavy is it"), ("Low", "What would help now?")])
        clock.move_to(clock() + HOUR / 2)
        live.app.outbox.wake()
        await say(ben, [("/help", "Where you are")])
        asked = [p for method, p in api.calls if method == "sendMessage" and p["chat_id"] == 7]
        assert len(asked) == 1
        api.fault = None
        clock.move_to(clock() + HOUR / 2)
        live.app.outbox.wake()
        await ada.sees("Where you are")
        assert [m.text[:6] for m in ada.messages] == ["I help", "I'm so", "Where "]
        await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


@only("sqlite", because="it is about the rate, which is the process's own")
async def test_row_32_everybody_is_told_to_wait_for_an_hour(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a second chat is told so, nothing is sent; some ask again, after longer each time, or wait."""
    time = Passing()
    attempts: list[tuple[float, int]] = []

    class Flooding:
        async def deliver(self, chat: int, message: Message) -> int | None:
            attempts.append((time.seconds, chat))
            if time.seconds < 200:
                raise NotDeliveredError(3600)
            return None if message.edits else len(attempts)

    monkeypatch.setattr(asyncio, "sleep", time.sleep)
    rate = SendRate(30, 1, lambda: time.seconds)
    clock = lambda: START + timedelta(seconds=time.seconds)  # noqa: E731 - the clock of this test
    async with coach(settings, Flooding(), clock, bot=BOT, rate=rate) as app:
        for chat in range(1, 21):
            await app.inbox.receive([Incoming(BOT, chat, chat, Commanded("list"), START)])
        while await store.value("SELECT count(*) FROM outbox"):
            await app.outbox.drain()
            time.seconds += 0.5 if time.seconds < 200 else 60
    early = Counter(round(at) for at, _ in attempts if at < 200)
    assert early == {0: 2, 1: 4, 3: 8, 7: 6}  # then everybody waits as they were told to
    assert {chat for at, chat in attempts if at >= 3600} == set(range(1, 21))


async def goes(rate: SendRate) -> bool:
    """Whether a message may go at once."""
    try:
        async with asyncio.timeout(0), rate.slot():
            return True
    except TimeoutError:
        return False


async def test_row_32_who_was_told_long_ago_is_no_second_one() -> None:
    """Two chats that have had too much of their own, one after the other, silence nobody else."""
    now = 0.0
    rate = SendRate(0, 1, lambda: now)
    rate.refused(7, 3600)
    rate.refused(7, 3600)
    assert await goes(rate)
    now = 121.0
    rate.refused(8, 3600)
    assert await goes(rate)
    rate.refused(9, 3600)
    now += 0.9
    assert not await goes(rate)
    now += 0.1
    assert await goes(rate)


async def test_row_32_two_chats_that_are_refused_for_ever_hold_the_others_briefly() -> None:
    """Several chats may have had too much of their own, and the others go on."""
    now = 0.0
    rate = SendRate(0, 1, lambda: now)
    for chat in range(7, 20):
        rate.refused(chat, 60)
        rate.taken()
    assert await goes(rate)
    rate.refused(20, 60)
    rate.refused(21, 60)
    now += 0.9
    assert not await goes(rate)
    now += 0.1
    assert await goes(rate)


ODD: dict[str, Any] = {
    "negative": {"retry_after": -5},
    "zero": {"retry_after": 0},
    "boolean": {"retry_after": True},
    "text": {"retry_after": "30"},
    "null": {"retry_after": None},
    "a list": {"retry_after": [1]},
    "NaN": {"retry_after": float("nan")},
    "missing": {},
    "no object": [1, 2],
    "a number": 5,
    "something else": {"odd": 1},
}
LONG: dict[str, Any] = {
    "infinite": {"retry_after": float("inf")},
    "huge": {"retry_after": 10**400},
    "a century": {"retry_after": 3_155_760_000},
}


@only("sqlite", because="it is about what Telegram says")
@pytest.mark.parametrize("kind", [*ODD, *LONG])
async def test_row_32_a_time_that_nobody_can_believe(
    kind: str, api: BotApi, run: Run, store: Store, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """It is backed off, or waited for an hour at most; nothing breaks and nothing is lost."""
    ada, clock = api.person(7), MovableClock(lambda: START)
    left = {"sendMessage": 1, "getUpdates": 1, "answerCallbackQuery": 1, "editMessageText": 1}

    def floods(method: str, _: Json) -> web.Response | None:
        left[method] = left.get(method, 0) - 1
        return saying({**ODD, **LONG}[kind]) if left[method] >= 0 else None

    with caplog.at_level(logging.DEBUG, "bot"):
        async with run(clock=clock) as live:
            if kind in LONG:
                left["getUpdates"] = 0  # that is waited for by the loop's clock: see below
            api.fault = floods
            await ada.write("/no")
            await store.until("SELECT count(*) FROM outbox WHERE attempts = 1", 1)
            assert await store.value("SELECT count(*) FROM outbox WHERE attempts = 1 AND maybe_sent") == 0
            clock.move_to(clock() + (HOUR if kind in LONG else timedelta(seconds=2)))
            live.app.outbox.wake()
            await ada.sees("How heavy is it")
            await kept((ada, [m.sent for m in ada.messages]))
    assert "failed unexpectedly" not in caplog.text


@pytest.mark.parametrize("seconds", [0.0, 5.0, 3600.0])
def test_row_32_a_fetch_is_not_silent_for_an_hour(seconds: float, caplog: pytest.LogCaptureFixture) -> None:
    """It asks again after a minute at the latest, and says that it waits."""
    pauses = [backoff.pause_after(FloodError(seconds), failures) for failures in (0, 3, 2000)]
    assert all(0 < pause <= 60 for pause in pauses)
    assert seconds not in (5.0,) or pauses == [5.0] * 3
    assert "Telegram wants a pause" in caplog.text


async def test_row_32_floods_are_counted(api: BotApi) -> None:
    """Each of them, however long it is."""
    from telegram import Bot

    from bot.channels.telegram.request import AiohttpRequest

    request, metrics = AiohttpRequest(), Metrics()
    await request.initialize()
    bot = Bot("4242:strictly-made-up", base_url=f"{api.url}/bot", request=request)
    courier = Counted(TelegramSender(bot), metrics)
    for parameters in ODD.values():
        api.fault = lambda *_, answer=parameters: saying(answer)
        with pytest.raises(NotDeliveredError) as raised:
            await courier.deliver(7, Message(html="Hello"))
        assert raised.value.certain
    await request.shutdown()
    assert metrics.registry.get_sample_value("afterword_floods_total") == len(ODD)


@pytest.mark.parametrize("to", [-100, "text", [5]])
async def test_row_32_the_chat_has_become_another_one(to: Any, api: BotApi, run: Run, store: Store) -> None:
    """No private chat does: it is given up, and the next message is tried."""
    ada, odd = api.person(7), [True]

    def migrates(method: str, _: Json) -> web.Response | None:
        if method != "sendMessage" or not odd:
            return None
        odd.clear()
        answer = {"ok": False, "error_code": 400, "description": "Bad Request: group chat was upgraded"}
        return web.json_response({**answer, "parameters": {"migrate_to_chat_id": to}}, status=400)

    api.fault = migrates
    async with run():
        await ada.write("/no")
        await ada.sees("How heavy is it")
        await store.until("SELECT count(*) FROM outbox WHERE dead IS NULL", 0)
        assert await store.rows("SELECT dead FROM outbox") == [(ChatMigrated.__name__,)]


class Together:
    """Time that many wait for at once: it moves to the next of them when nobody has anything else to do."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._until: list[float] = []
        self._yield = asyncio.sleep

    async def sleep(self, seconds: float) -> None:
        until = self.seconds + seconds
        self._until.append(until)
        while self.seconds < until:
            for _ in range(100):
                await self._yield(0)
            if until <= min(self._until):
                self.seconds = max(self.seconds, until)
        self._until.remove(until)


@pytest.mark.parametrize(("limited", "within"), [(3, 2), (8, 4), (14, 8), (30, 16)])
async def test_row_32_many_chats_that_are_refused_hold_the_others_for_seconds(
    limited: int, within: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pause takes twice as many of them as the one before, whoever was served before."""
    time = Together()
    monkeypatch.setattr(asyncio, "sleep", time.sleep)
    rate = SendRate(30, 0, lambda: time.seconds)
    known, arrived = 99, dict[int, float]()

    async def send(chat: int) -> None:
        async with rate.slot():
            await time.sleep(0.05)  # of this test's own time: as long as an answer takes
        if chat == known:
            rate.taken()
            arrived[chat] = time.seconds
        else:
            rate.refused(chat, 3600)

    await asyncio.gather(*map(send, [*range(limited), known]))
    assert arrived[known] < within


async def test_row_32_where_the_whole_bot_is_limited_the_pauses_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few messages ask again after each, and no more than sixteen."""
    time, asked = Together(), list[float]()
    monkeypatch.setattr(asyncio, "sleep", time.sleep)
    rate = SendRate(30, 0, lambda: time.seconds)

    async def send(chat: int) -> None:
        async with rate.slot():
            asked.append(time.seconds)
            rate.refused(chat, 3600)

    await asyncio.gather(*map(send, range(80)))
    pauses = [after for before, after in pairwise(asked) if after - before > 0.5]
    assert [round(at) for at in pauses] == [1, 3, 7, 16, 32, 65, 125]
    counts = [sum(pause <= at < end for at in asked) for pause, end in pairwise([0, *pauses])]
    assert counts == [2, 4, 8, 16, 16, 16, 16]
