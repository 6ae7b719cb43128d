"""The statements of the outbox.

One column, `ready_at`, is the lease of a claim, the time of a retry and the lock of a chat: a row can be
claimed when its time has come and no earlier row of the same person has a time that is still to come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handover import Parcel
from bot.store.queries import among, fetch
from bot.store.tables import LONGEST_REASON, facts, messages, nudges, outbox, people
from bot.turn.state import BY_ITSELF

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


async def take_over(connection: AsyncConnection, bot: int, now: datetime) -> int:
    """Nothing waits for a time that another process has set: what it leased or tried is free; how much."""
    return await free(connection, bot, now, untried=now, any_of_them=now)


async def free(
    connection: AsyncConnection,
    bot: int,
    now: datetime,
    *,
    untried: datetime,
    any_of_them: datetime,
    without: Iterable[int] = (),
) -> int:
    """What waits for a time beyond these is free at once, but for some people; how much.

    untried: of what was never tried, which waits for no more than a lease. any_of_them: of the rest.
    """
    ours = exists().where(people.c.id == outbox.c.person, people.c.bot + 0 == bot)  # see `_claimable`
    waits = ours & (outbox.c.ready_at > now) & outbox.c.dead.is_(None)
    too_long = (outbox.c.ready_at > any_of_them) | ((outbox.c.attempts == 0) & (outbox.c.ready_at > untried))
    late = update(outbox).where(waits, too_long, outbox.c.person.not_in(sorted(without)))
    done = await connection.execute(late.values(ready_at=now))
    return int(done.rowcount)


_WRITTEN = outbox.insert().returning(outbox.c.id, outbox.c.sealed)
_QUESTION = (messages.c.person, messages.c.run, messages.c.key)
_LAST_ASKED = (
    select(*_QUESTION, func.max(messages.c.message))
    .where(*(column.in_(among(f"{column.name}s")) for column in _QUESTION), messages.c.ours.is_(True))
    .group_by(*_QUESTION)
)


async def queue(
    connection: AsyncConnection, queued: Sequence[Parcel], claimed: Collection[Parcel] = ()
) -> None:
    """Put messages into the outbox, in this order; of a person's those that are claimed come first.

    The claimed ones are given the ids of their rows, and the messages that they edit.
    """
    if claimed:
        # What is sealed is never twice the same, so it tells which row is whose; to have them come back in
        # order they would have to be written one by one.
        written = await connection.execute(_WRITTEN, [parcel.row for parcel in claimed])
        ids = {bytes(sealed): number for number, sealed in written}
        for parcel in claimed:
            parcel.row = {**parcel.row, "id": ids[parcel.row["sealed"]]}
        await _find_edited(connection, claimed)
    straight = {id(parcel) for parcel in claimed}
    rest = [parcel.row for parcel in queued if id(parcel) not in straight]
    if rest:
        await connection.execute(outbox.insert(), rest)


async def _find_edited(connection: AsyncConnection, claimed: Iterable[Parcel]) -> None:
    """The last message of ours that asked the question that an edit is about."""
    edits: dict[tuple[Any, ...], Parcel] = {
        (parcel.person, parcel.row["run"], parcel.row["key"]): parcel
        for parcel in claimed
        if parcel.row["edits"]
    }
    wanted = [key for key, parcel in edits.items() if parcel.row["message"] is None]
    for parcel in edits.values():
        parcel.shown = parcel.row["message"]
    if not wanted:
        return
    asked = {f"{c.name}s": sorted({key[at] for key in wanted}) for at, c in enumerate(_QUESTION)}
    for *key, message in await connection.execute(_LAST_ASKED, asked):
        if (edit := edits.get(tuple(key))) is not None:
            edit.shown = message


_NOW, _LIVE = bindparam("now", type_=outbox.c.ready_at.type), outbox.c.dead.is_(None)


_WHO = (
    *(people.c.chat_hash, people.c.contact, people.c.wrapped_key, people.c.leaving),
    people.c.sealed.label("about"),
)
"""Whom a row is for, sealed."""


def _claimable() -> Select[Any]:
    earlier = outbox.alias()
    held_back = exists().where(
        earlier.c.person == outbox.c.person,
        earlier.c.id < outbox.c.id,
        earlier.c.dead.is_(None),
        earlier.c.ready_at > _NOW,
    )
    asked = (messages.c.person == outbox.c.person) & (messages.c.run == outbox.c.run)
    shown = select(func.max(messages.c.message)).where(
        asked, messages.c.key == outbox.c.key, messages.c.ours.is_(True), outbox.c.edits.is_(True)
    )
    shown_as = func.coalesce(outbox.c.message, shown.scalar_subquery()).label("shown")
    return (
        select(outbox, *_WHO, shown_as)
        .join(people, people.c.id == outbox.c.person)
        # Added to, so that no index of the people is used, who are many: what waits is little.
        .where(people.c.bot + 0 == bindparam("of_bot"), _LIVE, outbox.c.ready_at <= _NOW, ~held_back)
        .order_by(outbox.c.urgent.desc(), outbox.c.id)
        .limit(bindparam("most"))
    )


def _free_of(name: str) -> Select[Any]:
    """Of these rows those that nobody else holds: nobody waits for one row (PostgreSQL)."""
    return select(outbox.c.id).where(outbox.c.id.in_(among(name))).with_for_update(skip_locked=True)


_CLAIMABLE = _claimable()
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(_free_of("ids")), outbox.c.ready_at <= _NOW)
    .values(ready_at=bindparam("until"), maybe_sent=True)
    .returning(outbox.c.id)
)
_DELIVERED = delete(outbox).where(outbox.c.id.in_(_free_of("ids"))).returning(outbox.c.id)
_NEXT_READY = select(outbox.c.ready_at).where(_LIVE).order_by(outbox.c.ready_at).limit(1)


async def claimable(connection: AsyncConnection, bot: int, now: datetime, most: int) -> list[Parcel]:
    """What may be sent now: replies before nudges, oldest first, with the chat's wrapped key in the row."""
    found = await fetch(connection, _CLAIMABLE, of_bot=bot, now=now, most=most)
    return [Parcel(row, shown=row.pop("shown")) for row in found]


async def claimable_ids(connection: AsyncConnection, bot: int, now: datetime, most: int) -> list[int]:
    """The ids of the same, whatever else stands in the rows."""
    asked = {"of_bot": bot, "now": now, "most": most}
    return list((await connection.execute(_CLAIMABLE.with_only_columns(outbox.c.id), asked)).scalars())


async def try_out(connection: AsyncConnection, row: int) -> None:
    """Read one row and write it as it is; raises whatever that makes anything raise."""
    joined = select(outbox, people.c.contact, people.c.wrapped_key).join(people)
    await fetch(connection, joined.where(outbox.c.id == row))
    await connection.execute(update(outbox).where(outbox.c.id == row).values(ready_at=outbox.c.ready_at))


async def claim(
    connection: AsyncConnection, parcels: Iterable[Parcel], now: datetime, until: datetime
) -> list[Parcel]:
    """Lease them; those that nobody else has leased or taken back meanwhile, nor an earlier one of theirs."""
    found = {parcel.id: parcel for parcel in parcels}
    leased = await connection.execute(_CLAIM, {"ids": sorted(found), "now": now, "until": until})
    ours = set(leased.scalars())
    overtaken = {parcel.person for number, parcel in found.items() if number not in ours}
    return [parcel for parcel in found.values() if parcel.person not in overtaken]


async def reminders(connection: AsyncConnection) -> int:
    """How much of what the coach says by itself waits to be sent."""
    waiting = select(func.count()).where(outbox.c.dead.is_(None), outbox.c.urgent.is_(False))
    return int((await connection.execute(waiting)).scalar_one())


async def tried(connection: AsyncConnection, row: int, again: datetime, *, maybe_sent: bool) -> None:
    """One more attempt has failed; maybe it arrived all the same."""
    values = {"ready_at": again, "attempts": outbox.c.attempts + 1, "maybe_sent": maybe_sent}
    await connection.execute(update(outbox).where(outbox.c.id == row).values(values))


async def put_back(connection: AsyncConnection, parcel: Parcel) -> None:
    """It was claimed, and never tried: as if it had not been claimed.

    The parcel stays as it is: where the commit fails, this is done again.
    """
    if parcel.before is None:
        return
    ready_at, maybe_sent = parcel.before
    ours = (outbox.c.id == parcel.id) & (outbox.c.ready_at == parcel.row["ready_at"])
    await connection.execute(update(outbox).where(ours).values(ready_at=ready_at, maybe_sent=maybe_sent))


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


async def next_ready(connection: AsyncConnection) -> datetime | None:
    """When the next row's time comes."""
    found: datetime | None = (await connection.execute(_NEXT_READY)).scalar()
    return found
