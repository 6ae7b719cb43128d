"""Wait at a start until the server of the database answers: it may come up later than this process.

Where a setting is wrong (a password, a host's name), nothing waits: waiting would not put it right.
"""

from __future__ import annotations

import asyncio
import logging
import socket

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.errors import UnavailableError
from bot.service.lifecycle.shutdown import Stop
from bot.store.database import Database
from bot.store.deadlines import SilentError
from bot.store.unavailable import reason

log = logging.getLogger(__name__)

TO_COME_UP = 60.0
"""Seconds that the server has to come up. A machine that restarts needs half of that; and after that
the operator, or whatever starts this process again, has to hear that the server is down."""

AGAIN = 1.0
"""Seconds between two attempts."""

COMING_UP = ("08", "53300", "57P")
"""How the SQLSTATEs of a server that is not there yet begin: no connection, no more connections free,
starting or shutting down."""


async def answers(url: str, stop: Stop) -> bool:
    """Wait while the database is down; return True when it is not, False if it is time to stop before.

    With any other error it counts as up: whoever opens it next says what is wrong. Raises UnavailableError if
    it does not come up in time.
    """
    clock = asyncio.get_running_loop().time
    until, told = clock() + TO_COME_UP, False
    database = Database(url)
    try:
        while not stop.wanted:
            try:
                return await stop.unless(_ask(database)) is not None
            except (DBAPIError, OSError) as error:
                if not is_down(error):
                    return True  # whoever opens it next says what is wrong
                if clock() >= until:
                    raise unavailable(error) from None
                if not told:
                    about = {"seconds": TO_COME_UP, "error": reason(error)}
                    log.warning(
                        "the database does not answer yet; it is given %(seconds)d seconds to: %(error)s",
                        about,
                    )
                told = True
            await stop.pause(AGAIN)
        return False
    finally:
        await database.close()


def unavailable(error: BaseException) -> UnavailableError:
    """Return what to do where the server does not answer, for this error of a driver or a socket."""
    return UnavailableError(
        f"The database does not answer ({reason(error)}): start it, or set DATABASE_URL anew."
    )


async def _ask(database: Database) -> bool:
    async with database.connect() as connection:
        await connection.execute(text("SELECT 1"))
    return True


def is_down(error: BaseException) -> bool:
    """Tell whether an error says that nobody answers, and not that the setting is wrong."""
    inner = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    driver = inner.__cause__ or inner
    if isinstance(driver, socket.gaierror):
        return driver.errno == socket.EAI_AGAIN  # the name server does not answer; else there is no such name
    state = getattr(driver, "sqlstate", None) or getattr(inner, "sqlstate", None)
    if state is not None:
        return bool(state.startswith(COMING_UP))
    return isinstance(driver, OSError | SilentError) and not isinstance(driver, PermissionError)
