"""Check the master keys against the database, before any update is taken in.

The key of the chat hashes is kept in `key_checks`, sealed once under each master key that has stood first. A
process that opens all of these rows can therefore read everybody, also people whom another worker adds; a
process that can't has a wrong key, or one too few. Once that is known, a row that does not open is damaged.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress

from sqlalchemy import delete, exists, func, insert, inspect, select, text, update
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.config import Settings
from bot.errors import SettingsError
from bot.store.crypto import KEY_BYTES, KeyRefusedError, Keyring
from bot.store.database import MIGRATING, Database
from bot.store.key_file import read_keyring
from bot.store.tables import key_checks, people

log = logging.getLogger(__name__)

OTHER_KEYS = (
    "Set MASTER_KEYS or MASTER_KEY_FILE to all the keys that this database was made with: those that are set "
    "do not open it."
)


async def unlocked(settings: Settings, database: Database) -> Keyring:
    """Bring the schema up to date, and return the keys that fit the database.

    A key file is only made for a database without people. Raises SettingsError for keys that don't fit.
    """
    async with database.write(unlimited=True) as connection:
        occupied = await connection.run_sync(is_occupied)
    keyring = read_keyring(settings, make=not occupied)
    try:
        await database.migrate(keyring)
        async with database.write(unlimited=True) as connection:
            return await unlock(connection, keyring)
    except KeyRefusedError:
        raise SettingsError(OTHER_KEYS) from None


def is_occupied(connection: Connection) -> bool:
    """Tell whether the database holds people or was made with a key: then a new key would not do."""
    existing = inspect(connection).get_table_names()
    tables = [table for table in (people, key_checks) if table.name in existing]
    return any(connection.execute(select(exists(select(1).select_from(table)))).scalar() for table in tables)


async def unlock(connection: AsyncConnection, keyring: Keyring) -> Keyring:
    """Return the keyring with the key of the chat hashes, which is made if there is none.

    Raises KeyRefusedError if a master key is missing. A damaged check is made anew, if the keys open every
    person all the same.
    """
    if connection.dialect.name == "postgresql":  # another process may be making the key, or the schema
        await connection.execute(text("SET LOCAL lock_timeout = 0"))
        await connection.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
    checks = await _checks(connection)
    lookups = {lookup for check in checks if (lookup := _opened(keyring, check)) is not None}
    if len(lookups) > 1:
        raise KeyRefusedError("two keys for the same hashes")
    if None in [_opened(keyring, check) for check in checks]:
        if not await _opens_everybody(connection, keyring):
            raise KeyRefusedError("a master key is missing")
        log.error("a check of the master keys is damaged; it is made anew, since the keys open everybody")
        await connection.execute(delete(key_checks))
        checks = []
    lookup = lookups.pop() if lookups else os.urandom(KEY_BYTES)
    unlocked = keyring.with_lookup(lookup)
    if not checks:
        await _renew_hashes(connection, unlocked)
    if not any(keyring.is_under_first(check) for check in checks):
        await connection.execute(insert(key_checks), [{"sealed": keyring.master.seal(lookup)}])
    return unlocked


def _opened(keyring: Keyring, check: bytes) -> bytes | None:
    try:
        return keyring.open(check)
    except KeyRefusedError:
        return None


async def _opens_everybody(connection: AsyncConnection, keyring: Keyring) -> bool:
    """Tell whether there are people, and the keys open every one: then no master key is missing."""
    wrapped_keys = list((await connection.execute(select(people.c.wrapped_key))).scalars())
    return bool(wrapped_keys) and all(_opened(keyring, wrapped) is not None for wrapped in wrapped_keys)


async def _renew_hashes(connection: AsyncConnection, keyring: Keyring) -> None:
    """Write every person's chat hash anew, if the key of the hashes has changed."""
    for row in (await connection.execute(select(people))).mappings():
        with suppress(KeyRefusedError):  # a person whose row is damaged can neither be found nor read
            chat = keyring.chat_of(dict(row), row["id"])
            if (hashed := keyring.chat_hash(row["bot"], chat)) != row["chat_hash"]:
                contact = keyring.sealer(row["wrapped_key"], row["id"]).bound(hashed).seal(str(chat).encode())
                theirs = update(people).where(people.c.id == row["id"])
                await connection.execute(theirs.values(chat_hash=hashed, contact=contact))


async def confirm(connection: AsyncConnection, keyring: Keyring) -> None:
    """Raise SettingsError if another process has begun to use a master key that this process lacks.

    If nothing is raised, a value that could not be opened is damaged.
    """
    try:
        for check in await _checks(connection):
            keyring.open(check)
    except KeyRefusedError:
        raise SettingsError(OTHER_KEYS) from None


async def keep_first(connection: AsyncConnection, keyring: Keyring) -> None:
    """Keep only the check under the first master key, since everything else is sealed with it by now.

    Raises SettingsError if none of the keys has ever been the first one here.
    """
    for check in await _checks(connection):
        with suppress(KeyRefusedError):
            renewed = keyring.master.seal(keyring.open(check))
            await connection.execute(delete(key_checks))
            await connection.execute(insert(key_checks), [{"sealed": renewed}])
            return
    raise SettingsError(OTHER_KEYS)


async def _checks(connection: AsyncConnection) -> list[bytes]:
    found = await connection.execute(select(key_checks.c.sealed).order_by(key_checks.c.id))
    return list(found.scalars())


async def confirm_keys(database: Database, keyring: Keyring) -> None:
    """Do the same as `confirm`, in a transaction of its own."""
    async with database.write() as connection:
        await confirm(connection, keyring)
