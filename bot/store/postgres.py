"""An engine for PostgreSQL, through asyncpg."""

from __future__ import annotations

import asyncio
import socket
from secrets import token_hex
from typing import Any
from weakref import WeakSet

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.errors import SettingsError

NAME = "afterword"
"""How its connections are called in `pg_stat_activity`, before a name of their process's own; from this an
operator's command sees that it runs."""

CONNECT_TIMEOUT = 10.0
"""Seconds."""

LOCK_TIMEOUT = 2_000
"""Milliseconds to wait for a row or a table that somebody else holds: our own transactions take a few, and
whoever holds one row for longer must not keep the others waiting."""

IDLE_TIMEOUT = 15_000
"""Milliseconds after which a transaction that does nothing is ended: nobody waits for a stuck process."""

KEPT_OPEN = 5
AT_MOST = 10
"""Connections: one process needs few, since what arrives together is committed together."""

SILENT, BETWEEN, MISSED = 5, 3, 3
"""Seconds without a sign of life until a connection is tested, seconds between two tests, and how many may
fail. The server is told to do the same, so that what a machine held that is gone is free in 15 seconds."""

UNHEARD = 15_000
"""Milliseconds after which a connection is over on which what was sent is not confirmed."""


class Sessions:
    """The connections of one process, as long as they are open. name: how all of them are called."""

    def __init__(self) -> None:
        self.name = _new_name()
        self._open: WeakSet[Any] = WeakSet()

    def add(self, connection: Any) -> None:
        """Know one of asyncpg's own, that is open by now."""
        self._open.add(connection)

    def abort(self) -> None:
        """Break all connections: whatever waits for an answer fails at once.

        Those that come after go by another name: the server may not know of this for a while.
        """
        for connection in list(self._open):
            connection.terminate()
        self._open.clear()
        self.name = _new_name()


def _new_name() -> str:
    return f"{NAME} {token_hex(6)}"


def create_engine(url: URL, sessions: Sessions) -> AsyncEngine:
    """An engine whose every connection is as it should be; SettingsError where the driver isn't there."""
    try:
        import asyncpg
    except ModuleNotFoundError:
        raise SettingsError(
            "Install asyncpg (pip install 'afterword[postgres]'), or set DATABASE_URL to a sqlite address."
        ) from None
    # Handed over whole: asyncpg reads addresses as PostgreSQL's own programs do, sslmode and all.
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    settings = {
        "lock_timeout": str(LOCK_TIMEOUT),
        "idle_in_transaction_session_timeout": str(IDLE_TIMEOUT),
        "tcp_keepalives_idle": str(SILENT),
        "tcp_keepalives_interval": str(BETWEEN),
        "tcp_keepalives_count": str(MISSED),
        "tcp_user_timeout": str(UNHEARD),
    }

    class Connection(asyncpg.Connection):  # type: ignore[misc] # asyncpg ships no types: to mypy it is Any
        """A connection whose silence is noticed: asyncpg shows its socket only to what it makes."""

        def __init__(self, protocol: Any, transport: asyncio.Transport, *about: Any) -> None:
            super().__init__(protocol, transport, *about)
            _listen_for_silence(transport.get_extra_info("socket"))

    async def connect() -> Any:
        named = {"application_name": sessions.name, **settings}
        try:
            made = await asyncpg.connect(
                address, timeout=CONNECT_TIMEOUT, server_settings=named, connection_class=Connection
            )
        except asyncpg.InterfaceError:  # its own words for a setting; some are a ValueError too
            raise
        except ValueError:  # a name that can't be looked up, a port that is no number
            raise SettingsError(
                "Set DATABASE_URL, or PGHOST and PGPORT, to an address such as postgresql://user@host/afterword."
            ) from None
        sessions.add(made)
        return made

    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect,
        # The queries lock the people they are about, and read the rest then: each sees what is committed.
        isolation_level="READ COMMITTED",
        pool_size=KEPT_OPEN,
        max_overflow=AT_MOST - KEPT_OPEN,
        pool_use_lifo=True,
        hide_parameters=True,
    )
    event.listen(engine.sync_engine, "checkout", _on_checkout)
    return engine


def _listen_for_silence(line: socket.socket | None) -> None:
    """Find out in seconds, not in a quarter of an hour, that a server is gone without a word."""
    if line is None or line.family not in (socket.AF_INET, socket.AF_INET6):
        return
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    tests = {"TCP_KEEPIDLE": SILENT, "TCP_KEEPINTVL": BETWEEN, "TCP_KEEPCNT": MISSED}
    for name, value in {**tests, "TCP_USER_TIMEOUT": UNHEARD}.items():
        if hasattr(socket, name):
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _on_checkout(connection: Any, _: Any, __: Any) -> None:
    """After a restart of the server its old connections are known to be closed: another one is opened."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError
