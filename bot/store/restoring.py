"""Clean up a restored backup: what was about to happen when it was made must not happen now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import forget_seen
from bot.store.tables import nudges, outbox, people, wanted_files

STALE = timedelta(days=1)
"""What was due longer ago than this has been said, or is not worth saying any more."""


@dataclass(frozen=True)
class Dropped:
    """Count the messages and reminders that were dropped."""

    messages: int
    reminders: int


async def drop_stale(connection: AsyncConnection, now: datetime, limited: Iterable[str]) -> Dropped:
    """Drop messages that were queued, and reminders that were due, more than a day ago.

    limited: the kinds of nudges that are not reminders. They stay, since they are worked out anew when their
    time has come, and come once a day at most. People who were about to be erased have a month again: they
    may have been back since.
    """
    old = now - STALE
    waiting = delete(outbox).where(outbox.c.dead.is_(None), outbox.c.queued_at < old)
    messages = (await connection.execute(waiting)).rowcount
    await connection.execute(delete(wanted_files))  # nobody knows how long ago the files were wanted
    anew = or_(*(nudges.c.key.startswith(f"{kind}:") for kind in sorted(limited)))
    missed = update(nudges).where(nudges.c.said_at.is_(None), nudges.c.due < old, ~anew)
    reminders = (await connection.execute(missed.values(said_at=now))).rowcount
    await forget_seen(connection, now)
    await connection.execute(update(people).where(people.c.warned_at.is_not(None)).values(warned_at=now))
    return Dropped(messages, reminders)


async def people_ids(connection: AsyncConnection) -> dict[tuple[int, bytes], int]:
    """Return the id of every person, by bot and the hash of the chat."""
    rows = await connection.execute(select(people.c.bot, people.c.chat_hash, people.c.id))
    return {(bot, bytes(hashed)): person for bot, hashed, person in rows}
