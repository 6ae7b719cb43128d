"""Which of several processes on one database speaks: one at a time, and the others stand by.

PostgreSQL: whoever holds an advisory lock leads: it delivers, reminds and fetches. The lock is the
session's, so that it is free at the moment when the process dies. A process that hangs, or whose machine is
gone, keeps its session; so the one that leads also renews a lease, a row, and whoever sees that the lock
stays and the row does not change ends all sessions of the process that holds it. What that one still tries
when it wakes up is held back by `bot.service.lease`.

A file has one process, and the next one is refused.
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
from bot.service.lease import LeaderLease, LeaseLostError
from bot.service.shutdown import Stop, cut_off, happened
from bot.store import leader
from bot.store.database import Database
from bot.store.outgoing import CHANNEL

log = logging.getLogger(__name__)


class Lost(Protocol):
    """While one leads."""

    async def wait(self) -> Any:
        """Until it may not lead any more."""


class Lock(Protocol):
    """What only one process can hold. every: seconds between two tries to take it."""

    every: float

    def hold(self) -> AbstractAsyncContextManager[Lost | None]:
        """Try to take it, and hold it meanwhile; None where another one has it."""


class Leadership:
    """Does what only one may do, whenever this process is the one."""

    def __init__(
        self, lock: Lock, elected: Callable[[bool], Awaitable[None]], abort: Callable[[], None]
    ) -> None:
        """`elected` is awaited each time, before anything is done, with whether another one led before.

        abort: ends whatever hangs at the database.
        """
        self._lock = lock
        self._elected = elected
        self._abort = abort

    async def run(
        self, stop: Stop, lead: Callable[[], Awaitable[None]], standing_by: Callable[[], None]
    ) -> None:
        """Until stopped, or until the work is done. Whatever that raises passes through.

        standing_by: called again and again as long as another one leads.
        """
        waited = False

        async def work() -> None:
            await self._elected(waited)
            log.info("it leads: it delivers and reminds")
            await lead()

        while not stop.wanted:
            try:
                async with self._lock.hold() as lost:
                    if lost is not None:
                        if await self._term(lost, work):
                            return
                        log.error("it leads no more: its lock is gone")
                    else:
                        standing_by()
                        if not waited:
                            log.info("another process leads; this one stands by")
                        waited = True
            except (DBAPIError, LeaseLostError) as error:
                log.warning("the database did not say who leads: %(error)s", {"error": describe(error)})
            await stop.pause(self._lock.every)

    async def _term(self, lost: Lost, work: Callable[[], Awaitable[None]]) -> bool:
        """Whether the work was done before the lock was lost."""
        working, gone = asyncio.ensure_future(work()), asyncio.ensure_future(lost.wait())
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
    """A session's lock in PostgreSQL; its connection hears what was queued elsewhere, and who is gone."""

    def __init__(
        self,
        database: Database,
        lease: LeaderLease,
        woken: Callable[[], None],
        gone: Callable[[set[int]], None],
    ) -> None:
        self.every = lease.every
        self._database = database
        self._lease = lease
        self._woken = woken
        self._gone = gone
        self._seen: leader.Seen | None = None  # who leads, while another one does
        self._since = 0.0  # it has not changed

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[Lost | None]:
        """As `Lock`; it is lost with its connection, or with the lease."""
        lease = self._lease
        lease.stand()
        async with self._database.connect() as pooled:
            connection = await pooled.execution_options(isolation_level="AUTOCOMMIT")
            # asyncpg's own connection: SQLAlchemy has no LISTEN, and doesn't say what it wraps.
            driver: Any = (await connection.get_raw_connection()).driver_connection
            keeps = True
            try:
                with _aborted_after(driver, lease.seconds):
                    asked = lease.clock()
                    term = await leader.stand(connection, lease.bot, lease.seconds)
                    if term is None:
                        await self._watch(connection)
                        keeps = False
                    else:
                        lease.won(term, asked)
                        driver.add_termination_listener(lambda _: lease.end())
                        await driver.add_listener(CHANNEL, self._heard)
                yield None if term is None else _Session(self._database, connection, driver, lease)
            finally:
                if keeps:  # closed, not given back: the lock goes with it
                    lease.end()
                    driver.terminate()
                    await connection.invalidate()

    async def _watch(self, connection: AsyncConnection) -> None:
        """End the sessions of a leader that has not renewed its lease for as long as that lasts.

        By the clock of this process, as etcd's and Kubernetes' elections do it: so it matters to nobody when
        the server's clock is set.
        """
        seen, now = await leader.seen(connection, self._lease.bot), asyncio.get_running_loop().time()
        if seen is None or seen != self._seen:
            self._seen, self._since = seen, now
        elif now - self._since >= (seen.lease or self._lease.seconds):
            ended = await leader.end_sessions(connection, seen)
            log.warning(
                "the process that leads does not answer: its connections are ended (%(ended)d)",
                {"ended": ended},
            )
            self._seen = None

    def _heard(self, _connection: Any, _process: int, _channel: str, said: str) -> None:
        bot, *gone = map(int, said.split())
        if bot == self._lease.bot:
            self._gone(set(gone))
            self._woken()


class _Session:
    """Renews the lease. Lost when another term has begun, the connection has ended, or nothing answers."""

    def __init__(
        self, database: Database, connection: AsyncConnection, driver: Any, lease: LeaderLease
    ) -> None:
        self._database = database
        self._connection = connection
        self._driver = driver
        self._lease = lease

    async def wait(self) -> None:
        lease = self._lease
        while not lease.over.is_set() and lease.left > 0:
            try:
                with _aborted_after(self._driver, lease.left):
                    await lease.renew(self._connection)
            except (DBAPIError, LeaseLostError):
                break
            await happened(lease.over, lease.every)
        if lease.left <= 0:
            self._database.abort()  # it was silent, or we were: nobody waits for its connections
        lease.end()


@contextmanager
def _aborted_after(driver: Any, seconds: float) -> Iterator[None]:
    """Break a connection that doesn't answer in time.

    It is not enough to cancel what waits: that asks the server to cancel it too, and waits for the answer.
    """
    timer = asyncio.get_running_loop().call_later(max(seconds, 0.0), driver.terminate)
    try:
        yield
    finally:
        timer.cancel()
