"""Row 12: many are due a nudge at one moment, and Telegram never answers for half of them."""

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from aiohttp import web

from bot.channels.telegram import intake, request
from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Wrote
from bot.service.app import now
from bot.service.background import nudges
from bot.service.outbound import in_flight, send_rate
from bot.service.outbound.chat_queues import MOST_SLOW
from bot.service.outbound.send_rate import SendRate
from tests.bot_api.people import Json, Person
from tests.bot_api.rules import RefusalError
from tests.bot_api.server import BotApi
from tests.faults.conversation import sent
from tests.moved_clock import BEGINNING
from tests.support.databases import Store, only
from tests.support.telegram import BOT, assembled, running

REMINDED: tuple[Event, ...] = (Commanded("no"), Wrote("Low"), Wrote("Later"), Wrote("In 2 hours"))
COMES = "You asked me to bring this up"


async def due(api: BotApi, settings: Settings, chats: range) -> list[Person]:
    """People who are to be reminded in two hours."""
    people = [api.person(chat) for chat in chats]
    api.flood = False
    async with assembled(api, settings, lambda: BEGINNING) as live:
        for step, event in enumerate(REMINDED):
            batch = [Incoming(BOT, 1000 * step + p.chat, p.chat, event, BEGINNING) for p in people]
            await live.app.inbox.receive(batch)
            await live.app.outbox.drain()
    return people


def then() -> Callable[[], datetime]:
    """A clock that goes, from an hour at which they all are due."""
    started = now()
    return lambda: BEGINNING + timedelta(hours=3) + (now() - started)


def reminded(people: list[Person]) -> int:
    return len([text for one in people for text in sent(one) if COMES in text])


async def test_row_12_nudges_to_many_are_never_answered(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others, all of them behind these, are reminded in time, and nobody twice."""
    monkeypatch.setattr(request, "TIMEOUT", 8.0)
    for where, name, seconds in (
        (in_flight, "TOO_SLOW", 0.3),
        (in_flight, "PATIENCE", 0.6),
        (send_rate, "COUNTED", 0.6),
    ):
        monkeypatch.setattr(where, name, seconds)
    monkeypatch.setattr("bot.service.outbound.outbox.SOON", 0.3)
    hung, others = await due(api, settings, range(100, 140)), await due(api, settings, range(200, 240))
    send = api.do_sendMessage
    silent, forever = {one.chat for one in hung}, asyncio.Event()

    async def hangs(parameters: Json) -> Json:
        if parameters["chat_id"] in silent:
            await forever.wait()
        return await send(parameters)

    monkeypatch.setattr(api, "do_sendMessage", hangs)
    async with running(api, settings, then(), SendRate(30, 1)):
        async with asyncio.timeout(15):
            while reminded(others) < len(others):  # noqa: ASYNC110 - time passes
                await asyncio.sleep(0.05)
    assert reminded(others) == len(others)
    waiting = "SELECT count(*) FROM outbox WHERE urgent IS FALSE AND dead IS NULL"
    assert await store.value(waiting) == len(hung)


async def test_row_12_nudges_that_failed_do_not_keep_others_from_being_queued(
    api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They don't count among those that wait for their turn."""
    monkeypatch.setattr(nudges, "AHEAD", 5)
    monkeypatch.setattr(nudges, "LOOK_AGAIN", 0.1)
    failing, [last] = await due(api, settings, range(100, 112)), await due(api, settings, range(200, 201))
    broken = {one.chat for one in failing}
    api.fault = lambda _, parameters: (
        web.Response(status=502) if parameters.get("chat_id") in broken else None
    )
    async with running(api, settings, then(), SendRate(30, 1)):
        await last.sees(COMES)
        api.fault = None
        for one in failing:
            await one.sees(COMES)
    assert reminded([last, *failing]) == 13


@only("sqlite", because="it is about what Telegram answers alone")
async def test_row_12_answers_to_sixty_chats_hang(
    api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs those behind them about a second, beside what the rate takes for so many messages."""
    send, forever = api.do_sendMessage, asyncio.Event()
    hung = [api.person(chat) for chat in range(100, 160)]
    others = [api.person(chat) for chat in range(200, 204)]
    silent = {one.chat for one in hung}
    api.flood = False

    async def hangs(parameters: Json) -> Json:
        if parameters["chat_id"] in silent:
            await forever.wait()
        return await send(parameters)

    monkeypatch.setattr(api, "do_sendMessage", hangs)
    async with running(api, settings, rate=SendRate(30, 1)):
        for one in hung:
            await one.write("/list")
        began = time.monotonic()
        for other in others:
            await other.write("/list")
        for other in others:
            await other.sees("No applications")
        took = time.monotonic() - began
        # Two seconds for sixty messages at this rate, and half a second for a busy machine.
        assert took < 2 + in_flight.PATIENCE + 0.5 + len(others) / 30


@only("sqlite", because="it is about what Telegram answers alone")
async def test_row_12_answers_to_as_many_chats_hang_as_may(
    api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of these newcomers has a second message behind the first, which takes no place of the others'."""
    send, forever = api.do_sendMessage, asyncio.Event()
    hung = [api.person(chat) for chat in range(1000, 1000 + MOST_SLOW)]
    silent, begun = {one.chat for one in hung}, set[int]()
    api.flood = False

    async def hangs(parameters: Json) -> Json:
        if parameters["chat_id"] in silent:
            begun.add(parameters["chat_id"])
            await api.notify()
            await forever.wait()
        return await send(parameters)

    monkeypatch.setattr(api, "do_sendMessage", hangs)
    async with running(api, settings, rate=SendRate(100, 1)):
        for one in hung:
            await one.write("/list")
        await api.until(lambda: len(begun) == MOST_SLOW)
        async with asyncio.timeout(2):
            await api.person(200).does("/list", "No applications")


@only("sqlite", because="it is about what Telegram answers alone")
async def test_row_12_toasts_hang(api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else waits for one: neither for a message, nor for a question shown again instead of a toast.

    They are given up, and few enough are on their way that messages have connections left.
    """
    monkeypatch.setattr(intake, "TOASTS", 5)
    monkeypatch.setattr(intake, "TO_TOAST", 1.0)
    forever = asyncio.Event()
    asked: list[str] = []
    api.flood = False

    async def hangs(parameters: Json) -> Json:
        asked.append(parameters["callback_query_id"])
        if len(asked) == 1:
            raise RefusalError("Bad Request: query is too old and response timeout expired")
        await forever.wait()
        raise AssertionError

    people = [api.person(chat) for chat in range(100, 109)]
    async with running(api, settings):
        for one in people:
            await one.does("/no", "How heavy is it")
        monkeypatch.setattr(api, "do_answerCallbackQuery", hangs)
        began = time.monotonic()
        for one in people:
            await one.tap("Low")
        for one in people:
            await one.sees("What would help now?")
        assert time.monotonic() - began < 1.0
        assert len(asked) <= 6
        await api.until(lambda: len(asked) == len(people))
