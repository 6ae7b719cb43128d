"""Store the outbox: the messages that are not sent yet.

One process sends at a time, and keeps in memory which messages are in flight. Other processes see only the
column `maybe_sent`: where it is true, the message is not taken back, and its person may have read it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import among, fetch
from bot.store.queued import QueuedMessage
from bot.store.tables import LONGEST_REASON, facts, messages, nudges, outbox, people
from bot.turn.model.turn import BY_ITSELF

CHANNEL = "afterword_outbox"
"""The channel on which the leader hears what another process has committed (PostgreSQL): the bot's id, and
the ids of people who are erased."""


async def announce(connection: AsyncConnection, bot: int, gone: Collection[int] = ()) -> None:
    """Tell the leader, with the commit, that a bot's messages were queued, and which people are erased.

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


def _free(*wanted: Any) -> Select[Any]:
    """Lock those of the wanted rows that no other session has locked, and select their ids (PostgreSQL).

    The key is left out, so that `waiting_nudges`, which counts once a second while somebody is locked, is in
    nobody's way: two that look at the same rhythm would miss each other for as long as it lasts.
    """
    return select(outbox.c.id).where(*wanted).with_for_update(key_share=True, skip_locked=True)


_AMONG = outbox.c.id.in_(among("ids"))
# Written out as literals: there may be more people than a statement may have parameters.
_PEOPLE: Any = bindparam("people", expanding=True, literal_execute=True)
_STUCK: Any = bindparam("stuck", expanding=True, literal_execute=True)
# The + 0 keeps the planner from an index of people, who are many, while the unsent rows are few.
_WAITING = (people.c.bot + 0 == bindparam("of_bot")) & _LIVE & outbox.c.id.not_in(_STUCK)
_OF_OTHERS, _OF_THESE = outbox.c.person.not_in(_PEOPLE), outbox.c.person.in_(_PEOPLE)


def _unsent(whose: Any) -> Select[Any]:
    asked = (messages.c.person == outbox.c.person) & (messages.c.run == outbox.c.run)
    shown = select(func.max(messages.c.message)).where(
        asked, messages.c.key == outbox.c.key, messages.c.ours.is_(True), outbox.c.edits.is_(True)
    )
    shown_as = func.coalesce(outbox.c.message, shown.scalar_subquery()).label("shown")
    other = outbox.alias()
    earlier = (other.c.urgent == outbox.c.urgent) & (other.c.id < outbox.c.id)
    before = select(func.count()).where(
        (other.c.person == outbox.c.person) & other.c.dead.is_(None) & other.c.id.not_in(_STUCK),
        (other.c.urgent.is_(True) & outbox.c.urgent.is_(False)) | earlier,
    )
    return (
        select(outbox, *_WHO, shown_as, before.scalar_subquery().label("place"))
        .join(people, people.c.id == outbox.c.person)
        .where(_WAITING, whose)
        .order_by(outbox.c.urgent.desc(), outbox.c.id)
        .limit(bindparam("most"))
        .with_for_update(of=outbox, key_share=True, skip_locked=True)
    )


_UNSENT, _UNSENT_OF = _unsent(_OF_OTHERS), _unsent(_OF_THESE)
_UNSENT_IDS, _UNSENT_OF_IDS = (
    rows.with_only_columns(outbox.c.id, outbox.c.person) for rows in (_UNSENT, _UNSENT_OF)
)
_ANY = select(outbox.c.id).join(people, people.c.id == outbox.c.person).where(_WAITING, _OF_OTHERS).limit(1)
_TAKEN = update(outbox).where(_AMONG).values(maybe_sent=True)
_REACHABLE = select(people.c.id).where(people.c.id.in_(among("whose")))
_DELIVERED = delete(outbox).where(
    outbox.c.id.in_(
        # Their people are locked with them: until this transaction ends, what they were shown can be noted.
        _free(
            _AMONG,
            outbox.c.person.in_(_REACHABLE.with_for_update(key_share=True, read=True, skip_locked=True)),
        )
    )
)
_UPDATED = update(outbox).where(outbox.c.id.in_(_free(_AMONG)))
_GIVEN_UP = _UPDATED.values(dead=bindparam("reason"))
_PUT_BACK = _UPDATED.values(attempts=outbox.c.attempts + bindparam("tried"), maybe_sent=bindparam("maybe"))


@dataclass(frozen=True)
class UnsentQuery:
    """Say which messages to look for: of which bot, how many at most. stuck: ids of rows to pass over."""

    bot: int
    most: int
    stuck: Collection[int]

    def of(self, whose: Iterable[int]) -> dict[str, Any]:
        """Return the values of a statement about these people, or about all others."""
        return {"of_bot": self.bot, "most": self.most, "stuck": sorted(self.stuck), "people": sorted(whose)}


async def unsent(
    connection: AsyncConnection, wanted: UnsentQuery, without: Iterable[int], again: Collection[int] = ()
) -> list[QueuedMessage]:
    """Return messages that may be sent: replies before nudges, oldest first; and lock their rows.

    Rows that another session holds are passed over. without: people to skip. again: people whose messages
    come first, before those of the others.
    """
    found = await fetch(connection, _UNSENT_OF, **wanted.of(again)) if again else []
    found += await fetch(connection, _UNSENT, **wanted.of(without))
    return [
        QueuedMessage(row, shown=row.pop("shown"), place=row.pop("place"), maybe_sent=row["maybe_sent"])
        for row in found
    ]


async def unsent_ids(
    connection: AsyncConnection, wanted: UnsentQuery, without: Iterable[int], again: Collection[int] = ()
) -> dict[int, int]:
    """Return the people of the rows that `unsent` finds, by the rows' ids; even if a row can't be read."""
    found = list(await connection.execute(_UNSENT_OF_IDS, wanted.of(again))) if again else []
    found += await connection.execute(_UNSENT_IDS, wanted.of(without))
    return {row.id: row.person for row in found}


async def anything_waits(connection: AsyncConnection, wanted: UnsentQuery, without: Iterable[int]) -> bool:
    """Tell whether any message is unsent, also in a row that another session holds. without: see `unsent`."""
    values = wanted.of(without)
    del values["most"]
    return (await connection.execute(_ANY, values)).first() is not None


async def take(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """Mark messages, whose rows this transaction has locked, as about to be sent."""
    await connection.execute(_TAKEN, {"ids": sorted(ids)})


async def try_out(connection: AsyncConnection, row: int) -> None:
    """Read one row and write it back as it is. Raises the error of a row that can't be read or written."""
    joined = select(outbox, people.c.contact, people.c.wrapped_key).join(people)
    await fetch(connection, joined.where(outbox.c.id == row))
    await _change(connection, _UPDATED.values(maybe_sent=outbox.c.maybe_sent), [row])


_WAITING_NUDGES = select(outbox.c.id).where(_LIVE, outbox.c.urgent.is_(False), outbox.c.attempts == 0)


async def waiting_nudges(connection: AsyncConnection, most: int) -> int:
    """Count the nudges that wait for their turn to be sent, up to `most`.

    Those that failed before, or whose rows another session holds, are left out: they wait for something else.
    """
    free = _WAITING_NUDGES.limit(most).with_for_update(key_share=True, read=True, skip_locked=True).subquery()
    return int((await connection.execute(select(func.count()).select_from(free))).scalar_one())


# ---------------------------------------------------------------- what became of messages
#
# Each function leaves alone the rows that another session holds, and returns the ids of the others.


async def _change(connection: AsyncConnection, statement: Any, ids: Iterable[int], **values: Any) -> set[int]:
    numbers = sorted(ids)
    if not numbers:
        return set()
    return set(
        (await connection.execute(statement.returning(outbox.c.id), {"ids": numbers, **values})).scalars()
    )


async def remove_delivered(connection: AsyncConnection, rows: Mapping[int, int]) -> set[int]:
    """Remove messages that have arrived. rows: the person of each, whom nobody can erase from here on."""
    return await _change(connection, _DELIVERED, rows, whose=sorted(set(rows.values())))


async def put_back(
    connection: AsyncConnection, ids: Iterable[int], *, tried: bool, maybe_sent: bool
) -> set[int]:
    """Let messages wait again. tried: an attempt failed. maybe_sent: they may have arrived all the same."""
    return await _change(connection, _PUT_BACK, ids, tried=int(tried), maybe=maybe_sent)


async def give_up(connection: AsyncConnection, ids: Iterable[int], reason: str) -> set[int]:
    """Mark messages as refused for good, so that they are never sent."""
    return await _change(connection, _GIVEN_UP, ids, reason=reason[:LONGEST_REASON])


async def still_queued(connection: AsyncConnection, ids: Iterable[int]) -> set[int]:
    """Return those of these rows that are still there."""
    numbers = sorted(ids)
    if not numbers:
        return set()
    return set((await connection.execute(select(outbox.c.id).where(_AMONG), {"ids": numbers})).scalars())


async def block(connection: AsyncConnection, person: int, row: int) -> set[int]:
    """Note that a person has blocked the bot: drop their messages up to this row. Their dialogues stay.

    Messages queued after that row stay too: the person may be back by now. Nudges among those dropped count
    as not said, and all nudges are worked out anew when the person is back. Returns the ids of the dropped
    messages; none where another session holds a row, and then nothing is done.
    """
    theirs = (outbox.c.person == person) & (outbox.c.id <= row)
    them, rows = select(people.c.id).where(people.c.id == person), select(outbox.c.id).where(theirs)
    held = set((await connection.execute(them)).scalars())
    held -= set((await connection.execute(them.with_for_update(key_share=True, skip_locked=True))).scalars())
    wanted = set((await connection.execute(rows)).scalars())
    if held or wanted - set((await connection.execute(_free(theirs))).scalars()):
        return set()
    await connection.execute(update(people).where(people.c.id == person).values(blocked=True))
    await _unsay(connection, theirs)
    await connection.execute(delete(outbox).where(theirs))
    await connection.execute(delete(nudges).where(nudges.c.person == person, nudges.c.said_at.is_(None)))
    return wanted


async def take_back(connection: AsyncConnection, ids: Iterable[int]) -> None:
    """Take nudges back out of the outbox for people who have just written, unless one may have arrived.

    A nudge whose row another session holds stays, too.
    """
    theirs = outbox.c.person.in_(sorted(ids)) & outbox.c.maybe_sent.is_(False) & _LIVE
    await _unsay(connection, theirs)


async def _unsay(connection: AsyncConnection, theirs: Any) -> None:
    """Undo that nudges were said: they leave the outbox and the facts, and are planned as before."""
    wanted = theirs & outbox.c.urgent.is_(False) & outbox.c.run.is_(None) & outbox.c.key.is_not(None)
    removal = delete(outbox).where(outbox.c.id.in_(_free(wanted))).returning(outbox.c.person, outbox.c.key)
    removed = [{"whose": person, "which": key} for person, key in await connection.execute(removal)]
    if removed:
        said = (nudges.c.person == bindparam("whose")) & (nudges.c.key == bindparam("which"))
        await connection.execute(update(nudges).where(said).values(said_at=None), removed)
        fact = (facts.c.person == bindparam("whose")) & (facts.c.key == bindparam("which"))
        await connection.execute(delete(facts).where(fact, facts.c.run == BY_ITSELF), removed)
