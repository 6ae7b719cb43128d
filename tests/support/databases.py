"""Which databases a test runs on, and what stands in one, looked at from outside.

A test, or a whole file, says `ON_BOTH`, or `only("sqlite", "why")`; without that it is on SQLite.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.store.database import Database
from tests.support.forking import PATIENCE

BOTH = ("sqlite", "postgresql")
ON_BOTH = pytest.mark.databases(*BOTH)
EMPTY = ", empty"
ON_BOTH_FROM_NOTHING = pytest.mark.databases(*(name + EMPTY for name in BOTH))
"""Without a schema; otherwise the database comes with it: making it takes longer than most tests."""


def only(name: str, because: str) -> pytest.MarkDecorator:
    """On this one alone."""
    return pytest.mark.databases(name, because=because)


def migrated(folder: Path) -> Path:
    """A new SQLite file in the folder, its schema up to date and nothing in it."""
    file = folder / "afterword.sqlite3"

    async def migrate() -> None:
        database = Database(f"sqlite+aiosqlite:///{file}")
        await database.migrate()
        await database.close()

    with ThreadPoolExecutor(1) as apart:  # from the event loop of the tests
        apart.submit(asyncio.run, migrate()).result()
    return file


def parametrized(metafunc: pytest.Metafunc, *names: str) -> None:
    """Run a test once on each of these, where it has a database at all; a mark of its own comes first."""
    mark = metafunc.definition.get_closest_marker("databases")
    chosen = mark.args if mark is not None else names
    if chosen and "database_url" in metafunc.fixturenames:
        metafunc.parametrize("database_url", chosen, indirect=True)


@dataclass(frozen=True)
class Store:
    """What stands in the database, looked at from outside."""

    engine: AsyncEngine

    @property
    def on_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    async def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        async with self.engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(text(query), values)]

    async def value(self, query: str, **values: Any) -> Any:
        return (await self.rows(query, **values))[0][0]

    async def change(self, statement: str, **values: Any) -> None:
        async with self.engine.begin() as connection:
            await connection.execute(text(statement), values)

    async def until(self, query: str, value: Any) -> None:
        """Wait until a query answers with a value."""
        found = None
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while (found := await self.value(query)) != value:  # noqa: ASYNC110 - nobody tells
                    await asyncio.sleep(0.02)
        assert found == value, query

    async def settled(self) -> None:
        """Everything that was to be said is said, and nothing was given up."""
        await self.until("SELECT count(*) FROM outbox WHERE dead IS NULL", 0)
        assert await self.rows("SELECT dead FROM outbox WHERE dead IS NOT NULL") == []
