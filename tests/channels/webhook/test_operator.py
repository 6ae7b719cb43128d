"""The operator sees the log, one line for a wrong setting, and /healthz."""

import sqlite3
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.config import Settings
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.channels.webhook.inside import post
from tests.channels.webhook.test_strangers import STRANGERS
from tests.channels.webhook.test_switching import ended
from tests.support.operating import command
from tests.support.processes import Start
from tests.support.telegram import PATH, SECRET, URL

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")


async def test_neither_secret_nor_token_nor_words_are_in_its_log(
    api: BotApi, start: Start, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even at its most talkative, with strangers and what is broken."""
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("otters and badgers", "I'm not sure I got that")
    async with ClientSession() as session:
        for about in STRANGERS.values():
            await post(session, address, **about)
        await post(session, address, data=b"otters {")
        await post(session, address, json={"message": "otters"})
    log = await ended(process)
    assert "an update could not be read and is set aside" in log
    for secret in (SECRET, TOKEN, TOKEN.partition(":")[2], "otters", PATH):
        assert secret not in log


@pytest.mark.parametrize(
    ("about", "line"),
    [
        ({"WEBHOOK_URL": "http://coach.example/x"}, "Set WEBHOOK_URL to the address that Telegram calls"),
        ({"WEBHOOK_URL": "coach.example"}, "Set WEBHOOK_URL to the address that Telegram calls"),
        ({"WEBHOOK_URL": "https://coach.example/healthz"}, "Set WEBHOOK_URL to the address that Telegram"),
        ({"WEBHOOK_URL": "https://coach.example/a b"}, "Set WEBHOOK_URL to the address that Telegram calls"),
        ({"WEBHOOK_SECRET": ""}, "Set WEBHOOK_SECRET to 1 to 256 letters"),
        ({"WEBHOOK_SECRET": "not a good one"}, "Set WEBHOOK_SECRET to 1 to 256 letters"),
        ({"WEBHOOK_SECRET": "x" * 257}, "Set WEBHOOK_SECRET to 1 to 256 letters"),
        ({"LISTEN": "8080"}, "Set LISTEN to a host and a port, such as 127.0.0.1:8080."),
        ({"LISTEN": "127.0.0.1:99999"}, "Set LISTEN to a host and a port, such as 127.0.0.1:8080."),
        ({"LISTEN": "192.0.2.1:8080"}, "Set LISTEN to an address of this machine that is free"),
    ],
)
async def test_a_wrong_setting_ends_it_with_one_line(
    about: dict[str, str], line: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2; what is wrong is named, its value isn't."""
    for name, value in about.items():
        monkeypatch.setenv(name, value)
    process = await start()
    _, err = await process.communicate()
    assert process.returncode == 2
    [told] = [one for one in err.decode().splitlines() if not one.startswith("{")]
    assert told.startswith(line)
    assert "not a good one" not in told


def test_it_listens_on_this_machine_alone_unless_told(tmp_path: Path) -> None:
    """Where updates are fetched, it listens on nothing."""
    assert Settings(data_dir=tmp_path).listening is None
    assert Settings(data_dir=tmp_path, webhook_url=URL).listening == ("127.0.0.1", 8080)
    assert Settings(data_dir=tmp_path, listen="[::1]:81").listening == ("::1", 81)


async def test_healthz_is_200_while_the_database_answers(
    api: BotApi, start: Start, address: str, tmp_path: Path
) -> None:
    """200 while the database answers, else 503; `afterword alive` says the same."""
    assert (await command(tmp_path, "alive"))[0] == 1
    await start()
    await api.until(lambda: api.delivery.hook is not None)
    assert (await command(tmp_path, "alive"))[0] == 0
    async with ClientSession() as session:
        assert (await post(session, address, "/healthz", "GET"))[:2] == (200, b"ok\n")
        holder = sqlite3.connect(tmp_path / "afterword.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert (await post(session, address, "/healthz", "GET"))[:2] == (503, b"no database\n")
        assert (await command(tmp_path, "alive"))[0] == 1
        holder.execute("ROLLBACK")
        holder.close()
        assert (await post(session, address, "/healthz", "GET"))[0] == 200


async def test_who_fetches_may_serve_the_pages_too(
    api: BotApi, start: Start, address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """There is no webhook to call, and nothing else to see. Here it listens on every address."""
    monkeypatch.delenv("WEBHOOK_URL")
    monkeypatch.setenv("LISTEN", address.replace("127.0.0.1", "0.0.0.0"))  # noqa: S104 - that it can is what is tested
    await start()
    await api.person(7).does("/no", "How heavy is it")
    async with ClientSession() as session:
        assert (await post(session, address, "/healthz", "GET"))[0] == 200
        assert (await post(session, address, "/metrics", "GET"))[0] == 200
        assert (await post(session, address, json={"update_id": 1}))[:2] == (404, b"")
    assert (await command(tmp_path, "alive"))[0] == 0
