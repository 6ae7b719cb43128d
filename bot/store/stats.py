"""Count what waits in the database, for the operator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.counts import totals
from bot.store.database import Database
from bot.store.tables import dead_letters, outbox


@dataclass(frozen=True)
class Figures:
    """Hold the figures of the metrics page that come from the database.

    waiting: messages in the outbox. longest: how long ago the oldest of them was queued.
    dead_letters: updates that are set aside. counted: the sums of what people did, by what and of what.
    """

    waiting: int
    longest: timedelta
    dead_letters: int
    counted: dict[tuple[str, str], int]


async def figures(database: Database, now: datetime) -> Figures:
    """Count with one query over outbox and dead letters, and one over the counts.

    All of them are few, however many people there are.
    """
    async with database.write() as connection:
        return await _figures(connection, now)


async def _figures(connection: AsyncConnection, now: datetime) -> Figures:
    set_aside = select(func.count()).select_from(dead_letters).scalar_subquery()
    waits = select(func.count(), func.min(outbox.c.queued_at), set_aside).where(outbox.c.dead.is_(None))
    waiting, since, aside = (await connection.execute(waits)).one()
    longest = max(timedelta(0), now - since) if since is not None else timedelta(0)
    return Figures(waiting, longest, aside, await totals(connection))


async def answers(database: Database) -> bool:
    """Return True if the database answers. Raises whatever the database does otherwise."""
    async with database.write() as connection:
        await connection.execute(select(literal(1)))
    return True
