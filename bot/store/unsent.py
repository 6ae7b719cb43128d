"""The statements about what waits in the outbox and need not be said any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import Rows, among, fetch
from bot.store.tables import outbox

_FREE = outbox.c.maybe_sent.is_(False)
"""Nobody has it in hand, and it has certainly not arrived."""

_UNSENT = (
    select(outbox, _FREE.label("free"))
    .where(outbox.c.person.in_(among("ids")), outbox.c.dead.is_(None))
    .order_by(outbox.c.person, outbox.c.id)
)
_STILL_FREE = select(outbox.c.id).where(outbox.c.id.in_(among("ids")), _FREE)
_DROP = (
    delete(outbox)
    # Whoever is at work on one has it in hand, and is not waited for (PostgreSQL).
    .where(outbox.c.id.in_(_STILL_FREE.with_for_update(skip_locked=True)))
    .returning(outbox.c.id)
)


async def unsent(connection: AsyncConnection, people: Iterable[int]) -> Rows:
    """What waits for these people, each in its order. free: nobody is about to send it."""
    return await fetch(connection, _UNSENT, ids=sorted(people))


async def drop(connection: AsyncConnection, ids: Collection[int]) -> set[int]:
    """Take these away; those that nobody has begun to send meanwhile."""
    if not ids:
        return set()
    return set((await connection.execute(_DROP, {"ids": sorted(ids)})).scalars())
