"""A coach on a real file with a clock that stands still, and somebody at its terminal."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.app import App, started
from bot.rate import SendRate
from bot.settings import Settings
from bot.terminal import MovableClock, Terminal

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
        terminal = Terminal(Console(file=paper, width=100, highlight=False), clock)
        settings = Settings(data_dir=tmp_path)
        async with started(settings, terminal, bot=0, rate=SendRate(0, 0), clock=clock) as app:
            yield Sitting(app, terminal, clock, paper)

    return sitting
