"""Row 46: the file that shows that the process is alive can't be written."""

import asyncio
import logging
from pathlib import Path

import pytest

from bot.config import Settings
from bot.telemetry import logs
from bot.telemetry.liveness import report_alive, report_fetch
from tests.bot_api.server import BotApi
from tests.support.telegram import running

NO_MORE = 24
"""EMFILE: as many files are open as may be."""


async def test_row_46_the_process_goes_on_where_its_sign_of_life_cannot_be_written(
    api: BotApi,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    """Everybody is answered; the log says so once, and once more when it fails anew."""
    api.flood = False
    alive, full = tmp_path / "alive", True
    write = Path.write_text

    def fails(self: Path, *given: object, **more: object) -> int:
        if full and self == alive:
            raise OSError(NO_MORE, "Too many open files")
        return write(self, *given, **more)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(Path, "write_text", fails)
    ada = api.person(7)

    def warned() -> int:
        return sum("is alive can't be written" in record.getMessage() for record in caplog.records)

    with caplog.at_level(logging.WARNING, "bot"):
        async with running(api, settings, alive=alive):
            for _ in range(3):
                await ada.does("/help", "You have no open applications")
            assert warned() == 1
            assert not alive.exists()
            full = False
            await ada.does("/help", "You have no open applications")
            await api.until(alive.exists)
            full = True
            await ada.does("/help", "You have no open applications")
            await api.until(lambda: warned() == 2)


@pytest.mark.databases("sqlite", because="no database is asked")
async def test_row_46_a_standby_goes_on_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It only touches the file."""
    gone = tmp_path / "nowhere" / "alive"
    report_alive(gone)
    report_fetch(gone, healthy=False)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    gone.parent.mkdir()
    report_fetch(gone, healthy=False)
    assert gone.read_text() != ""
    report_alive(gone)
    assert gone.read_text() != ""


@pytest.mark.databases("sqlite", because="no database is asked")
async def test_row_46_connections_that_cannot_be_accepted_do_not_fill_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One line a minute tells it; other errors are told each time."""
    loop = asyncio.get_running_loop()
    logs.watch(loop)
    for _ in range(100):
        loop.call_exception_handler({"message": "", "exception": OSError(NO_MORE, "Too many open files")})
    assert len(caplog.records) == 1
    for _ in range(3):
        loop.call_exception_handler({"message": "", "exception": OSError(1, "something else")})
    assert len(caplog.records) == 4
