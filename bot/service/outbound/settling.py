"""Settle messages: write down what has become of them, so that one bad row never holds up the others.

All results go into one transaction. Where the data of one makes that fail, each is written by itself, and the
one that fails again is given up with an alert. Results about people who are erased by then are dropped; those
about a row that another session holds are not waited for, but tried again later.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import describe
from bot.service.leadership.lease import UNNEEDED, Lease, LeaseLostError
from bot.store import outgoing, queries, retention
from bot.store.collisions import again_if_collided
from bot.store.database import Database
from bot.store.queued import QueuedMessage
from bot.store.unavailable import is_locked
from bot.telemetry.crash_points import CrashPoint, crash_point

log = logging.getLogger(__name__)

UNSETTLED = "unsettled"
"""The reason stored with a row that was given up because its result could not be written down."""


class DeliveryStatus(Enum):
    """Say what can become of a message in hand."""

    delivered = auto()
    refused = auto()
    blocked = auto()
    failed = auto()  # it is tried again
    untouched = auto()  # it was never tried
    last_word = auto()  # the person was there for this message only; they may have had it


DONE = (DeliveryStatus.delivered, DeliveryStatus.refused, DeliveryStatus.blocked)
"""The message has arrived, or never will."""


@dataclass(frozen=True)
class Result:
    """Say what has become of a message: the id of its row, its person, and what else there is to write.

    shown: the new row of `messages`, of a question that was delivered. reason: why a message was refused.
    maybe_sent: whether a message that failed may have arrived all the same.
    """

    row: int
    person: int
    status: DeliveryStatus
    shown: dict[str, Any] | None = None
    reason: str = ""
    maybe_sent: bool = False


def arrived(message: QueuedMessage, number: int | None) -> Result:
    """Return the result of a message that has arrived. number: its id at Telegram, if it is a new message."""
    row, shown = message.row, None
    if number is not None and row["run"] is not None and not message.edits:
        question = {"run": row["run"], "key": row["key"], "ours": True}
        shown = {"person": message.person, "message": number, **question}
    return Result(message.id, message.person, DeliveryStatus.delivered, shown=shown)


async def settle(
    database: Database, results: Sequence[Result], lead: Lease = UNNEEDED
) -> tuple[list[Result], set[int]]:
    """Write down results; return those to try again, and ids of rows of which nothing can be written down.

    Raises OperationalError where the database's own state is to blame, and LeaseLostError where another
    process leads by now: then nothing counts as written down.
    """
    try:
        return await _settle(database, results, lead), set()
    except LeaseLostError:
        raise
    except Exception as error:  # whatever it is, the other results are written
        if isinstance(error, OperationalError) and not is_locked(error):
            raise
    later, stuck = list[Result](), set[int]()
    for result in results:
        try:
            later += await _settle(database, [result], lead)
        except LeaseLostError:
            raise
        except Exception as error:
            if isinstance(error, OperationalError):  # the database is gone or full by now
                later.append(result)
                continue
            about = {"error": describe(error)}
            log.error("what became of a message can't be written down; it is given up: %(error)s", about)
            written = result.status is DeliveryStatus.last_word or await set_aside(
                database, result.row, UNSETTLED
            )
            if not written:
                stuck.add(result.row)
    return later, stuck


async def _settle(database: Database, results: Sequence[Result], lead: Lease) -> list[Result]:
    async def transact() -> list[Result]:
        async with database.write(briefly=True) as connection:
            await lead.confirm(connection)
            return await _write(connection, results)

    return await again_if_collided(transact)


async def _write(connection: AsyncConnection, results: Sequence[Result]) -> list[Result]:
    """Write results down; return those about rows that another session holds."""
    of = {status: [result for result in results if result.status is status] for status in DeliveryStatus}
    done = await outgoing.remove_delivered(
        connection, {r.row: r.person for r in of[DeliveryStatus.delivered]}
    )
    crash_point(CrashPoint.settling)
    shown = [r.shown for r in of[DeliveryStatus.delivered] if r.shown is not None and r.row in done]
    await queries.remember_messages(connection, shown)
    for maybe_sent in (True, False):
        failed = [r.row for r in of[DeliveryStatus.failed] if r.maybe_sent is maybe_sent]
        done |= await outgoing.count_attempt(connection, failed, maybe_sent=maybe_sent)
    for result in of[DeliveryStatus.refused]:
        done |= await outgoing.give_up(connection, [result.row], result.reason)
    for result in of[DeliveryStatus.blocked]:
        done |= await outgoing.block(connection, result.person, result.row)
    done |= await outgoing.put_back(connection, [r.row for r in of[DeliveryStatus.untouched]])
    rows = {r.row for r in results if r.status is not DeliveryStatus.last_word}
    held = await outgoing.still_queued(connection, rows - done)
    later = [r for r in results if r.row in held and r.status is not DeliveryStatus.last_word]
    if of[DeliveryStatus.last_word] and (not await retention.forget_who_left(connection) or later):
        later += of[DeliveryStatus.last_word]
    return later


async def set_aside(database: Database, number: int, reason: str) -> bool:
    """Give up a row that can't be handled; tell whether that could be written down."""
    try:
        async with database.write() as connection:
            await outgoing.give_up(connection, [number], reason)
    except OperationalError:
        raise
    except Exception as error:
        log.error("a message can't even be given up: %(error)s", {"error": describe(error)})
        return False
    return True


def people_of(results: Collection[Result]) -> set[int]:
    """Return the people whom these results are about."""
    return {result.person for result in results}


def rows_of(results: Collection[Result]) -> set[int]:
    """Return the ids of the rows that are done with, once these results are written down."""
    return {result.row for result in results if result.status in DONE}
