"""Copy everything to another database, such as PostgreSQL, in one transaction of that database.

Whatever ends the move early, the other database is as empty as before, and the move can be done again.
Sealed values stay sealed, under the same keys.
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
    text,
    tuple_,
)
from sqlalchemy import table as table_clause
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.config import Settings
from bot.errors import OperatorError, SettingsError
from bot.ops.guard import (
    database_file,
    embedded,
    locked_for_us,
    opened,
    require_database,
    require_nobody_connected,
    require_not_running,
)
from bot.store.crypto import KeyRefusedError
from bot.store.key_file import read_keyring
from bot.store.keys import OTHER_KEYS
from bot.store.tables import Moment, key_checks, leaders, metadata
from bot.telemetry.crash_points import CrashPoint, crash_point

AT_ONCE = 500
"""Rows in memory at a time."""

TABLES = [each for each in metadata.sorted_tables if each is not leaders]
"""The tables that are moved: all but the leaders, which are about processes."""

NOT_EMPTY = "Give a database that is empty: this one holds something already, and stays as it is."


async def move(settings: Settings, address: str) -> list[str]:
    """Copy everything to the database at an address, while the bot is stopped; return lines to print.

    Raises OperatorError if that can't be done; then nothing has been moved.
    """
    require_database(settings)
    new_settings = settings.model_copy(update={"database_url": address})
    try:
        url = new_settings.url()
    except SettingsError:
        raise OperatorError("Give an address such as postgresql://user:password@host/afterword.") from None
    if make_url(url) == make_url(settings.url()):
        raise OperatorError("Give another address: this is the one that the bot uses already.")
    require_not_running(settings)
    if embedded(settings):
        with locked_for_us(database_file(settings)):
            pass  # only to find out whether another process has it open
    async with opened(settings) as old, opened(new_settings) as new:
        await require_nobody_connected(old)
        await require_nobody_connected(new)
        async with new.connect() as connection:
            await connection.run_sync(_only_ours)
        keyring = read_keyring(settings, make=False)
        try:
            await old.migrate(keyring)
            await new.migrate(keyring)
        except KeyRefusedError:
            raise SettingsError(OTHER_KEYS) from None
        async with old.write(unlimited=True) as source, new.write(unlimited=True) as target:
            await _hold(source)
            await _hold(target)
            if any([await _count(target, table) for table in TABLES if table is not key_checks]):
                raise OperatorError(NOT_EMPTY)
            await target.execute(delete(key_checks))  # an earlier start on that database left some
            moved = {table.name: await _copy(source, target, table) for table in TABLES}
            for table in TABLES:
                if not moved[table.name] == await _count(source, table) == await _count(target, table):
                    raise OperatorError(f"Run it again: not all rows of {table.name} have arrived.")
                await _set_sequence(target, table)
    shown = make_url(url).set(drivername=make_url(url).get_backend_name())
    counts = ", ".join(f"{n:,} {name}" for name, n in moved.items() if name != key_checks.name)
    keys = "MASTER_KEYS" if settings.master_keys is not None else str(settings.key_path)
    return [
        f"Moved to {shown.render_as_string()}: {counts}.",
        f"Set DATABASE_URL to that address and start the bot. The key stays the same: keep {keys}.",
        "The old database is unchanged. Remove it when the bot runs: in it, nobody is erased any more.",
    ]


def _only_ours(connection: Connection) -> None:
    """Raise OperatorError if there are tables that are not ours."""
    names = set(inspect(connection).get_table_names())
    if names and not {"alembic_version", "people", "outbox"} <= names:
        raise OperatorError(NOT_EMPTY)


async def _hold(connection: AsyncConnection) -> None:
    """Keep others from writing until this transaction ends. In SQLite it has done so from its beginning."""
    if connection.dialect.name == "postgresql":
        names = ", ".join(table.name for table in TABLES)
        await connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE"))


def _as_stored(table: Table) -> TableClause:
    """Return the table with its times as the numbers that are stored."""
    types = ((c.name, BigInteger() if isinstance(c.type, Moment) else c.type) for c in table.c)
    return table_clause(table.name, *(column(name, kind) for name, kind in types))


async def _copy(source: AsyncConnection, target: AsyncConnection, table: Table) -> int:
    """Copy all rows of a table, some at a time, in the order of their keys; return how many."""
    stored, moved = _as_stored(table), 0
    keys = [stored.c[c.name] for c in table.primary_key]
    statement = following = select(stored).order_by(*keys).limit(AT_ONCE)
    while rows := (await source.execute(following)).mappings().all():
        await target.execute(stored.insert(), [dict(row) for row in rows])
        moved += len(rows)
        following = statement.where(tuple_(*keys) > tuple(rows[-1][key.name] for key in keys))
        crash_point(CrashPoint.moving)
    return moved


async def _count(connection: AsyncConnection, table: Table) -> int:
    rows: int = (await connection.execute(select(func.count()).select_from(table))).scalar_one()
    return rows


async def _set_sequence(connection: AsyncConnection, table: Table) -> None:
    """Have the next row numbered after the rows that were moved. SQLite does so by itself."""
    if connection.dialect.name != "postgresql" or "id" not in table.c:
        return
    last = (await connection.execute(select(func.max(table.c.id)))).scalar()
    if last is not None:
        sequence = func.pg_get_serial_sequence(table.name, "id")
        await connection.execute(select(func.setval(sequence, last)))
