"""Every statement the inbox, the nudges and the outbox run. SQLAlchemy Core, whole batches at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, Select, Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import applications, facts, messages, nudges, outbox, parked, people, runs, seen

Row = Mapping[str, Any]
Rows = Sequence[Row]


def _insert(connection: AsyncConnection, table: Table) -> Any:
    """An insert that knows ON CONFLICT, which is worded alike in both databases."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


async def _upsert(connection: AsyncConnection, table: Table, rows: Rows) -> None:
    if not rows:
        return
    statement = _insert(connection, table)
    keys = [column.name for column in table.primary_key]
    changed = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    await connection.execute(
        statement.on_conflict_do_update(index_elements=keys, set_=changed),
        sorted(rows, key=lambda row: tuple(row[key] for key in keys)),
    )


async def _rows(connection: AsyncConnection, statement: Any) -> Rows:
    return [dict(row) for row in (await connection.execute(statement)).mappings()]


# ---------------------------------------------------------------- people and what they did


async def already_seen(connection: AsyncConnection, bot: int, updates: Iterable[int]) -> set[int]:
    """Which of these updates had their effect before."""
    found = select(seen.c.update).where(seen.c.bot == bot, seen.c.update.in_(list(updates)))
    return set((await connection.execute(found)).scalars())


async def mark_seen(connection: AsyncConnection, bot: int, updates: Iterable[int], at: datetime) -> None:
    """Remember that these updates have had their effect."""
    rows = [{"bot": bot, "update": update, "at": at} for update in sorted(set(updates))]
    if rows:
        await connection.execute(_insert(connection, seen).on_conflict_do_nothing(), rows)


async def forget_seen(connection: AsyncConnection, before: datetime) -> None:
    """Telegram keeps updates for a day; ids older than `before` can't come again."""
    await connection.execute(delete(seen).where(seen.c.at < before))


async def add_people(connection: AsyncConnection, rows: Rows) -> None:
    """First contacts; who is there already stays as they are."""
    if rows:
        ordered = sorted(rows, key=lambda row: (row["bot"], row["chat"]))
        await connection.execute(_insert(connection, people).on_conflict_do_nothing(), ordered)


async def people_of(connection: AsyncConnection, bot: int, chats: Iterable[int]) -> Rows:
    """The people of these chats and their open runs in one query: a row a run, its columns `run_…`."""
    wanted = (people.c.bot == bot) & people.c.chat.in_(sorted(set(chats)))
    return await _people_and_runs(connection, wanted)


async def people_by_id(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """The same, by id."""
    return await _people_and_runs(connection, people.c.id.in_(sorted(set(ids))))


async def _people_and_runs(connection: AsyncConnection, wanted: Any) -> Rows:
    open_runs = people.outerjoin(runs, (runs.c.person == people.c.id) & (runs.c.state != "closed"))
    columns = [*people.c, *(column.label(f"run_{column.name}") for column in runs.c)]
    statement = select(*columns).select_from(open_runs).where(wanted).order_by(people.c.id)
    return await _rows(connection, statement.with_for_update(of=people))


async def run_by_number(connection: AsyncConnection, person: int, number: int) -> Rows:
    """A run, closed or not."""
    return await _rows(connection, select(runs).where(runs.c.person == person, runs.c.number == number))


async def runs_of(connection: AsyncConnection, person: int) -> Rows:
    """Every run of a person, closed ones too."""
    return await _rows(connection, select(runs).where(runs.c.person == person).order_by(runs.c.number))


async def person_row(connection: AsyncConnection, person: int) -> Row:
    """A person's row."""
    return (await _rows(connection, select(people).where(people.c.id == person)))[0]


async def run_of_message(connection: AsyncConnection, person: int, message: int) -> Rows:
    """The run that a message of the person's own went into."""
    told = messages.c.run == runs.c.number
    joined = runs.join(messages, (messages.c.person == runs.c.person) & told)
    wanted = (messages.c.person == person) & (messages.c.message == message) & messages.c.ours.is_(False)
    return await _rows(connection, select(*runs.c).select_from(joined).where(wanted))


async def facts_of(connection: AsyncConnection, person: int) -> Rows:
    """Every fact of a person, oldest first."""
    statement = select(facts).where(facts.c.person == person).order_by(facts.c.at, facts.c.run, facts.c.key)
    return await _rows(connection, statement)


async def not_read_yet(connection: AsyncConnection, ids: Iterable[int]) -> Rows:
    """(person, run, key) of the questions that these people can't have read: nobody tried to send them."""
    waiting = outbox.c.run.is_not(None) & outbox.c.edits.is_(False) & outbox.c.maybe_sent.is_(False)
    columns = (outbox.c.person, outbox.c.run, outbox.c.key)
    statement = select(*columns).where(outbox.c.person.in_(list(ids)), waiting, outbox.c.dead.is_(None))
    return await _rows(connection, statement)


# ---------------------------------------------------------------- what a turn changes


async def save_people(connection: AsyncConnection, rows: Rows) -> None:
    """Change people; each row carries its `id`."""
    for row in rows:
        values = {name: value for name, value in row.items() if name != "id"}
        await connection.execute(update(people).where(people.c.id == row["id"]).values(values))


async def save_runs(connection: AsyncConnection, rows: Rows) -> None:
    """Add or change runs."""
    await _upsert(connection, runs, rows)


async def remove_runs(connection: AsyncConnection, person: int, numbers: Iterable[int]) -> None:
    """Take runs away, and what is known of their messages."""
    for table, column in ((runs, runs.c.number), (messages, messages.c.run)):
        await connection.execute(delete(table).where(table.c.person == person, column.in_(list(numbers))))


async def save_facts(connection: AsyncConnection, rows: Rows) -> None:
    """Add or change facts."""
    await _upsert(connection, facts, rows)


async def remove_fact(connection: AsyncConnection, person: int, run: int, key: str) -> None:
    """Take a fact away."""
    await connection.execute(
        delete(facts).where(facts.c.person == person, facts.c.run == run, facts.c.key == key)
    )


async def sync_applications(connection: AsyncConnection, person: int, rows: Rows) -> None:
    """Make the applications of a person exactly these."""
    numbers = [row["number"] for row in rows]
    gone = delete(applications).where(applications.c.person == person, applications.c.number.not_in(numbers))
    await connection.execute(gone)
    await _upsert(connection, applications, rows)


async def sync_nudges(connection: AsyncConnection, person: int, rows: Rows) -> None:
    """Make what is due for a person exactly these; what has been said stays said."""
    keys = [row["key"] for row in rows]
    unsaid = (nudges.c.person == person) & nudges.c.said_at.is_(None)
    await connection.execute(delete(nudges).where(unsaid, nudges.c.key.not_in(keys)))
    if rows:
        statement = _insert(connection, nudges)
        moved = {name: statement.excluded[name] for name in ("run", "due")}
        keyed = statement.on_conflict_do_update(
            index_elements=["person", "key"], set_=moved, where=nudges.c.said_at.is_(None)
        )
        await connection.execute(keyed, list(rows))


async def remember_messages(connection: AsyncConnection, rows: Rows) -> None:
    """Which run and question a message belongs to."""
    await _upsert(connection, messages, rows)


async def queue(connection: AsyncConnection, rows: Rows) -> None:
    """Put messages into the outbox, in this order."""
    if rows:
        statement: Insert = outbox.insert()
        await connection.execute(statement, list(rows))


async def park(connection: AsyncConnection, row: Row) -> None:
    """Keep an update that could not be dealt with."""
    await connection.execute(parked.insert(), [dict(row)])


async def parked_rows(connection: AsyncConnection) -> Rows:
    """Every update that is parked, oldest first, with the wrapped key of its person."""
    joined = parked.outerjoin(people, people.c.id == parked.c.person)
    columns = (*parked.c, people.c.wrapped_key)
    return await _rows(connection, select(*columns).select_from(joined).order_by(parked.c.id))


async def unpark(connection: AsyncConnection, row: int) -> None:
    """It is dealt with."""
    await connection.execute(delete(parked).where(parked.c.id == row))


async def learned_since(connection: AsyncConnection, person: int, at: datetime) -> bool:
    """Whether anything was established about somebody after that."""
    found = select(facts.c.run).where(facts.c.person == person, facts.c.at > at).limit(1)
    return (await connection.execute(found)).first() is not None


# ---------------------------------------------------------------- what is due


def _sayable(statement: Select[Any], without: Iterable[int]) -> Select[Any]:
    """Not said yet, to people who can be told: who is on hold, or gone, gets it when they are back."""
    reachable = people.c.hold.is_(None) & people.c.blocked.is_(False)
    joined = statement.join_from(nudges, people, people.c.id == nudges.c.person)
    return joined.where(nudges.c.said_at.is_(None), reachable, people.c.id.not_in(list(without)))


async def due(connection: AsyncConnection, now: datetime, most: int, without: Iterable[int] = ()) -> Rows:
    """What is due and not said yet, longest first; without that of some people."""
    statement = _sayable(select(nudges), without).where(nudges.c.due <= now)
    return await _rows(connection, statement.order_by(nudges.c.due).limit(most))


async def next_due(connection: AsyncConnection, without: Iterable[int] = ()) -> datetime | None:
    """When the next thing is due; without that of some people."""
    statement = _sayable(select(nudges.c.due), without).order_by(nudges.c.due).limit(1)
    found: datetime | None = (await connection.execute(statement)).scalar()
    return found


async def mark_said(connection: AsyncConnection, person: int, key: str, at: datetime) -> None:
    """It has been put into words."""
    wanted = (nudges.c.person == person) & (nudges.c.key == key)
    await connection.execute(update(nudges).where(wanted).values(said_at=at))
