"""Store the ids of the messages in people's chats, for as long as Telegram lets a bot remove them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import Rows, fetch, insert
from bot.store.tables import chat_messages
from bot.turn.model.in_chat import MOST_KNOWN, REMOVABLE, InChat

AT_ONCE = 10_000
"""How many ids are forgotten in one transaction: others wait behind it."""

LATELY = timedelta(hours=3)
"""Who has had no message for so long has no more of them than at the sweep before, which is every hour. What
a sweep that failed has left goes with its age."""

_ID = chat_messages.c.person, chat_messages.c.message
_LATEST = (
    select(chat_messages.c.message, chat_messages.c.ours, chat_messages.c.run)
    .where(chat_messages.c.person == bindparam("of"), chat_messages.c.at > bindparam("since"))
    .order_by(chat_messages.c.message.desc())
    .limit(MOST_KNOWN)
)
_OLD = select(*_ID).where(chat_messages.c.at <= bindparam("before")).limit(AT_ONCE)
_EACH = chat_messages.alias("each")
_LATELY = (  # + 0: to find each person once, SQLite would else go through all rows in the order of people
    select((chat_messages.c.person + 0).label("person"))
    .where(chat_messages.c.at > bindparam("since"))
    .distinct()
    .subquery("lately")
)
_MANY = select(_LATELY.c.person).where(
    select(_EACH.c.message)
    .where(_EACH.c.person == _LATELY.c.person)
    .order_by(_EACH.c.message.desc())
    .offset(MOST_KNOWN)
    .limit(1)
    .scalar_subquery()
    .is_not(None)
)
_BEYOND = select(*_ID).where(
    chat_messages.c.person == bindparam("of"),
    chat_messages.c.message
    <= select(chat_messages.c.message)
    .where(chat_messages.c.person == bindparam("of"))
    .order_by(chat_messages.c.message.desc())
    .offset(MOST_KNOWN)
    .limit(1)
    .scalar_subquery(),
)


@cache
def _insert(dialect: str) -> Any:
    return insert(dialect, chat_messages).on_conflict_do_nothing()


async def note(connection: AsyncConnection, rows: Rows) -> None:
    """Note messages that have come into chats. One that is noted already stays as it is."""
    if rows:
        ordered = sorted(rows, key=lambda row: (row["person"], row["message"]))
        await connection.execute(_insert(connection.dialect.name), ordered)


async def of(connection: AsyncConnection, person: int, since: datetime) -> list[InChat]:
    """Return a person's messages after that time, the latest first."""
    rows = await fetch(connection, _LATEST, of=person, since=since)
    return [InChat(row["message"], bool(row["ours"]), row["run"]) for row in rows]


async def forget_old(connection: AsyncConnection, now: datetime) -> bool:
    """Forget messages that can't be removed any more; tell whether there may be more of them.

    Rows that another session holds are left for the next time.
    """
    return await _forget(connection, _OLD, before=now - REMOVABLE) >= AT_ONCE


async def forget_beyond(connection: AsyncConnection, now: datetime) -> None:
    """Forget all but the latest messages of whoever has very many, and got one lately."""
    for person in list((await connection.execute(_MANY, {"since": now - LATELY})).scalars()):
        await _forget(connection, _BEYOND, of=person)


async def _forget(connection: AsyncConnection, wanted: Any, **values: Any) -> int:
    free: Sequence[Any] = wanted.with_for_update(skip_locked=True)
    removal = delete(chat_messages).where(tuple_(*_ID).in_(free))
    return int((await connection.execute(removal, values)).rowcount)
