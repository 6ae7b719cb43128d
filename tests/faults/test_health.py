"""Row 27: nothing is sent, or noted as sent, for a minute, and the health check says so."""

import asyncio
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot.channels.http import application
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.receiving import receiving
from bot.channels.telegram.server import _until_stopped
from bot.config import Settings
from bot.service.app import App
from bot.service.lifecycle.shutdown import Stop
from bot.telemetry.liveness import Reporter, is_alive, report_fetch
from tests.bot_api.files import TOKEN
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conversation import flooded, say
from tests.support.app import START, coach
from tests.support.databases import Store
from tests.support.recording import RecordingCourier, send_commands
from tests.support.telegram import BOT, assembled, free_address, running
from tests.support.until import until

ENOUGH = 10.0
"""Seconds that are far more than any of this takes."""


async def healthz(app: App) -> tuple[int, str]:
    """Return the status and the text of /healthz."""
    async with TestClient(TestServer(application(app.database, lambda: app.outbox.healthy))) as client:
        answer = await client.get("/healthz")
        return answer.status, await answer.text()


def bad_gateway(method: str, _: Json) -> web.Response | None:
    return web.Response(status=502, text="<html>") if method == "sendMessage" else None


def refused(method: str, _: Json) -> web.Response | None:
    answer = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
    return web.json_response(answer, status=400) if method == "sendMessage" else None


REFUSED = {
    "blocked": ("SELECT count(*) FROM people WHERE blocked", 1),
    "refused": ("SELECT count(*) FROM outbox WHERE dead IS NOT NULL", 1),
}


async def test_row_27_a_minute_without_a_delivery_is_unhealthy(
    api: BotApi, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both /healthz and the liveness file turn bad, and good again once messages go out."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.5)
    ada, file = api.person(7), tmp_path / "alive"
    async with running(api, settings, alive=file) as live:
        await say(ada, [("/no", "How heavy is it")])
        await asyncio.sleep(0.7)
        assert await healthz(live.app) == (200, "ok\n")  # there is nothing to do
        api.fault = bad_gateway
        await ada.write("/help")
        await until(lambda: not live.app.outbox.healthy)
        assert await healthz(live.app) == (503, "nothing is delivered\n")
        await api.push({"poll": {}})  # so that a fetch ends
        await until(lambda: not is_alive(settings))
        api.fault = None
        await ada.sees("Where you are")
        await until(lambda: live.app.outbox.healthy)
        assert await healthz(live.app) == (200, "ok\n")
        await api.push({"poll": {}})
        await until(lambda: is_alive(settings))


async def test_row_27_a_minute_in_which_nothing_sent_can_be_noted_is_unhealthy(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is unhealthy although messages arrive."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.5)
    ada = api.person(7)
    async with running(api, settings) as live:
        await say(ada, [("/no", "How heavy is it")])
        await store.settled()
        monkeypatch.setattr("bot.service.outbound.outbox.settle", disconnected)
        await ada.does("/help", "Where you are")
        await until(lambda: not live.app.outbox.healthy)


def conflict(method: str, _: Json) -> web.Response | None:
    answer = {"ok": False, "error_code": 409, "description": "Conflict: webhook is active"}
    return web.json_response(answer, status=409) if method == "getUpdates" else None


@pytest.mark.parametrize("fault", [conflict, lambda *_: web.Response(status=502)])
async def test_row_27_a_minute_in_which_nothing_can_be_fetched_is_unhealthy(
    fault: Callable[[str, Json], web.Response | None],
    api: BotApi,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody else has set a webhook, or Telegram can't be reached; it is healthy as soon as it can be."""
    monkeypatch.setattr("bot.channels.telegram.polling.PATIENCE", 0.5)
    monkeypatch.setattr("bot.channels.telegram.backoff.AFTER_CONFLICT", 0.2)
    settings = settings.model_copy(update={"listen": free_address(), "telegram_bot_token": SecretStr(TOKEN)})
    stop = Stop()
    async with (
        assembled(api, settings) as live,
        receiving(settings, live.bot, live.app, lambda: START, None) as loops,
        ClientSession(f"http://{settings.listen}") as client,
    ):
        [fetching] = [asyncio.create_task(loop(stop)) for loop in loops.alone]
        for broken, status in ((None, 200), (fault, 503), (None, 200)):
            api.fault = broken
            await api.push({"poll": {}})
            await until_it_answers(client, status)
        stop.now()
        await api.push({"poll": {}})
        await fetching
        await until_it_answers(client, 200)


async def until_it_answers(client: ClientSession, status: int) -> None:
    async with asyncio.timeout(10):
        while (await client.get("/healthz")).status != status:  # noqa: ASYNC110 - asking again is all there is
            await asyncio.sleep(0.05)


async def disconnected(*_: Any) -> set[int]:
    raise OperationalError("DELETE", {}, OSError())


@pytest.mark.parametrize("refusal", ["blocked", "refused"])
async def test_row_27_a_person_who_takes_no_messages_does_not_make_it_unhealthy(
    refusal: str, api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A message that was refused, or whose person blocked the bot, counts as settled."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.3)
    ada = api.person(7)
    async with running(api, settings) as live:
        await say(ada, [("/no", "How heavy is it")])
        if refusal == "blocked":
            api.blocked.add(7)
        else:
            api.fault = refused
        await ada.write("/help")
        await store.until(*REFUSED[refusal])
        await asyncio.sleep(0.5)
        await until(lambda: live.app.outbox.healthy)  # not at once, where the machine is busy


async def test_row_27_a_chat_that_has_to_wait_does_not_make_it_unhealthy(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram answers, and until the pause is over there is nothing else to do."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.3)
    ada = api.person(7)
    api.fault = lambda method, _: flooded(600) if method == "sendMessage" else None
    async with running(api, settings) as live:
        await ada.write("/no")
        await store.until("SELECT count(*) FROM outbox WHERE attempts = 1", 1)
        await asyncio.sleep(0.5)
        await until(lambda: live.app.outbox.healthy)  # not at once, where the machine is busy


async def test_row_27_a_standby_is_healthy(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes in what another process delivers."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.0)
    async with coach(settings, RecordingCourier(), bot=BOT) as app:
        await send_commands(app, 1, 7, "help")
        assert app.outbox.healthy


def test_row_27_the_liveness_file_says_whether_it_is_healthy(settings: Settings, tmp_path: Path) -> None:
    """A process that polls shows its health by nothing else."""
    file = tmp_path / "alive"
    for healthy in (True, False, True):
        report_fetch(file, healthy=healthy)
        assert is_alive(settings) is healthy


async def test_row_27_a_disk_that_hangs_under_the_liveness_file_holds_up_nobody() -> None:
    """Each report is made apart, and none is begun while the one before hangs."""
    disk, reported, reporter = threading.Event(), list[int](), Reporter()

    def report(number: int) -> None:
        disk.wait(ENOUGH)
        reported.append(number)

    for number in range(3):
        reporter.report(partial(report, number))
    assert reported == []
    disk.set()
    reporter.finish(ENOUGH)
    assert reported == [0]


async def test_row_60_without_a_thread_nothing_is_reported_and_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The next report is made when a thread can be had."""

    def no_thread(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    reported, reporter = list[int](), Reporter()
    with monkeypatch.context() as short:
        short.setattr(threading.Thread, "start", no_thread)
        reporter.report(partial(reported.append, 1))
        reporter.finish(ENOUGH)
    reporter.report(partial(reported.append, 2))
    reporter.finish(ENOUGH)
    assert reported == [2]


async def test_row_27_a_crash_in_the_outbox_loop_ends_the_process(
    api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with that error: a process without the loop would only seem to run."""

    async def breaks(*_: Any) -> None:
        raise LookupError

    monkeypatch.setattr("bot.service.outbound.refilling.Refill.take", breaks)
    async with assembled(api, settings) as live:
        loops = (Polling(live.bot, BOT, live.app, lambda: START).run,)
        with pytest.raises(LookupError):
            await _until_stopped(Stop(), live.app, (), loops, lambda: None)
