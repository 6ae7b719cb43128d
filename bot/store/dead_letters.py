"""The statements about updates that are set aside, which are few and are not kept for long."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.raw_update import mentions
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.queries import Row, Rows, fetch
from bot.store.tables import dead_letters, people

KEEP = timedelta(days=30)
"""Long enough to be looked at and fed again, and as long as backups are kept by default."""

MOST_OF_ONE = 30
"""Of one person: as many as the budget takes in a minute by itself. What goes on breaking for longer shows
the operator nothing new, and of what somebody said the latest is worth the most."""

MOST_OF_NOBODY = 100
"""Of nobody in particular, in all: a whole batch. Whenever somebody leaves, each of them is opened."""

LARGEST = 128 * 1024
"""Bytes of one: the longest text that answers another one takes some 70,000 when every letter is escaped."""

_OF_NOBODY = dead_letters.c.person.is_(None)


async def add(connection: AsyncConnection, row: Row) -> int:
    """Set an update aside, in the place of the oldest where there are many; how many are lost by that.

    One that is too large is lost itself.
    """
    if len(row["sealed"]) > LARGEST:
        return 1
    await connection.execute(dead_letters.insert(), [dict(row)])
    person = row["person"]
    theirs = _OF_NOBODY if person is None else dead_letters.c.person == person
    latest = select(dead_letters.c.id).where(theirs).order_by(dead_letters.c.id.desc())
    beyond = latest.offset(MOST_OF_NOBODY if person is None else MOST_OF_ONE)
    found = list((await connection.execute(beyond)).scalars())
    if found:
        await connection.execute(delete(dead_letters).where(dead_letters.c.id.in_(found)))
    return len(found)


async def expire(connection: AsyncConnection, now: datetime) -> int:
    """Drop what was set aside so long ago that nobody will look at it; how many."""
    gone: int = (
        await connection.execute(delete(dead_letters).where(dead_letters.c.at < now - KEEP))
    ).rowcount
    return gone


async def rows(connection: AsyncConnection) -> Rows:
    """Find every update that is set aside, oldest first, with the wrapped key of its person."""
    joined = dead_letters.outerjoin(people, people.c.id == dead_letters.c.person)
    columns = (*dead_letters.c, people.c.wrapped_key)
    return await fetch(connection, select(*columns).select_from(joined).order_by(dead_letters.c.id))


async def remove(connection: AsyncConnection, row: int) -> None:
    """Drop one: it is dealt with."""
    await connection.execute(delete(dead_letters).where(dead_letters.c.id == row))


async def chats_of(
    connection: AsyncConnection, keyring: Keyring, ids: Collection[int]
) -> set[tuple[int, int]]:
    """Find the (bot, chat) of people, before they are erased; not of those whose rows are damaged."""
    chats: set[tuple[int, int]] = set()
    for row in await fetch(connection, select(people).where(people.c.id.in_(sorted(ids)))):
        with suppress(KeyRefusedError):
            chats.add((row["bot"], keyring.chat_of(row, row["id"])))
    return chats


async def forget(connection: AsyncConnection, keyring: Keyring, gone: Collection[tuple[int, int]]) -> int:
    """Drop what belongs to nobody and has the number of one of these chats anywhere in it; how many.

    What has a person goes with them. gone: (bot, chat). Somebody else's may be dropped too where a number in
    it happens to be the same: rather that than to keep something of who left.
    """
    if not gone:
        return 0
    theirs: dict[int, set[bytes]] = {}
    for bot, chat in gone:
        theirs.setdefault(bot, set()).add(str(chat).encode())
    of_nobody = select(dead_letters.c.id, dead_letters.c.bot, dead_letters.c.sealed).where(
        _OF_NOBODY, dead_letters.c.bot.in_(theirs)
    )
    found: list[int] = []
    for row, bot, sealed in await connection.execute(of_nobody):
        with suppress(KeyRefusedError):  # then nobody can read it any more
            if not theirs[bot].isdisjoint(mentions(keyring.open(sealed))):
                found.append(row)
    if found:
        await connection.execute(delete(dead_letters).where(dead_letters.c.id.in_(found)))
    return len(found)
