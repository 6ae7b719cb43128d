"""The statements about what is derived from the facts: applications, and what is due when."""

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
    """Make the applications of these people exactly those."""
    there = await fetch(connection, _APPLICATIONS_OF, ids=sorted(wanted))
    changed, gone = _difference(there, wanted, "number")
    await remove(connection, applications, ("person", "number"), gone)
    await upsert(connection, applications, changed)


async def sync_nudges(connection: AsyncConnection, wanted: Mapping[int, Rows]) -> None:
    """Make what is due for these people exactly those; what has been said stays said."""
    there = await fetch(connection, _UNSAID_OF, ids=sorted(wanted))
    changed, gone = _difference(there, wanted, "key")
    await remove(connection, nudges, ("person", "key"), gone)
    if changed:
        await connection.execute(_planning(connection.dialect.name), changed)


@cache
def _planning(dialect: str) -> Any:
    statement = insert(dialect, nudges)
    moved = {name: statement.excluded[name] for name in ("run", "due")}
    return statement.on_conflict_do_update(
        index_elements=["person", "key"], set_=moved, where=nudges.c.said_at.is_(None)
    )


def _difference(
    there: Rows, wanted: Mapping[int, Rows], named: str
) -> tuple[list[Row], list[tuple[int, Any]]]:
    """Rows to write, and (person, name) of rows to take away: most turns change a few of them."""
    before = {(row["person"], row[named]): row for row in there}
    after = {(person, row[named]): row for person, rows in sorted(wanted.items()) for row in rows}
    changed = [dict(row) for key, row in after.items() if before.get(key) != row]
    return sorted(changed, key=lambda row: (row["person"], row[named])), sorted(before.keys() - after.keys())


def _sayable(statement: Select[Any], without: Iterable[int]) -> Select[Any]:
    """Not said yet, to people who have not blocked the bot: they get it when they are back."""
    joined = statement.join_from(nudges, people, people.c.id == nudges.c.person)
    told = people.c.blocked.is_(False) & people.c.id.not_in(list(without))
    return joined.where(nudges.c.said_at.is_(None), told)


async def due(connection: AsyncConnection, now: datetime, most: int, without: Iterable[int] = ()) -> Rows:
    """What is due and not said yet, longest first; without that of some people."""
    statement = _sayable(select(nudges), without).where(nudges.c.due <= now)
    return await fetch(connection, statement.order_by(nudges.c.due).limit(most))


async def next_due(connection: AsyncConnection, without: Iterable[int] = ()) -> datetime | None:
    """When the next thing is due; without that of some people."""
    statement = _sayable(select(nudges.c.due), without).order_by(nudges.c.due).limit(1)
    found: datetime | None = (await connection.execute(statement)).scalar()
    return found


async def unplan(connection: AsyncConnection, ids: Collection[int]) -> None:
    """Forget what was planned for these people, until it is worked out anew."""
    if ids:
        theirs = nudges.c.person.in_(sorted(ids)) & nudges.c.said_at.is_(None)
        await connection.execute(delete(nudges).where(theirs))


async def mark_said(connection: AsyncConnection, said: Iterable[tuple[int, str]], at: datetime) -> None:
    """(person, key): these have been put into words."""
    rows = [{"whose": person, "which": key} for person, key in sorted(said)]
    if rows:
        wanted = (nudges.c.person == bindparam("whose")) & (nudges.c.key == bindparam("which"))
        await connection.execute(update(nudges).where(wanted).values(said_at=at), rows)
