"""From fetching to being called and back, and what the webhook's address may be."""

import pytest
from aiohttp import web

from tests.bot_api.server import BotApi
from tests.support.databases import only
from tests.support.forking import Forked
from tests.support.processes import Start
from tests.support.telegram import PATH, URL

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")


async def ended(process: Forked) -> str:
    """Told to stop; what it has logged."""
    process.terminate()
    _, err = await process.communicate()
    return err.decode()


async def test_polling_removes_a_webhook_and_logs_that(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram lets nobody fetch while there is one; what waits there is not dropped."""
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    assert "webhook" not in await ended(process)
    await ada.write("/help")
    monkeypatch.delenv("WEBHOOK_URL")
    process = await start()
    await ada.sees("Where you are")
    assert api.delivery.hook is None
    assert [p for m, p in api.calls if m == "deleteWebhook"] == [{"drop_pending_updates": False}]
    assert "removing this bot's webhook" in await ended(process)


@only("postgresql", because="a file has one process")
async def test_a_webhook_that_is_set_later_is_left_alone(
    api: BotApi, start: Start, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes over from who fetches: that one says so, and waits."""
    monkeypatch.delenv("WEBHOOK_URL")
    monkeypatch.delenv("LISTEN")
    old = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    monkeypatch.setenv("WEBHOOK_URL", URL)
    monkeypatch.setenv("LISTEN", address)
    await start()
    await api.until(lambda: api.delivery.hook is not None)
    await ada.does("/help", "Where you are")
    assert "another process has set a webhook for this bot" in await ended(old)
    assert api.delivery.hook is not None


async def test_it_goes_on_trying_to_tell_telegram(api: BotApi, start: Start) -> None:
    """A proxy's page, a flood: it waits, and tries again."""
    answers = iter(
        [
            web.Response(status=502, text="<html>Bad Gateway</html>"),
            web.json_response(
                {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}},
                status=429,
            ),
        ]
    )
    api.fault = lambda method, _: next(answers, None) if method == "setWebhook" else None
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    assert "Telegram can't be reached: NetworkError" in await ended(process)


async def test_an_address_that_telegram_does_not_take(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says why, without the address; it goes on running, and tries again later."""
    monkeypatch.setenv("WEBHOOK_URL", "https://coach.example:9999/telegram/7f3a")
    process = await start()
    await api.until(lambda: bool(api.refused))
    log = await ended(process)
    assert process.returncode == 0
    assert "Telegram does not take WEBHOOK_URL: ports" in log
    assert PATH not in log
