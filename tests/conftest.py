"""A coach on a real file with somebody at its terminal; and the real process on a strict Bot API server."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Protocol

import pytest
from rich.console import Console

from bot.app import App, started
from bot.rate import SendRate
from bot.settings import Settings
from bot.terminal import MovableClock, Terminal
from tests.bot_api.server import TOKEN, BotApi, serving

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


@dataclass
class Sitting:
    """Somebody at the terminal, and what has been printed since they last looked."""

    app: App
    terminal: Terminal
    clock: MovableClock
    paper: StringIO

    async def say(self, line: str) -> str:
        """A line; everything the coach prints to it."""
        await self.terminal.line(self.app, line)
        printed = self.paper.getvalue().strip("\n")
        self.paper.seek(0)
        self.paper.truncate()
        return printed

    async def say_all(self, *lines: str) -> str:
        """Several lines; what is printed to the last."""
        return [await self.say(line) for line in lines][-1]


Sit = Callable[[], AbstractAsyncContextManager[Sitting]]


@pytest.fixture
def sit(tmp_path: Path) -> Sit:
    """Sit down at the same database again and again."""
    clock = MovableClock(lambda: START)

    @asynccontextmanager
    async def sitting() -> AsyncIterator[Sitting]:
        paper = StringIO()
        terminal = Terminal(Console(file=paper, width=100, highlight=False), clock, tmp_path)
        settings = Settings(data_dir=tmp_path, person_rate=0)
        async with started(settings, terminal, bot=0, rate=SendRate(0, 0), clock=clock) as app:
            yield Sitting(app, terminal, clock, paper)

    return sitting


class Start(Protocol):
    """Starts the process, again and again on the same data; its clock may be set (`tests.moved_clock`)."""

    async def __call__(self, moved: timedelta = timedelta(0)) -> Process: ...


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as server:
        yield server


@pytest.fixture
async def start(api: BotApi, tmp_path: Path) -> AsyncIterator[Start]:
    running: list[Process] = []
    api.flood = False

    async def starts(moved: timedelta = timedelta(0)) -> Process:
        environment = {
            "SEND_RATE_CHAT": "0",
            "PERSON_RATE": "0",
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api.url,
            "DATA_DIR": str(tmp_path),
            "SEND_LEASE": "1",
        }
        moving = ("tests.moved_clock", str(moved.total_seconds()))
        module = moving if moved else ("bot", "run")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *module, env=environment, stdout=PIPE, stderr=PIPE
        )
        running.append(process)
        return process

    yield starts
    for process in running:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def killed(process: Process) -> None:
    """SIGKILL, and gone."""
    process.send_signal(signal.SIGKILL)
    await process.wait()
