"""Store when people were last heard, warn and erase them, and clean up after people who left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.queries import fetch
from bot.store.tables import outbox, people


async def mark_active(connection: AsyncConnection, ids: Iterable[int], at: datetime) -> None:
    """Note that these people have done something, so that they are not about to be erased."""
    numbers = sorted(ids)
    if numbers:
        values = {"heard_at": at, "warned_at": None, "leaving": False}
        await connection.execute(update(people).where(people.c.id.in_(numbers)).values(values))


async def chats_of(
    connection: AsyncConnection, keyring: Keyring, ids: Collection[int]
) -> set[tuple[int, int]]:
    """Return the (bot, chat) of people before they are erased, except of people whose rows are damaged."""
    chats: set[tuple[int, int]] = set()
    for row in await fetch(connection, select(people).where(people.c.id.in_(sorted(ids)))):
        with suppress(KeyRefusedError):
            chats.add((row["bot"], keyring.chat_of(row, row["id"])))
    return chats


async def erase(connection: AsyncConnection, person: int, newcomer: Mapping[str, Any], at: datetime) -> int:
    """Erase a person with everything about them, their data key first of all; return the stand-in's id.

    The stand-in is a row that knows nothing but the chat, has a data key of its own (`Keyring.newcomer`), and
    is there for one last message only.
    """
    await connection.execute(delete(people).where(people.c.id == person))
    stand_in = {**newcomer, "since": at, "leaving": True}
    result = await connection.execute(insert(people).values(stand_in).returning(people.c.id))
    number: int = result.scalar_one()
    return number


_SENT = ~exists().where(outbox.c.person == people.c.id, outbox.c.dead.is_(None))
_LEFT = select(people.c.id).where(people.c.leaving.is_(True), _SENT)


async def who_left(connection: AsyncConnection) -> list[int]:
    """Return the stand-ins of people who left, whose last message is sent."""
    return list((await connection.execute(_LEFT)).scalars())


async def forget_who_left(connection: AsyncConnection, of: Collection[int]) -> bool:
    """Remove those of these stand-ins whose last message is sent.

    Return False if another session holds one of them, who then stays.
    """
    leaving = _LEFT.where(people.c.id.in_(sorted(of)))
    free = list((await connection.execute(leaving.with_for_update(skip_locked=True))).scalars())
    if free:
        await connection.execute(delete(people).where(people.c.id.in_(free)))
    return (await connection.execute(leaving.limit(1))).first() is None


async def inactive_since(
    connection: AsyncConnection,
    before: datetime,
    most: int,
    without: Iterable[int] = (),
    of: Collection[int] | None = None,
) -> list[int]:
    """Return people last heard before that time who were not warned yet.

    without: people to skip. of: only people among these; None for all.
    """
    # A stand-in was never heard, so the index alone leaves it out: a damaged page of the table stops nobody.
    wanted = (people.c.heard_at < before) & people.c.warned_at.is_(None)
    ids = _ids(without, of).where(wanted).order_by(people.c.heard_at).limit(most)
    return list((await connection.execute(ids)).scalars())


def _ids(without: Iterable[int], of: Collection[int] | None) -> Select[Any]:
    ids = select(people.c.id).where(people.c.id.not_in(list(without)))
    return ids.where(people.c.id.in_(sorted(of))) if of is not None else ids


async def mark_warned(connection: AsyncConnection, ids: Iterable[int], at: datetime) -> None:
    """Note that these people were warned that they will be erased."""
    await connection.execute(update(people).where(people.c.id.in_(sorted(ids))).values(warned_at=at))


async def warned_before(
    connection: AsyncConnection,
    before: datetime,
    most: int,
    without: Iterable[int] = (),
    of: Collection[int] | None = None,
) -> list[int]:
    """Return people who were warned before that time, and have not been heard since; see `inactive_since`."""
    ids = _ids(without, of).where(people.c.warned_at < before).order_by(people.c.warned_at).limit(most)
    return list((await connection.execute(ids)).scalars())


async def forget(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """Erase people with everything about them, without a message."""
    await connection.execute(delete(people).where(people.c.id.in_(list(ids))))
