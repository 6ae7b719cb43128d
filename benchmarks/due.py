"""Measure how long it takes to find due nudges, with the project's statements and tables, in an SQLite file.

Among 1,000 to 5,000,000 nudges that are still to come, the same small number is due.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.population import migrate
from benchmarks.stand_in import folder
from benchmarks.table import Row, Size
from bot.store import schedule
from bot.store.database import Database

DUE = 10
"""Nudges that are due, at any size."""

NOW = datetime(2027, 1, 5, 10, tzinfo=UTC)
TIMES = 300
COUNTS = {False: (1_000, 100_000, 1_000_000, 5_000_000), True: (1_000, 100_000)}
"""Numbers of nudges, by whether the measurement is to be quick."""


def fill(file: Path, count: int) -> None:
    """Store nudges of half as many people, over the next weeks; the last DUE of them are due."""
    now = round(NOW.timestamp() * 1_000_000)
    people = ((n, 1, n.to_bytes(8), b"", b"", now) for n in range(1, count // 2 + 1))
    later = (
        (n // 2 + 1, f"chase:{n % 2}:{n}", 1, now + 1_000_000 * (1 + (n * 7919) % 5_000_000))
        for n in range(count - DUE)
    )
    due = ((n // 2 + 1, f"chase:{n % 2}:{n}", 1, now - n) for n in range(count - DUE, count))
    with closing(sqlite3.connect(file)) as database:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000"):
            database.execute(f"PRAGMA {pragma}")
        columns = "id, bot, chat_hash, contact, wrapped_key, since"
        database.executemany(f"INSERT INTO people ({columns}) VALUES (?, ?, ?, ?, ?, ?)", people)  # noqa: S608 - our own names
        statement = 'INSERT INTO nudges (person, "key", run, due) VALUES (?, ?, ?, ?)'
        database.executemany(statement, later)
        database.executemany(statement, due)
        database.commit()
        database.execute("PRAGMA journal_mode=WAL")


async def timed(file: Path, count: int) -> dict[str, float]:
    """Return the median time of each statement, in µs, with all that SQLAlchemy does around it."""
    await migrate(file)
    await asyncio.to_thread(fill, file, count)
    database = Database(f"sqlite+aiosqlite:///{file}")
    times: dict[str, list[float]] = {"due": [], "next_due": []}
    async with database.write() as connection:
        for _ in range(TIMES):
            begun = time.perf_counter()
            rows = await schedule.due(connection, NOW, 100)
            times["due"].append(time.perf_counter() - begun)
            assert len(rows) == DUE
            begun = time.perf_counter()
            assert await schedule.next_due(connection) is not None
            times["next_due"].append(time.perf_counter() - begun)
    await database.close()
    return {name: 1_000_000 * median(each) for name, each in times.items()}


def measure(size: Size) -> list[Row]:
    rows: list[Row] = []
    few: dict[str, float] = {}
    for count in COUNTS[size.quick]:
        with folder() as data:
            times = asyncio.run(timed(data / "due.sqlite3", count))
        few = few or times
        for name, took in times.items():
            ratio = took / few[name]
            many = count > 1_000_000
            goal = ("under 2 times, and 1 ms", ratio < 2 and took < 1000) if many else ("", None)
            rows.append(Row(f"{name} among {count:,}", f"{took:.0f} µs", "", f"{ratio:.2f} of 1,000", *goal))
    return rows
