"""The statements about people and what they did. SQLAlchemy Core, whole batches at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import facts, messages, outbox, parked, people, runs, seen

Row = Mapping[str, Any]
Rows = Sequence[Row]


def insert(connection: AsyncConnection, table: Table) -> Any:
    """An insert that knows ON CONFLICT, which is worded alike in both databases."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


async def upsert(connection: AsyncConnection, table: Table, rows: Rows) -> None:
    """Add rows, or change those that are there. All rows name the same columns."""
    if not rows:
        return
    statement = insert(connection, table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=changed),
        sorted(rows, key=lambda row: tuple(row[key] for key in keys)),
    )


async def remove(
    connection: AsyncConnection, table: Table, columns: Sequence[str], keys: Sequence[tuple[Any, ...]]
) -> None:
    """Take the rows away that these columns name."""
    if keys:
        named = (table.c[name] == bindparam(f"old_{name}") for name in columns)
        given = [{f"old_{name}": part for name, part in zip(columns, key, strict=True)} for key in keys]
        await connection.execute(delete(table).where(*named), given)


async def fetch(connection: AsyncConnection, statement: Any) -> Rows:
    """What a statement finds."""
    return [dict(row) for row in (await connection.execute(statement)).mappings()]


# ---------------------------------------------------------------- people and what they did


async def see(connection: AsyncConnection, bot: int, updates: Iterable[int], at: datetime) -> set[int]:
    """Remember that these updates have their effect; those that had none before.

    Whoever does the same in another transaction waits here until this one is through.
    """
    rows = [{"bot": bot, "update": update, "at": at} for update in sorted(set(updates))]
    if not rows:
        return set()
    statement = insert(connection, seen).on_conflict_do_nothing().returning(seen.c.update)
    return set((await connection.execute(statement, rows)).scalars())


async def forget_seen(connection: AsyncConnection, before: datetime) -> None:
    """Telegram keeps updates for a day; ids older than `before` can't come again."""
    await connection.execute(delete(seen).where(seen.c.at < before))


async def add_people(connection: AsyncConnection, rows: Rows) -> None:
    """First contacts; who is there already stays as they are."""
    if rows:
        ordered = sorted(rows, key=lambda row: (row["bot"], row["chat"]))
        there = insert(connection, people).on_conflict_do_nothing(index_elements=["bot", "chat"])
        await connection.execute(there, ordered)


async def known(connection: AsyncConnection, bot: int, chats: Iterable[int]) -> set[int]:
    """Which of these chats are those of people we know."""
    wanted = select(people.c.chat).where(people.c.bot == bot, people.c.chat.in_(sorted(set(chats))))
    return set((await connection.execute(wanted)).scalars())


async def people_of(connection: AsyncConnection, bot: int, chats: Iterable[int]) -> Rows:
    """The people of these chats and their open runs, locked: a row a run, its columns `run_…`."""
    wanted = (people.c.bot == bot) & people.c.chat.in_(sorted(set(chats)))
    return await _people_and_runs(connection, wanted)


async def people_by_id(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """The same, by id."""
    return await _people_and_runs(connection, people.c.id.in_(sorted(set(ids))))


async def _people_and_runs(connection: AsyncConnection, wanted: Any) -> Rows:
    if connection.dialect.name == "postgresql":
        # Locked first, everywhere in the order of ids, and read in another statement: one that had to
        # wait for the lock still sees the runs as they were before. SQLite has one writer at a time.
        # Rows that refer to these people may be added meanwhile: what was shown to them, say.
        locked = select(people.c.id).where(wanted).order_by(people.c.id).with_for_update(key_share=True)
        await connection.execute(locked)
    open_runs = people.outerjoin(runs, (runs.c.person == people.c.id) & (runs.c.state != "closed"))
    columns = [*people.c, *(column.label(f"run_{column.name}") for column in runs.c)]
    return await fetch(
        connection, select(*columns).select_from(open_runs).where(wanted).order_by(people.c.id)
    )


async def run_by_number(connection: AsyncConnection, person: int, number: int) -> Rows:
    """A run, closed or not."""
    return await fetch(connection, select(runs).where(runs.c.person == person, runs.c.number == number))


async def runs_of(connection: AsyncConnection, person: int) -> Rows:
    """Every run of a person, closed ones too."""
    return await fetch(connection, select(runs).where(runs.c.person == person).order_by(runs.c.number))


async def person_row(connection: AsyncConnection, person: int) -> Row:
    """A person's row."""
    return (await fetch(connection, select(people).where(people.c.id == person)))[0]


async def run_of_message(connection: AsyncConnection, person: int, message: int) -> Rows:
    """The run that a message of the person's own went into."""
    told = messages.c.run == runs.c.number
    joined = runs.join(messages, (messages.c.person == runs.c.person) & told)
    wanted = (messages.c.person == person) & (messages.c.message == message) & messages.c.ours.is_(False)
    return await fetch(connection, select(*runs.c).select_from(joined).where(wanted))


async def facts_of(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """Every fact of these people, oldest first."""
    wanted = select(facts).where(facts.c.person.in_(sorted(set(ids))))
    return await fetch(connection, wanted.order_by(facts.c.person, facts.c.at, facts.c.run, facts.c.key))


async def not_sent_yet(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """(person, run, key, unread) of what waits for these people in the outbox.

    unread: it asks a question that they can't have read, since nobody tried to send it.
    """
    unread = outbox.c.run.is_not(None) & outbox.c.edits.is_(False) & outbox.c.maybe_sent.is_(False)
    columns = (outbox.c.person, outbox.c.run, outbox.c.key, unread.label("unread"))
    return await fetch(
        connection, select(*columns).where(outbox.c.person.in_(sorted(ids)), outbox.c.dead.is_(None))
    )


# ---------------------------------------------------------------- what a turn changes


async def save_people(connection: AsyncConnection, rows: Rows) -> None:
    """Change people. Each row has their `id`, and all name the same columns."""
    if rows:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
        statement = update(people).where(people.c.id == bindparam("which")).values(values)
        given = [
            {"which": row["id"], **{f"new_{name}": row[name] for name in row if name != "id"}} for row in rows
        ]
        await connection.execute(statement, given)


async def save_runs(connection: AsyncConnection, rows: Rows) -> None:
    """Add or change runs."""
    await upsert(connection, runs, rows)


async def remove_runs(connection: AsyncConnection, person: int, numbers: Iterable[int]) -> None:
    """Take runs away, and what is known of their messages."""
    for table, column in ((runs, runs.c.number), (messages, messages.c.run)):
        await connection.execute(delete(table).where(table.c.person == person, column.in_(list(numbers))))


async def save_facts(connection: AsyncConnection, rows: Rows) -> None:
    """Add or change facts."""
    await upsert(connection, facts, rows)


async def remove_facts(connection: AsyncConnection, keys: Sequence[tuple[int, int, str]]) -> None:
    """Take facts away: (person, run, key)."""
    await remove(connection, facts, ("person", "run", "key"), keys)


async def remember_messages(connection: AsyncConnection, rows: Rows) -> None:
    """Which run and question a message belongs to."""
    await upsert(connection, messages, rows)


async def park(connection: AsyncConnection, row: Row) -> None:
    """Keep an update that could not be dealt with."""
    await connection.execute(parked.insert(), [dict(row)])


async def parked_rows(connection: AsyncConnection) -> Rows:
    """Every update that is parked, oldest first, with the wrapped key of its person."""
    joined = parked.outerjoin(people, people.c.id == parked.c.person)
    columns = (*parked.c, people.c.wrapped_key)
    return await fetch(connection, select(*columns).select_from(joined).order_by(parked.c.id))


async def unpark(connection: AsyncConnection, row: int) -> None:
    """It is dealt with."""
    await connection.execute(delete(parked).where(parked.c.id == row))


async def learned_since(connection: AsyncConnection, person: int, at: datetime) -> bool:
    """Whether anything was established about somebody after that."""
    found = select(facts.c.run).where(facts.c.person == person, facts.c.at > at).limit(1)
    return (await connection.execute(found)).first() is not None
