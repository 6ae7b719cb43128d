"""The schema is brought up to date, with people in the middle of something."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.errors import SettingsError
from bot.folders import shipped
from bot.store import counts
from bot.store.crypto import Keyring, new_key
from bot.store.database import Database, _upgrade
from bot.store.tables import SCHEMA, Moment, metadata, people
from tests.support.app import START
from tests.support.databases import ON_BOTH, ON_BOTH_FROM_NOTHING

pytestmark = ON_BOTH


async def test_the_schema_is_that_of_the_migrations(database_url: str) -> None:
    """Tables, indices and the revision that the code expects."""
    assert ScriptDirectory(str(shipped("migrations"))).get_current_head() == SCHEMA
    database = Database(database_url)
    await database.migrate()
    await database.migrate()

    def differences(connection: Connection) -> list[object]:
        same = {"compare_type": lambda *args: False if isinstance(args[4], Moment) else None}
        found: list[object] = compare_metadata(MigrationContext.configure(connection, opts=same), metadata)
        return found

    async with database.write() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


@ON_BOTH_FROM_NOTHING
async def test_an_earlier_database_is_brought_up_to_date_with_people_in_the_middle(database_url: str) -> None:
    """Rows of the first release stay, and get what is new: a refused application is a no."""
    database, keyring = Database(database_url), Keyring.from_text(new_key())
    keys = {person: keyring.new() for person in (1, 2)}
    async with database.write() as connection:
        await connection.run_sync(lambda c: _upgrade(c, "0001"))
        await connection.execute(
            text(
                "INSERT INTO people (id, bot, chat, language, wrapped_key, since) "
                "VALUES (1, 0, 1, 'en', :key, 0)"
            ),
            {"key": keys[1]},
        )
        for number, refused in ((1, "NULL"), (2, "5")):
            row = f"1, {number}, 'first', 'nobody', 0, {refused}"
            columns = "person, number, stage, via, at, refused_at"
            await connection.execute(text(f"INSERT INTO applications ({columns}) VALUES ({row})"))  # noqa: S608 - our own numbers
        into = text("INSERT INTO runs VALUES (1, 1, 'no', 1, 'current', 0, 0, :sealed)")
        await connection.execute(into, {"sealed": b"sealed"})
        await connection.execute(
            text(
                "INSERT INTO people (id, bot, chat, language, wrapped_key, since, blocked) "
                "VALUES (2, 0, 2, 'en', :key, 7, true)"
            ),
            {"key": keys[2]},
        )
        planned = text("INSERT INTO nudges (person, key, run, due) VALUES (:person, 'mood:1:0', 1, 0)")
        await connection.execute(planned, [{"person": 1}, {"person": 2}])
    await database.migrate(keyring)
    async with database.write() as connection:
        states = (await connection.execute(text("SELECT number, state FROM applications"))).all()
        nudged = (await connection.execute(text("SELECT nudged FROM people WHERE id = 1"))).all()
        heard = (await connection.execute(text("SELECT heard_at FROM people ORDER BY id"))).scalars().all()
        due = (await connection.execute(text("SELECT person FROM nudges"))).scalars().all()
        runs = (await connection.execute(text("SELECT count(*) FROM runs"))).scalar()
    await database.close()
    assert [tuple(row) for row in states] == [(1, "waiting"), (2, "no")]
    assert [tuple(row) for row in nudged] == [(0,)]
    assert runs == 1
    assert heard == [0, 7], "since they are known, where nobody wrote down when they were heard"
    assert due == [1], "nothing is due to whoever has blocked the bot"


@ON_BOTH_FROM_NOTHING
async def test_a_database_of_the_last_release_learns_to_know_messages(database_url: str) -> None:
    """Of what was sent before the upgrade nothing is known; what comes after it goes with its person."""
    database = Database(database_url)
    async with database.write() as connection:
        await connection.run_sync(lambda c: _upgrade(c, "0007"))
        await connection.execute(
            text(
                "INSERT INTO people (id, bot, chat_hash, contact, wrapped_key, since) "
                "VALUES (1, 0, :bytes, :bytes, :bytes, 0)"
            ),
            {"bytes": b"x"},
        )
        await connection.execute(text("INSERT INTO messages VALUES (1, 50, 1, 'mood', true)"))
    async with database.write() as connection:
        await connection.run_sync(lambda c: _upgrade(c, "head"))
        assert (await connection.execute(text("SELECT count(*) FROM chat_messages"))).scalar() == 0
        await connection.execute(text("INSERT INTO chat_messages VALUES (1, 51, true, NULL, 0)"))
        await connection.execute(text("DELETE FROM people"))
        for table in ("messages", "chat_messages"):
            assert (await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar() == 0  # noqa: S608 - ours
    await database.close()


@ON_BOTH_FROM_NOTHING
async def test_counting_begins_with_the_upgrade(database_url: str) -> None:
    """What was there stays as it was, nothing is counted yet, and counts are added to what is there."""
    database, keyring = Database(database_url), Keyring.from_text(new_key())
    async with database.write() as connection:
        await connection.run_sync(lambda c: _upgrade(c, "0008"))
        row = {**keyring.with_lookup(b"0" * 32).newcomer(0, 7), "since": START, "heard_at": START}
        await connection.execute(people.insert(), row)
        before = (await connection.execute(people.select())).all()
    await database.migrate(keyring)
    numbers = {(counts.week_of(START), "begun", "no"): 2}
    async with database.write() as connection:
        assert (await connection.execute(people.select())).all() == before
        assert await counts.totals(connection) == {}
        await counts.add(connection, numbers)
        await counts.add(connection, numbers)
        assert await counts.totals(connection) == {("begun", "no"): 4}
    await database.close()


@ON_BOTH_FROM_NOTHING
async def test_a_schema_of_a_later_release_is_left_alone(database_url: str) -> None:
    """One line that says what to do, and nothing is changed."""
    database = Database(database_url)
    await database.migrate()
    async with database.write() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingsError) as caught:
        await database.migrate()
    assert str(caught.value).startswith("Install the newer version again, or restore the backup from before")
    assert "9999" in str(caught.value)
    assert "\n" not in str(caught.value)
    async with database.write() as connection:
        assert (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar() == "9999"
    await database.close()


@ON_BOTH_FROM_NOTHING
async def test_several_processes_bring_the_schema_up_to_date_at_once(
    database_url: str, tmp_path: Path
) -> None:
    """One does it, and the others wait; so does one with another database in the same process."""
    elsewhere = f"sqlite+aiosqlite:///{tmp_path / 'other.sqlite3'}"
    several = [Database(url) for url in (*[database_url] * 5, elsewhere)]
    await asyncio.gather(*(database.migrate() for database in several))
    async with several[0].write() as connection:
        found = (await connection.execute(text("SELECT version_num FROM alembic_version"))).all()
        assert [tuple(row) for row in found] == [(SCHEMA,)]
    for database in several:
        await database.close()
