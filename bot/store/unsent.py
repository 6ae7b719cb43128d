"""Find messages that wait in the outbox, and drop those that need not be said any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import Rows, among, fetch
from bot.store.tables import outbox

_FREE = outbox.c.maybe_sent.is_(False)
"""The message is not in flight, and has certainly not arrived."""

_UNSENT = (
    select(outbox, _FREE.label("free"))
    .where(outbox.c.person.in_(among("ids")), outbox.c.dead.is_(None))
    .order_by(outbox.c.person, outbox.c.id)
)
_STILL_FREE = select(outbox.c.id).where(outbox.c.id.in_(among("ids")), _FREE)
_DROP = (
    delete(outbox)
    # A row that another session has locked is about to be sent, and is not waited for (PostgreSQL).
    .where(outbox.c.id.in_(_STILL_FREE.with_for_update(skip_locked=True)))
    .returning(outbox.c.id)
)


async def unsent(connection: AsyncConnection, people: Iterable[int]) -> Rows:
    """Return the messages that wait for these people, in order. Column `free`: it is certainly not sent."""
    return await fetch(connection, _UNSENT, ids=sorted(people))


async def drop(connection: AsyncConnection, ids: Collection[int]) -> set[int]:
    """Drop those of these messages that nobody has begun to send meanwhile; return their ids."""
    if not ids:
        return set()
    return set((await connection.execute(_DROP, {"ids": sorted(ids)})).scalars())
