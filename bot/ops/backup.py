"""The database → a file, while it is in use; and back."""

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
from bot.ops.guard import copy, database_file, existing_database, nobody_else, not_alive, on_disk
from bot.store import dead_letters, restoring, retention
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.database import Database
from bot.store.key_file import read_keyring
from bot.store.keys import unlock
from bot.store.queries import Row
from bot.turn.nudge import NUDGES

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database."""


def back_up(settings: Settings, file: Path) -> list[str]:
    """Copy the database to a file that isn't there yet; what to tell. OperatorError where that can't be."""
    existing_database(settings)
    file = file.absolute()
    if file.exists():
        raise OperatorError(f"Give a name that is not taken: {file} is there already, and stays as it is.")
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
    """Put a backup in the place of the database, which is kept beside it; what to tell.

    It is brought up to date and what is stale is dropped before anything is replaced. forget_missing:
    people who are not in the database that was there have left since, and are not brought back. Raises
    OperatorError where it can't be done; then everything is as it was.
    """
    target, file = database_file(settings), file.absolute()  # noqa: ASYNC240 - nothing else runs here
    if not file.is_file():
        raise OperatorError(f"Give a file that is there: there is no {file}.")
    if target.exists() and file.samefile(target):
        raise OperatorError("Give another file: this one is the database itself.")
    settings.prepare()
    not_alive(settings)
    known = _people(target)
    with nobody_else(target), _beside(target) as part:
        copy(file, part)
        told = await _made_ready(
            part, read_keyring(settings, make=False), clock(), known, forget=forget_missing
        )
        on_disk(part)
        kept = _put_aside(target, clock())
        part.rename(target)
        on_disk(target)
    if kept is not None:
        told.append(f"What was there before is kept as {kept}; remove it when it is not needed any more.")
    return [f"Restored {file} to {target}.", *told]


async def _made_ready(
    part: Path, keyring: Keyring, now: datetime, known: list[Row], *, forget: bool
) -> list[str]:
    """Bring it up to date and drop what is stale, and people who are not among the known; what to tell."""
    database = Database(URL.create("sqlite+aiosqlite", database=str(part)).render_as_string())
    try:
        await database.migrate(keyring)
        async with database.write() as connection:
            keyring = await unlock(connection, keyring)
            there = await restoring.who(connection)
            missing = [there[one] for one in there.keys() - _hashes(known, keyring)] if known else []
            if forget:
                chats = await dead_letters.chats_of(connection, keyring, missing)
                await dead_letters.forget(connection, keyring, chats)
                await retention.forget(connection, missing)
            dropped = await restoring.drop_stale(connection, now, NUDGES)
    except KeyRefusedError:
        raise OperatorError(
            "Set MASTER_KEYS, or bring the key file of that time: the keys that are set do not open it."
        ) from None
    finally:
        await database.close()
    told = [f"Dropped as too old: {dropped.messages} messages, {dropped.reminders} reminders."]
    if missing and forget:
        told.append(f"Not brought back: {len(missing)} people.")
    elif missing:
        told.append(
            f"{len(missing)} people in it are not in the database that was there. If they left since, "
            "do it again with --forget-missing."
        )
    return told


def _people(file: Path) -> list[Row]:
    """The rows of everybody, of this release or an earlier one; none where the file is none, or broken."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in database.execute("SELECT * FROM people")]
        except sqlite3.DatabaseError:
            return []


def _hashes(known: Iterable[Row], keyring: Keyring) -> set[tuple[int, bytes]]:
    """(bot, hash of the chat) of these people, as the database of the keyring has it: it may be another."""
    found = set()
    for row in known:
        try:
            chat = row["chat"] if "chat" in row else keyring.chat_of(row, row["id"])
            found.add((row["bot"], keyring.chat_hash(row["bot"], chat)))
        except KeyRefusedError:  # damaged, which does not make them somebody else
            found.add((row["bot"], row["chat_hash"]))
    return found


def _put_aside(file: Path, now: datetime) -> Path | None:
    """Rename what is there, with the time; its new name, or None where nothing is there."""
    if not file.exists():
        for tail in BESIDE:
            file.with_name(file.name + tail).unlink(missing_ok=True)
        return None
    stem, number = f"{file.name}.{now:%Y-%m-%dT%H-%M-%SZ}", 1
    kept = file.with_name(stem)
    while kept.exists():
        number += 1
        kept = file.with_name(f"{stem}-{number}")
    for tail in BESIDE:  # first: a journal that is left alone would be played into the new database
        beside = file.with_name(file.name + tail)
        if beside.exists():
            beside.rename(kept.with_name(kept.name + tail))
    file.rename(kept)
    return kept


@contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """An empty file in the same folder, for its owner alone; gone at the end, unless it got another name."""
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
