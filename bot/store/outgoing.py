"""The statements of the outbox: the log of what is unsent.

One process sends at a time, and knows by itself what is in its hands. What others have to know of that is
one column, `maybe_sent`: such a row is not taken back, and whoever it is for may have read it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import among, fetch
from bot.store.queued import QueuedMessage
from bot.store.tables import LONGEST_REASON, facts, messages, nudges, outbox, people
from bot.turn.turn import BY_ITSELF

CHANNEL = "afterword_outbox"
"""Where whoever delivers hears what another process has committed (PostgreSQL): the bot's id, and the ids of
people who are gone."""


async def announce(connection: AsyncConnection, bot: int, gone: Collection[int] = ()) -> None:
    """Tell whoever delivers that something was queued, or who is gone, when this is committed.

    Nobody is told where there is one process.
    """
    if connection.dialect.name == "postgresql":
        said = " ".join(map(str, (bot, *gone)))
        await connection.execute(select(func.pg_notify(CHANNEL, said)))


_WRITTEN = outbox.insert().returning(outbox.c.id, outbox.c.sealed)
_QUESTION = (messages.c.person, messages.c.run, messages.c.key)
_LAST_ASKED = (
    select(*_QUESTION, func.max(messages.c.message))
    .where(*(column.in_(among(f"{column.name}s")) for column in _QUESTION), messages.c.ours.is_(True))
    .group_by(*_QUESTION)
)


async def queue(
    connection: AsyncConnection, queued: Sequence[QueuedMessage], taken: Collection[QueuedMessage] = ()
) -> None:
    """Put messages into the outbox, in this order; of a person's those that are taken come first.

    The taken ones are given the ids of their rows, and the messages that they edit.
    """
    if taken:
        # What is sealed is never twice the same, so it tells which row is whose; to have them come back in
        # order they would have to be written one by one.
        written = await connection.execute(_WRITTEN, [message.row for message in taken])
        ids = {bytes(sealed): number for number, sealed in written}
        for message in taken:
            message.row = {**message.row, "id": ids[message.row["sealed"]]}
        await _find_edited(connection, taken)
    straight = {id(message) for message in taken}
    rest = [message.row for message in queued if id(message) not in straight]
    if rest:
        await connection.execute(outbox.insert(), rest)


async def _find_edited(connection: AsyncConnection, taken: Iterable[QueuedMessage]) -> None:
    """The last message of ours that asked the question that an edit is about."""
    edits: dict[tuple[Any, ...], QueuedMessage] = {
        (message.person, message.row["run"], message.row["key"]): message
        for message in taken
        if message.row["edits"]
    }
    wanted = [key for key, message in edits.items() if message.row["message"] is None]
    for message in edits.values():
        message.shown = message.row["message"]
    if not wanted:
        return
    asked = {f"{c.name}s": sorted({key[at] for key in wanted}) for at, c in enumerate(_QUESTION)}
    for *key, message in await connection.execute(_LAST_ASKED, asked):
        if (edit := edits.get(tuple(key))) is not None:
            edit.shown = message


_LIVE = outbox.c.dead.is_(None)
_WHO = (
    *(people.c.chat_hash, people.c.contact, people.c.wrapped_key, people.c.leaving),
    people.c.sealed.label("about"),
)
"""Whom a row is for, sealed."""


def _free_of(name: str) -> Select[Any]:
    """Of these rows those that nobody else holds: nobody waits for one row (PostgreSQL)."""
    return select(outbox.c.id).where(outbox.c.id.in_(among(name))).with_for_update(skip_locked=True)


def _unsent() -> Select[Any]:
    asked = (messages.c.person == outbox.c.person) & (messages.c.run == outbox.c.run)
    shown = select(func.max(messages.c.message)).where(
        asked, messages.c.key == outbox.c.key, messages.c.ours.is_(True), outbox.c.edits.is_(True)
    )
    shown_as = func.coalesce(outbox.c.message, shown.scalar_subquery()).label("shown")
    # Written out, since they may be more than a statement may have parameters.
    without: Any = bindparam("without", expanding=True, literal_execute=True)
    return (
        select(outbox, *_WHO, shown_as)
        .join(people, people.c.id == outbox.c.person)
        # Added to, so that no index of the people is used, who are many: what waits is little.
        .where(people.c.bot + 0 == bindparam("of_bot"), _LIVE, outbox.c.person.not_in(without))
        .order_by(outbox.c.urgent.desc(), outbox.c.id)
        .limit(bindparam("most"))
    )


_UNSENT = _unsent()
_TAKEN = update(outbox).where(outbox.c.id.in_(_free_of("ids"))).values(maybe_sent=True).returning(outbox.c.id)
_DELIVERED = delete(outbox).where(outbox.c.id.in_(_free_of("ids"))).returning(outbox.c.id)
_PUT_BACK = update(outbox).where(outbox.c.id.in_(among("ids"))).values(maybe_sent=False)


async def unsent(
    connection: AsyncConnection, bot: int, most: int, without: Iterable[int]
) -> list[QueuedMessage]:
    """What may be sent: replies before nudges, oldest first. without: people who are left alone."""
    found = await fetch(connection, _UNSENT, of_bot=bot, most=most, without=sorted(without))
    return [QueuedMessage(row, shown=row.pop("shown"), maybe_sent=row["maybe_sent"]) for row in found]


async def unsent_ids(connection: AsyncConnection, bot: int, most: int, without: Iterable[int]) -> list[int]:
    """The ids of the same, whatever else stands in the rows."""
    asked = {"of_bot": bot, "most": most, "without": sorted(without)}
    return list((await connection.execute(_UNSENT.with_only_columns(outbox.c.id), asked)).scalars())


async def take(connection: AsyncConnection, ids: Iterable[int]) -> set[int]:
    """These are about to be sent; those of them that are there, and that nobody else holds."""
    return set((await connection.execute(_TAKEN, {"ids": sorted(ids)})).scalars())


async def try_out(connection: AsyncConnection, row: int) -> None:
    """Read one row and write it as it is; raises whatever that makes anything raise."""
    joined = select(outbox, people.c.contact, people.c.wrapped_key).join(people)
    await fetch(connection, joined.where(outbox.c.id == row))
    same = update(outbox).where(outbox.c.id == row).values(maybe_sent=outbox.c.maybe_sent)
    await connection.execute(same)


async def anything_waits(connection: AsyncConnection) -> bool:
    """Whether anything is unsent, for anybody."""
    return (await connection.execute(select(outbox.c.id).where(_LIVE).limit(1))).first() is not None


async def reminders(connection: AsyncConnection) -> int:
    """How much of what the coach says by itself waits to be sent."""
    waiting = select(func.count()).where(outbox.c.dead.is_(None), outbox.c.urgent.is_(False))
    return int((await connection.execute(waiting)).scalar_one())


async def tried(connection: AsyncConnection, row: int, *, maybe_sent: bool) -> None:
    """One more attempt has failed; maybe it arrived all the same."""
    values = {"attempts": outbox.c.attempts + 1, "maybe_sent": maybe_sent}
    await connection.execute(update(outbox).where(outbox.c.id == row).values(values))


async def put_back(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """These were taken, and never tried."""
    await connection.execute(_PUT_BACK, {"ids": sorted(ids)})


async def are_there(connection: AsyncConnection, ids: Iterable[int]) -> set[int]:
    """Of these people those who are not gone, and can't go before this transaction ends."""
    numbers = sorted(set(ids))
    if not numbers:
        return set()
    found = select(people.c.id).where(people.c.id.in_(numbers)).order_by(people.c.id)
    return set((await connection.execute(found.with_for_update(key_share=True, read=True))).scalars())


async def delivered(connection: AsyncConnection, ids: Iterable[int]) -> set[int]:
    """These have arrived. Those come back that somebody else holds, so that it could not be written down."""
    wanted = set(ids)
    wanted -= set((await connection.execute(_DELIVERED, {"ids": sorted(wanted)})).scalars())
    if not wanted:
        return wanted
    there = select(outbox.c.id).where(outbox.c.id.in_(among("ids")))
    return set((await connection.execute(there, {"ids": sorted(wanted)})).scalars())


async def give_up(connection: AsyncConnection, row: int, reason: str) -> None:
    """It was refused for good."""
    dead = {"dead": reason[:LONGEST_REASON]}
    await connection.execute(update(outbox).where(outbox.c.id == row).values(dead))


async def block(connection: AsyncConnection, person: int, row: int) -> None:
    """They blocked the bot: what was for them up to this row is not sent; the conversation stays.

    What was queued after it stays too: they may be back by now. What was due is not said yet, and is worked
    out anew when they are back.
    """
    await connection.execute(update(people).where(people.c.id == person).values(blocked=True))
    theirs = (outbox.c.person == person) & (outbox.c.id <= row)
    await _unsay(connection, theirs)
    await connection.execute(delete(outbox).where(theirs))
    await connection.execute(delete(nudges).where(nudges.c.person == person, nudges.c.said_at.is_(None)))


async def take_back(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """These people speak, so what the coach was about to say by itself waits, unless it may have arrived."""
    theirs = outbox.c.person.in_(sorted(ids)) & outbox.c.maybe_sent.is_(False) & outbox.c.dead.is_(None)
    await _unsay(connection, theirs)


async def _unsay(connection: AsyncConnection, theirs: Any) -> None:
    """What was due takes no place among what was said, nor in the outbox: it is planned as before."""
    wanted = theirs & outbox.c.urgent.is_(False) & outbox.c.run.is_(None) & outbox.c.key.is_not(None)
    taken = delete(outbox).where(wanted).returning(outbox.c.person, outbox.c.key)
    found = [{"whose": person, "which": key} for person, key in await connection.execute(taken)]
    if found:
        said = (nudges.c.person == bindparam("whose")) & (nudges.c.key == bindparam("which"))
        await connection.execute(update(nudges).where(said).values(said_at=None), found)
        fact = (facts.c.person == bindparam("whose")) & (facts.c.key == bindparam("which"))
        await connection.execute(delete(facts).where(fact, facts.c.run == BY_ITSELF), found)
