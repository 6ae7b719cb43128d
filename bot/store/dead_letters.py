"""Store dead letters: the updates that are set aside. They are few, and are not kept for long."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, not_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.raw_update import mentions
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.queries import Row, Rows, fetch
from bot.store.tables import dead_letters, people
from bot.store.unavailable import LockedError

KEEP = timedelta(days=30)
"""Long enough for a dead letter to be looked at and replayed, and as long as backups are kept by default."""

MOST_OF_ONE = 30
"""Dead letters kept for one person: as many updates as the default receive rate lets in a minute. More
failures show the operator nothing new, and of what a person said the latest is worth the most."""

MOST_OF_NOBODY = 1_000
"""Dead letters kept that have no person, in all: ten batches of updates. Each of them is opened whenever a
person leaves."""

MOST_LOCKED = 5_000
"""Dead letters of people whose rows are locked, in all: what a thousand people do in some minutes. None is
dropped: where there is no room, none is added. To open so many takes 40 ms."""

LARGEST = 128 * 1024
"""The most bytes of a dead letter; the largest real update, a long reply to a long text with every letter
escaped, takes about 70,000."""

_WITHOUT_PERSON = dead_letters.c.person.is_(None)

_LOCKED = and_(_WITHOUT_PERSON, dead_letters.c.error.startswith(LockedError.__name__))


async def add(connection: AsyncConnection, row: Row) -> int:
    """Set an update aside; return how many were dropped.

    If there are too many already, the oldest are dropped. An update that is too large is dropped itself.
    """
    if len(row["sealed"]) > LARGEST:
        return 1
    await connection.execute(dead_letters.insert(), [dict(row)])
    person = row["person"]
    nobodys = and_(_WITHOUT_PERSON, not_(_LOCKED))
    same_person = nobodys if person is None else dead_letters.c.person == person
    latest = select(dead_letters.c.id).where(same_person).order_by(dead_letters.c.id.desc())
    beyond = latest.offset(MOST_OF_NOBODY if person is None else MOST_OF_ONE)
    dropped_ids = list((await connection.execute(beyond)).scalars())
    if dropped_ids:
        await connection.execute(delete(dead_letters).where(dead_letters.c.id.in_(dropped_ids)))
    return len(dropped_ids)


async def expire(connection: AsyncConnection, now: datetime) -> int:
    """Drop dead letters that are older than `KEEP`; return how many."""
    dropped: int = (
        await connection.execute(delete(dead_letters).where(dead_letters.c.at < now - KEEP))
    ).rowcount
    return dropped


async def rows(connection: AsyncConnection) -> Rows:
    """Return every dead letter, oldest first, with the wrapped key of its person."""
    joined = dead_letters.outerjoin(people, people.c.id == dead_letters.c.person)
    columns = (*dead_letters.c, people.c.wrapped_key)
    return await fetch(connection, select(*columns).select_from(joined).order_by(dead_letters.c.id))


async def locked(connection: AsyncConnection, bot: int) -> Rows:
    """Return a bot's dead letters of people whose rows were locked, oldest first."""
    these = dead_letters.c.bot == bot, _LOCKED
    return await fetch(connection, select(*dead_letters.c).where(*these).order_by(dead_letters.c.id))


async def room_for_locked(connection: AsyncConnection) -> int:
    """Return how many more dead letters of locked people may be kept."""
    kept: int = (await connection.execute(select(func.count()).where(_LOCKED))).scalar_one()
    return max(0, MOST_LOCKED - kept)


async def remove(connection: AsyncConnection, letter_id: int) -> bool:
    """Drop a dead letter that is dealt with; tell whether it was still there."""
    found = await connection.execute(delete(dead_letters).where(dead_letters.c.id == letter_id))
    return found.rowcount > 0


async def explain(connection: AsyncConnection, letter_id: int, error: str) -> None:
    """Replace the error of a dead letter with the one for which it stays now."""
    await connection.execute(update(dead_letters).where(dead_letters.c.id == letter_id).values(error=error))


async def forget(connection: AsyncConnection, keyring: Keyring, gone: Collection[tuple[int, int]]) -> int:
    """Drop dead letters without a person that hold the id of one of these chats; return how many.

    Dead letters that have a person are erased with the person. gone: (bot, chat). A letter of somebody else
    may be dropped too if it happens to hold the same number: better that than to keep something of a person
    who left.
    """
    if not gone:
        return 0
    chat_ids: dict[int, set[bytes]] = {}
    for bot, chat in gone:
        chat_ids.setdefault(bot, set()).add(str(chat).encode())
    without_person = select(dead_letters.c.id, dead_letters.c.bot, dead_letters.c.sealed).where(
        _WITHOUT_PERSON, dead_letters.c.bot.in_(chat_ids)
    )
    dropped_ids: list[int] = []
    for letter_id, bot, sealed in await connection.execute(without_person):
        with suppress(KeyRefusedError):  # nobody can read a letter that does not open
            if not chat_ids[bot].isdisjoint(mentions(keyring.open(sealed))):
                dropped_ids.append(letter_id)
    if dropped_ids:
        await connection.execute(delete(dead_letters).where(dead_letters.c.id.in_(dropped_ids)))
    return len(dropped_ids)
