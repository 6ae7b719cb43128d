"""Store people's requests for files of all that is kept about them, and read what the files are made from."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import Row, Rows, fetch, insert
from bot.store.tables import outbox, people, runs, wanted_files

FILES = "files"
"""The key of the messages that carry the files, for as long as they are in the outbox."""

AT_ONCE = 100
"""How many requests are looked through for one of this bot's people: a database may serve several bots."""

RUNS_AT_ONCE = 50
"""How many runs are read at a time: a person may have hundreds, and to decode all at once would hold up
everybody."""


async def request_files(connection: AsyncConnection, person: int, at: datetime) -> None:
    """Note that a person wants files of all that is kept: once, however often they ask."""
    asking = insert(connection.dialect.name, wanted_files).on_conflict_do_nothing()
    await connection.execute(asking, [{"person": person, "at": at}])


async def under_way(connection: AsyncConnection, person: int) -> bool:
    """Tell whether a person asked for files that have not arrived yet."""
    asked = exists().where(wanted_files.c.person == person)
    files = (outbox.c.person == person) & outbox.c.run.is_(None) & (outbox.c.key == FILES)
    made = exists().where(files, outbox.c.dead.is_(None))
    return bool((await connection.execute(select(asked | made))).scalar_one())


async def next_wanted(connection: AsyncConnection, bot: int, without: Iterable[int] = ()) -> Row | None:
    """Return the row of the person who has waited longest for their files. without: people to skip."""
    waiting_id = wanted_files.c.person
    waiting = (
        select(waiting_id).where(waiting_id.not_in(list(without))).order_by(wanted_files.c.at, waiting_id)
    )
    for person in (await connection.execute(waiting.limit(AT_ONCE))).scalars().all():
        for row in await fetch(connection, select(people).where(people.c.id == person)):
            if row["bot"] == bot:
                return row
    return None


async def is_free(connection: AsyncConnection, person: int) -> bool:
    """Tell whether no other session holds a request or its person, without waiting (PostgreSQL)."""
    joined = select(people.c.id).join_from(wanted_files, people, people.c.id == wanted_files.c.person)
    free = joined.where(people.c.id == person).with_for_update(key_share=True, skip_locked=True)
    return (await connection.execute(free)).first() is not None


async def remove_request(connection: AsyncConnection, person: int) -> bool:
    """Remove a request whose files are made, or never will be. Return False if it is gone already."""
    # The person is locked first, as everywhere: if they are erased meanwhile, their request is gone too.
    await connection.execute(select(people.c.id).where(people.c.id == person).with_for_update(key_share=True))
    done = await connection.execute(delete(wanted_files).where(wanted_files.c.person == person))
    return bool(done.rowcount)


async def runs_of(connection: AsyncConnection, person: int) -> AsyncIterator[Rows]:
    """Yield every run of a person, closed ones too, some at a time."""
    last = 0
    theirs = select(runs).where(runs.c.person == person).order_by(runs.c.number).limit(RUNS_AT_ONCE)
    while batch := await fetch(connection, theirs.where(runs.c.number > last)):
        yield batch
        last = batch[-1]["number"]
