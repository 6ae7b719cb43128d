"""Row 61: nobody reads what is logged, and the pipe that it goes into is full."""

import asyncio
import os
import signal
import sys
import time
from asyncio.subprocess import DEVNULL
from contextlib import suppress
from pathlib import Path

from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.databases import only

TO_END = 12
"""Seconds within which it has to end in order, as it promises."""


def full_pipe() -> tuple[int, int]:
    """A pipe that takes no more: its end to read, and the other one."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with suppress(BlockingIOError):
        while True:
            os.write(writing, b"." * 4096)
    os.set_blocking(writing, True)
    return reading, writing


@only("sqlite", because="it is about the log alone")
async def test_row_61_the_log_is_not_read(api: BotApi, database_url: str, tmp_path: Path) -> None:
    """Everybody is answered, the process ends in order, and the log goes on when it is read again."""
    reading, writing = full_pipe()
    about = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATABASE_URL": database_url}
    about |= {"DATA_DIR": str(tmp_path), "PERSON_RATE": "0"}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"), env={**os.environ, **about}, stdout=DEVNULL, stderr=writing
    )
    os.close(writing)
    try:
        ada = api.person(7)
        await ada.does("/no", "How heavy is it")
        await ada.does("Low", "What would help now?")
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
        assert time.monotonic() - began < TO_END
    finally:
        os.close(reading)
        if process.returncode is None:
            process.kill()
            await process.wait()
