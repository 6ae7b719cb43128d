"""The one place where tests put the coach together: over a database, with their own courier and clock."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from rich.console import Console

from bot.channels.terminal import MovableClock, Terminal
from bot.config import Settings
from bot.service.app import App, MailFromFile, read_mail_file, started
from bot.service.outbound.courier import Courier
from bot.service.outbound.send_rate import SendRate
from bot.service.transactions.resources import Resources
from bot.store.database import Database
from bot.store.keys import unlocked
from tests.support.words import READER, RENDERER

if TYPE_CHECKING:
    from bot.telemetry.metrics import Metrics

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
"""When most tests begin: a Tuesday evening."""


def settings_in(folder: Path, database_url: str | None = None, **others: Any) -> Settings:
    """Of a coach that keeps its files there, and that everybody may send as much to as they like."""
    known = {"person_rate": 0, **({} if database_url is None else {"database_url": database_url})}
    return Settings(data_dir=folder, **{**known, **others})


@asynccontextmanager
async def coach(
    settings: Settings,
    courier: Courier,
    clock: Callable[[], datetime] = lambda: START,
    *,
    bot: int = 0,
    rate: SendRate | None = None,
    metrics: "Metrics | None" = None,
    read: MailFromFile | None = None,
) -> AsyncIterator[App]:
    """All its parts, and nothing runs. rate: how fast it may send; without limit unless a test sets one.

    read: reads mails that are sent as files.
    """
    pace = rate or SendRate(0, 0)
    async with started(
        settings,
        courier,
        bot=bot,
        rate=pace,
        clock=clock,
        metrics=metrics,
        mail_from_file=read or read_mail_file,
    ) as app:
        yield app


@asynccontextmanager
async def resources(
    settings: Settings, clock: Callable[[], datetime] = lambda: START
) -> AsyncIterator[Resources]:
    """What transactions are opened with: the database and its keys, the words, the time."""
    settings.prepare()
    database = Database(settings.url())
    try:
        yield Resources(database, await unlocked(settings, database), RENDERER, READER, clock)
    finally:
        await database.close()


# ---------------------------------------------------------------- somebody at a terminal


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


class Sit(Protocol):
    """Sit down at the same database again and again; or at another one."""

    def __call__(self, database: str | None = None) -> AbstractAsyncContextManager[Sitting]: ...


def terminal(clock: MovableClock, folder: Path, paper: StringIO | None = None) -> Terminal:
    """One that prints on paper, and puts files into the folder."""
    return Terminal(Console(file=paper or StringIO(), width=100, highlight=False), clock, folder)


@asynccontextmanager
async def at_terminal(
    settings: Settings,
    clock: MovableClock,
    metrics: "Metrics | None" = None,
    read: MailFromFile | None = None,
) -> AsyncIterator[Sitting]:
    """A coach, and somebody who sits down at it."""
    paper = StringIO()
    desk = terminal(clock, settings.data_dir, paper)
    async with coach(settings, desk, clock, metrics=metrics, read=read) as app:
        yield Sitting(app, desk, clock, paper)
