"""Elect the leader, the one of several processes on one database that speaks; the others are standbys.

On PostgreSQL the process that holds an advisory lock leads: it sends, nudges and polls. The lock is the
session's, so that it is free the moment the process dies. A process that hangs, or whose machine is gone,
keeps its session; so the leader also renews a lease, which is a row, and a standby that sees the lock held
and the row unchanged ends all sessions of the process that holds the lock. What that process still tries when
it wakes up is held back by `bot.service.leadership.lease`.

A database in a file has one process, and the next one is refused.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import describe
from bot.service.leadership.lease import LeaderLease, LeaseLostError
from bot.service.lifecycle.health import PATIENCE
from bot.service.lifecycle.shutdown import Stop, cut_off, set_within
from bot.store import leader
from bot.store.collisions import is_collision
from bot.store.database import Database
from bot.store.outgoing import CHANNEL
from bot.store.unavailable import is_locked

log = logging.getLogger(__name__)


class Held(Protocol):
    """Hold the lock, until it is lost."""

    async def until_lost(self) -> Any:
        """Wait until this process may not lead any more."""


class Lock(Protocol):
    """Define a lock that only one process at a time can hold.

    every: seconds between two attempts to take it. silent_since: since when, by the loop's clock, the process
    that holds it has shown no sign of life; None while it shows one.
    """

    every: float
    silent_since: float | None

    def hold(self) -> AbstractAsyncContextManager[Held | None]:
        """Try to take the lock and hold it for the block; yield None where another process has it."""


class Leadership:
    """Do what only the leader may do, whenever this process is the leader."""

    def __init__(
        self, lock: Lock, elected: Callable[[bool], Awaitable[None]], abort: Callable[[], None]
    ) -> None:
        """`elected` is awaited as each term begins; its argument: whether another process led before.

        abort: ends whatever hangs at the database.
        """
        self._lock = lock
        self._elected = elected
        self._abort = abort
        self._since: float | None = None  # since when the database doesn't say who leads

    @property
    def healthy(self) -> bool:
        """Tell whether a process is known to lead, or was lately: while none leads, nothing is sent."""
        began = [since for since in (self._since, self._lock.silent_since) if since is not None]
        return not began or asyncio.get_running_loop().time() - min(began) < PATIENCE

    async def run(
        self, stop: Stop, lead: Callable[[], Awaitable[None]], standing_by: Callable[[], None]
    ) -> None:
        """Lead whenever possible, until stopped or until `lead` has returned. What `lead` raises passes on.

        standing_by: called again and again as long as another process leads.
        """
        waited = False
        self._since = None

        async def work() -> None:
            await self._elected(waited)
            log.info("this process is now the leader: it sends messages and nudges")
            await lead()

        while not stop.wanted:
            try:
                async with self._lock.hold() as held:
                    self._since = None
                    if held is not None:
                        if await self._term(held, work):
                            return
                        log.error("this process is no longer the leader: its lock or its lease is lost")
                    else:
                        standing_by()
                        if not waited:
                            log.info("another process is the leader; this one is a standby")
                        waited = True
            except (DBAPIError, LeaseLostError) as error:
                if self._since is None:
                    self._since = asyncio.get_running_loop().time()
                    log.warning(
                        "the database did not say which process leads: %(error)s", {"error": describe(error)}
                    )
            await stop.pause(self._lock.every)

    async def _term(self, held: Held, work: Callable[[], Awaitable[None]]) -> bool:
        """Work until the work is done, and return True; or until the lock is lost, and return False."""
        working, gone = asyncio.ensure_future(work()), asyncio.ensure_future(held.until_lost())
        try:
            await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
            if working.done():
                working.result()
                return True
            gone.result()
            return False
        finally:
            await cut_off([working, gone], self._abort)


class AdvisoryLock:
    """Hold a session's lock in PostgreSQL, and hear what other processes have queued, and erased."""

    def __init__(
        self,
        database: Database,
        lease: LeaderLease,
        wake: Callable[[], None],
        forget: Callable[[set[int]], None],
    ) -> None:
        self.every = lease.every
        self._database = database
        self._lease = lease
        self._wake = wake
        self._forget = forget
        # Who held the lock at the last change of its lease, and since when the lease is unchanged. Time in
        # which yet another session holds the row of the lease is left out.
        self._watched: leader.LockHolder | None = None
        self._unchanged_since = 0.0
        self._last_seen: leader.LockHolder | None = None  # what the last look found
        self.silent_since: float | None = None

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Held | None]:
        """Hold the lock, as `Lock.hold` does, until its connection or the lease is lost."""
        lease = self._lease
        lease.stand()
        async with self._database.connect() as pooled:
            connection = await pooled.execution_options(isolation_level="AUTOCOMMIT")
            # asyncpg's own connection, untyped: SQLAlchemy has no LISTEN, and no type for what it wraps.
            driver: Any = (await connection.get_raw_connection()).driver_connection
            may_hold = True
            try:
                with _aborted_after(driver, lease.seconds):
                    asked = lease.clock()
                    term = await self._stand(connection)
                    if term is None:
                        await self._watch(connection)
                        may_hold = False
                    else:
                        lease.won(term, asked)
                        self.silent_since = None
                        driver.add_termination_listener(lambda _: lease.end())
                        await driver.add_listener(CHANNEL, self._heard)
                yield None if term is None else _Session(self._database, connection, driver, lease)
            finally:
                if may_hold:  # the connection is closed, not given back: the lock goes with it
                    lease.end()
                    driver.terminate()
                    await connection.invalidate()

    async def _stand(self, connection: AsyncConnection) -> int | None:
        try:
            return await leader.begin_term(connection, self._lease.bot, self._lease.seconds)
        except DBAPIError as error:
            if is_locked(error):
                self._lease.note(held=True)
            raise

    async def _watch(self, connection: AsyncConnection) -> None:
        """End the sessions of a leader that has not renewed its lease for the time that a lease lasts.

        The time is measured by this process's own clock, as in etcd's and Kubernetes' elections: so it does
        no harm when the server's clock is set. Time during which another session holds the row doesn't count.
        """
        lease = self._lease
        seen, now = await leader.lock_holder(connection, lease.bot), asyncio.get_running_loop().time()
        if seen is None or seen != self._last_seen:
            self._last_seen, self.silent_since = seen, None
        elif self.silent_since is None:
            self.silent_since = now
        if seen is None or seen != self._watched:
            self._watched, self._unchanged_since = seen, now
            lease.note(held=False)
            return
        if now - self._unchanged_since < 2 * lease.every:  # a healthy leader renews it within that time
            return
        held = seen.renewed_at is not None and not await leader.free(connection, lease.bot)
        lease.note(held=held)
        if held:
            # The leader may be well but unable to renew; and no new term could begin while the row is held.
            self._unchanged_since, self.silent_since = now, None
        elif now - self._unchanged_since >= (seen.lease or lease.seconds):
            ended = await leader.end_sessions(connection, seen)
            log.warning(
                "the leader does not answer: %(ended)d of its database connections were ended",
                {"ended": ended},
            )
            self._watched = None

    def _heard(self, _connection: Any, _process: int, _channel: str, payload: str) -> None:
        """Act on what another process has committed. payload: the bot, then ids of people who are erased."""
        bot, *gone = map(int, payload.split())
        if bot == self._lease.bot:
            self._forget(set(gone))
            self._wake()


class _Session:
    """Renew the lease until another term has begun, the connection has ended, or nothing answers."""

    def __init__(
        self, database: Database, connection: AsyncConnection, driver: Any, lease: LeaderLease
    ) -> None:
        self._database = database
        self._connection = connection
        self._driver = driver
        self._lease = lease

    async def until_lost(self) -> None:
        lease = self._lease
        while not lease.over.is_set() and lease.left > 0:
            try:
                with _aborted_after(self._driver, lease.left):
                    await lease.renew(self._connection)
            except (DBAPIError, LeaseLostError) as error:
                if is_locked(error):
                    # The whole table is locked; it may be free again before the lease ends.
                    lease.note(held=True)
                elif not is_collision(error):
                    break
            await set_within(lease.over, lease.every)
        if lease.left <= 0:
            self._database.abort()  # the database was silent, or this process suspended: wait for no answer
        lease.end()


@contextmanager
def _aborted_after(driver: Any, seconds: float) -> Iterator[None]:
    """Break a connection that doesn't answer in time.

    It is not enough to cancel the task that waits: that asks the server to cancel too, and waits for the
    server's answer.
    """
    timer = asyncio.get_running_loop().call_later(max(seconds, 0.0), driver.terminate)
    try:
        yield
    finally:
        timer.cancel()
