"""The statements about leaving: who was heard when, who is forgotten, and what is left of nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import outbox, people


async def heard(connection: AsyncConnection, ids: Iterable[int], at: datetime) -> None:
    """These people have done something: nothing of theirs is about to be erased."""
    numbers = sorted(ids)
    if numbers:
        values = {"heard_at": at, "warned_at": None, "leaving": False}
        await connection.execute(update(people).where(people.c.id.in_(numbers)).values(values))


async def erase(connection: AsyncConnection, person: int, newcomer: Mapping[str, Any], at: datetime) -> int:
    """Take a person away with all that hangs on them, their key first of all; who stands in for them.

    What stands in knows nothing but the chat, has a key of its own (`Keyring.newcomer`), and is there for a
    last word only.
    """
    await connection.execute(delete(people).where(people.c.id == person))
    new = {**newcomer, "since": at, "leaving": True}
    found = await connection.execute(insert(people).values(new).returning(people.c.id))
    number: int = found.scalar_one()
    return number


async def forget_who_left(connection: AsyncConnection) -> None:
    """Whoever left and has had their last word is not kept either."""
    waiting = exists().where(outbox.c.person == people.c.id, outbox.c.dead.is_(None))
    await connection.execute(delete(people).where(people.c.leaving.is_(True), ~waiting))


async def away_since(
    connection: AsyncConnection, before: datetime, most: int, without: Iterable[int] = ()
) -> list[int]:
    """People who were last heard before that, and don't know yet that they will be forgotten."""
    wanted = (people.c.heard_at < before) & people.c.warned_at.is_(None) & people.c.leaving.is_(False)
    named = select(people.c.id).where(wanted, people.c.id.not_in(list(without)))
    found = await connection.execute(named.order_by(people.c.heard_at).limit(most))
    return list(found.scalars())


async def warned(connection: AsyncConnection, ids: Iterable[int], at: datetime) -> None:
    """They were told."""
    await connection.execute(update(people).where(people.c.id.in_(sorted(ids))).values(warned_at=at))


async def warned_before(connection: AsyncConnection, before: datetime, most: int) -> list[int]:
    """People who were told so long ago, and weren't heard since."""
    wanted = select(people.c.id).where(people.c.warned_at < before)
    found = await connection.execute(wanted.order_by(people.c.warned_at).limit(most))
    return list(found.scalars())


async def forget(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """Take people away with all that hangs on them, without a word."""
    await connection.execute(delete(people).where(people.c.id.in_(list(ids))))
