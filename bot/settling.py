"""Write down what has become of what was sent, so that one bad row never holds up the others.

All of it goes into one transaction. Where the data of one row makes that fail, each is written by itself, and
the one that fails again is set aside with an alert. What is about people who are gone by then is dropped.
"""

from __future__ import annotations

import logging

from sqlalchemy.exc import OperationalError

from bot.faults import where
from bot.lease import UNNEEDED, Lease, LeaseLostError
from bot.results import Results
from bot.store import outgoing
from bot.store.database import Database
from bot.store.unavailable import is_held

log = logging.getLogger(__name__)

UNSETTLED = "unsettled"
"""Why a row was given up of which nobody could write down what became of it."""

UNREADABLE = "unreadable"
"""Why one was given up that no code here can read."""

UNCLAIMABLE = "unclaimable"
"""Why one was given up that could not even be claimed."""


async def settle(database: Database, results: Results, lead: Lease = UNNEEDED) -> tuple[set[int], Results]:
    """Write it all down; ids of rows of which nothing can be written down, and what is to be tried again.

    That is what is about rows that somebody else holds for longer than a moment. Raises OperationalError
    where the database's own state is to blame, and LeaseLostError where another process leads by now. What is
    written down by then is not in the results any more.
    """
    try:
        async with database.write() as connection:
            await lead.confirm(connection)
            held = await results.write(connection)
    except LeaseLostError:
        raise
    except Exception as error:  # whatever it is, the neighbours go on
        if isinstance(error, OperationalError) and not is_held(error):
            raise
        return await _one_by_one(database, results, lead)
    return set(), Results(delivered=sorted(held))


async def _one_by_one(database: Database, results: Results, lead: Lease) -> tuple[set[int], Results]:
    stuck: set[int] = set()
    later = Results()
    for number, one, finished in results.apart():
        try:
            async with database.write() as connection:
                await lead.confirm(connection)
                there = await outgoing.are_there(connection, (row["person"] for row in one.shown))
                one.shown = [row for row in one.shown if row["person"] in there]
                held = await one.write(connection)
            later = later.before(Results(delivered=sorted(held)))
        except LeaseLostError:
            raise
        except OperationalError as error:
            if not is_held(error):
                raise
            later = later.before(one)
        except Exception as error:
            about = {"error": where(error)}
            log.error("what became of a message can't be written down; it is set aside: %(error)s", about)
            if number is not None and not await set_aside(database, number, UNSETTLED):
                stuck.add(number)
        finished()
    return stuck, later


async def set_aside(database: Database, number: int, reason: str) -> bool:
    """Give up a row that nobody can handle; whether that could be written down."""
    try:
        async with database.write() as connection:
            await outgoing.give_up(connection, number, reason)
    except OperationalError:
        raise
    except Exception as error:
        log.error("a message can't even be given up: %(error)s", {"error": where(error)})
        return False
    return True
