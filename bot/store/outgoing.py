"""The statements of the outbox.

One column, `ready_at`, is the lease of a claim, the time of a retry and the lock of a chat: a row can be
claimed when its time has come and no earlier row of the same person has a time that is still to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import facts, messages, nudges, outbox, people
from bot.turn.state import BY_ITSELF

Row = Mapping[str, Any]


async def claimable(connection: AsyncConnection, bot: int, now: datetime, most: int) -> Sequence[Row]:
    """What may be sent now: replies before nudges, oldest first, with chat and wrapped key."""
    earlier = outbox.alias()
    held_back = exists().where(
        earlier.c.person == outbox.c.person,
        earlier.c.id < outbox.c.id,
        earlier.c.dead.is_(None),
        earlier.c.ready_at > now,
    )
    statement = (
        select(outbox, people.c.chat, people.c.wrapped_key)
        .join(people, people.c.id == outbox.c.person)
        .where(people.c.bot == bot, outbox.c.dead.is_(None), outbox.c.ready_at <= now, ~held_back)
        .order_by(outbox.c.urgent.desc(), outbox.c.id)
        .limit(most)
    )
    return [dict(row) for row in (await connection.execute(statement)).mappings()]


async def claim(connection: AsyncConnection, ids: Iterable[int], until: datetime) -> None:
    """Lease rows. Whoever dies now may have sent them, so from here on they count as read."""
    values = {"ready_at": until, "maybe_sent": True}
    await connection.execute(update(outbox).where(outbox.c.id.in_(list(ids))).values(values))


async def tried(connection: AsyncConnection, row: int, again: datetime, *, maybe_sent: bool) -> None:
    """One more attempt has failed; maybe it arrived all the same."""
    values = {"ready_at": again, "attempts": outbox.c.attempts + 1, "maybe_sent": maybe_sent}
    await connection.execute(update(outbox).where(outbox.c.id == row).values(values))


async def put_back(connection: AsyncConnection, row: Row, until: datetime) -> None:
    """It was claimed until then, and never tried: as if it had not been claimed. row: as it was before."""
    values = {"ready_at": row["ready_at"], "maybe_sent": row["maybe_sent"]}
    ours = (outbox.c.id == row["id"]) & (outbox.c.ready_at == until)
    await connection.execute(update(outbox).where(ours).values(values))


async def delivered(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """These have arrived."""
    await connection.execute(delete(outbox).where(outbox.c.id.in_(list(ids))))


async def give_up(connection: AsyncConnection, row: int, reason: str) -> None:
    """It was refused for good."""
    await connection.execute(update(outbox).where(outbox.c.id == row).values(dead=reason[:64]))


async def block(connection: AsyncConnection, person: int, row: int) -> None:
    """They blocked the bot: what was for them up to this row is not sent; the conversation stays.

    What was queued after it stays too: they may be back by now. What was due is not said yet.
    """
    await connection.execute(update(people).where(people.c.id == person).values(blocked=True))
    theirs = (outbox.c.person == person) & (outbox.c.id <= row)
    await _unsay(connection, theirs)
    await connection.execute(delete(outbox).where(theirs))


async def take_back(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """These people speak, so what the coach was about to say by itself waits, unless it may have arrived."""
    theirs = outbox.c.person.in_(list(ids)) & outbox.c.maybe_sent.is_(False) & outbox.c.dead.is_(None)
    await _unsay(connection, theirs)


async def _unsay(connection: AsyncConnection, theirs: Any) -> None:
    """What was due takes no place among what was said, nor in the outbox: it is planned as before."""
    wanted = theirs & outbox.c.urgent.is_(False) & outbox.c.run.is_(None) & outbox.c.key.is_not(None)
    found = (await connection.execute(select(outbox.c.id, outbox.c.person, outbox.c.key).where(wanted))).all()
    for number, person, key in found:
        said = (nudges.c.person == person) & (nudges.c.key == key)
        await connection.execute(update(nudges).where(said).values(said_at=None))
        fact = (facts.c.person == person) & (facts.c.run == BY_ITSELF) & (facts.c.key == key)
        await connection.execute(delete(facts).where(fact))
        await connection.execute(delete(outbox).where(outbox.c.id == number))


async def question_shown(connection: AsyncConnection, person: int, run: int, key: str) -> int | None:
    """The last message of ours that asked this question."""
    wanted = (messages.c.person == person) & (messages.c.run == run) & (messages.c.key == key)
    statement = select(func.max(messages.c.message)).where(wanted, messages.c.ours.is_(True))
    found: int | None = (await connection.execute(statement)).scalar()
    return found


async def next_ready(connection: AsyncConnection) -> datetime | None:
    """When the next row's time comes."""
    found: datetime | None = (
        await connection.execute(
            select(outbox.c.ready_at).where(outbox.c.dead.is_(None)).order_by(outbox.c.ready_at).limit(1)
        )
    ).scalar()
    return found
