"""Row 21: killed in the middle of a migration, and upgraded with people in the middle of dialogues."""

import asyncio
import json
import os
import shutil
import signal
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from bot.crash import Place
from bot.events import Returned
from bot.settings import Settings
from bot.store.database import Database, _upgrade
from bot.store.tables import SCHEMA
from tests.bot_api.server import BotApi
from tests.conftest import START
from tests.faults.conftest import BOT, Dies, Run, Store
from tests.faults.conversation import say
from tests.faults.test_restarts import heard

FOLDER = Path(__file__).parent.parent / "recorded_runs"
RECORDED = [
    record
    for name in ("no", "reflection", "start", "later")
    for record in json.loads((FOLDER / f"{name}-1.json").read_text())
]
MICROSECONDS = int(START.timestamp()) * 1_000_000


async def first_release(settings: Settings) -> None:
    """A database as the first release left it: somebody in each of the recorded runs."""
    settings.prepare()
    keyring, database = settings.keyring(), Database(settings.url())
    async with database.engine.begin() as connection:
        await connection.run_sync(lambda c: _upgrade(c, "0001"))
        for person, record in enumerate(RECORDED, start=1):
            wrapped = keyring.new()
            sealed = keyring.sealer(wrapped, person).seal(json.dumps(record["stored"]).encode())
            rows: dict[str, dict[str, Any]] = {
                "people": {"id": person, "bot": BOT, "chat": person, "language": "en", "last_run": 3}
                | {"wrapped_key": wrapped, "since": MICROSECONDS},
                "runs": {"person": person, "number": 3, "script": record["script"], "version": 1}
                | {"state": "current", "started": MICROSECONDS, "taken_up": MICROSECONDS, "sealed": sealed},
                "applications": {"person": person, "number": 2, "stage": "first", "via": "nobody"}
                | {"at": MICROSECONDS, "refused_at": MICROSECONDS if person % 2 else None},
                "nudges": {"person": person, "key": "x", "run": 3, "due": MICROSECONDS * 2},
                "messages": {"person": person, "message": 5, "run": 3, "key": "k", "ours": True},
                "seen": {"bot": BOT, "update": person, "at": MICROSECONDS},
            }
            for table, row in rows.items():
                names, marks = (f'"{name}"' for name in row), (f":{name}" for name in row)
                into = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(marks)})"  # noqa: S608 - ours
                await connection.execute(text(into), row)
    await database.close()


COUNTED = ("people", "runs", "applications", "nudges", "messages", "seen")


async def counts(store: Store) -> list[int]:
    return [await store.value(f"SELECT count(*) FROM {table}") for table in COUNTED]  # noqa: S608 - ours


@pytest.mark.parametrize("revision", [1, 2])
async def test_row_21_killed_in_a_migration(
    revision: int, api: BotApi, settings: Settings, store: Store, dies: Dies
) -> None:
    """The process, at its start: the old schema with all its rows; and the next start brings the new one."""
    await first_release(settings)
    before = await counts(store)
    again = await dies(Place.migrating, revision)
    ada = api.person(len(RECORDED) + 1)
    await ada.write("/no")
    await again
    await ada.sees("How heavy is it")
    assert await store.value("SELECT version_num FROM alembic_version") == SCHEMA
    people = await counts(store)
    assert people[0] == before[0] + 1
    assert people[2:4] == before[2:4]
    assert await store.value("SELECT count(*) FROM applications WHERE state = 'no'") == len(RECORDED) // 2 + 1


def killed_after(statements: int, settings: Settings) -> bool:
    """Migrate in a process of its own that is killed before the so-manieth statement; False where it ends."""
    child = os.fork()
    if child == 0:
        left = statements

        def counts_down(*_: Any) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        async def migrate() -> None:
            database = Database(settings.url())
            event.listen(database.engine.sync_engine, "before_cursor_execute", counts_down)
            await database.migrate()

        asyncio.run(migrate())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        assert os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def test_row_21_killed_at_every_statement_of_a_migration(settings: Settings, tmp_path: Path) -> None:
    """The old schema or the new one, whole, and all rows there."""
    asyncio.run(first_release(settings))
    file = Path(settings.url().removeprefix("sqlite+aiosqlite:///"))
    shutil.copy(file, tmp_path / "first")
    statements = 1
    while killed_after(statements, settings):
        with sqlite3.connect(file) as database:
            assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            for table in COUNTED:
                found = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - ours
                assert found == (len(RECORDED),), table
            columns = [row[1] for row in database.execute("PRAGMA table_info(people)")]
            assert "nudged" not in columns
        database.close()
        for beside in ("", "-wal", "-shm"):
            file.with_name(file.name + beside).unlink(missing_ok=True)
        shutil.copy(tmp_path / "first", file)
        statements += 1
    assert statements > 20
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)
    database.close()


async def test_row_21_an_upgrade_with_people_in_the_middle_of_dialogues(
    settings: Settings, store: Store
) -> None:
    """Whoever had a question open under the first release has it open under this one."""
    await first_release(settings)
    people = range(1, len(RECORDED) + 1)
    ear = await heard(settings, dict.fromkeys(people, Returned()), 10_000)
    assert await store.rows("SELECT error FROM parked") == []
    for person, record in zip(people, RECORDED, strict=True):
        if record["open"] is not None and person in ear.shown:
            assert ear.shown[person][2:] == (3, record["open"])
    asked = [person for person, record in zip(people, RECORDED, strict=True) if record["open"] is not None]
    assert len(set(asked) - ear.shown.keys()) <= 1  # where this release asks no more, the run is done


async def test_row_21_they_go_on_from_there(api: BotApi, settings: Settings, store: Store, run: Run) -> None:
    """An answer to the question of the old release is taken, and the next question comes."""
    await first_release(settings)
    new = next(n for n, record in enumerate(RECORDED, 1) if record["open"] == "mood")
    mid = next(n for n, record in enumerate(RECORDED, 1) if record["open"] == "plan_if")
    ada, ben = api.person(new), api.person(mid)
    async with run():
        await say(ada, [("Low", "What would fit now?")])
        await say(ben, [("They ask why I left", "Then what will you do?"), ("One line", "In your words:")])
        await store.settled()
    assert await store.value("SELECT count(*) FROM parked") == 0
