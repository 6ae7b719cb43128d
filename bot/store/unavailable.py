"""Which errors tell of the database's own state, and not of what was to be written.

Locked, full, read-only, gone: whoever meets one of these does the same again later. What the data is to
blame for (too long, out of range, refused by a constraint) fails every time.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

CLASSES = ("08", "28", "3D", "40", "53", "55", "57", "58", "F0", "XX")
"""Classes of SQLSTATE: connection, log-in, no such database, deadlock and serialization, no room or memory,
locks, being shut down, disk errors, configuration, internal errors."""

SINGLE = ("0A000", "25006", "25P03", "25P04", "42501", "42P01", "42703")
"""A plan of before a migration; read-only; two time limits of transactions; no right to it; no such table or
column, where another release is at work. Not 25P02, which follows whatever went wrong before."""

LOCK_NOT_AVAILABLE = "55P03"
"""What PostgreSQL says where a lock was not to be had within `lock_timeout`."""

BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""The two that SQLite's driver does not count among the operational ones."""


def not_its_fault(error: BaseException) -> bool:
    """Whether it is about the database's state: the same again may well succeed later.

    error: from SQLAlchemy, from a driver, or from the socket (OSError).
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
    # What asyncpg says of itself, without asking the server: a value it can't send is a ValueError too.
    own = getattr(driver, "__cause__", None) or driver
    return type(own).__module__.startswith("asyncpg.") and not isinstance(own, ValueError)


def is_locked(error: BaseException) -> bool:
    """Whether a row was waited for in vain that somebody else holds: others may well be free (PostgreSQL)."""
    driver = error.orig if isinstance(error, DBAPIError) else error
    return getattr(driver, "sqlstate", None) == LOCK_NOT_AVAILABLE


def reason(error: BaseException) -> str:
    """The kind of an error as its driver calls it, such as ConnectionRefusedError; never its text."""
    inner = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    return type(inner.__cause__ or inner).__name__


def as_operational(context: ExceptionContext) -> OperationalError | None:
    """The same as OperationalError where it is about the database's state; for SQLAlchemy's `handle_error`.

    Drivers differ in what they call it, so that everybody else has one name to catch.
    """
    error = context.sqlalchemy_exception or context.original_exception
    if isinstance(error, OperationalError) or not not_its_fault(error):
        return None
    return operational(context.original_exception, statement=context.statement, lost=context.is_disconnect)


def operational(
    error: BaseException, *, statement: str | None = None, lost: bool = False
) -> OperationalError:
    """An error of a driver or a socket as SQLAlchemy's. lost: the connection is gone."""
    return OperationalError(statement, None, error, hide_parameters=True, connection_invalidated=lost)
