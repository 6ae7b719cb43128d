"""The doctor says what is as it should be, and what to set where it isn't."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.config import Settings
from bot.ops.doctor import examined
from bot.service.app import now
from bot.store.crypto import new_key
from bot.store.database import Database
from bot.store.keys import unlocked
from bot.telemetry.liveness import alive_file, report_fetch
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.databases import ON_BOTH, Store, only
from tests.support.operating import Invoke
from tests.support.telegram import SECRET, URL, free_address

LINES = [
    "settings",
    "words",
    "folder",
    "rights",
    "database",
    "key",
    "telegram",
    "webhook",
    "clock",
    "process",
]


@pytest.fixture
def settings(settings: Settings, api: BotApi) -> Settings:
    """Those of the test, at the Bot API server of the test."""
    return settings.model_copy(update={"telegram_bot_token": SecretStr(TOKEN), "telegram_api_url": api.url})


async def started_once(settings: Settings) -> None:
    """As after a first start: there is a key, and the database is made with it."""
    database = Database(settings.url())
    await unlocked(settings, database)
    await database.close()


async def wrong(settings: Settings, at: datetime | None = None) -> dict[str, str]:
    """What is not as it should be: the texts by what they are about."""
    findings = [finding async for finding in examined(settings, (lambda: at) if at else now)]
    assert [finding.about for finding in findings] == LINES
    return {finding.about: finding.text for finding in findings if not finding.well}


@ON_BOTH
async def test_where_all_is_well_each_line_says_so(settings: Settings) -> None:
    await started_once(settings)
    assert await wrong(settings) == {}


async def test_before_the_first_start_all_is_well_and_nothing_is_made(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, api: BotApi
) -> None:
    """It only looks: there is no folder, no key and no database afterwards."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "new"))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_URL", api.url)
    code, out, err = await invoke("doctor")
    assert (code, err) == (0, "")
    assert [line[:8] for line in out.splitlines()] == ["ok      "] * len(LINES)
    assert not (tmp_path / "new").exists()
    assert TOKEN not in out


async def test_a_wrong_setting_is_the_only_thing_that_the_exit_code_needs(
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "otters")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:1")
    code, out, _ = await invoke("doctor")
    assert code == 1
    assert "not ok  settings  Set TELEGRAM_BOT_TOKEN to the token that BotFather gave you" in out
    assert "otters" not in out


@only("sqlite", "it is about files")
async def test_rights_that_are_too_wide_are_named_and_left(settings: Settings) -> None:
    """Mending them is for a start, or for the operator."""
    await started_once(settings)
    settings.key_path.chmod(0o640)
    assert await wrong(settings) == {
        "rights": f"Run chmod go= {settings.key_path}: others can read it (mode 0640)."
    }
    assert settings.key_path.stat().st_mode & 0o777 == 0o640
    settings.key_path.chmod(0o600)
    file = Path(Database(settings.url(), as_it_is=True).url.database or "")
    file.chmod(0o644)
    assert (await wrong(settings))["rights"].endswith("(mode 0644).")
    assert file.stat().st_mode & 0o777 == 0o644


async def test_a_folder_that_cannot_be_written_is_named(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    found = await wrong(settings.model_copy(update={"data_dir": tmp_path / "file" / "data"}))
    assert found["folder"].startswith("Set DATA_DIR to a folder that can be written")


@ON_BOTH
async def test_keys_that_do_not_open_the_database_are_told(settings: Settings) -> None:
    """One that is another, and one that is missing; whoever looks makes no new one."""
    await started_once(settings)
    key = settings.key_path.read_text()
    settings.key_path.write_text(new_key())
    assert (await wrong(settings))["key"].startswith("Set MASTER_KEYS or MASTER_KEY_FILE to all the keys")
    settings.key_path.unlink()
    assert (await wrong(settings))["key"].startswith(f"Put the key file at {settings.key_path}")
    assert not settings.key_path.exists()
    settings.key_path.write_text(key)
    settings.key_path.chmod(0o600)
    assert await wrong(settings) == {}


@ON_BOTH
async def test_a_database_of_a_later_release_is_told(settings: Settings, store: Store) -> None:
    await started_once(settings)
    await store.change("UPDATE alembic_version SET version_num = '9999'")
    found = await wrong(settings)
    assert found["database"].startswith("Install the newer version again")
    assert found.keys() == {"database"}


async def test_a_database_that_does_not_answer_is_told(settings: Settings) -> None:
    """The password in its address is not."""
    url = f"postgresql://afterword:otters@{free_address()}/afterword"
    found = await wrong(settings.model_copy(update={"database_url": url}))
    assert found["database"].startswith("The database does not answer (")
    assert "otters" not in str(found)


async def test_a_token_that_telegram_refuses_is_told(settings: Settings, api: BotApi) -> None:
    refusal = {"ok": False, "error_code": 401, "description": f"Unauthorized {TOKEN}"}
    api.fault = lambda *_: web.json_response(refusal, status=401)
    found = await wrong(settings)
    assert found.keys() == {"telegram", "webhook"}
    assert found["telegram"].startswith("Set TELEGRAM_BOT_TOKEN anew")


async def test_a_server_that_does_not_answer_is_told(settings: Settings) -> None:
    found = await wrong(settings.model_copy(update={"telegram_api_url": f"http://{free_address()}"}))
    assert found.keys() == {"telegram", "webhook", "clock"}
    assert all("TELEGRAM_API_URL" in text for text in found.values())


@pytest.mark.parametrize(("seconds", "says"), [(95, "ahead of"), (-95, "behind")])
async def test_a_clock_that_is_off_is_told(settings: Settings, seconds: int, says: str) -> None:
    found = await wrong(settings, now() + timedelta(seconds=seconds))
    assert found.keys() == {"clock"}
    assert f"seconds {says} Telegram's" in found["clock"]


async def test_where_telegram_calls_is_compared_with_what_is_set(settings: Settings, api: BotApi) -> None:
    """Neither address is shown: it may be a secret."""
    hook = {"webhook_url": URL, "webhook_secret": SecretStr(SECRET), "listen": free_address()}
    served = settings.model_copy(update=hook)
    info: dict[str, object] = {"url": "", "pending_update_count": 3}
    api.fault = lambda method, _: (
        web.json_response({"ok": True, "result": info}) if method == "getWebhookInfo" else None
    )
    assert "it has no address" in (await wrong(served))["webhook"]
    info["url"] = "https://elsewhere.example/otters"
    assert "it has another address" in (await wrong(served))["webhook"]
    assert (await wrong(settings))["webhook"].startswith("Start the bot, which removes the webhook")
    info["url"] = URL
    assert await wrong(served) == {}
    info["last_error_date"] = int(datetime.now(UTC).timestamp()) - 190
    info["last_error_message"] = f"Wrong response from the webhook: 404 Not Found {URL}"
    assert (await wrong(served))["webhook"] == (
        "Let Telegram reach WEBHOOK_URL: 3 minutes ago its call failed "
        "(wrong response from the webhook: 404); 3 updates wait."
    )
    info["last_error_date"] = int(datetime.now(UTC).timestamp()) - 90_000
    assert await wrong(served) == {}


async def test_a_process_that_gets_nothing_out_is_told(settings: Settings) -> None:
    """Where nothing is served, the file of the last fetch tells."""
    settings.prepare()
    file = alive_file(settings)
    report_fetch(file, healthy=True)
    assert await wrong(settings) == {}
    report_fetch(file, healthy=False)
    assert (await wrong(settings))["process"].startswith("Read its log")
    report_fetch(file, healthy=True)
    os.utime(file, (0, 0))
    assert (await wrong(settings))["process"].startswith("Start the bot")


async def test_an_address_that_is_taken_is_told(settings: Settings, api: BotApi) -> None:
    """Somebody else answers there."""
    taken = settings.model_copy(update={"listen": api.url.removeprefix("http://")})
    assert "/healthz answers 404" in (await wrong(taken))["process"]
