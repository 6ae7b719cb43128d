"""An engine for PostgreSQL, through asyncpg."""

from __future__ import annotations

import socket
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.settings import SettingsError

NAME = "afterword"
"""How its connections are called in `pg_stat_activity`; from this an operator's command sees that it runs."""

CONNECT_TIMEOUT = 10.0
"""Seconds."""

LOCK_TIMEOUT = 5_000
"""Milliseconds to wait for a row or a table that somebody else holds."""

IDLE_TIMEOUT = 60_000
"""Milliseconds after which a transaction that does nothing is ended: nobody waits for a stuck process."""

KEPT_OPEN = 5
AT_MOST = 10
"""Connections: one process needs few, since what arrives together is committed together."""

SILENT = 30
"""Seconds without a sign of life until a connection is tested, and a third of it between two tests."""


def create_engine(url: URL) -> AsyncEngine:
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
        "application_name": NAME,
        "lock_timeout": str(LOCK_TIMEOUT),
        "idle_in_transaction_session_timeout": str(IDLE_TIMEOUT),
    }

    async def connect() -> Any:
        try:
            return await asyncpg.connect(address, timeout=CONNECT_TIMEOUT, server_settings=settings)
        except asyncpg.InterfaceError:  # its own words for a setting; some are a ValueError too
            raise
        except ValueError:  # a name that can't be looked up, a port that is no number
            raise SettingsError(
                "Set DATABASE_URL, or PGHOST and PGPORT, to an address such as postgresql://user@host/afterword."
            ) from None

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
    event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(engine.sync_engine, "checkout", _on_checkout)
    return engine


def _on_connect(connection: Any, _: Any) -> None:
    """A server that is gone without a word is found out in a minute, not in a quarter of an hour."""
    transport = getattr(connection.driver_connection, "_transport", None)
    line = transport.get_extra_info("socket") if transport is not None else None
    if line is None or line.family not in (socket.AF_INET, socket.AF_INET6):
        return
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    seconds = {"TCP_KEEPIDLE": SILENT, "TCP_KEEPINTVL": SILENT // 3, "TCP_KEEPCNT": 3}
    for name, value in {**seconds, "TCP_USER_TIMEOUT": SILENT * 2_000}.items():
        if hasattr(socket, name):
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _on_checkout(connection: Any, _: Any, __: Any) -> None:
    """After a restart of the server its old connections are known to be closed: another one is opened."""
    if connection.driver_connection.is_closed():
        raise DisconnectionError
