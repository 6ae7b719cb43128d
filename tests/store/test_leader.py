"""The database says who leads: by one lock, and a number for each term."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import leader
from bot.store.database import Database
from tests.support.databases import only

pytestmark = only("postgresql", because="on SQLite one process has the file for itself")
BOT = 5


@asynccontextmanager
async def process(url: str) -> AsyncIterator[AsyncConnection]:
    """A session of a process of its own, which commits what it does at once."""
    database = Database(url)
    try:
        async with database.engine.connect() as connection:
            yield await connection.execution_options(isolation_level="AUTOCOMMIT")
    finally:
        await database.close()


@pytest.fixture
async def one(database_url: str) -> AsyncIterator[AsyncConnection]:
    async with process(database_url) as connection:
        yield connection


@pytest.fixture
async def other(database_url: str) -> AsyncIterator[AsyncConnection]:
    async with process(database_url) as connection:
        yield connection


async def lets_go(connection: AsyncConnection) -> None:
    await connection.execute(text("SELECT pg_advisory_unlock_all()"))


async def test_one_has_the_lock_and_each_term_has_the_next_number(
    one: AsyncConnection, other: AsyncConnection
) -> None:
    """Whoever takes over begins a new one; whoever led before is in no term any more."""
    assert await leader.begin_term(one, BOT, 10) == 1
    assert await leader.begin_term(other, BOT, 10) is None
    assert await leader.in_term(other, BOT, 1)
    await lets_go(one)
    assert await leader.begin_term(other, BOT, 10) == 2
    assert [await leader.in_term(one, BOT, term) for term in (1, 2)] == [False, True]
    assert not await leader.renew(one, BOT, 1)
    assert await leader.renew(other, BOT, 2)


async def test_each_bot_has_a_leader_of_its_own(one: AsyncConnection, other: AsyncConnection) -> None:
    """Of two in one database."""
    assert await leader.begin_term(one, BOT, 10) == 1
    assert await leader.begin_term(other, BOT + 1, 10) == 1
    assert await leader.lock_holder(one, BOT + 2) is None


async def test_who_leads_is_seen_with_when_it_was_last_heard(
    one: AsyncConnection, other: AsyncConnection
) -> None:
    """Of the lease as it was told; a renewal moves the time on."""
    await leader.begin_term(one, BOT, 2.5)
    before = await leader.lock_holder(other, BOT)
    assert before is not None
    assert (before.lease, before.holder.partition(" ")[0]) == (2.5, "afterword")
    await leader.renew(one, BOT, 1)
    after = await leader.lock_holder(other, BOT)
    assert after is not None
    assert (after.process, after.holder) == (before.process, before.holder)
    assert (after.renewed_at or 0) > (before.renewed_at or 0)
    await lets_go(one)
    assert await leader.lock_holder(other, BOT) is None


async def test_whoever_is_silent_is_ended_with_all_its_sessions(
    one: AsyncConnection, other: AsyncConnection
) -> None:
    """Not the one that does it, nor anybody else's: the lock is free."""
    await leader.begin_term(one, BOT, 10)
    silent = await leader.lock_holder(other, BOT)
    assert silent is not None
    assert await leader.end_sessions(other, silent) == 1
    with pytest.raises(DBAPIError):
        await leader.renew(one, BOT, 1)
    assert await leader.begin_term(other, BOT, 10) == 2


@pytest.mark.parametrize("how", ["UPDATE", "NO KEY UPDATE", "SHARE"])
async def test_while_the_row_is_held_the_term_goes_on(
    how: str, one: AsyncConnection, other: AsyncConnection, database_url: str
) -> None:
    """Of whoever has the lock, and of nobody else; nothing is renewed, and nothing is waited for."""
    await leader.begin_term(one, BOT, 10)
    database = Database(database_url)
    async with database.engine.connect() as held:
        await held.execute(text(f"SELECT 1 FROM leaders FOR {how}"))  # noqa: S608 - ours
        async with asyncio.timeout(1.5):  # a lock is waited for two seconds
            assert not await leader.renew(one, BOT, 1)
            assert not await leader.free(other, BOT)
            for asking in (one, other):
                assert await leader.still(asking, BOT, 1)
                assert await leader.in_term(asking, BOT, 1)
                assert not await leader.still(asking, BOT, 2)
                assert not await leader.still(asking, BOT + 1, 1)
        await lets_go(one)
        assert not await leader.still(one, BOT, 1)
        assert await leader.in_term(one, BOT, 1) is (how != "UPDATE")  # the row itself can be asked
        await held.rollback()
    await database.close()
    assert await leader.renew(one, BOT, 1)
    assert await leader.free(other, BOT)


async def test_whoever_is_about_to_begin_a_term_ends_the_one_before(
    one: AsyncConnection, other: AsyncConnection, database_url: str
) -> None:
    """From the moment at which it has the lock: what its statement changes is not to be seen yet."""
    await leader.begin_term(one, BOT, 10)
    await lets_go(one)
    database = Database(database_url)
    async with database.engine.connect() as next_one:
        assert await leader.begin_term(next_one, BOT, 10) == 2  # not committed
        assert not await leader.in_term(other, BOT, 1)
        await next_one.rollback()
    await database.close()


async def test_nobody_ends_the_session_that_they_ask_in(one: AsyncConnection) -> None:
    """Though it is the one that has the lock."""
    await leader.begin_term(one, BOT, 10)
    own = await leader.lock_holder(one, BOT)
    assert own is not None
    assert await leader.end_sessions(one, own) == 0
    assert await leader.renew(one, BOT, 1)
