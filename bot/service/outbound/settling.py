"""Settle messages: write down what has become of them, so that one bad row never holds up the others.

All results go into one transaction. Where the data of one result makes that fail, each is written by itself,
and the one that fails again is given up with an alert. Results about people who are erased by then are
dropped; those about a row that another session holds are not waited for, but tried again later. So are those
at which the database ends the session, or hangs; but from then on each of these is tried by itself, and where
it is the commit that hangs, seldom.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import partial
from itertools import product
from math import inf
from operator import attrgetter
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import describe
from bot.service.leadership.lease import UNNEEDED, Lease, LeaseLostError
from bot.store import chat_messages, deadlines, outgoing, queries, retention
from bot.store.collisions import again_if_collided
from bot.store.database import Database
from bot.store.queued import QueuedMessage
from bot.store.unavailable import is_damaged, is_hung, is_locked
from bot.telemetry.crash_points import CrashPoint, crash_point

log = logging.getLogger(__name__)

APART = 2.0
"""Seconds, by the loop's clock, between two attempts at a result that failed by itself too."""

ONE_BY_ONE = 2
"""How many such results are tried at a time, while the other results wait."""

UNSETTLED = "unsettled"
"""The reason stored with a row that was given up because its result could not be written down."""


class DeliveryStatus(Enum):
    """Say what can become of a message in hand."""

    delivered = auto()
    refused = auto()
    blocked = auto()
    failed = auto()  # it is tried again
    untouched = auto()  # it was never tried


DONE = (DeliveryStatus.delivered, DeliveryStatus.refused, DeliveryStatus.blocked)
"""The message has arrived, or never will."""


@dataclass(frozen=True)
class Result:
    """Say what has become of a message.

    number: its id at Telegram, if it is a new one that has arrived. reason: why it was refused. maybe_sent:
    a message that stays queued may have arrived all the same. wait: seconds until a failed message is tried
    again. asked_to_wait: Telegram said to wait. failed_alone: when this result last could not be written down
    even by itself.
    """

    message: QueuedMessage
    status: DeliveryStatus
    number: int | None = None
    reason: str = ""
    maybe_sent: bool = False
    wait: float = 0.0
    asked_to_wait: bool = False
    failed_alone: float = field(default=-inf, compare=False)

    @property
    def in_chat(self) -> dict[str, Any]:
        """Return the row of `chat_messages` of a new message that has arrived: not before it was queued."""
        about = {"ours": True, "run": None, "at": self.message.row["queued_at"]}
        return {"person": self.message.person, "message": self.number, **about}

    @property
    def shown(self) -> dict[str, Any] | None:
        """Return the new row of `messages` if this is a question that has arrived; else None."""
        row = self.message.row
        if self.number is None or row["run"] is None or self.message.edits:
            return None
        question = {"run": row["run"], "key": row["key"], "ours": True}
        return {"person": self.message.person, "message": self.number, **question}


def untouched(message: QueuedMessage) -> Result:
    """Return the result of a message that was not begun: its row becomes as it was."""
    return Result(message, DeliveryStatus.untouched, maybe_sent=message.maybe_sent)


async def settle(
    database: Database, results: Sequence[Result], lead: Lease = UNNEEDED
) -> tuple[list[Result], set[int]]:
    """Write down results; return those to try again, and ids of rows of which nothing can be written down.

    Raises OperationalError where the database's own state is to blame, and LeaseLostError where another
    process leads by now: then nothing counts as written down.
    """
    apart = sorted((r for r in results if r.failed_alone > -inf), key=attrgetter("failed_alone"))
    due = [result for result in apart[:ONE_BY_ONE] if _time() - result.failed_alone >= APART]
    later, stuck = [result for result in apart if result not in due], set[int]()
    try:
        together = [result for result in results if result.failed_alone == -inf]
        if together:
            later += await again_if_collided(partial(_settle, database, together, lead))
        together = []
    except Exception as error:  # whatever it is, the other results are written
        alone = is_locked(error) or is_damaged(error)
        if isinstance(error, OperationalError | LeaseLostError) and not alone:
            raise
    for result in [*together, *due]:
        try:
            later += await again_if_collided(partial(_settle, database, [result], lead))
        except LeaseLostError:
            raise
        except Exception as error:
            if isinstance(error, OperationalError) and not is_damaged(error):
                # Unless it is about this row, the database is gone or full by now.
                longer = deadlines.HUNG_FOR - APART if is_hung(error) else 0.0
                later.append(replace(result, failed_alone=_time() + longer) if is_locked(error) else result)
                continue
            about = {"error": describe(error)}
            log.error("what became of a message can't be written down; it is given up: %(error)s", about)
            if not await set_aside(database, result.message.id, UNSETTLED):
                stuck.add(result.message.id)
    return later, stuck


async def _settle(database: Database, results: Sequence[Result], lead: Lease) -> list[Result]:
    async with database.write(briefly=True) as connection:
        await lead.confirm(connection)
        return await _write(connection, results)


async def _write(connection: AsyncConnection, results: Sequence[Result]) -> list[Result]:
    """Write results down; return those about rows that another session holds."""
    of = {status: [result for result in results if result.status is status] for status in DeliveryStatus}
    done = await outgoing.remove_delivered(
        connection, {r.message.id: r.message.person for r in of[DeliveryStatus.delivered]}
    )
    crash_point(CrashPoint.settling)
    arrived = [r for r in results if r.number is not None and r.message.id in done]
    await queries.remember_messages(connection, [r.shown for r in arrived if r.shown])
    await chat_messages.note(connection, [r.in_chat for r in arrived])
    for status, maybe_sent in product((DeliveryStatus.failed, DeliveryStatus.untouched), (True, False)):
        rows = [r.message.id for r in of[status] if r.maybe_sent is maybe_sent]
        tried = status is DeliveryStatus.failed
        done |= await outgoing.put_back(connection, rows, tried=tried, maybe_sent=maybe_sent)
    for result in of[DeliveryStatus.refused]:
        done |= await outgoing.give_up(connection, [result.message.id], result.reason)
    for result in of[DeliveryStatus.blocked]:
        done |= await outgoing.block(connection, result.message.person, result.message.id)
    held = await outgoing.still_queued(connection, {r.message.id for r in results} - done)
    last_words = [r for r in results if r.status in DONE and r.message.row.get("leaving")]
    if last_words and not await retention.forget_who_left(connection, {r.message.person for r in last_words}):
        held.update(r.message.id for r in last_words)
    return [r for r in results if r.message.id in held]


async def set_aside(database: Database, number: int, reason: str) -> bool:
    """Give up a row that can't be handled; tell whether that could be written down."""
    try:
        async with database.write() as connection:
            await outgoing.give_up(connection, [number], reason)
    except Exception as error:
        if isinstance(error, OperationalError) and not is_damaged(error):
            raise
        log.error("a message can't even be given up: %(error)s", {"error": describe(error)})
        return False
    return True


def _time() -> float:
    return asyncio.get_running_loop().time()
