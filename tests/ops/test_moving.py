"""Everything is copied to another database, and people go on from where they were."""

import asyncio
import os
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.engine import make_url

from bot.config import Settings
from bot.errors import OperatorError
from bot.ops import moving
from bot.ops.moving import move
from bot.store.database import Database
from bot.store.keys import unlocked
from bot.store.tables import metadata, people, runs
from bot.telemetry.crash_points import VARIABLE
from tests.support.app import START, Sit
from tests.support.operating import DATABASE, command
from tests.support.postgres import Postgres

TALK = (
    *("/log", "Acme", "Baker", "An interview", "yesterday", "Nobody in particular", "No date given"),
    *("Germany", "9 in the morning", "/no", "Low", "The full review, 8 to 11 minutes", "Another one"),
)


async def counts(url: str) -> dict[str, int]:
    database = Database(url)
    async with database.write() as connection:
        tables = metadata.sorted_tables
        found = {one.name: await connection.scalar(select(func.count()).select_from(one)) for one in tables}
    await database.close()
    return {name: number or 0 for name, number in found.items()}


async def everything(url: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows, in the order of their keys."""
    database = Database(url)
    async with database.write() as connection:
        rows = {
            one.name: [tuple(row) for row in await connection.execute(select(one).order_by(*one.primary_key))]
            for one in metadata.sorted_tables
        }
    await database.close()
    return rows


async def test_a_conversation_goes_on_in_postgresql_from_the_same_question(
    sit: Sit, database_url: str, postgres: Postgres, tmp_path: Path
) -> None:
    """Everything that was there is there, what comes after it gets numbers of its own, and back again."""
    async with sit() as sitting:
        before = await sitting.say_all(*TALK)
        assert "Which company" in before
        await sitting.app.inbox.dead_letters.add_raw(0, {"update_id": 5, "message": "otters"}, ValueError())
    settings = Settings(data_dir=tmp_path, database_url=database_url)
    there = postgres.database(template="template0")
    told = await move(settings, there)
    assert told[0].startswith("Moved to postgresql://")
    assert ": 1 people, " in told[0]
    assert " 1 applications, " in told[0]
    assert await everything(there) == await everything(database_url)
    async with sit(there) as sitting:
        assert "Where you are: talking about the job you didn't get" in await sitting.say("/help")
        assert "the role at Globex?" in await sitting.say("Globex")
        assert "Acme · Baker" in await sitting.say("/list")
        await sitting.app.inbox.dead_letters.add_raw(0, {"update_id": 6}, ValueError())
    back = f"sqlite+aiosqlite:///{tmp_path / 'again.sqlite3'}"
    await move(settings.model_copy(update={"database_url": there}), back)
    assert await everything(back) == await everything(there)
    async with sit(back) as sitting:
        assert "the role at Globex?" in await sitting.say_all("/help", "Go on")


async def test_only_an_empty_database_is_moved_to(sit: Sit, postgres: Postgres, tmp_path: Path) -> None:
    """Ours with somebody in it, somebody else's, none at all, itself: one line, and nothing is changed."""
    nowhere = Settings(data_dir=tmp_path / "nowhere")
    with pytest.raises(OperatorError, match="There is no database"):
        await move(nowhere, postgres.database())
    settings = Settings(data_dir=tmp_path)
    async with sit() as sitting:
        await sitting.say("/no")
    taken, others = postgres.database(), postgres.database(template="template0")
    async with sit(taken) as sitting:
        await sitting.say("/no")
    before = await everything(taken)
    postgres.sql("CREATE TABLE theirs (id int)", make_url(others).database or "")
    for address in (taken, others):
        with pytest.raises(OperatorError, match="Give a database that is empty"):
            await move(settings, address)
    assert await everything(taken) == before
    tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    assert postgres.sql(tables, make_url(others).database or "") == "1"
    refused = {
        settings.url(): "Give another address",
        "mysql://ada:secret@nowhere/x": "Give an address such as",
        "postgresql://ada:secret@127.0.0.1:1/x": "ConnectionRefusedError",
        postgres.url("nowhere"): "InvalidCatalogNameError",
    }
    for address, says in refused.items():
        with pytest.raises(OperatorError, match=says) as caught:
            await move(settings, address)
        assert "secret" not in str(caught.value)
        assert "\n" not in str(caught.value)
    assert (await counts(settings.url()))["people"] == 1


async def test_the_bot_has_to_be_stopped(sit: Sit, postgres: Postgres, tmp_path: Path) -> None:
    """Whether it has the file open, has fetched lately, or is connected to either server."""
    settings = Settings(data_dir=tmp_path)
    async with sit() as sitting:
        await sitting.say("/no")
    there = postgres.database()
    holder = sqlite3.connect(tmp_path / DATABASE)
    holder.execute("PRAGMA journal_mode=WAL")
    holder.execute("SELECT count(*) FROM people").fetchone()
    with pytest.raises(OperatorError, match="another process has the database open"):
        await move(settings, there)
    holder.close()
    (tmp_path / "alive").touch()
    with pytest.raises(OperatorError, match="Stop the bot first"):
        await move(settings, there)
    (tmp_path / "alive").unlink()
    bot = Database(there)
    async with bot.connect():
        with pytest.raises(OperatorError, match="another process has the database open"):
            await move(settings, there)
        on_it = settings.model_copy(update={"database_url": there})
        with pytest.raises(OperatorError, match="another process has the database open"):
            await move(on_it, f"sqlite+aiosqlite:///{tmp_path / 'x.sqlite3'}")
    await bot.close()
    await move(settings, there)


async def crowd(folder: Path, number: int) -> None:
    """Add so many people with two runs each, in a database of the present schema."""
    settings = Settings(data_dir=folder)
    database = Database(settings.url())
    keyring = await unlocked(settings, database)
    async with database.write() as connection:
        ids = range(1, number + 1)
        known = [{**keyring.newcomer(0, n), "id": n, "since": START} for n in ids]
        await connection.execute(insert(people), known)
        told = {"script": "no", "version": 1, "state": "closed", "started": START, "taken_up": START}
        each = [{**told, "person": n, "number": run, "sealed": b"x" * n} for n in ids for run in (1, 2)]
        await connection.execute(insert(runs), each)
    await database.close()


async def test_killed_in_the_middle_it_is_done_again(postgres: Postgres, tmp_path: Path) -> None:
    """The other database is as empty as before, then; and the second time all of it is there."""
    await crowd(tmp_path, moving.AT_ONCE + 1)
    there = postgres.database(template="template0")
    environment = {**os.environ, "DATA_DIR": str(tmp_path), VARIABLE: "moving:3"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "move", there, env=environment, stdout=PIPE, stderr=PIPE
    )
    await process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert set((await counts(there)).values()) == {0}
    code, out, err = await command(tmp_path, "move", there)
    assert (code, err) == (0, "")
    assert f"{moving.AT_ONCE + 1:,} people" in out
    assert await everything(there) == await everything(Settings(data_dir=tmp_path).url())
    with pytest.raises(OperatorError, match="Give a database that is empty"):
        await move(Settings(data_dir=tmp_path), there)
