"""Row 21: killed in the middle of a migration, and upgraded with people in the middle of dialogues."""

import asyncio
import os
import shutil
import signal
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

from bot.config import Settings
from bot.events import Event, Incoming, Returned, Tapped, Wrote
from bot.message import Message
from bot.store.database import Database
from bot.store.tables import SCHEMA
from bot.telemetry.crash_points import CrashPoint
from tests.bot_api.server import BotApi
from tests.faults.conftest import Dies
from tests.faults.conversation import Lines, say
from tests.faults.test_restarts import heard
from tests.support.app import START, coach
from tests.support.databases import ON_BOTH_FROM_NOTHING, Store
from tests.support.forking import PATIENCE, Forker
from tests.support.postgres import Postgres
from tests.support.released import PEOPLE, REVISION, lay_down
from tests.support.telegram import BOT, Run

pytestmark = ON_BOTH_FROM_NOTHING
LATER = START + timedelta(hours=2)
DUE = datetime(2026, 12, 2, 8, 30, tzinfo=UTC)
"""Half past nine in Germany, on the day that was named when the application was told of."""

GO_ON: dict[int, Lines] = {
    101: [("I'm waiting", "Silence is normal")],
    102: [("Low", "What would help now?")],
    103: [("Baker", "How far")],
    104: [("None of these", "no reason to change direction")],
    105: [("Not this time", "Would you still like to work there")],
    106: [("I say it in one sentence", "In your words:")],
    107: [("yesterday", "Who are you dealing with")],
    109: [("Sent", "Which country are you in?")],
    110: [("/list", "Acme · Baker")],
    111: [("The hour I message you", "What time shall I message you")],
    112: [("Until I say so", "I'll be quiet")],
    117: [("Baker", "How far"), ("/help", "(Acme)")],
    118: [("/journal", "I say it in one sentence")],
    119: [("A written offer", "Which company is it?")],
}
"""What people say to this release, and what they see then: their answers, and what they had told before."""


class Said:
    """What each chat was sent."""

    def __init__(self) -> None:
        self.heard: dict[int, list[str]] = defaultdict(list)

    async def deliver(self, chat: int, message: Message) -> int | None:
        if not message.edits:
            self.heard[chat].append(message.html or "")
        return len(self.heard[chat])


COUNTED = ("people", "runs", "applications", "nudges", "messages", "seen")


async def counts(store: Store) -> dict[str, int]:
    return {table: await store.value(f"SELECT count(*) FROM {table}") for table in COUNTED}  # noqa: S608 - ours


@pytest.mark.parametrize("revision", [1, 2])
async def test_row_21_a_kill_in_a_migration_leaves_the_old_schema(
    revision: int, api: BotApi, settings: Settings, store: Store, dies: Dies
) -> None:
    """The process, at its start: the old schema with all its rows; and the next start brings the new one."""
    await lay_down(settings)
    before = await counts(store)
    again = await dies(CrashPoint.migrating, revision)
    api.next_update = 10_000
    ada = api.person(7)
    await ada.write("/no")
    await again
    await ada.sees("How heavy is it")
    assert await store.value("SELECT version_num FROM alembic_version") == SCHEMA
    found = await counts(store)
    assert found["people"] == before["people"] + 1
    assert found["applications"] == before["applications"]
    assert found["nudges"] == before["nudges"]


async def killed_after(statements: int, settings: Settings, forker: Forker) -> bool:
    """Migrate in a process that is killed before a statement; return False where it ends by itself."""
    arguments = (settings.url(), str(statements))
    environment = {**os.environ, "DATA_DIR": str(settings.data_dir)}
    process = forker.start("tests.faults.migrating", *arguments, environment=environment)
    async with asyncio.timeout(PATIENCE):
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


async def as_it_was(settings: Settings, before: dict[str, int]) -> None:
    """The schema of the first release, whole, and all its rows."""
    database = Database(settings.url())
    async with database.write() as connection:
        assert (
            await connection.execute(text("SELECT version_num FROM alembic_version"))
        ).scalar() == REVISION
        if database.embedded:
            assert (await connection.execute(text("PRAGMA integrity_check"))).scalar() == "ok"
            assert (await connection.execute(text("PRAGMA foreign_key_check"))).all() == []
        for table in COUNTED:
            found = await connection.execute(text(f"SELECT count(*) FROM {table}"))  # noqa: S608 - ours
            assert found.scalar() == before[table], table
        columns = await connection.run_sync(lambda c: inspect(c).get_columns("people"))
        assert "chat_hash" not in [one["name"] for one in columns]
    await database.close()


async def as_it_is_now(settings: Settings) -> None:
    database = Database(settings.url())
    async with database.write() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() == SCHEMA
    await database.close()


async def test_row_21_a_kill_at_any_statement_of_a_migration_leaves_a_whole_schema(
    settings: Settings, store: Store, forker: Forker, request: pytest.FixtureRequest
) -> None:
    """The old schema or the new one, whole, and all rows there."""
    await lay_down(settings)
    before = await counts(store)
    await store.engine.dispose()
    place = make_url(settings.url()).database or ""
    kept: Kept
    if settings.url().startswith("sqlite"):
        kept = KeptFile(Path(place))
    else:
        kept = KeptDatabase(place, request.getfixturevalue("postgres"))
    statements = 1
    while await killed_after(statements, settings, forker):
        await as_it_was(settings, before)
        kept.bring_back()
        statements += (
            1 if isinstance(kept, KeptFile) else 2
        )  # a server does not tell one statement from the next
    assert statements > 15
    await as_it_is_now(settings)


async def test_row_21_an_upgrade_keeps_every_open_question_open(settings: Settings, store: Store) -> None:
    """Whoever had a question open under the first release has it open under this one."""
    await lay_down(settings)
    ear = await heard(settings, {one.chat: Returned() for one in PEOPLE}, 10_000)
    assert await store.rows("SELECT error FROM parked") == []
    assert await store.rows("SELECT dead FROM outbox") == []
    stand = {one.chat: (one.run, one.key) for one in PEOPLE if one.key is not None}
    assert {chat: ear.shown[chat][2:] for chat in stand} == stand
    assert len(stand) > 12


async def test_row_21_after_an_upgrade_an_answer_leads_to_the_next_question(
    api: BotApi, settings: Settings, store: Store, run: Run
) -> None:
    """An answer to the question of the old release is taken, and the next question comes."""
    await lay_down(settings)
    api.next_update = 10_000
    at = {one.chat: api.person(one.chat) for one in PEOPLE}
    async with run(clock=lambda: LATER):
        await at[115].sees("How heavy is it")  # it was on its way when the old release was stopped
        for chat, lines in GO_ON.items():
            await say(at[chat], lines)
        await store.settled()
    assert await store.value("SELECT count(*) FROM parked") == 0


async def test_row_21_what_was_due_comes(settings: Settings) -> None:
    """What the old release has planned is said by this one, when it is due, with what was told then."""
    await lay_down(settings)
    ear, [hana] = Said(), [one.chat for one in PEOPLE if one.says[-1] == "9 in the morning"]
    async with coach(settings, ear, lambda: DUE, bot=BOT) as app:
        await app.nudges.say_due()
        await app.outbox.drain()
    assert any("Acme" in words for words in ear.heard[hana])


async def test_row_21_who_was_on_hold_stays_on_hold(settings: Settings) -> None:
    """After a word of despair to the old release, this one begins nothing until they resume."""
    await lay_down(settings)
    ear = Said()
    async with coach(settings, ear, lambda: LATER, bot=BOT) as app:
        events: list[Event] = [Wrote("hello"), Tapped("x:hold:resume", 1)]
        for number, event in enumerate(events, 10_000):
            assert all("How heavy is it" not in words for words in ear.heard[114])
            await app.inbox.receive([Incoming(BOT, number, 114, event, LATER)])
            await app.outbox.drain()
    assert "How heavy is it" in ear.heard[114][-1]
