"""Row 63: a page of the database that can't be read any more stops only those whose rows stand on it."""

import logging
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.events import Commanded, Incoming
from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.support.app import START, coach
from tests.support.databases import Store
from tests.support.recording import RecordingCourier
from tests.support.telegram import BOT, Run

pytestmark = pytest.mark.databases("sqlite")

STRANGERS = 200
"""So many rows lie between two people that no page holds both."""


def fill(file: Path) -> None:
    """Copy the first person's row, each copy under a hash of its own."""
    with sqlite3.connect(file) as database:
        names = [row[1] for row in database.execute("PRAGMA table_info(people)")]
        kept = [name for name in names if name not in ("id", "chat_hash")]
        columns = ", ".join(kept)
        for _ in range(STRANGERS):
            copy = f"SELECT randomblob(32), {columns} FROM people WHERE id = 1"  # noqa: S608 - columns of ours
            database.execute(f"INSERT INTO people (chat_hash, {columns}) {copy}")
    database.close()


def damage(file: Path, chat_hash: bytes) -> None:
    """Overwrite the head of the page of `people` that holds this hash: it stands in the index first."""
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA wal_checkpoint(truncate)")
        (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    content, leaf_of_table = file.read_bytes(), 13
    pages = {at // size for at in _places(bytearray(content), chat_hash)}
    for page in (page for page in pages if content[page * size] == leaf_of_table):
        overwrite(file, page * size)


def overwrite(file: Path, at: int) -> None:
    """Overwrite the head of the page that begins there."""
    content = bytearray(file.read_bytes())
    content[at : at + 200] = b"\xff" * 200
    file.write_bytes(content)


def _places(content: bytearray, wanted: bytes) -> list[int]:
    found, at = [], content.find(wanted)
    while at >= 0:
        found.append(at)
        at = content.find(wanted, at + 1)
    return found


async def test_row_63_the_others_go_on(
    api: BotApi, run: Run, store: Store, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """What such a person types is set aside with an alert, even in one batch with others."""
    ada, ben = api.person(7), api.person(8)
    file = Path(settings.data_dir) / "afterword.sqlite3"
    async with run():
        await say(ada, [("/no", "How heavy is it")])
    fill(file)
    async with run():
        await say(ben, [("/no", "How heavy is it")])
    [(chat_hash,)] = await store.rows("SELECT chat_hash FROM people ORDER BY id DESC LIMIT 1")
    await store.engine.dispose()
    damage(file, chat_hash)
    await ben.write("/journal")
    await ada.write("/list")
    with caplog.at_level(logging.ERROR, "bot"):
        async with run():
            await ada.sees("No applications here yet")
            await store.until("SELECT count(*) FROM parked", 1)
    assert "an update is set aside" in caplog.text


async def test_row_63_who_was_away_is_erased_all_the_same(settings: Settings, store: Store) -> None:
    """All but those whose rows stand on the damaged page; they are left for later."""
    file, long_ago = Path(settings.data_dir) / "afterword.sqlite3", START - timedelta(days=800)
    async with coach(settings, RecordingCourier(), lambda: START, bot=BOT) as app:
        await app.inbox.receive([Incoming(BOT, 1, 7, Commanded("list"), START)])
    fill(file)
    at = int(long_ago.timestamp() * 1_000_000)
    with sqlite3.connect(file) as database:
        database.execute("UPDATE people SET warned_at = ? WHERE id % 2 = 0", (at,))
        database.execute("UPDATE people SET heard_at = ? WHERE id % 2", (at,))
        (chat_hash,) = database.execute("SELECT chat_hash FROM people WHERE id = 100").fetchone()
    database.close()
    await store.engine.dispose()
    damage(file, chat_hash)
    async with coach(settings, RecordingCourier(), lambda: START, bot=BOT) as app:
        assert STRANGERS // 2 - 20 < await app.retention.sweep() < STRANGERS // 2


async def test_row_63_where_all_new_rows_are_written_the_operator_hears_of_it(
    api: BotApi, run: Run, store: Store, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is confirmed, and once the database is repaired as the docs say, all is answered."""
    ada, file = api.person(7), Path(settings.data_dir) / "afterword.sqlite3"
    async with run():
        await say(ada, [("/no", "How heavy is it")])
    await store.engine.dispose()
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA wal_checkpoint(truncate)")
        (size,) = database.execute("PRAGMA page_size").fetchone()
        (page,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'seen_at'").fetchone()
    database.close()
    overwrite(file, (page - 1) * size)
    await ada.write("/list")
    with caplog.at_level(logging.ERROR, "bot"):
        async with run():
            await api.until(lambda: "a page of the database can't be read" in caplog.text)
    repaired = file.with_name("repaired")
    with sqlite3.connect(file) as database, sqlite3.connect(repaired) as another:
        another.executescript("\n".join(database.iterdump()))  # as the program `sqlite3` does with `.dump`
    database.close()
    another.close()
    repaired.replace(file)
    async with run():
        await ada.sees("No applications here yet")
