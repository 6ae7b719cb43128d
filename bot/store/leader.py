"""Store which process leads, and in which term (PostgreSQL).

Another session may hold the row of `leaders`: a `SELECT ... FOR UPDATE` in psql, say, that was left open. No
statement here waits for the row then, except the one that begins a term. As long as the row is held, no term
can begin, and the term of whoever holds the advisory lock goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.postgres import NAME
from bot.store.tables import leaders

_STAND = text(
    """
    WITH lock AS MATERIALIZED (SELECT pg_try_advisory_lock(hashtext('afterword'), hashtext(:name)) AS ours)
    INSERT INTO leaders (bot, term, holder, renewed_at, lease)
    SELECT :bot, 1, current_setting('application_name'),
        (extract(epoch FROM clock_timestamp()) * 1000000)::bigint, :lease FROM lock WHERE ours
    ON CONFLICT (bot) DO UPDATE SET term = leaders.term + 1, holder = excluded.holder,
        renewed_at = excluded.renewed_at, lease = excluded.lease
    RETURNING term
    """
)
_RENEW = text(
    """
    WITH free AS MATERIALIZED (
        SELECT bot FROM leaders WHERE bot = :bot AND term = :term FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE leaders SET renewed_at = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
    FROM free WHERE leaders.bot = free.bot RETURNING leaders.term
    """
)
# objsubid 2 marks a lock with two keys. pg_locks shows them unsigned, and hashtext() returns signed numbers.
_WHO_HAS_THE_LOCK = """
    FROM pg_locks AS held
    JOIN pg_database ON pg_database.oid = held.database AND pg_database.datname = current_database()
    JOIN pg_stat_activity AS session ON session.pid = held.pid
    LEFT JOIN leaders ON leaders.bot = :bot
    WHERE held.locktype = 'advisory' AND held.objsubid = 2 AND held.granted
        AND held.classid::bigint = hashtext('afterword')::bigint & 4294967295
        AND held.objid::bigint = hashtext(:name)::bigint & 4294967295
"""
_SEEN = text(
    "SELECT held.pid, session.application_name, leaders.renewed_at, leaders.lease / 1000.0::float8"
    + _WHO_HAS_THE_LOCK
)
_STILL = text(
    "SELECT 1" + _WHO_HAS_THE_LOCK + "AND leaders.term = :term AND leaders.holder = session.application_name"
)
_FREE = text("SELECT 1 FROM leaders WHERE bot = :bot FOR NO KEY UPDATE SKIP LOCKED")
_END = text(
    """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND (pid = :process OR application_name = :holder AND application_name LIKE :ours)
    """
)
_IN_TERM = select(leaders.c.term).with_for_update(read=True, key_share=True, skip_locked=True)


@dataclass(frozen=True)
class LockHolder:
    """Say which session holds the lock, and what the leader's row says: when it was renewed, for how long."""

    process: int
    holder: str
    renewed_at: int | None  # microseconds of the server's clock
    lease: float | None  # seconds


async def begin_term(connection: AsyncConnection, bot: int, lease: float) -> int | None:
    """Begin a new term, if no session holds the lock. Return the term, or None if a session holds it.

    lease: seconds that others wait for a renewal. All is one statement, so that a process that stops in the
    middle of it has the lock and the term, or neither. The lock belongs to the session: it stays even if the
    statement fails.
    """
    about = {"name": str(bot), "bot": bot, "lease": round(lease * 1_000)}
    term: int | None = (await connection.execute(_STAND, about)).scalar()
    return term


async def renew(connection: AsyncConnection, bot: int, term: int) -> bool:
    """Renew this term's lease. Return False if another term has begun, or another session holds the row."""
    return (await connection.execute(_RENEW, {"bot": bot, "term": term})).first() is not None


async def still(connection: AsyncConnection, bot: int, term: int) -> bool:
    """Tell whether this term goes on although its row is held: whether its process still has the lock.

    Another process gets the advisory lock only when the session that holds it has ended, and with that all
    other sessions of its process; and the other's term begins with a change of the row, which waits until it
    is free.
    """
    about = {"bot": bot, "name": str(bot), "term": term}
    return (await connection.execute(_STILL, about)).first() is not None


async def free(connection: AsyncConnection, bot: int) -> bool:
    """Tell whether the row of the leader could be changed: no other session holds it."""
    return (await connection.execute(_FREE, {"bot": bot})).first() is not None


async def lock_holder(connection: AsyncConnection, bot: int) -> LockHolder | None:
    """Return who holds the lock, or None if no session does."""
    row = (await connection.execute(_SEEN, {"bot": bot, "name": str(bot)})).first()
    return LockHolder(*row) if row is not None else None


async def end_sessions(connection: AsyncConnection, of: LockHolder) -> int:
    """End all connections of a process, to free the lock and the rows that it holds; return how many."""
    about = {"process": of.process, "holder": of.holder, "ours": f"{NAME} %"}
    return len((await connection.execute(_END, about)).all())


async def in_term(connection: AsyncConnection, bot: int, term: int) -> bool:
    """Tell whether this term goes on. If so, no other term begins before this transaction ends."""
    mine = _IN_TERM.where(leaders.c.bot == bot, leaders.c.term == term)
    if (await connection.execute(mine)).first() is not None:
        return True
    return await still(connection, bot, term)
