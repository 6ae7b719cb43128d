"""Make the engine for PostgreSQL, through asyncpg."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from secrets import token_hex
from typing import Any
from weakref import WeakSet

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import SettingsError

NAME = "afterword"
"""The first word of our connections' names in `pg_stat_activity`, before a name of their process's own. By it
an operator's command sees that the bot runs."""

CONNECT_TIMEOUT = 10.0
"""Seconds to open a connection."""

LOCK_TIMEOUT = 500
"""Milliseconds to wait for a row or a table that is locked: our own transactions take a few, and a session
that locks one row for longer must not keep everybody else waiting."""

BRIEFLY = 50
"""Milliseconds to wait for a row that was waited for before, and is probably still locked: others wait behind
that."""

STATEMENT_TIMEOUT = 2_000
"""Milliseconds for one statement, unless its transaction is unlimited: ours take a few. One person's row may
make a statement hang, by a trigger for instance, and nobody else must wait for long to learn that."""

STATEMENT_BRIEFLY = 500
"""Milliseconds for one statement of a transaction that others wait behind."""

GONE = "SET client_connection_check_interval = '200ms'"
"""Has the server end what it does for us once our side has given up and closed the connection. Else whatever
hangs in a commit keeps the locks of everybody in it for as long as it hangs."""

GONE_WITHIN = 0.5
"""Seconds after which the server has ended that, and the rows are free."""

IDLE_TIMEOUT = 15_000
"""Milliseconds after which the server ends an idle transaction, so that nobody waits for a stuck process."""

KEPT_OPEN = 5
AT_MOST = 10
"""Connections in the pool: one process needs few, since what arrives together is committed together."""

SILENT, BETWEEN, MISSED = 5, 3, 3
"""TCP keepalive: seconds of silence before a connection is tested, seconds between tests, and how many may
fail. The server is told to do the same, so that locks of a machine that is gone are free in 15 seconds."""

UNHEARD = 15_000
"""Milliseconds after which a connection is given up if what was sent on it is not acknowledged."""


UNLIMITED = "SET LOCAL statement_timeout = 0"
"""The first statement of a transaction whose statements may take as long as they take."""

CHECKED = "SET CONSTRAINTS ALL IMMEDIATE"
"""The last statement of a transaction before its commit. What a trigger or a check has put off until then
runs in it: a commit is under no limit of time, and one row could hang there and keep everybody waiting."""


def brief() -> str:
    """Return the first statement of a transaction that others wait behind."""
    return (
        f"SELECT set_config('lock_timeout', '{BRIEFLY}', true), "
        f"set_config('statement_timeout', '{STATEMENT_BRIEFLY}', true)"
    )


class Sessions:
    """Knows the open connections of one process. name: the name that all of them have at the server."""

    def __init__(self) -> None:
        self.name = _new_name()
        self._open: WeakSet[Any] = WeakSet()
        self._idle: WeakSet[Any] = WeakSet()

    def add(self, connection: Any) -> None:
        """Add an open connection of asyncpg's own."""
        self._open.add(connection)

    def taken(self, connection: Any) -> None:
        """Note that a connection is in use.

        Raises DisconnectionError if it is closed, so that the pool replaces it.
        """
        if connection.is_closed():
            raise DisconnectionError
        self._idle.discard(connection)

    def given_back(self, connection: Any) -> None:
        """Note that a connection is idle."""
        self._idle.add(connection)

    def close_idle(self) -> int:
        """Break the idle connections, without a word to the server; return how many."""
        idle = [connection for connection in self._idle if not connection.is_closed()]
        for connection in idle:
            connection.terminate()
        self._idle.clear()
        return len(idle)

    def abort(self) -> None:
        """Break all connections: whatever waits for an answer fails at once.

        Later ones get another name, since the server may not notice for a while that these are gone.
        """
        for connection in list(self._open):
            connection.terminate()
        self._open.clear()
        self._idle.clear()
        self.name = _new_name()


def _new_name() -> str:
    return f"{NAME} {token_hex(6)}"


def create_engine(url: URL, sessions: Sessions) -> AsyncEngine:
    """Make an engine whose connections are set up for us. Raises SettingsError if asyncpg isn't there."""
    try:
        import asyncpg
    except ModuleNotFoundError:
        raise SettingsError(
            "Install asyncpg (pip install 'afterword[postgres]'), or set DATABASE_URL to a sqlite address."
        ) from None
    # The whole address goes to asyncpg, which reads it as PostgreSQL's own programs do, sslmode and all.
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    settings = {
        "lock_timeout": str(LOCK_TIMEOUT),
        "statement_timeout": str(STATEMENT_TIMEOUT),
        "idle_in_transaction_session_timeout": str(IDLE_TIMEOUT),
        "tcp_keepalives_idle": str(SILENT),
        "tcp_keepalives_interval": str(BETWEEN),
        "tcp_keepalives_count": str(MISSED),
        "tcp_user_timeout": str(UNHEARD),
    }

    class Connection(asyncpg.Connection):  # type: ignore[misc] # asyncpg ships no types: to mypy it is Any
        """Connect with keepalive, which is set here because asyncpg shows the socket to nothing else."""

        def __init__(self, protocol: Any, transport: asyncio.Transport, *about: Any) -> None:
            super().__init__(protocol, transport, *about)
            _listen_for_silence(transport.get_extra_info("socket"))

    async def connect() -> Any:
        server_settings = {"application_name": sessions.name, **settings}
        try:
            connection = await asyncpg.connect(
                address, timeout=CONNECT_TIMEOUT, server_settings=server_settings, connection_class=Connection
            )
        except asyncpg.InterfaceError:  # asyncpg's complaint about a setting, sometimes a ValueError too
            raise
        except ValueError:  # a name that can't be looked up, a port that is no number
            raise SettingsError(
                "Set DATABASE_URL, or PGHOST and PGPORT, to an address such as postgresql://user@host/afterword."
            ) from None
        sessions.add(connection)
        with suppress(asyncpg.PostgresError):  # a server before 14, or on a system that can't tell
            await connection.execute(GONE)
        return connection

    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        # Queries lock the people they are about, and read the rest afterwards: each sees what is committed.
        isolation_level="READ COMMITTED",
        pool_size=KEPT_OPEN,
        max_overflow=AT_MOST - KEPT_OPEN,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(
        engine.sync_engine, "checkout", lambda adapted, *_: sessions.taken(adapted.driver_connection)
    )

    def on_checkin(adapted: Any, _: Any) -> None:
        if adapted is not None:  # else it was broken while it was in use
            sessions.given_back(adapted.driver_connection)

    event.listen(engine.sync_engine, "checkin", on_checkin)
    return engine


def _listen_for_silence(sock: socket.socket | None) -> None:
    """Notice within seconds, not a quarter of an hour, that a server has vanished without closing."""
    if sock is None or sock.family not in (socket.AF_INET, socket.AF_INET6):
        return
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    tests = {"TCP_KEEPIDLE": SILENT, "TCP_KEEPINTVL": BETWEEN, "TCP_KEEPCNT": MISSED}
    for name, value in {**tests, "TCP_USER_TIMEOUT": UNHEARD}.items():
        if hasattr(socket, name):
            sock.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
