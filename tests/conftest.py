"""A coach on a real file with somebody at its terminal; and the real process on a strict Bot API server."""

import os
import shutil
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Protocol

import pytest
from rich.console import Console
from sqlalchemy.ext.asyncio import create_async_engine

from bot.channels.terminal import MovableClock, Terminal
from bot.config import Settings
from bot.service.app import App, started
from bot.service.send_rate import SendRate
from tests.bot_api.server import TOKEN, BotApi, serving
from tests.databases import EMPTY, Store, migrated, parametrized
from tests.forking import Forked, Forker
from tests.postgres import TEMPLATE, Postgres

START = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "databases(*names, because): which databases a test runs on")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrized(metafunc)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server, started for the first test that needs it."""
    server = Postgres()
    yield server
    server.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the schema up to date, to be copied."""
    return migrated(tmp_path_factory.mktemp("template"))


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The database of a test, for processes too: `tests.databases` says which."""
    which: str = getattr(request, "param", "sqlite")
    empty = which.endswith(EMPTY)
    if which.startswith("sqlite"):
        file = tmp_path / "afterword.sqlite3"
        if not empty:
            shutil.copy(request.getfixturevalue("sqlite_template"), file)
        return f"sqlite+aiosqlite:///{file}"
    server: Postgres = request.getfixturevalue("postgres")
    url = server.database(template="template0" if empty else TEMPLATE)
    monkeypatch.setenv("DATABASE_URL", url)
    return url


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    engine = create_async_engine(database_url, pool_pre_ping=True)
    yield Store(engine)
    await engine.dispose()


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


@pytest.fixture
def sit(tmp_path: Path, database_url: str) -> Sit:
    clock = MovableClock(lambda: START)

    @asynccontextmanager
    async def sitting(database: str | None = None) -> AsyncIterator[Sitting]:
        paper = StringIO()
        terminal = Terminal(Console(file=paper, width=100, highlight=False), clock, tmp_path)
        settings = Settings(data_dir=tmp_path, database_url=database or database_url, person_rate=0)
        async with started(settings, terminal, bot=0, rate=SendRate(0, 0), clock=clock) as app:
            yield Sitting(app, terminal, clock, paper)

    return sitting


class Start(Protocol):
    """Starts the process, again and again on the same data; its clock may be set (`tests.moved_clock`)."""

    async def __call__(self, moved: timedelta = timedelta(0)) -> Forked: ...


@pytest.fixture(scope="session")
def forker() -> Iterator[Forker]:
    made = Forker()
    yield made
    made.close()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as server:
        yield server


@pytest.fixture
async def start(api: BotApi, tmp_path: Path, database_url: str, forker: Forker) -> AsyncIterator[Start]:
    running: list[Forked] = []
    api.flood = False

    async def starts(moved: timedelta = timedelta(0)) -> Forked:
        environment = {
            "SEND_RATE_CHAT": "0",
            "PERSON_RATE": "0",
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": api.url,
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": database_url,
        }
        moving = ("tests.moved_clock", str(moved.total_seconds()))
        process = forker.start(*(moving if moved else ("bot", "run")), environment=environment)
        running.append(process)
        return process

    yield starts
    for process in running:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def killed(process: Forked) -> None:
    """SIGKILL, and gone."""
    process.send_signal(signal.SIGKILL)
    await process.wait()
