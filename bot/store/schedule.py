"""Store what is derived from the facts: the applications, and the nudges with the times they are due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import Row, Rows, among, fetch, insert, remove, upsert
from bot.store.tables import applications, nudges, people

_APPLICATIONS_OF = select(applications).where(applications.c.person.in_(among("ids")))
_UNSAID_OF = select(nudges.c.person, nudges.c.key, nudges.c.run, nudges.c.due).where(
    nudges.c.person.in_(among("ids")), nudges.c.said_at.is_(None)
)


async def sync_applications(connection: AsyncConnection, wanted: Mapping[int, Rows]) -> None:
    """Make the stored applications of these people exactly the wanted rows. wanted: by person."""
    stored = await fetch(connection, _APPLICATIONS_OF, ids=sorted(wanted))
    changed, gone = _difference(stored, wanted, "number")
    await remove(connection, applications, ("person", "number"), gone)
    await upsert(connection, applications, changed)


async def sync_nudges(connection: AsyncConnection, wanted: Mapping[int, Rows]) -> None:
    """Make the stored nudges of these people exactly the wanted rows, but for those that were said."""
    stored = await fetch(connection, _UNSAID_OF, ids=sorted(wanted))
    changed, gone = _difference(stored, wanted, "key")
    await remove(connection, nudges, ("person", "key"), gone)
    if changed:
        await connection.execute(_plan(connection.dialect.name), changed)


@cache
def _plan(dialect: str) -> Any:
    statement = insert(dialect, nudges)
    moved = {name: statement.excluded[name] for name in ("run", "due")}
    return statement.on_conflict_do_update(
        index_elements=["person", "key"], set_=moved, where=nudges.c.said_at.is_(None)
    )


def _difference(
    stored: Rows, wanted: Mapping[int, Rows], named: str
) -> tuple[list[Row], list[tuple[int, Any]]]:
    """Return the rows to write, and (person, name) of the rows to remove: most turns change only a few."""
    before = {(row["person"], row[named]): row for row in stored}
    after = {(person, row[named]): row for person, rows in sorted(wanted.items()) for row in rows}
    changed = [dict(row) for key, row in after.items() if before.get(key) != row]
    return sorted(changed, key=lambda row: (row["person"], row[named])), sorted(before.keys() - after.keys())


def _sayable(statement: Select[Any], without: Iterable[int]) -> Select[Any]:
    """Limit a statement to nudges that are not said yet, of people who have not blocked the bot.

    Those who have get their nudges when they are back. without: people to skip.
    """
    joined = statement.join_from(nudges, people, people.c.id == nudges.c.person)
    reachable = people.c.blocked.is_(False) & people.c.id.not_in(list(without))
    return joined.where(nudges.c.said_at.is_(None), reachable)


async def due(
    connection: AsyncConnection,
    now: datetime,
    most: int,
    without: Iterable[int] = (),
    of: Collection[int] | None = None,
) -> Rows:
    """Return the nudges that are due and not said yet, the longest due first.

    without: people to skip. of: only nudges of these people; None for all.
    """
    statement = _sayable(select(nudges), without).where(nudges.c.due <= now)
    statement = statement.where(nudges.c.person.in_(sorted(of))) if of is not None else statement
    return await fetch(connection, statement.order_by(nudges.c.due).limit(most))


async def next_due(connection: AsyncConnection, without: Iterable[int] = ()) -> datetime | None:
    """Return when the next nudge is due, or None if none is. without: people to skip."""
    statement = _sayable(select(nudges.c.due), without).order_by(nudges.c.due).limit(1)
    at: datetime | None = (await connection.execute(statement)).scalar()
    return at


async def unplan(connection: AsyncConnection, ids: Collection[int]) -> None:
    """Remove the planned nudges of these people, until they are worked out anew."""
    if ids:
        theirs = nudges.c.person.in_(sorted(ids)) & nudges.c.said_at.is_(None)
        await connection.execute(delete(nudges).where(theirs))


async def mark_said(connection: AsyncConnection, said: Iterable[tuple[int, str]], at: datetime) -> None:
    """Mark nudges as said. said: (person, key) of each."""
    rows = [{"whose": person, "which": key} for person, key in sorted(said)]
    if rows:
        wanted = (nudges.c.person == bindparam("whose")) & (nudges.c.key == bindparam("which"))
        await connection.execute(update(nudges).where(wanted).values(said_at=at), rows)
