"""The store on a real file: what is kept, and what nobody can read."""

import asyncio
import socket
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.channels.terminal import CHAT
from bot.coach.safety import Tier
from bot.coach.scripts import SCRIPTS
from bot.config import Settings
from bot.errors import SettingsError
from bot.store import postgres
from bot.store.codec import FACTS
from bot.store.crypto import KeyRefusedError, Keyring, new_key
from bot.store.database import Database, _upgrade, shipped
from bot.store.key_file import read_keyring
from bot.store.tables import SCHEMA, Moment, metadata
from bot.talk.paths import positions
from tests.support.app import START, Sit
from tests.support.databases import ON_BOTH, ON_BOTH_FROM_NOTHING, Store, only
from tests.support.postgres import Postgres
from tests.support.routes import routes_of
from tests.support.unsealed import person

pytestmark = ON_BOTH
SECRETS = ("Globex Secret", "Chief whisperer", "we talked about otters")
REVIEW = (
    *("/no", "Low", "The full review, about 8", SECRETS[0], SECRETS[1]),
    *("The final round", "Nobody by name"),
)


async def test_nothing_typed_can_be_read_in_the_files(
    sit: Sit, store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Not in the database, not in its journal, not in what pg_dump makes of it."""
    async with sit() as sitting:
        await sitting.say_all(*REVIEW, "No, just the no", SECRETS[2])
        kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    if not store.on_sqlite:
        server: Postgres = request.getfixturevalue("postgres")
        kept = server.dump(store.engine.url.database or "").encode()
    assert b"wrapped_key" in kept
    for secret in SECRETS:
        assert secret.encode() not in kept
        assert secret.casefold().encode() not in kept.lower()


async def test_the_key_is_for_its_owner_and_beside_the_database(sit: Sit, tmp_path: Path) -> None:
    """Made on the first start, mode 0600, and there is no start without it."""
    async with sit() as sitting:
        await sitting.say_all(*REVIEW)
    key = tmp_path / "master.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.unlink()
    with pytest.raises(SettingsError, match=r"Put the key file at .*master\.key"):
        async with sit():
            pass
    assert not key.exists()


async def test_what_the_screen_found_is_kept_and_its_words_are_not(
    sit: Sit, store: Store, tmp_path: Path, database_url: str
) -> None:
    """Tier and time, sealed, and nothing else: the update leaves no row that holds it."""
    async with sit() as sitting:
        await sitting.say_all("/no", "3", "I want to die")
    found = await person(Settings(data_dir=tmp_path, database_url=database_url), 0, CHAT)
    assert (found.hold, found.held_at) == (Tier.explicit, START)
    assert await store.value("SELECT count(*) FROM parked") == 0
    assert await store.value("SELECT count(*) FROM messages WHERE NOT ours") == 0


async def test_the_applications_follow_the_facts(sit: Sit, store: Store) -> None:
    """Logged and refused when that is said; gone again when it is taken back."""

    async def applications() -> list[tuple[int, str, bool]]:
        rows = await store.rows("SELECT number, stage, refused_at IS NOT NULL FROM applications")
        return [(number, stage, bool(refused)) for number, stage, refused in rows]

    async with sit() as sitting:
        await sitting.say_all(*REVIEW[:-1])
        assert await applications() == []
        await sitting.say(REVIEW[-1])
        assert await applications() == [(1, "final", True)]
        await sitting.say_all(
            "/no", "Low", "A short review, 3 minutes", "Globex Secret · Chief whisperer", "Back"
        )
        assert await applications() == [(1, "final", True)]
        await sitting.say_all("/cancel", "Discard it")
        assert await applications() == [(1, "final", True)]


async def test_an_answer_taken_back_takes_its_facts_back(sit: Sit, store: Store) -> None:
    """Back from the question after `via`: there is no such application yet."""
    async with sit() as sitting:
        await sitting.say_all(*REVIEW, "Back")
    assert await store.value("SELECT count(*) FROM facts") == 0
    assert await store.value("SELECT count(*) FROM applications") == 0


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


@only("sqlite", because="PostgreSQL has no pragmas")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("cache_size", -8000),
    ],
)
async def test_the_pragmas_hold(pragma: str, value: object, database_url: str) -> None:
    """On every connection, after the migration too."""
    database = Database(database_url)
    await database.migrate()
    async with database.write() as connection:
        assert (await connection.execute(text(f"PRAGMA {pragma}"))).scalar() == value
    await database.close()


@only("sqlite", because="PostgreSQL needs no thread")
async def test_a_connection_ends_with_the_process(database_url: str) -> None:
    """Whatever its thread hangs at, nobody waits for it."""
    database, before = Database(database_url), set(threading.enumerate())
    async with database.connect():
        [thread] = set(threading.enumerate()) - before
        assert thread.daemon
    await database.close()


@only("sqlite", because="it is about SQLite's own cursor")
async def test_a_statement_tells_what_it_has_done(database_url: str) -> None:
    """How many rows it has changed, which one it has added, and what it has found."""
    database = Database(database_url)
    async with database.write() as connection:
        await connection.execute(text("CREATE TABLE birds (id INTEGER PRIMARY KEY, name TEXT)"))
        added = await connection.execute(text("INSERT INTO birds (name) VALUES ('wren')"))
        assert added.lastrowid == 1
        many = await connection.execute(
            text("INSERT INTO birds (name) VALUES (:name)"), [{"name": "owl"}, {"name": "jay"}]
        )
        assert many.rowcount == 2
        changed = await connection.execute(text("UPDATE birds SET name = upper(name) WHERE id > 1"))
        assert changed.rowcount == 2
        found = await connection.execute(text("SELECT id, name AS called FROM birds ORDER BY id"))
        assert list(found.keys()) == ["id", "called"]
        assert found.all() == [(1, "wren"), (2, "OWL"), (3, "JAY")]
    await database.close()


@only("postgresql", because="a file is never silent")
async def test_every_connection_listens_for_silence(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told to the system when it is made, about the socket that it uses."""
    listened: list[socket.socket] = []
    monkeypatch.setattr(postgres, "_listen_for_silence", listened.append)
    database = Database(database_url)
    async with database.connect():
        assert [line.type for line in listened] == [socket.SOCK_STREAM]
    await database.close()


def test_a_moment_refuses_a_time_without_a_zone() -> None:
    """It would mean something else elsewhere."""
    moment = Moment()
    at = datetime(2026, 3, 29, 1, 30, 0, 123_456, tzinfo=UTC)
    stored = moment.process_bind_param(at, None)  # type: ignore[arg-type] # the dialect is not looked at
    assert moment.process_result_value(stored, None) == at  # type: ignore[arg-type] # the same
    with pytest.raises(ValueError, match="without a zone"):
        moment.process_bind_param(at.replace(tzinfo=None), None)  # type: ignore[arg-type] # the same


def test_every_kind_of_fact_can_be_stored() -> None:
    """A record that a dialogue makes and the store doesn't know would be lost."""
    made = {
        type(fact)
        for script in SCRIPTS.values()
        for about, route in routes_of(script)
        for position in positions(script, about, route)
        for fact in position.records.values()
    }
    assert len(made) >= 8
    assert made <= set(FACTS.values())


def test_a_new_master_key_is_listed_first_and_the_old_one_still_opens() -> None:
    """Rotation."""
    old, new = b"a" * 32, b"b" * 32
    wrapped = Keyring([old]).new()
    sealed = Keyring([old]).sealer(wrapped, 1).seal(b"words")
    assert Keyring([new, old]).sealer(wrapped, 1).open(sealed) == b"words"
    with pytest.raises(KeyRefusedError):
        Keyring([new]).sealer(wrapped, 1)
    with pytest.raises(KeyRefusedError):
        Keyring([old]).sealer(wrapped, 2).open(sealed)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TELEGRAM_BOT_TOKEN", "", "Set TELEGRAM_BOT_TOKEN"),
        ("TELEGRAM_BOT_TOKEN", "no token", "Set TELEGRAM_BOT_TOKEN"),
        ("SEND_RATE", "-1", "Set SEND_RATE"),
        ("SEND_RATE", "fast", "Set SEND_RATE"),
        ("DATABASE_URL", "mysql://x", "Set DATABASE_URL"),
        ("DATABASE_URL", "???", "Set DATABASE_URL"),
        ("MASTER_KEYS", "c2hvcnQ=", "Set MASTER_KEYS"),
        ("MASTER_KEY_FILE", "/nowhere/key", "Set MASTER_KEY_FILE"),
    ],
)
def test_a_wrong_setting_gets_one_line_that_says_what_to_set(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And never repeats the value."""
    from bot.config import read_settings

    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv(name, value)

    def everything() -> None:
        settings: Settings = read_settings()
        settings.url()
        read_keyring(settings)
        _ = settings.token

    with pytest.raises(SettingsError) as caught:
        everything()
    line = str(caught.value)
    assert line.startswith(says)
    assert "\n" not in line
    assert not value or value not in line


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
