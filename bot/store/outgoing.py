"""Store the outbox: the messages that are not sent yet.

One process sends at a time, and knows by itself which messages are in flight. All that others have to know of
that is one column, `maybe_sent`: such a row is not taken back, and its person may have read the message.
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
"""The channel on which the leader hears what another process has committed (PostgreSQL): the bot's id, and
the ids of people who are gone."""


async def announce(connection: AsyncConnection, bot: int, gone: Collection[int] = ()) -> None:
    """Tell the leader, with the commit, that messages were queued for a bot, and which people are gone.

    On SQLite there is one process, and nobody to tell.
    """
    if connection.dialect.name == "postgresql":
        payload = " ".join(map(str, (bot, *gone)))
        await connection.execute(select(func.pg_notify(CHANNEL, payload)))


_INSERT = outbox.insert().returning(outbox.c.id, outbox.c.sealed)
_QUESTION = (messages.c.person, messages.c.run, messages.c.key)
_LAST_ASKED = (
    select(*_QUESTION, func.max(messages.c.message))
    .where(*(column.in_(among(f"{column.name}s")) for column in _QUESTION), messages.c.ours.is_(True))
    .group_by(*_QUESTION)
)


async def queue(
    connection: AsyncConnection, queued: Sequence[QueuedMessage], taken: Collection[QueuedMessage] = ()
) -> None:
    """Put messages into the outbox in this order, except that a person's taken messages come first.

    taken: those that this process sends from memory. They are given the ids of their rows, and the ids of the
    messages that they edit.
    """
    if taken:
        # No two sealed values are the same, so they tell which row is whose; rows that come back in order
        # would have to be written one by one.
        inserted = await connection.execute(_INSERT, [message.row for message in taken])
        ids = {bytes(sealed): number for number, sealed in inserted}
        for message in taken:
            message.row = {**message.row, "id": ids[message.row["sealed"]]}
        await _find_edited(connection, taken)
    inserted_already = {id(message) for message in taken}
    rest = [message.row for message in queued if id(message) not in inserted_already]
    if rest:
        await connection.execute(outbox.insert(), rest)


async def _find_edited(connection: AsyncConnection, taken: Iterable[QueuedMessage]) -> None:
    """Set the message that each edit changes: the one it names, or ours that last asked its question."""
    unnamed: dict[tuple[Any, ...], list[QueuedMessage]] = {}
    for edit in (message for message in taken if message.row["edits"]):
        edit.shown = edit.row["message"]
        if edit.shown is None:
            unnamed.setdefault((edit.person, edit.row["run"], edit.row["key"]), []).append(edit)
    if not unnamed:
        return
    asked = {f"{c.name}s": sorted({key[at] for key in unnamed}) for at, c in enumerate(_QUESTION)}
    for *key, message in await connection.execute(_LAST_ASKED, asked):
        for edit in unnamed.get(tuple(key), ()):
            edit.shown = message


_LIVE = outbox.c.dead.is_(None)
_WHO = (
    *(people.c.chat_hash, people.c.contact, people.c.wrapped_key, people.c.leaving),
    people.c.sealed.label("about"),
)
"""The columns that say whom a row is for: chat and language, sealed."""


def _free_of(name: str) -> Select[Any]:
    """Select those of these rows that no other session has locked, so as not to wait (PostgreSQL)."""
    return select(outbox.c.id).where(outbox.c.id.in_(among(name))).with_for_update(skip_locked=True)


def _unsent() -> Select[Any]:
    asked = (messages.c.person == outbox.c.person) & (messages.c.run == outbox.c.run)
    shown = select(func.max(messages.c.message)).where(
        asked, messages.c.key == outbox.c.key, messages.c.ours.is_(True), outbox.c.edits.is_(True)
    )
    shown_as = func.coalesce(outbox.c.message, shown.scalar_subquery()).label("shown")
    # Written out as literals: there may be more people than a statement may have parameters.
    without: Any = bindparam("without", expanding=True, literal_execute=True)
    return (
        select(outbox, *_WHO, shown_as)
        .join(people, people.c.id == outbox.c.person)
        # The + 0 keeps the planner from an index of people, who are many, while the unsent rows are few.
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
    """Return the messages that may be sent: replies before nudges, oldest first. without: people to skip."""
    found = await fetch(connection, _UNSENT, of_bot=bot, most=most, without=sorted(without))
    return [QueuedMessage(row, shown=row.pop("shown"), maybe_sent=row["maybe_sent"]) for row in found]


async def unsent_ids(connection: AsyncConnection, bot: int, most: int, without: Iterable[int]) -> list[int]:
    """Return the ids of the same rows, even if a row can't be read."""
    values = {"of_bot": bot, "most": most, "without": sorted(without)}
    return list((await connection.execute(_UNSENT.with_only_columns(outbox.c.id), values)).scalars())


async def take(connection: AsyncConnection, ids: Iterable[int]) -> set[int]:
    """Mark messages as about to be sent; return those that are there and that no other session has locked."""
    return set((await connection.execute(_TAKEN, {"ids": sorted(ids)})).scalars())


async def try_out(connection: AsyncConnection, row: int) -> None:
    """Read one row and write it back as it is, to raise the error of a row that can't be."""
    joined = select(outbox, people.c.contact, people.c.wrapped_key).join(people)
    await fetch(connection, joined.where(outbox.c.id == row))
    unchanged = update(outbox).where(outbox.c.id == row).values(maybe_sent=outbox.c.maybe_sent)
    await connection.execute(unchanged)


async def anything_waits(connection: AsyncConnection) -> bool:
    """Tell whether any message is unsent, for anybody."""
    return (await connection.execute(select(outbox.c.id).where(_LIVE).limit(1))).first() is not None


async def reminders(connection: AsyncConnection) -> int:
    """Count the nudges that wait to be sent."""
    waiting = select(func.count()).where(outbox.c.dead.is_(None), outbox.c.urgent.is_(False))
    return int((await connection.execute(waiting)).scalar_one())


async def tried(connection: AsyncConnection, row: int, *, maybe_sent: bool) -> None:
    """Count a failed attempt. maybe_sent: whether the message may have arrived all the same."""
    values = {"attempts": outbox.c.attempts + 1, "maybe_sent": maybe_sent}
    await connection.execute(update(outbox).where(outbox.c.id == row).values(values))


async def put_back(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """Unmark messages that were about to be sent and never were tried."""
    await connection.execute(_PUT_BACK, {"ids": sorted(ids)})


async def are_there(connection: AsyncConnection, ids: Iterable[int]) -> set[int]:
    """Return those of these people who are not erased, and keep them from it until this transaction ends."""
    numbers = sorted(set(ids))
    if not numbers:
        return set()
    wanted = select(people.c.id).where(people.c.id.in_(numbers)).order_by(people.c.id)
    return set((await connection.execute(wanted.with_for_update(key_share=True, read=True))).scalars())


async def delivered(connection: AsyncConnection, ids: Iterable[int]) -> set[int]:
    """Remove messages that have arrived; return those that are locked and could not be removed."""
    remaining = set(ids)
    remaining -= set((await connection.execute(_DELIVERED, {"ids": sorted(remaining)})).scalars())
    if not remaining:
        return remaining
    existing = select(outbox.c.id).where(outbox.c.id.in_(among("ids")))
    return set((await connection.execute(existing, {"ids": sorted(remaining)})).scalars())


async def give_up(connection: AsyncConnection, row: int, reason: str) -> None:
    """Mark a message as refused for good, so that it is never sent."""
    dead = {"dead": reason[:LONGEST_REASON]}
    await connection.execute(update(outbox).where(outbox.c.id == row).values(dead))


async def block(connection: AsyncConnection, person: int, row: int) -> None:
    """Mark a person as blocked: their messages up to this row are dropped, and their dialogues stay.

    Messages queued after it stay too: the person may be back by now. Nudges that were due count as not said,
    and are worked out anew when the person is back.
    """
    await connection.execute(update(people).where(people.c.id == person).values(blocked=True))
    theirs = (outbox.c.person == person) & (outbox.c.id <= row)
    await _unsay(connection, theirs)
    await connection.execute(delete(outbox).where(theirs))
    await connection.execute(delete(nudges).where(nudges.c.person == person, nudges.c.said_at.is_(None)))


async def take_back(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """Take nudges back out of the outbox for people who have just written, unless one may have arrived."""
    theirs = outbox.c.person.in_(sorted(ids)) & outbox.c.maybe_sent.is_(False) & outbox.c.dead.is_(None)
    await _unsay(connection, theirs)


async def _unsay(connection: AsyncConnection, theirs: Any) -> None:
    """Undo that nudges were said: they leave the outbox and the facts, and are planned as before."""
    wanted = theirs & outbox.c.urgent.is_(False) & outbox.c.run.is_(None) & outbox.c.key.is_not(None)
    removal = delete(outbox).where(wanted).returning(outbox.c.person, outbox.c.key)
    removed = [{"whose": person, "which": key} for person, key in await connection.execute(removal)]
    if removed:
        said = (nudges.c.person == bindparam("whose")) & (nudges.c.key == bindparam("which"))
        await connection.execute(update(nudges).where(said).values(said_at=None), removed)
        fact = (facts.c.person == bindparam("whose")) & (facts.c.key == bindparam("which"))
        await connection.execute(delete(facts).where(fact, facts.c.run == BY_ITSELF), removed)
