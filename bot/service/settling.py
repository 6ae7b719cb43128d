"""Settle messages: write down what has become of them, so that one bad row never holds up the others.

All results go into one transaction. Where the data of one makes that fail, each is written by itself, and the
one that fails again is given up with an alert. Results about people who are erased by then are dropped; those
about a row that another session holds are tried again later, and such a row is hardly waited for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import describe
from bot.service.lease import UNNEEDED, Lease, LeaseLostError
from bot.store import outgoing, queries, retention
from bot.store.database import Database
from bot.store.queued import QueuedMessage
from bot.store.unavailable import is_locked
from bot.telemetry.crash_points import CrashPoint, crash_point

log = logging.getLogger(__name__)

UNSETTLED = "unsettled"
"""The reason stored with a row that was given up because its result could not be written down."""


@dataclass
class Results:
    """What has become of messages: the ids of their rows in the outbox, and what else has to be written.

    shown: new rows of `messages`. failed: (id, whether it may have arrived). refused: (id, why).
    blocked: (id, person). untouched: taken in hand, and not tried. left: people who are there for a last word
    only, which they may have had.
    """

    delivered: list[int] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)
    failed: list[tuple[int, bool]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    blocked: list[tuple[int, int]] = field(default_factory=list)
    untouched: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def __add__(self, later: Results) -> Results:
        return Results(**{f.name: getattr(self, f.name) + getattr(later, f.name) for f in fields(self)})

    @property
    def done(self) -> set[int]:
        """Return the ids of rows that are done with: the message has arrived, or never will."""
        return {*self.delivered, *(number for number, _ in (*self.refused, *self.blocked))}

    def arrived(self, message: QueuedMessage, number: int | None) -> None:
        """Note that a message has arrived. number: its id at Telegram, where it is a new message."""
        self.delivered.append(message.id)
        row = message.row
        if number is not None and row["run"] is not None and not message.edits:
            question = {"run": row["run"], "key": row["key"], "ours": True}
            self.shown.append({"person": message.person, "message": number, **question})

    def apart(self) -> Iterator[tuple[int | None, Results]]:
        """Yield each result by itself, with the id of its row, if it has one."""
        for name in (each.name for each in fields(self)):
            for entry in getattr(self, name):
                number = entry[0] if isinstance(entry, tuple) else entry
                yield (None if name in ("shown", "left") else number), Results(**{name: [entry]})

    async def write(self, connection: AsyncConnection) -> Results:
        """Write the results down; return those about rows that another session holds."""
        locked = await outgoing.delivered(connection, self.delivered) if self.delivered else set()
        crash_point(CrashPoint.settling)
        await queries.remember_messages(connection, self.shown)
        for number, maybe_sent in self.failed:
            await outgoing.tried(connection, number, maybe_sent=maybe_sent)
        for number, reason in self.refused:
            await outgoing.give_up(connection, number, reason)
        for number, person in self.blocked:
            await outgoing.block(connection, person, number)
        if self.untouched:
            await outgoing.put_back(connection, self.untouched)
        if self.left:
            await retention.forget_who_left(connection)
        return Results(delivered=sorted(locked))


async def settle(database: Database, results: Results, lead: Lease = UNNEEDED) -> tuple[Results, set[int]]:
    """Write down results; return those to try again, and ids of rows of which nothing can be written down.

    Raises OperationalError where the database's own state is to blame, and LeaseLostError where another
    process leads by now: then nothing counts as written down.
    """
    try:
        async with database.write(briefly=True) as connection:
            await lead.confirm(connection)
            return await results.write(connection), set()
    except LeaseLostError:
        raise
    except Exception as error:  # whatever it is, the other results are written
        if isinstance(error, OperationalError) and not is_locked(error):
            raise
    later, stuck = Results(), set[int]()
    for number, result in results.apart():
        try:
            later += await _settle_one(database, result, lead)
        except LeaseLostError:
            raise
        except Exception as error:
            if isinstance(error, OperationalError):  # the database is gone or full by now, or the row locked
                later += result
                continue
            about = {"error": describe(error)}
            log.error("what became of a message can't be written down; it is given up: %(error)s", about)
            if number is not None and not await set_aside(database, number, UNSETTLED):
                stuck.add(number)
    return later, stuck


async def _settle_one(database: Database, result: Results, lead: Lease) -> Results:
    async with database.write(briefly=True) as connection:
        await lead.confirm(connection)
        there = await outgoing.are_there(connection, (row["person"] for row in result.shown))
        result.shown = [row for row in result.shown if row["person"] in there]
        return await result.write(connection)


async def set_aside(database: Database, number: int, reason: str) -> bool:
    """Give up a row that can't be handled; tell whether that could be written down."""
    try:
        async with database.write() as connection:
            await outgoing.give_up(connection, number, reason)
    except OperationalError:
        raise
    except Exception as error:
        log.error("a message can't even be given up: %(error)s", {"error": describe(error)})
        return False
    return True
