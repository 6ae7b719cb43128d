"""Store people, their runs, facts and messages: SQLAlchemy Core statements, each for a whole batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Table, bindparam, delete, exists, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import open_runs
from bot.store.tables import facts, messages, outbox, people, runs, seen

Row = Mapping[str, Any]
Rows = Sequence[Row]

RUN_COLUMNS = tuple((column.name, f"run_{column.name}") for column in runs.c)
"""Each column of a run, and its name in a row that holds the person too."""


# Statements are built once and cached: building one takes longer than SQLite takes to execute it.


def insert(dialect: str, table: Table) -> Any:
    """Return an insert with ON CONFLICT, which has the same form in both databases."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


@cache
def _upsert(dialect: str, table: Table, columns: tuple[str, ...]) -> Any:
    statement = insert(dialect, table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


async def upsert(connection: AsyncConnection, table: Table, rows: Rows) -> None:
    """Add rows, or change those that exist. All rows name the same columns."""
    if rows:
        keys = [column.name for column in table.primary_key]
        statement = _upsert(connection.dialect.name, table, tuple(rows[0]))
        await connection.execute(statement, sorted(rows, key=lambda row: tuple(row[key] for key in keys)))


@cache
def _removal(table: Table, columns: tuple[str, ...]) -> Any:
    return delete(table).where(*(table.c[name] == bindparam(f"old_{name}") for name in columns))


async def remove(
    connection: AsyncConnection, table: Table, columns: tuple[str, ...], keys: Sequence[tuple[Any, ...]]
) -> None:
    """Remove the rows that have one of these keys in these columns."""
    if keys:
        given = [{f"old_{name}": part for name, part in zip(columns, key, strict=True)} for key in keys]
        await connection.execute(_removal(table, columns), given)


async def fetch(connection: AsyncConnection, statement: Any, **values: Any) -> list[dict[str, Any]]:
    """Return the rows that a statement finds with these values."""
    result = await connection.execute(statement, values)
    names = tuple(result.keys())
    return [dict(zip(names, row, strict=True)) for row in result]  # takes a third of the time of `mappings`


def among(name: str) -> Any:
    """Return a parameter that stands in a statement for a list of values."""
    return bindparam(name, expanding=True)


# ---------------------------------------------------------------- people and what they did


async def remember_updates(
    connection: AsyncConnection, bot: int, updates: Iterable[int], at: datetime
) -> set[int]:
    """Remember updates as taken in; return those that were not taken in before.

    Another transaction with one of the same updates waits here until this one ends.
    """
    rows = [{"bot": bot, "update": update, "at": at} for update in sorted(set(updates))]
    if not rows:
        return set()
    return set((await connection.execute(_insert_seen(connection.dialect.name), rows)).scalars())


@cache
def _insert_seen(dialect: str) -> Any:
    return insert(dialect, seen).on_conflict_do_nothing().returning(seen.c.update)


KEEP_SEEN = timedelta(days=3)
"""How long updates are remembered: Telegram keeps them for one day."""

FORGOTTEN_AT_ONCE = 10_000
"""How many updates are forgotten in a transaction in which people are answered: an outage leaves many
more."""


async def forget_seen(connection: AsyncConnection, now: datetime, most: int = FORGOTTEN_AT_ONCE) -> None:
    """Forget the updates that are too old to come again, up to so many."""
    numbers = seen.c.bot, seen.c.update
    old = select(*numbers).where(seen.c.at < now - KEEP_SEEN).limit(most)
    await connection.execute(delete(seen).where(tuple_(*numbers).in_(old)))


_OF_CHATS = (people.c.bot == bindparam("of_bot")) & people.c.chat_hash.in_(among("chats"))
_BY_ID = people.c.id.in_(among("ids"))
_KNOWN = select(people.c.chat_hash).where(_OF_CHATS)


async def find_or_add_people(
    connection: AsyncConnection, bot: int, chats: Mapping[bytes, int], stranger: Callable[[int], Row]
) -> Rows:
    """Add the people of these chats who are new, and return the same as `people_of`.

    chats: the chat of each hash. stranger: makes the row of a new person from their chat.
    """
    embedded = connection.dialect.name == "sqlite"
    found = await people_of(connection, bot, chats) if embedded else []  # mostly nobody is new
    known = {row["chat_hash"] for row in found}
    if not embedded:  # no person may be locked yet: a transaction that adds the same people could wait for us
        known = set((await connection.execute(_KNOWN, {"of_bot": bot, "chats": sorted(chats)})).scalars())
    while chats and (not found or known != chats.keys()):  # again if one is erased just now (PostgreSQL)
        await add_people(connection, [stranger(chat) for one, chat in chats.items() if one not in known])
        found = await people_of(connection, bot, chats)
        known = {row["chat_hash"] for row in found}
    return found


_FREE = _KNOWN.with_for_update(key_share=True, skip_locked=True)


async def locked(connection: AsyncConnection, bot: int, chats: Iterable[bytes]) -> set[bytes]:
    """Return those of these chats whose people another session holds, without waiting for any (PostgreSQL).

    chats: their hashes. Those that are free are locked until this transaction ends.
    """
    values = {"of_bot": bot, "chats": sorted(chats)}
    known = set((await connection.execute(_KNOWN, values)).scalars())
    return known - set((await connection.execute(_FREE, values)).scalars())


async def add_people(connection: AsyncConnection, rows: Rows) -> None:
    """Add people who are new. People who exist already stay as they are."""
    if rows:
        ordered = sorted(rows, key=lambda row: (row["bot"], row["chat_hash"]))
        statement = insert(connection.dialect.name, people)
        statement = statement.on_conflict_do_nothing(index_elements=["bot", "chat_hash"])
        await connection.execute(statement, ordered)


async def people_of(connection: AsyncConnection, bot: int, chats: Iterable[bytes]) -> Rows:
    """Lock the people of these chats; return them with their open runs: a row a run, its columns `run_…`.

    Of the runs that they left, only the latest are among them (`open_runs.MOST_LOADED`).
    chats: their hashes. Column `waits`: whether a message waits for the person in the outbox.
    """
    return await _people_and_runs(connection, _OF_CHATS, of_bot=bot, chats=sorted(set(chats)))


async def people_by_id(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """Do the same as `people_of`, by the people's ids."""
    return await _people_and_runs(connection, _BY_ID, ids=sorted(set(ids)))


async def free_by_id(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """Do the same for those of these people whose rows no other session holds."""
    lock, find = _lock_and_find(connection.dialect.name, _BY_ID)
    found = sorted(set(ids))
    if connection.dialect.name == "postgresql":
        free = lock.with_for_update(key_share=True, skip_locked=True)
        found = sorted((await connection.execute(free, {"ids": found})).scalars())
    return await fetch(connection, find, ids=found)


async def _people_and_runs(connection: AsyncConnection, wanted: Any, **values: Any) -> Rows:
    lock, find = _lock_and_find(connection.dialect.name, wanted)
    if connection.dialect.name == "postgresql":
        # People are locked first, everywhere in the order of ids, and read in another statement: one that
        # had to wait for a lock would see the runs as they were before. SQLite has one writer at a time.
        await connection.execute(lock, values)
    return await fetch(connection, find, **values)


@cache
def _lock_and_find(dialect: str, wanted: Any) -> tuple[Any, Any]:
    # key_share: rows that refer to these people, such as messages, may be added meanwhile.
    lock = select(people.c.id).where(wanted).order_by(people.c.id).with_for_update(key_share=True)
    joined, of_run = open_runs.with_people(dialect)
    waits = exists().where(outbox.c.person == people.c.id, outbox.c.dead.is_(None)).label("waits")
    columns = [*people.c, waits, *(of_run[name].label(within) for name, within in RUN_COLUMNS)]
    return lock, select(*columns).select_from(joined).where(wanted).order_by(people.c.id)


async def run_by_number(connection: AsyncConnection, person: int, number: int) -> Rows:
    """Return a run, closed or not."""
    return await fetch(connection, select(runs).where(runs.c.person == person, runs.c.number == number))


async def runs_of(connection: AsyncConnection, person: int) -> Rows:
    """Return every run of a person, closed ones too."""
    return await fetch(connection, select(runs).where(runs.c.person == person).order_by(runs.c.number))


async def person_row(connection: AsyncConnection, person: int) -> Row:
    """Return a person's row."""
    return (await fetch(connection, select(people).where(people.c.id == person)))[0]


async def run_of_message(connection: AsyncConnection, person: int, message: int) -> Rows:
    """Return the run that a message of the person's own went into."""
    of_the_run = messages.c.run == runs.c.number
    joined = runs.join(messages, (messages.c.person == runs.c.person) & of_the_run)
    wanted = (messages.c.person == person) & (messages.c.message == message) & messages.c.ours.is_(False)
    return await fetch(connection, select(*runs.c).select_from(joined).where(wanted))


_FACTS_OF = (
    select(facts)
    .where(facts.c.person.in_(among("ids")))
    .order_by(facts.c.person, facts.c.at, facts.c.run, facts.c.key)
)


async def facts_of(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """Return every fact of these people, oldest first."""
    return await fetch(connection, _FACTS_OF, ids=sorted(set(ids)))


_UNREAD = (
    outbox.c.run.is_not(None)
    & outbox.c.edits.is_(False)
    & outbox.c.maybe_sent.is_(False)
    & outbox.c.read_before.is_(False)
)
_NOT_SENT_YET = select(
    outbox.c.person, outbox.c.run, outbox.c.key, outbox.c.edits, _UNREAD.label("unread")
).where(outbox.c.person.in_(among("ids")), outbox.c.dead.is_(None))


async def not_sent_yet(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """Return (person, run, key, edits, unread) of the messages that wait for these people in the outbox.

    edits: it changes an earlier message. unread: it asks a question that the person can't have read, since
    nobody has tried to send it.
    """
    return await fetch(connection, _NOT_SENT_YET, ids=sorted(ids))


# ---------------------------------------------------------------- what a turn changes


@cache
def _change_of_people(columns: tuple[str, ...]) -> Any:
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns if name != "id"}
    return update(people).where(people.c.id == bindparam("new_id")).values(values)


async def save_people(connection: AsyncConnection, rows: Rows) -> None:
    """Change people. Each row has the person's `id`, and all rows name the same columns."""
    if rows:
        given = [{f"new_{name}": value for name, value in row.items()} for row in rows]
        await connection.execute(_change_of_people(tuple(rows[0])), given)


async def save_runs(connection: AsyncConnection, rows: Rows) -> None:
    """Add or change runs."""
    await upsert(connection, runs, rows)


async def remove_runs(connection: AsyncConnection, person: int, numbers: Iterable[int]) -> None:
    """Remove runs, and the note of which messages belong to them."""
    for table, column in ((runs, runs.c.number), (messages, messages.c.run)):
        await connection.execute(delete(table).where(table.c.person == person, column.in_(list(numbers))))


async def save_facts(connection: AsyncConnection, rows: Rows) -> None:
    """Add or change facts."""
    await upsert(connection, facts, rows)


async def remove_facts(connection: AsyncConnection, keys: Sequence[tuple[int, int, str]]) -> None:
    """Remove facts. keys: (person, run, key)."""
    await remove(connection, facts, ("person", "run", "key"), keys)


async def remember_messages(connection: AsyncConnection, rows: Rows) -> None:
    """Note which run and question messages belong to."""
    await upsert(connection, messages, rows)


async def learned_since(connection: AsyncConnection, person: int, at: datetime) -> bool:
    """Tell whether any fact was established about a person after that time."""
    later = select(facts.c.run).where(facts.c.person == person, facts.c.at > at).limit(1)
    return (await connection.execute(later)).first() is not None
