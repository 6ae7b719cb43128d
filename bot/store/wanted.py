"""The statements about files that people want of all that is kept: noted, read for, and made.

A request is a row of the outbox that is nothing to send, and says so where others say why they were given up.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import datetime

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.sheet import Sheet
from bot.store import rows
from bot.store.queries import Row, Rows, fetch
from bot.store.secrets import Sealer
from bot.store.tables import outbox, people, runs

TO_BE_MADE = "files to be made"

FILES = "files"
"""The key of a request, and of the files until they have arrived."""

RUNS_AT_ONCE = 50
"""Of a person with hundreds: taken apart in one go they would keep everybody waiting."""

_REQUEST = outbox.c.dead == TO_BE_MADE
_UNDER_WAY = outbox.c.run.is_(None) & (outbox.c.key == FILES) & (_REQUEST | outbox.c.dead.is_(None))


async def want(connection: AsyncConnection, person: int, sealer: Sealer, at: datetime) -> None:
    """They want files of all that is kept."""
    row = rows.sheet_values(person, Sheet(None), sealer, at, urgent=True, due=FILES)
    await connection.execute(insert(outbox).values(**row, dead=TO_BE_MADE))


async def under_way(connection: AsyncConnection, person: int) -> bool:
    """Whether they asked for files that have not arrived yet."""
    found = select(exists().where(outbox.c.person == person, _UNDER_WAY))
    return bool((await connection.execute(found)).scalar_one())


async def next_wanted(connection: AsyncConnection, bot: int, without: Iterable[int] = ()) -> Row | None:
    """The request that waits longest, with the columns of its person; without some of them."""
    joined = outbox.join(people, people.c.id == outbox.c.person)
    columns = outbox.c.id.label("request"), *people.c
    ours = _REQUEST & (people.c.bot == bot) & outbox.c.id.not_in(list(without))
    oldest = select(*columns).select_from(joined).where(ours).order_by(outbox.c.id).limit(1)
    found = await fetch(connection, oldest)
    return found[0] if found else None


async def take(connection: AsyncConnection, request: int, person: int) -> bool:
    """The files are made, or never will be; False where nobody wants them any more."""
    # The person first, as everywhere: who is erased meanwhile is gone with what they wanted.
    await connection.execute(select(people.c.id).where(people.c.id == person).with_for_update(key_share=True))
    done = await connection.execute(delete(outbox).where(outbox.c.id == request, _REQUEST))
    return bool(done.rowcount)


async def runs_of(connection: AsyncConnection, person: int) -> AsyncIterator[Rows]:
    """Every run of a person, closed ones too, some at a time."""
    last = 0
    theirs = select(runs).where(runs.c.person == person).order_by(runs.c.number).limit(RUNS_AT_ONCE)
    while found := await fetch(connection, theirs.where(runs.c.number > last)):
        yield found
        last = found[-1]["number"]
