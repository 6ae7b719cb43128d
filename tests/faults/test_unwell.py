"""Row 27: nothing goes out, or is written down, for a minute. Whoever watches over it hears of it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy.exc import OperationalError

from bot.channels.http import application
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.server import _until_stopped
from bot.config import Settings
from bot.service.app import App
from bot.service.lifecycle.shutdown import Stop
from bot.telemetry.liveness import is_alive, show
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conversation import flooded, say
from tests.faults.test_settling import Heard, asks
from tests.support.app import START, coach
from tests.support.databases import Store
from tests.support.telegram import BOT, assembled, running


async def page(app: App) -> tuple[int, str]:
    """What whoever asks is told."""
    async with TestClient(TestServer(application(app.database, lambda: app.outbox.well))) as client:
        answer = await client.get("/healthz")
        return answer.status, await answer.text()


def gone(method: str, _: Json) -> web.Response | None:
    return web.Response(status=502, text="<html>") if method == "sendMessage" else None


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - time passes
            await asyncio.sleep(0.02)


async def test_row_27_nothing_is_delivered_for_a_minute(
    api: BotApi, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says so, and the file that is touched after a fetch; and when it goes on again."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.5)
    ada, file = api.person(7), tmp_path / "alive"
    async with running(api, settings, alive=file) as live:
        await say(ada, [("/no", "How heavy is it")])
        await asyncio.sleep(0.7)
        assert await page(live.app) == (200, "ok\n")  # there is nothing to do
        api.fault = gone
        await ada.write("/help")
        await until(lambda: not live.app.outbox.well)
        assert await page(live.app) == (503, "nothing is delivered\n")
        await api.push({"poll": {}})  # so that a fetch ends
        await until(lambda: not is_alive(settings))
        api.fault = None
        await ada.sees("Where you are")
        await until(lambda: live.app.outbox.well)
        assert await page(live.app) == (200, "ok\n")
        await api.push({"poll": {}})
        await until(lambda: is_alive(settings))


async def test_row_27_what_was_sent_can_not_be_written_down_for_a_minute(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is not well either, although messages arrive."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.5)
    ada = api.person(7)
    async with running(api, settings) as live:
        await say(ada, [("/no", "How heavy is it")])
        await store.settled()
        monkeypatch.setattr("bot.service.outbound.outbox.settle", disconnected)
        await ada.does("/help", "Where you are")
        await until(lambda: not live.app.outbox.well)


async def disconnected(*_: Any) -> set[int]:
    raise OperationalError("DELETE", {}, OSError())


async def test_row_27_who_refuses_or_has_blocked_is_no_reason_to_be_unwell(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is done: there is nothing to deliver any more."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.3)
    ada = api.person(7)
    async with running(api, settings) as live:
        await say(ada, [("/no", "How heavy is it")])
        api.blocked.add(7)
        await ada.write("/help")
        await store.until("SELECT count(*) FROM people WHERE blocked", 1)
        await asyncio.sleep(0.5)
        assert live.app.outbox.well


async def test_row_27_a_chat_that_is_told_to_wait_is_no_reason_to_be_unwell(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram answers, and there is nothing else to do until then."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.3)
    ada = api.person(7)
    api.fault = lambda method, _: flooded(600) if method == "sendMessage" else None
    async with running(api, settings) as live:
        await ada.write("/no")
        await store.until("SELECT count(*) FROM outbox WHERE attempts = 1", 1)
        await asyncio.sleep(0.5)
        assert live.app.outbox.well


async def test_row_27_a_standby_is_well(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has taken in something that another process delivers."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.0)
    async with coach(settings, Heard(), bot=BOT) as app:
        await asks(app, 1, 7, "help")
        assert app.outbox.well


def test_row_27_a_fetch_says_whether_it_is_well(settings: Settings, tmp_path: Path) -> None:
    """In polling mode there is nothing but a file."""
    file = tmp_path / "alive"
    for well in (True, False, True):
        show(file, well=well)
        assert is_alive(settings) is well


async def test_row_27_the_loop_of_the_outbox_breaks(
    api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process ends with that error: it would only seem to run."""

    async def breaks(*_: Any) -> None:
        raise LookupError

    monkeypatch.setattr("bot.service.outbound.refilling.Refill.take", breaks)
    async with assembled(api, settings) as live:
        loops = (Polling(live.bot, BOT, live.app, lambda: START).run,)
        with pytest.raises(LookupError):
            await _until_stopped(Stop(), live.app, (), loops, lambda: None)
