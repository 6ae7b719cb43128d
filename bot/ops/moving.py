"""The database → another one, such as PostgreSQL: everything, in one transaction of the one it goes to.

Whatever ends it early, the other database is as empty as before, and it can be done again. What is sealed
stays sealed, under the same keys.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Table,
    TableClause,
    column,
    delete,
    func,
    inspect,
    select,
    table,
    text,
    tuple_,
)
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.config import Settings
from bot.errors import OperatorError, SettingsError
from bot.ops.guard import (
    database_file,
    embedded,
    existing_database,
    nobody_connected,
    nobody_else,
    not_alive,
    opened,
)
from bot.store.crypto import KeyRefusedError
from bot.store.key_file import read_keyring
from bot.store.keys import OTHER_KEYS
from bot.store.tables import Moment, key_checks, leaders, metadata
from bot.telemetry.crash_points import CrashPoint, crash_point

AT_ONCE = 500
"""Rows in memory."""

TABLES = [each for each in metadata.sorted_tables if each is not leaders]
"""What is moved: all but who leads, which is about processes."""

NOT_EMPTY = "Give a database that is empty: there is something in this one already, and it stays as it is."


async def move(settings: Settings, address: str) -> list[str]:
    """Copy everything to the database at an address; what to tell. The bot has to be stopped.

    Raises OperatorError where that can't be done; then nothing has been moved.
    """
    existing_database(settings)
    there = settings.model_copy(update={"database_url": address})
    try:
        url = there.url()
    except SettingsError:
        raise OperatorError("Give an address such as postgresql://user:password@host/afterword.") from None
    if make_url(url) == make_url(settings.url()):
        raise OperatorError("Give another address: this one is that of the database itself.")
    not_alive(settings)
    if embedded(settings):
        with nobody_else(database_file(settings)):
            pass
    async with opened(settings) as old, opened(there) as new:
        await nobody_connected(old)
        await nobody_connected(new)
        async with new.connect() as connection:
            await connection.run_sync(_only_ours)
        keyring = read_keyring(settings, make=False)
        try:
            await old.migrate(keyring)
            await new.migrate(keyring)
        except KeyRefusedError:
            raise SettingsError(OTHER_KEYS) from None
        async with old.write() as source, new.write() as target:
            await _hold(source)
            await _hold(target)
            if any([await _count(target, each) for each in TABLES if each is not key_checks]):
                raise OperatorError(NOT_EMPTY)
            await target.execute(delete(key_checks))  # of a start there, with nobody to keep it for
            moved = {each.name: await _copy(source, target, each) for each in TABLES}
            for each in TABLES:
                if not moved[each.name] == await _count(source, each) == await _count(target, each):
                    raise OperatorError(f"Do it again: of {each.name} not everything has arrived.")
                await _number_on(target, each)
    shown = make_url(url).set(drivername=make_url(url).get_backend_name())
    told = ", ".join(f"{n:,} {name}" for name, n in moved.items() if name != key_checks.name)
    keys = "MASTER_KEYS" if settings.master_keys is not None else str(settings.key_path)
    return [
        f"Moved to {shown.render_as_string()}: {told}.",
        f"Set DATABASE_URL to that address and start the bot. The key stays the same: keep {keys}.",
        "What was there before is as it was. Remove it when the bot runs: who leaves is not erased there.",
    ]


def _only_ours(connection: Connection) -> None:
    """OperatorError where there are tables of somebody else's."""
    names = set(inspect(connection).get_table_names())
    if names and not {"alembic_version", "people", "outbox"} <= names:
        raise OperatorError(NOT_EMPTY)


async def _hold(connection: AsyncConnection) -> None:
    """Nobody else writes until this transaction is over. On SQLite that is so since it began."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(each.name for each in TABLES)
        await connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def _as_stored(each: Table) -> TableClause:
    """The same table with its times as the numbers they are kept as."""
    kinds = ((one.name, BigInteger() if isinstance(one.type, Moment) else one.type) for one in each.c)
    return table(each.name, *(column(name, kind) for name, kind in kinds))


async def _copy(source: AsyncConnection, target: AsyncConnection, each: Table) -> int:
    """All rows of a table, some at a time, in the order of their keys; how many."""
    stored, moved = _as_stored(each), 0
    keys = [stored.c[one.name] for one in each.primary_key]
    statement = following = select(stored).order_by(*keys).limit(AT_ONCE)
    while rows := (await source.execute(following)).mappings().all():
        await target.execute(stored.insert(), [dict(row) for row in rows])
        moved += len(rows)
        following = statement.where(tuple_(*keys) > tuple(rows[-1][key.name] for key in keys))
        crash_point(CrashPoint.moving)
    return moved


async def _count(connection: AsyncConnection, each: Table) -> int:
    found: int = (await connection.execute(select(func.count()).select_from(each))).scalar_one()
    return found


async def _number_on(connection: AsyncConnection, each: Table) -> None:
    """The next row gets a number after those that were brought along. SQLite looks for itself."""
    if connection.dialect.name != "postgresql" or "id" not in each.c:
        return
    last = (await connection.execute(select(func.max(each.c.id)))).scalar()
    if last is not None:
        sequence = func.pg_get_serial_sequence(each.name, "id")
        await connection.execute(select(func.setval(sequence, last)))
