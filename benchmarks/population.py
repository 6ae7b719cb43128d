"""Make a database of many people: python -m benchmarks.population FOLDER --people 1000000.

One person notes an application through the real dialogue; everybody else gets the same rows, under a name and
a key of their own, sealed as the project seals them, in migrated tables. Each person has a closed run, five
facts, an application, two nudges that are still to come, and the messages of the last questions: about 3 kB.
Some 10,000 people are made a second.
"""

from __future__ import annotations

import argparse
import asyncio
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite

from benchmarks.dialogues import LOG, waiting
from benchmarks.engine import Engine
from benchmarks.engine_person import Kept
from bot.config import Settings
from bot.service.transactions.saving import applications_of, dues_of
from bot.store import tables
from bot.store.crypto import Keyring, Sealer
from bot.store.database import Database
from bot.store.keys import unlocked

BOT = 4242
FIRST_CHAT = 10_000_000
"""The chat of person n is FIRST_CHAT + n."""

MODEL = 1
"""The number of the person who talks. MARK makes the marks of all people equally long."""

PROMISED = LOG[7][0]
"""The default answer to by when the person will hear."""

MARK = b"%08d"
FILE = "afterword.sqlite3"
AT_ONCE = 5000
"""People in one transaction."""


class Open(Sealer):
    """A sealer that encrypts nothing, so that rows can be copied and sealed for others."""

    def __init__(self) -> None:
        super().__init__(bytes(32), b"")

    def seal(self, plain: bytes) -> bytes:
        return plain

    def open(self, sealed: bytes) -> bytes:
        return sealed


@dataclass(frozen=True)
class Pattern:
    """The rows of the person who talked, by table. Columns to be sealed are still in the clear."""

    rows: dict[Table, list[dict[str, Any]]]


def pattern(at: datetime, promised: str) -> Pattern:
    """Note an application for one person, and return the rows.

    at: the time of the last answer. promised: the answer to by when the person will hear.
    """
    engine, kept = Engine(), Kept(MODEL, Open())
    now = at - timedelta(seconds=20 * len(LOG))
    mark = MARK.decode() % MODEL
    for line, _ in islice(waiting(MODEL), len(LOG)):
        now += timedelta(seconds=20)
        typed = promised if line == PROMISED else line.replace(f"{MODEL}-1", mark)
        kept.turn(typed, now, engine.renderer, engine.reader)
    assert kept.synced is not None
    assert kept.synced.history is not None
    answered = [key for run in kept.synced.changed for key in run.answers][-4:]
    messages = [
        {"message": place, "run": 1, "key": key, "ours": place % 2 == 1}
        for place, key in enumerate([each for key in answered for each in (key, key)], 1)
    ]
    unknown = {"bot": BOT, "chat_hash": b"", "contact": b"", "wrapped_key": b""}
    person = {**kept.row, **unknown, "since": at, "heard_at": at}
    return Pattern(
        {
            tables.people: [person],
            tables.runs: list(kept.runs.values()),
            tables.facts: list(kept.facts.values()),
            tables.applications: applications_of(0, kept.synced),
            tables.nudges: dues_of(0, kept.synced),
            tables.messages: messages,
        }
    )


class Writer:
    """Makes the rows of one table for each person after the rows of a pattern."""

    def __init__(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        self._owner = "id" if table is tables.people else "person"
        names = {self._owner, *rows[0]}
        columns = [column.name for column in table.c if column.name in names]
        statement = table.insert().values(dict.fromkeys(columns))
        self.statement = str(statement.compile(dialect=sqlite.dialect()))
        moments = {c.name for c in table.c if isinstance(c.type, tables.Moment)}
        self._rows = [{name: _plain(row.get(name), name in moments) for name in columns} for row in rows]

    def of(self, number: int, sealer: Sealer, who: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
        for row in self._rows:
            values = {**row, self._owner: number}
            if "sealed" in row:
                values["sealed"] = sealer.seal(row["sealed"].replace(MARK % MODEL, MARK % number))
            if "wrapped_key" in row:
                values |= who
            yield tuple(values.values())


def _plain(value: Any, moment: bool) -> Any:
    if moment and isinstance(value, datetime):
        return round(value.timestamp() * 1_000_000)
    return value


def fill(file: Path, keyring: Keyring, people: int, model: Pattern) -> None:
    """Store all people in a database that has its tables."""
    writers = {table.name: Writer(table, rows) for table, rows in model.rows.items()}
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF"):
            database.execute(f"PRAGMA {pragma}")
        for first in range(1, people + 1, AT_ONCE):
            rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in writers}
            for number in range(first, min(first + AT_ONCE, people + 1)):
                who = keyring.newcomer(BOT, FIRST_CHAT + number)
                sealer = keyring.sealer(who["wrapped_key"], number)
                for name, writer in writers.items():
                    rows[name].extend(writer.of(number, sealer, who))
            database.execute("BEGIN")
            for name, writer in writers.items():
                database.executemany(writer.statement, rows[name])
            database.execute("COMMIT")
        database.execute("PRAGMA journal_mode=WAL")


async def migrate(file: Path) -> None:
    """Make the tables, empty."""
    database = Database(f"sqlite+aiosqlite:///{file}")
    await database.migrate()
    await database.close()


async def keys(folder: Path) -> Keyring:
    """Return the keys of a data folder whose database has its tables."""
    settings = Settings(data_dir=folder)
    database = Database(settings.url())
    try:
        return await unlocked(settings, database)
    finally:
        await database.close()


def make(folder: Path, people: int, at: datetime | None = None, promised: str = PROMISED) -> None:
    """Make the data folder of a coach that knows so many people, who all wrote at the time `at`."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / FILE
    fill(file, asyncio.run(keys(folder)), people, pattern(at or datetime.now(UTC), promised))


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--people", type=int, default=1_000_000)
    given = options.parse_args()
    begun = time.monotonic()
    make(given.folder, given.people)
    size = (given.folder / FILE).stat().st_size
    print(
        f"{given.people:,} people in {time.monotonic() - begun:.0f} s, {size / given.people:,.0f} bytes each"
    )


if __name__ == "__main__":
    main()
