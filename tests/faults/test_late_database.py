"""Row 56: the process starts, and its database does not answer yet (PostgreSQL)."""

import asyncio
import logging
import os
import signal
import socket
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.errors import UnavailableError
from bot.service.lifecycle import database_start
from bot.service.lifecycle.database_start import answers, is_down
from bot.service.lifecycle.shutdown import Stop
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.support.databases import only
from tests.support.forking import Forker
from tests.support.postgres import Postgres
from tests.support.processes import Start
from tests.support.telegram import SECRET, URL, free_address

pytestmark = only("postgresql", because="a file is there, or it is not")

WAITED_FOR = "the database does not answer yet"
NOBODY = "postgresql+asyncpg://nobody@127.0.0.1:1/none"


@pytest.mark.parametrize("webhook", [False, True])
async def test_row_56_it_comes_up_later(
    webhook: bool, api: BotApi, start: Start, postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says that it is waited for; then everybody is answered."""
    if webhook:
        address = free_address()
        api.delivery.workers.append(address)
        for name, value in {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "LISTEN": address}.items():
            monkeypatch.setenv(name, value)
    postgres.stop()
    try:
        process = await start()
        await process.logs(WAITED_FOR)
        await asyncio.sleep(2)
        assert process.logged().count(WAITED_FOR) == 1
    finally:
        postgres.start()
    await say(api.person(7), [("/no", "How heavy is it")])
    process.terminate()
    assert await process.wait() == 0


async def test_row_56_it_is_told_to_stop_meanwhile(start: Start, postgres: Postgres) -> None:
    """It ends in order at once."""
    postgres.stop()
    try:
        process = await start()
        await process.logs(WAITED_FOR)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert time.monotonic() - began < 3
    finally:
        postgres.start()


async def test_row_56_it_never_comes_up(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """After a minute it ends with one line, and with another code than a mistake in the settings."""
    monkeypatch.setattr(database_start, "TO_COME_UP", 0.3)
    monkeypatch.setattr(database_start, "AGAIN", 0.1)
    with caplog.at_level(logging.WARNING, "bot"), pytest.raises(UnavailableError) as caught:
        await answers(NOBODY, Stop())
    assert "does not answer" in str(caught.value)
    assert caught.value.code == 1
    assert len(caplog.records) == 1


@pytest.mark.parametrize("host", ["no.such.host.invalid", "/"])
async def test_row_56_a_wrong_setting_is_not_waited_for(
    host: str, postgres: Postgres, tmp_path: Path, forker: Forker, api: BotApi
) -> None:
    """A name that nobody has, or a database that is not there: the line that says what to set, at once."""
    place = f"postgres@/no_such_database?host={postgres.folder}" if host == "/" else f"nobody@{host}/x"
    about = {"DATABASE_URL": f"postgresql://{place}", "DATA_DIR": str(tmp_path)}
    about |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url}
    process = forker.start("bot", "run", environment={**os.environ, **about})
    try:
        async with asyncio.timeout(20):
            _, err = await process.communicate()
    finally:
        process.kill()
    [line] = err.decode().splitlines()
    assert line.startswith("Set ")
    assert process.returncode == 2


def test_row_56_what_counts_as_not_being_there() -> None:
    """Whatever may be right a moment later without a change of the settings."""

    def wrapped(error: BaseException) -> OperationalError:
        return OperationalError("", {}, error)

    class RefusedError(Exception):
        def __init__(self, state: str) -> None:
            self.sqlstate = state

    for error in (ConnectionRefusedError(), TimeoutError(), FileNotFoundError(), RefusedError("57P03")):
        assert is_down(wrapped(error))
    assert is_down(wrapped(socket.gaierror(socket.EAI_AGAIN, "")))
    for other in (
        socket.gaierror(socket.EAI_NONAME, ""),
        RefusedError("28P01"),
        RefusedError("3D000"),
        PermissionError(),
    ):
        assert not is_down(wrapped(other))
