"""A coach on a real file with somebody at its terminal; and the real process on a strict Bot API server."""

import gc
import os
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from bot.channels.terminal import MovableClock
from bot.config import Settings
from bot.service.transactions.resources import Resources
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi, serving
from tests.support import app
from tests.support.app import START, Sit, at_terminal, settings_in
from tests.support.databases import EMPTY, Store, migrated, parametrized
from tests.support.folders import TESTS
from tests.support.forking import Forked, Forker
from tests.support.once import do_once
from tests.support.postgres import Postgres
from tests.support.processes import Start
from tests.support.shared import share, shared_no_more


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "databases(*names, because): which databases a test runs on")
    do_once()
    if not is_worker(config):
        share()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not is_worker(config):
        shared_no_more()


def is_worker(config: pytest.Config) -> bool:
    """Whether another process of pytest has started this one."""
    return hasattr(config, "workerinput")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    parametrized(metafunc)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among ten thousand tests while they are made, nor later: they stay to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


LONG = {
    TESTS / "coach" / "test_dialogues.py",
    TESTS / "faults" / "test_restarts.py",
    TESTS / "language" / "test_hostile.py",
    TESTS / "turn" / "test_hostile_turns.py",
    TESTS / "turn" / "test_walks.py",
}
"""Files with a test that takes five seconds or more of work."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest: at the end of a run, all but one of its processes would wait for them."""
    items.sort(key=lambda item: item.path not in LONG)


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
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The database of a test, for processes too: `tests.support.databases` says which."""
    which: str = getattr(request, "param", "sqlite")
    empty = which.endswith(EMPTY)
    if which.startswith("sqlite"):
        file = tmp_path / "afterword.sqlite3"
        if not empty:
            shutil.copy(request.getfixturevalue("sqlite_template"), file)
        yield f"sqlite+aiosqlite:///{file}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.database(template="template0") if empty else server.lend()
    monkeypatch.setenv("DATABASE_URL", url)
    yield url
    if not empty:
        server.take_back(url)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    engine = create_async_engine(database_url, pool_pre_ping=True)
    yield Store(engine)
    await engine.dispose()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return settings_in(tmp_path, database_url)


@pytest.fixture
async def resources(settings: Settings) -> AsyncIterator[Resources]:
    """What transactions are opened with, over a database that holds nobody."""
    async with app.resources(settings) as made:
        yield made


@pytest.fixture
def sit(tmp_path: Path, database_url: str) -> Sit:
    clock = MovableClock(lambda: START)
    return lambda database=None: at_terminal(settings_in(tmp_path, database or database_url), clock)


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
