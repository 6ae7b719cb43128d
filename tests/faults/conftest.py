"""The real process and the same parts in this one, on the database that `database_url` names."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from bot.config import Settings
from bot.service.app import now
from bot.telemetry.crash_points import VARIABLE, CrashPoint
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi, serving
from tests.faults.conversation import Lines, say, told
from tests.support.app import settings_in
from tests.support.databases import BOTH, Store, parametrized
from tests.support.forking import PATIENCE, Forked
from tests.support.processes import Start
from tests.support.telegram import SECRET, URL, Run, free_address, running


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The library would rather have its own methods called than the request itself, and says so."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore:Please use 'Bot.*"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whatever goes wrong here goes wrong on both databases, unless a test says why not."""
    if metafunc.definition.get_closest_marker("databases") is None:
        parametrized(metafunc, *BOTH)


@dataclass(frozen=True)
class Kept:
    """What holds after every fault, asserted in one place."""

    store: Store
    api: BotApi

    async def __call__(self, *people: tuple[Person, list[str]], duplicates: int = 0, parked: int = 0) -> None:
        """Every update had its effect once, and each person saw what they would have seen anyway.

        people: with what each of them sees where nothing goes wrong. duplicates: how many messages each may
        have seen twice.
        """
        await self.store.settled()
        taken_in = 'SELECT count(*), count(DISTINCT "update") FROM seen WHERE "update" >= 0'
        assert await self.store.rows(taken_in) == [(self.api.pushed, self.api.pushed)]
        assert await self.store.value("SELECT count(*) FROM parked") == parked
        for person, expected in people:
            assert told(person, expected) <= duplicates
        assert [refusal for refusal in self.api.refused if "not modified" not in refusal] == []


@pytest.fixture
def kept(store: Store, api: BotApi) -> Kept:
    return Kept(store, api)


@pytest.fixture
async def run(api: BotApi, settings: Settings) -> Run:
    """The coach in this process; again and again on the same data."""
    api.flood = False
    return lambda clock=now, rate=None, read=None: running(api, settings, clock, rate, read=read)


SEEN: dict[tuple[date, tuple[tuple[str, str], ...]], list[str]] = {}
"""What was found out before, by the day: texts name it."""


class Undisturbed(Protocol):
    """What somebody sees who says all this while nothing goes wrong."""

    async def __call__(self, lines: Lines) -> list[str]: ...


@pytest.fixture
async def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    async def seen(lines: Lines) -> list[str]:
        known = now().date(), tuple(lines)
        if known in SEEN:
            return SEEN[known]
        folder = tmp_path_factory.mktemp("undisturbed")
        url = f"sqlite+aiosqlite:///{folder / 'afterword.sqlite3'}"
        async with serving() as server:
            server.flood = False
            async with running(server, settings_in(folder, url)):
                SEEN[known] = await say(server.person(7), lines)
        return SEEN[known]

    return seen


class Dies(Protocol):
    """Starts the process so that it is killed at a place, and once more when it is dead."""

    async def __call__(
        self, place: CrashPoint, count: int = 1, moved: timedelta = timedelta(0)
    ) -> Awaitable[Forked]: ...


@pytest.fixture
async def dies(start: Start, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Dies]:
    async def dies_at(
        place: CrashPoint, count: int = 1, moved: timedelta = timedelta(0)
    ) -> Awaitable[Forked]:
        monkeypatch.setenv(VARIABLE, f"{place.name}:{count}")
        process = await start(moved)
        monkeypatch.delenv(VARIABLE)

        async def again() -> Forked:
            async with asyncio.timeout(PATIENCE):
                assert await process.wait() == -signal.SIGKILL, "it was never there"
            return await start(moved)

        watches.append(asyncio.create_task(again()))
        return watches[-1]

    watches: list[asyncio.Task[Forked]] = []
    yield dies_at
    for watch in watches:
        watch.cancel()
    await asyncio.gather(*watches, return_exceptions=True)


Workers = Callable[[int], Awaitable[list[Forked]]]


@pytest.fixture
async def workers(start: Start, api: BotApi, store: Store, monkeypatch: pytest.MonkeyPatch) -> Workers:
    """Starts processes behind the webhook's address, which leads to them in turn; with a file, only one."""
    for name, value in {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "SEND_RATE": "300"}.items():
        monkeypatch.setenv(name, value)

    async def starts(most: int) -> list[Forked]:
        found = []
        for _ in range(1 if store.on_sqlite else most):
            listen = free_address()
            monkeypatch.setenv("LISTEN", listen)
            api.delivery.workers.append(listen)
            found.append(await start())
        set_webhook = len(found)
        await api.until(lambda: [method for method, _ in api.calls].count("setWebhook") == set_webhook)
        return found

    return starts
