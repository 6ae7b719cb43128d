"""A process behind a webhook's address, and the settings of one in this process."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Settings
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.app import settings_in
from tests.support.processes import Start
from tests.support.telegram import SECRET, URL, free_address


@pytest.fixture
def address(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where processes listen from here on, and where the webhook's address leads to."""
    listen = free_address()
    for name, value in {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "LISTEN": listen}.items():
        monkeypatch.setenv(name, value)
    api.delivery.workers = [listen]
    return listen


@pytest.fixture
def start(start: Start, address: str) -> Start:  # noqa: ARG001 - it sets where the process listens
    return start


@pytest.fixture
def settings(address: str, tmp_path: Path) -> Settings:
    return settings_in(
        tmp_path,
        telegram_bot_token=SecretStr(TOKEN),
        webhook_url=URL,
        webhook_secret=SecretStr(SECRET),
        listen=address,
    )
