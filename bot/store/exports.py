"""The statements about files that people want of all that is kept: noted, read for, and made."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import Row, Rows, fetch, insert
from bot.store.tables import outbox, people, runs, wanted_files

FILES = "files"
"""The key of the files in the outbox, until they have arrived."""

AT_ONCE = 100
"""Requests that are looked at for one of this bot's people: there may be more than one bot in a database."""

RUNS_AT_ONCE = 50
"""Of a person with hundreds: taken apart in one go they would keep everybody waiting."""


async def want(connection: AsyncConnection, person: int, at: datetime) -> None:
    """They want files of all that is kept; once, however often they ask."""
    asking = insert(connection.dialect.name, wanted_files).on_conflict_do_nothing()
    await connection.execute(asking, [{"person": person, "at": at}])


async def under_way(connection: AsyncConnection, person: int) -> bool:
    """Whether they asked for files that have not arrived yet."""
    asked = exists().where(wanted_files.c.person == person)
    files = (outbox.c.person == person) & outbox.c.run.is_(None) & (outbox.c.key == FILES)
    made = exists().where(files, outbox.c.dead.is_(None))
    return bool((await connection.execute(select(asked | made))).scalar_one())


async def next_wanted(connection: AsyncConnection, bot: int, without: Iterable[int] = ()) -> Row | None:
    """The person who has waited longest, as their row is; without some of them."""
    known = wanted_files.c.person
    waiting = select(known).where(known.not_in(list(without))).order_by(wanted_files.c.at, known)
    for person in (await connection.execute(waiting.limit(AT_ONCE))).scalars().all():
        for row in await fetch(connection, select(people).where(people.c.id == person)):
            if row["bot"] == bot:
                return row
    return None


async def take(connection: AsyncConnection, person: int) -> bool:
    """The files are made, or never will be; False where nobody wants them any more."""
    # The person first, as everywhere: who is erased meanwhile is gone with what they wanted.
    await connection.execute(select(people.c.id).where(people.c.id == person).with_for_update(key_share=True))
    done = await connection.execute(delete(wanted_files).where(wanted_files.c.person == person))
    return bool(done.rowcount)


async def runs_of(connection: AsyncConnection, person: int) -> AsyncIterator[Rows]:
    """Every run of a person, closed ones too, some at a time."""
    last = 0
    theirs = select(runs).where(runs.c.person == person).order_by(runs.c.number).limit(RUNS_AT_ONCE)
    while found := await fetch(connection, theirs.where(runs.c.number > last)):
        yield found
        last = found[-1]["number"]
