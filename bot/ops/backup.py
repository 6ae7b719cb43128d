"""Copy the database to a file while it is in use, and restore it from such a file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import URL

from bot.config import Settings
from bot.errors import OperatorError
from bot.ops.guard import copy, database_file, locked_for_us, on_disk, require_database, require_not_running
from bot.store import dead_letters, restoring, retention
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.database import Database
from bot.store.key_file import read_keyring
from bot.store.keys import unlock
from bot.store.queries import Row
from bot.turn.nudge import LIMITED_KINDS

BESIDE = ("-wal", "-shm", "-journal")
"""Ends of the names of the files that SQLite keeps beside a database."""


def back_up(settings: Settings, file: Path) -> list[str]:
    """Copy the database to a new file; return lines for the operator. Raises OperatorError if that fails."""
    require_database(settings)
    file = file.absolute()
    if file.exists():
        raise OperatorError(f"Give a file that is not there yet: {file} exists already, and stays as it is.")
    with _beside(file) as part:
        copy(database_file(settings), part)
        on_disk(part)
        part.rename(file)
        on_disk(file)
    key = "MASTER_KEYS" if settings.master_keys is not None else str(settings.key_path)
    return [
        f"Backed up to {file} ({file.stat().st_size:,} bytes), and checked.",
        f"The key is not in it: keep {key} somewhere else. To bring it back, stop the bot and run: "
        f"afterword restore {file}",
    ]


async def restore(
    settings: Settings, file: Path, clock: Callable[[], datetime], *, forget_missing: bool = False
) -> list[str]:
    """Replace the database by a backup, and keep the old one beside it; return lines for the operator.

    The backup is brought up to date, and stale messages are dropped, before anything is replaced.
    forget_missing: people who are not in the old database have left since, and are not brought back. Raises
    OperatorError if it can't be done; then everything is as it was.
    """
    target, file = database_file(settings), file.absolute()  # noqa: ASYNC240 - nothing else runs here
    if not file.is_file():
        raise OperatorError(f"Give a file that exists: there is no {file}.")
    if target.exists() and file.samefile(target):
        raise OperatorError("Give another file: this one is the database itself.")
    settings.prepare()
    require_not_running(settings)
    known = _people(target)
    with locked_for_us(target), _beside(target) as part:
        copy(file, part)
        lines = await _prepare(
            part, read_keyring(settings, make=False), clock(), known, forget=forget_missing
        )
        on_disk(part)
        kept = _put_aside(target, clock())
        part.rename(target)
        on_disk(target)
    if kept is not None:
        lines.append(f"The old database is kept as {kept}; remove it when it is not needed any more.")
    return [f"Restored {file} to {target}.", *lines]


async def _prepare(
    part: Path, keyring: Keyring, now: datetime, known: list[Row], *, forget: bool
) -> list[str]:
    """Bring the restored copy up to date, and drop stale messages; return lines for the operator.

    known: the rows of the people in the old database. forget: drop people who are not among them.
    """
    database = Database(URL.create("sqlite+aiosqlite", database=str(part)).render_as_string())
    try:
        await database.migrate(keyring)
        async with database.write(unlimited=True) as connection:
            keyring = await unlock(connection, keyring)
            restored = await restoring.people_ids(connection)
            missing = [restored[key] for key in restored.keys() - _hashes(known, keyring)] if known else []
            if forget:
                chats = await retention.chats_of(connection, keyring, missing)
                await dead_letters.forget(connection, keyring, chats)
                await retention.forget(connection, missing)
            dropped = await restoring.drop_stale(connection, now, LIMITED_KINDS)
    except KeyRefusedError:
        raise OperatorError(
            "Set MASTER_KEYS or put the key file of that time back: the present keys do not open the backup."
        ) from None
    finally:
        await database.close()
    lines = [f"Dropped as too old: {dropped.messages} messages, {dropped.reminders} reminders."]
    if missing and forget:
        lines.append(f"Not brought back: {len(missing)} people.")
    elif missing:
        lines.append(
            f"{len(missing)} people in the backup are not in the old database. If they left since, "
            "restore again with --forget-missing."
        )
    return lines


def _people(file: Path) -> list[Row]:
    """Return all people's rows, of this release or an earlier one; none if the file is missing or broken."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in database.execute("SELECT * FROM people")]
        except sqlite3.DatabaseError:
            return []


def _hashes(known: Iterable[Row], keyring: Keyring) -> set[tuple[int, bytes]]:
    """Return (bot, hash of the chat) of these people, hashed anew: the backup may have another hash key."""
    hashes = set()
    for row in known:
        try:
            chat = row["chat"] if "chat" in row else keyring.chat_of(row, row["id"])
            hashes.add((row["bot"], keyring.chat_hash(row["bot"], chat)))
        except KeyRefusedError:  # damaged, but still the same person
            hashes.add((row["bot"], row["chat_hash"]))
    return hashes


def _put_aside(file: Path, now: datetime) -> Path | None:
    """Rename the old database, with the time in its name; return its new name, or None if there is none."""
    if not file.exists():
        for tail in BESIDE:
            file.with_name(file.name + tail).unlink(missing_ok=True)
        return None
    stem, number = f"{file.name}.{now:%Y-%m-%dT%H-%M-%SZ}", 1
    kept = file.with_name(stem)
    while kept.exists():
        number += 1
        kept = file.with_name(f"{stem}-{number}")
    for tail in BESIDE:  # these first: SQLite would play a journal that is left behind into the new database
        beside = file.with_name(file.name + tail)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + tail))
    file.rename(kept)
    return kept


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """Make an empty file in the same folder, for its owner alone. It is removed at the end unless renamed."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as error:
        raise OperatorError(f"Give a folder that can be written: {file.parent} ({error.strerror}).") from None
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for tail in ("", *BESIDE):
            Path(name + tail).unlink(missing_ok=True)
