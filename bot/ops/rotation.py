"""Rotate the master key: seal anew what master keys have sealed, mostly people's data keys; nothing else."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, select, update

from bot.config import Settings
from bot.errors import OperatorError
from bot.ops.guard import (
    database_file,
    embedded,
    locked_for_us,
    on_disk,
    opened,
    require_database,
    require_nobody_connected,
    require_not_running,
)
from bot.store.crypto import KeyRefusedError, Keyring, new_key
from bot.store.database import Database
from bot.store.key_file import read_keyring
from bot.store.keys import keep_first
from bot.store.tables import dead_letters, people

AT_ONCE = 500
"""Rows in one transaction."""


@dataclass
class _Counted:
    """Counts rows: sealed anew with the first key, sealed with it before, and opened by no key."""

    renewed: int = 0
    before: int = 0
    refused: int = 0


async def rotate(settings: Settings) -> list[str]:
    """Seal everything under the first master key; return lines to print. Run again after a kill, it goes on.

    Without MASTER_KEYS a new key is made: it is in the key file before anything is wrapped with it, and the
    others leave the file when nothing needs them. The bot has to be stopped, since it would go on with the
    keys that it has read. Raises OperatorError.
    """
    require_database(settings)
    require_not_running(settings)
    if embedded(settings):
        with locked_for_us(database_file(settings)):
            pass
    else:
        async with opened(settings) as database:
            await require_nobody_connected(database)
    if settings.master_keys is not None:
        counted = await _rewrap(settings, read_keyring(settings))
        return [_summary(counted), _about_others(counted, "MASTER_KEYS")]
    read_keyring(settings, make=False)  # raises an error that says what is wrong with the file
    path = settings.key_path
    keys = path.read_text(encoding="ascii").replace(",", " ").split()
    lines = []
    if len(keys) == 1:
        keys = [new_key(), *keys]
        _write(path, keys)
        lines.append(f"A new key stands first in {path}.")
    else:
        lines.append(f"{path} has several keys already: going on with the first one.")
    counted = await _rewrap(settings, Keyring.from_text(" ".join(keys)))
    if not counted.refused:
        _write(path, keys[:1])
    return [*lines, _summary(counted), _about_others(counted, str(path))]


def _summary(counted: _Counted) -> str:
    return f"Wrapped anew: {counted.renewed}. Under the first key before: {counted.before}."


def _about_others(counted: _Counted, place: str) -> str:
    if counted.refused:
        return f"{counted.refused} are opened by none of the keys: add their key, and run this again."
    gone = "can be taken out of" if place == "MASTER_KEYS" else "are no longer in"
    return f"The other keys {gone} {place}; only backups made before need them."


async def _rewrap(settings: Settings, keyring: Keyring) -> _Counted:
    counted = _Counted()
    async with opened(settings) as database:
        await _rewrap_column(database, keyring, people, people.c.wrapped_key, counted)
        # A person's dead letters are sealed with their data key; the others with the master key itself.
        await _rewrap_column(
            database, keyring, dead_letters, dead_letters.c.sealed, counted, dead_letters.c.person.is_(None)
        )
        if not counted.refused:
            async with database.write(unlimited=True) as connection:
                await keep_first(connection, keyring)
        await database.checkpoint()
    return counted


async def _rewrap_column(
    database: Database, keyring: Keyring, table: Table, column: Any, counted: _Counted, *which: Any
) -> None:
    last = 0
    while True:
        async with database.write(unlimited=True) as connection:
            wanted = select(table.c.id, column).where(table.c.id > last, *which).order_by(table.c.id)
            rows = (await connection.execute(wanted.limit(AT_ONCE))).all()
            if not rows:
                return
            for number, sealed in rows:
                try:
                    renewed = keyring.renewed(sealed)
                except KeyRefusedError:
                    counted.refused += 1
                    continue
                counted.before += renewed is None
                if renewed is not None:
                    counted.renewed += 1
                    row = update(table).where(table.c.id == number)
                    await connection.execute(row.values({column.name: renewed}))
            last = rows[-1][0]


def _write(path: Path, keys: Sequence[str]) -> None:
    """Replace a key file so that at any moment either the old or the new one is there as a whole."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write("\n".join([*keys, ""]))
            on_disk(Path(name))
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
        on_disk(path)
    except OSError as error:
        raise OperatorError(f"Make {path} writable, or set MASTER_KEYS: {error.strerror}.") from None
