"""Row 21: killed in the middle of a migration, and upgraded with people in the middle of dialogues."""

import asyncio
import json
import os
import shutil
import signal
from pathlib import Path
from typing import Any, Protocol

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

from bot.config import Settings
from bot.events import Returned
from bot.store.database import Database, _upgrade
from bot.store.key_file import read_keyring
from bot.store.tables import SCHEMA
from bot.telemetry.crash_points import CrashPoint
from tests.bot_api.server import BotApi
from tests.faults.conftest import Dies
from tests.faults.conversation import say
from tests.faults.test_restarts import heard
from tests.support.app import START
from tests.support.databases import ON_BOTH_FROM_NOTHING, Store
from tests.support.folders import TESTS
from tests.support.forking import Forker
from tests.support.postgres import Postgres
from tests.support.telegram import BOT, Run

pytestmark = ON_BOTH_FROM_NOTHING
FOLDER = TESTS / "recorded_runs"
RECORDED = [
    record
    for name in ("no", "reflection", "start", "later")
    for record in json.loads((FOLDER / f"{name}-1.json").read_text())
]
MICROSECONDS = int(START.timestamp()) * 1_000_000


async def first_release(settings: Settings) -> None:
    """A database as the first release left it: somebody in each of the recorded runs."""
    settings.prepare()
    keyring, database = read_keyring(settings), Database(settings.url())
    async with database.write() as connection:
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
        if not database.embedded:
            await connection.execute(text("SELECT setval('people_id_seq', max(id)) FROM people"))
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
    again = await dies(CrashPoint.migrating, revision)
    ada = api.person(len(RECORDED) + 1)
    await ada.write("/no")
    await again
    await ada.sees("How heavy is it")
    assert await store.value("SELECT version_num FROM alembic_version") == SCHEMA
    people = await counts(store)
    assert people[0] == before[0] + 1
    assert people[2:4] == before[2:4]
    assert await store.value("SELECT count(*) FROM applications WHERE state = 'no'") == len(RECORDED) // 2 + 1


async def killed_after(statements: int, settings: Settings, forker: Forker) -> bool:
    """Migrate in a process that is killed before the so-manieth statement; False where it ends."""
    arguments = (settings.url(), str(statements))
    environment = {**os.environ, "DATA_DIR": str(settings.data_dir)}
    process = forker.start("tests.faults.migrating", *arguments, environment=environment)
    async with asyncio.timeout(30):
        code = await process.wait()
    assert code in (0, -signal.SIGKILL), await process.communicate()
    return code != 0


class Kept(Protocol):
    """A database as it was, whose state can be brought back."""

    def bring_back(self) -> None: ...


class KeptFile:
    def __init__(self, file: Path) -> None:
        self.file = file
        self.copy = shutil.copy(file, file.with_name("first"))

    def bring_back(self) -> None:
        for beside in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + beside).unlink(missing_ok=True)
        shutil.copy(self.copy, self.file)


class KeptDatabase:
    def __init__(self, name: str, server: Postgres) -> None:
        self.name, self.server = name, server
        self.copy = make_url(server.database(template=name)).database

    def bring_back(self) -> None:
        self.server.sql(f"DROP DATABASE {self.name} WITH (FORCE)")
        self.server.sql(f"CREATE DATABASE {self.name} TEMPLATE {self.copy}")


async def as_it_was(settings: Settings) -> None:
    """The schema of the first release, whole, and all its rows."""
    database = Database(settings.url())
    async with database.write() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() == "0001"
        if database.embedded:
            assert (await connection.execute(text("PRAGMA integrity_check"))).scalar() == "ok"
            assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []
        for table in COUNTED:
            found = await connection.execute(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - ours
            assert found.scalar() == len(RECORDED), table
        columns = await connection.run_sync(lambda c: inspect(c).get_columns("people"))
        assert "nudged" not in [one["name"] for one in columns]
    await database.close()


async def as_it_is_now(settings: Settings) -> None:
    database = Database(settings.url())
    async with database.write() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() == SCHEMA
    await database.close()


async def test_row_21_killed_at_every_statement_of_a_migration(
    settings: Settings, forker: Forker, request: pytest.FixtureRequest
) -> None:
    """The old schema or the new one, whole, and all rows there."""
    await first_release(settings)
    place = make_url(settings.url()).database or ""
    kept: Kept
    if settings.url().startswith("sqlite"):
        kept = KeptFile(Path(place))
    else:
        kept = KeptDatabase(place, request.getfixturevalue("postgres"))
    statements = 1
    while await killed_after(statements, settings, forker):
        await as_it_was(settings)
        kept.bring_back()
        statements += (
            1 if isinstance(kept, KeptFile) else 2
        )  # a server does not tell one statement from the next
    assert statements > 15
    await as_it_is_now(settings)


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
