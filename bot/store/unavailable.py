"""Tell errors of the database's own state from errors of the data that was to be written.

If the database is locked, full, read-only or gone, the same can be done again later. An error of the data
(too long, out of range, refused by a constraint) comes back every time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.errors import SettingsError

CLASSES = ("08", "28", "3D", "40", "53", "55", "57", "58", "F0", "XX")
"""Classes of SQLSTATE: connection, log-in, no such database, deadlock and serialization, no room or memory,
locks, shutdown, disk errors, configuration, internal errors."""

SINGLE = ("0A000", "25006", "25P03", "25P04", "42501", "42P01", "42703")
"""A plan made before a migration; read-only; two time limits of transactions; no permission; no such table or
column, if another release has migrated. Not 25P02, which follows any earlier error of the transaction."""

LOCK_NOT_AVAILABLE = "55P03"
"""PostgreSQL's SQLSTATE if a lock could not be had within `lock_timeout`."""

TOOK_TOO_LONG = "57014"
"""PostgreSQL's SQLSTATE if a statement was ended after `statement_timeout`."""

DAMAGED = ("XX001", "XX002")
"""PostgreSQL's SQLSTATE for a page of a table, or of an index, that can't be read."""

BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""Errors about the state of the file that SQLite's driver does not class as operational."""


class CollidedError(Exception):
    """A transaction was given up for the sake of others, each time that it was tried."""

    sqlstate = LOCK_NOT_AVAILABLE


class EndedError(Exception):
    """The connection was lost in the middle of a transaction, and not because the server was silent."""


class HungError(Exception):
    """A commit was not answered in time, though the server had answered all that came before it.

    It counts as a lock that could not be had: what is written for one person hangs there, or, if the server
    has fallen silent in that moment, the next transaction shows that.
    """

    sqlstate = LOCK_NOT_AVAILABLE


class LockedError(Exception):
    """Rows are locked, and it is known whose they are.

    left: the updates that have to be tried again. received: what came of the others, which are taken in.
    """

    sqlstate = LOCK_NOT_AVAILABLE

    def __init__(self, left: Iterable[int] = (), received: Iterable[Any] = ()) -> None:
        super().__init__()
        self.left, self.received = frozenset(left), list(received)


def is_database_state(error: BaseException) -> bool:
    """Tell whether an error is about the database's state, so that the same may succeed later.

    error: of SQLAlchemy, of a driver, or of the socket (OSError).
    """
    if isinstance(error, OperationalError | PoolTimeout | OSError):
        return True
    driver: BaseException | None = error
    if isinstance(error, DBAPIError):
        if error.connection_invalidated:
            return True
        driver = error.orig
    if isinstance(driver, sqlite3.Error):
        code = getattr(driver, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return isinstance(driver, sqlite3.OperationalError) or code & 0xFF in BROKEN
    state = getattr(driver, "sqlstate", None)
    if state is not None:
        return state.startswith(CLASSES) or state in SINGLE
    # An error of asyncpg's own has no SQLSTATE; for a value that it can't send, it is a ValueError too.
    own = getattr(driver, "__cause__", None) or driver
    return type(own).__module__.startswith("asyncpg.") and not isinstance(own, ValueError)


def is_locked(error: BaseException) -> bool:
    """Tell whether the error is that a row stayed locked: other rows may well be free (PostgreSQL).

    A statement that took too long for any other reason counts as that, too.
    """
    driver = error.orig if isinstance(error, DBAPIError) else error
    return getattr(driver, "sqlstate", None) in (LOCK_NOT_AVAILABLE, TOOK_TOO_LONG)


def is_hung(error: BaseException) -> bool:
    """Tell whether the error is that a commit hung: so will the next one in which the same is written."""
    return isinstance(error, DBAPIError) and isinstance(error.orig, HungError)


def is_damaged(error: BaseException) -> bool:
    """Tell whether the error is that a page of the database can't be read: other pages may be sound."""
    driver = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(driver, sqlite3.Error):
        return getattr(driver, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF == sqlite3.SQLITE_CORRUPT
    return getattr(driver, "sqlstate", None) in DAMAGED


def locked_alone(error: DBAPIError) -> LockedError:
    """Return an error's LockedError: all but what that names is taken in. Without one, raise the error."""
    if isinstance(error.orig, LockedError):
        return error.orig
    raise error


def reason(error: BaseException) -> str:
    """Return the driver's name for the kind of an error, such as ConnectionRefusedError; never its text."""
    inner = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return type(inner.__cause__ or inner).__name__


def cannot_open(error: BaseException) -> SettingsError:
    """Return what to set where the database can't be opened, for this error of a driver or a socket."""
    return SettingsError(f"Set DATABASE_URL or DATA_DIR to a database that can be opened ({reason(error)}).")


def as_operational(context: ExceptionContext) -> OperationalError | None:
    """Turn an error of the database's state into OperationalError; for SQLAlchemy's event `handle_error`.

    Drivers name such errors differently; this way all other code has one class to catch.
    """
    error = context.sqlalchemy_exception or context.original_exception
    if isinstance(error, OperationalError) or not is_database_state(error):
        return None
    return operational(context.original_exception, statement=context.statement, lost=context.is_disconnect)


def operational(
    error: BaseException, *, statement: str | None = None, lost: bool = False
) -> OperationalError:
    """Wrap an error of a driver or a socket in an OperationalError. lost: the connection is gone."""
    return OperationalError(statement, None, error, hide_parameters=True, connection_invalidated=lost)
