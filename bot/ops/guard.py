"""Find the database, and check that no process uses it and that a file is a database of ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import StatementError

from bot.config import Settings
from bot.errors import OperatorError, SettingsError
from bot.folders import shipped
from bot.store.database import Database
from bot.store.postgres import NAME
from bot.store.unavailable import reason
from bot.telemetry.liveness import ALIVE_FOR, fetched_ago

NO_DATABASE = "Give a file that was backed up here: {} is not an intact database of Afterword."
IN_USE = "Stop the bot first: another process has the database open."


def embedded(settings: Settings) -> bool:
    """Tell whether the database is a file."""
    return make_url(settings.url()).get_backend_name() == "sqlite"


def database_file(settings: Settings) -> Path:
    """Return the database's file, which need not exist. Raises OperatorError for a database server."""
    url = make_url(settings.url())
    if not embedded(settings) or not url.database or url.database == ":memory:":
        raise OperatorError("Use pg_dump and pg_restore: DATABASE_URL is not a SQLite file.")
    return Path(url.database).absolute()


def require_database(settings: Settings) -> None:
    """Raise OperatorError if there is no database yet, since opening one would make it."""
    if embedded(settings) and not (file := database_file(settings)).is_file():
        raise OperatorError(f"There is no database at {file}; set DATA_DIR or DATABASE_URL to where it is.")


def require_not_running(settings: Settings) -> None:
    """Raise OperatorError if the bot has fetched updates lately."""
    ago = fetched_ago(settings)
    if ago is not None and ago < ALIVE_FOR:
        raise OperatorError(
            f"Stop the bot first: it fetched updates {ago:.0f} seconds ago. If it was killed, wait "
            f"{ALIVE_FOR - ago:.0f} seconds."
        )


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    """Open the database of the settings, and close it at the end. Raises SettingsError if that fails."""
    database = Database(settings.url())
    try:
        yield database
    except StatementError as error:  # an error of the database, or a damaged value
        raise SettingsError(
            f"Set DATABASE_URL to a database that can be reached and is intact ({reason(error)})."
        ) from None
    finally:
        await database.close()


async def require_nobody_connected(database: Database) -> None:
    """Raise OperatorError if another process of ours uses this database (PostgreSQL)."""
    if database.embedded:
        return
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND (application_name = :ours OR application_name LIKE :ours || ' %') "
        "AND application_name <> current_setting('application_name')"
    )
    async with database.connect() as connection:
        if (await connection.execute(text(others), {"ours": NAME})).scalar():
            raise OperatorError(IN_USE)


@contextmanager
def locked_for_us(file: Path) -> Iterator[None]:
    """Lock the database's file for this process. Raises OperatorError if another process has it open.

    A broken database can't be locked; then only `require_not_running` tells. A missing file needs no lock.
    """
    if not file.exists():
        yield
        return
    with closing(
        sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, timeout=1, isolation_level=None)
    ) as lock:
        try:
            # Leaving WAL mode fails while another process has the database open; and it writes into the
            # database the log of changes that a killed process has left.
            lock.execute("PRAGMA journal_mode=DELETE")
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise OperatorError(IN_USE) from None
        except sqlite3.DatabaseError:
            pass  # the database is broken, which may be why it is being replaced
        yield


def check(connection: sqlite3.Connection, file: Path) -> None:
    """Raise OperatorError if this is not an intact database of ours, or one of a later release."""
    try:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        if not {"alembic_version", "people", "outbox"} <= tables:
            raise OperatorError(NO_DATABASE.format(file))
        intact = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if not intact or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise OperatorError(f"Give another file: {file} is damaged.")
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        raise OperatorError(NO_DATABASE.format(file)) from None
    known = {script.revision for script in ScriptDirectory(str(shipped("migrations"))).walk_revisions()}
    if revision not in known:
        raise OperatorError(f"Upgrade first: {file} was made by a later release.")


def copy(source: Path, target: Path) -> None:
    """Copy a database as of one moment into an existing empty file, while others go on writing to it.

    Raises OperatorError if it can't be read or written, or the copy isn't intact.
    """
    try:
        with (
            closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=10)) as original,
            closing(sqlite3.connect(target)) as backup,
        ):
            # In one step: with several, a busy writer would make it begin again and again.
            original.backup(backup, pages=-1)
            backup.execute("PRAGMA journal_mode=DELETE")  # so that it is one file
            check(backup, source)
    except (sqlite3.OperationalError, OSError) as error:
        raise OperatorError(
            f"Make sure that {source} can be read, and {target.parent} written: {type(error).__name__}."
        ) from None
    except sqlite3.DatabaseError:
        raise OperatorError(NO_DATABASE.format(source)) from None


def on_disk(file: Path) -> None:
    """Wait until a file and its name are on the disk."""
    for path in (file, file.parent):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
