"""What is to be said → the person: claim, deliver, settle.

Every chat gets its messages in order, one at a time; different chats go at once. What was claimed is
leased: a process that dies holds its rows back no longer than that.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy.exc import DBAPIError

from bot.rate import SendRate
from bot.sheet import Sheet
from bot.store import outgoing, queries, rows
from bot.store.database import Database
from bot.store.secrets import Keyring

log = logging.getLogger(__name__)

MOST_IN_FLIGHT = 60
MOST_OF_ONE = 3
"""Rows of one chat in one claim: what its own rate lets out at once."""

LONGEST_PAUSE = 300.0
"""Seconds between two attempts, where nobody says how long to wait."""


class NotDeliveredError(Exception):
    """It did not arrive, or nobody can know; it will be sent again.

    after: seconds to wait, where the other side said so; then nothing else may go out either.
    certain: it did not arrive.
    """

    def __init__(self, after: float | None = None, *, certain: bool = False) -> None:
        super().__init__("not delivered")
        self.after = after
        self.certain = certain or after is not None


class RefusedError(Exception):
    """It will never be taken. The text is a reason without anything typed in it."""


class BlockedError(Exception):
    """The person does not want to hear from the bot."""


class Courier(Protocol):
    """Takes one thing to one chat."""

    async def deliver(self, chat: int, sheet: Sheet) -> int | None:
        """The id of the message, where it is a new one. Raises one of the errors above."""


@dataclass
class _Results:
    delivered: list[int] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)
    again: list[tuple[int, datetime, bool]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    blocked: list[tuple[int, int]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.delivered, self.again, self.refused, self.blocked))


class Outbox:
    """Delivers what the transactions have queued."""

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        courier: Courier,
        rate: SendRate,
        clock: Callable[[], datetime],
        bot: int,
        lease: timedelta = timedelta(seconds=60),
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._courier = courier
        self._rate = rate
        self._clock = clock
        self._bot = bot
        self._lease = lease
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._gone: set[int] = set()
        self._in_flight = 0
        self._sent: set[int] = set()
        self._busy: set[int] = set()  # people whose messages wait for their turn, longer than a lease maybe
        self._results = _Results()

    def wake(self) -> None:
        """Something was queued."""
        self._wake.set()

    def forget(self, people: set[int]) -> None:
        """These are gone: what is in hand for them is not sent."""
        self._gone |= people & self._busy

    async def drain(self) -> None:
        """Deliver all that can be delivered now, and settle it."""
        while await self._claim() or self._tasks or self._results:
            if self._tasks:
                await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            await self._settle()

    async def run(self) -> None:
        """Deliver until cancelled. What was sent by then is settled."""
        try:
            while True:
                self._wake.clear()
                try:
                    claimed = await self._claim()
                    await self._settle()
                    wait = 0.0 if claimed else await self._idle_for()
                except DBAPIError as error:
                    log.warning("the database did not answer the outbox: %s", type(error).__name__)
                    wait = 1.0
                if wait:
                    try:
                        await asyncio.wait_for(self._wake.wait(), wait)
                    except TimeoutError:
                        continue
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await self._settle()

    async def _idle_for(self) -> float:
        async with self._database.write() as connection:
            ready = await outgoing.next_ready(connection)
        if ready is None:
            return 30.0
        return min(30.0, max(0.05, (ready - self._clock()).total_seconds()))

    async def _claim(self) -> bool:
        """Claim what fits; whether there was anything."""
        room = MOST_IN_FLIGHT - self._in_flight
        if room <= 0:
            return False
        now = self._clock()
        chats: dict[int, list[Any]] = {}
        async with self._database.write() as connection:
            found = await outgoing.claimable(connection, self._bot, now, room)
            for row in found:
                if row["id"] in self._sent or row["person"] in self._busy:
                    continue
                if len(chats.setdefault(row["person"], [])) < MOST_OF_ONE:
                    chats[row["person"]].append(row)
            claimed = [row["id"] for of_one in chats.values() for row in of_one]
            if claimed:
                await outgoing.claim(connection, claimed, now + self._lease)
        self._in_flight += len(claimed)
        self._busy |= chats.keys()
        for of_one in chats.values():
            task = asyncio.create_task(self._deliver(of_one))
            self._tasks.add(task)
            task.add_done_callback(self._done)
        return bool(claimed)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a delivery broke: %s", type(error).__name__)

    async def _deliver(self, of_one: list[Any]) -> None:
        """One chat's messages, in order, until one can't be delivered."""
        left = list(of_one)
        try:
            while left and left[0]["person"] not in self._gone:
                if not await self._deliver_one(left[0]):
                    break
                left.pop(0)
                self._in_flight -= 1
                self._wake.set()
        finally:
            self._in_flight -= len(left)
            self._busy.discard(of_one[0]["person"])
            self._gone.discard(of_one[0]["person"])

    async def _deliver_one(self, row: Any) -> bool:
        """Whether the next one of this chat may follow."""
        number = row["id"]
        sheet = rows.sheet_of(row, self._keyring.sealer(row["wrapped_key"], row["person"]))
        target = row["message"]
        if row["edits"] and target is None:
            async with self._database.write() as connection:
                target = await outgoing.question_shown(connection, row["person"], row["run"], row["key"])
        says_nothing = sheet.html is None and sheet.document is None
        if (row["edits"] and target is None) or (says_nothing and not row["edits"]):
            self._results.delivered.append(number)
            return True
        await self._rate.chat(row["chat"])
        try:
            async with self._rate.slot():
                message = await self._courier.deliver(row["chat"], _at(sheet, target))
        except NotDeliveredError as error:
            backoff = min(2.0 ** row["attempts"], LONGEST_PAUSE)
            if error.after is not None:
                self._rate.pause(error.after)
            again = self._clock() + timedelta(seconds=error.after or backoff)
            self._results.again.append((number, again, not error.certain))
            return False
        except RefusedError as error:
            log.error("a message was refused for good: %s", error)
            self._results.refused.append((number, str(error)))
            return True
        except BlockedError:
            self._results.blocked.append((row["person"], number))
            return False
        self._sent.add(number)
        self._results.delivered.append(number)
        if message is not None and row["run"] is not None and not row["edits"]:
            self._results.shown.append(
                {
                    "person": row["person"],
                    "message": message,
                    "run": row["run"],
                    "key": row["key"],
                    "ours": True,
                }
            )
        return True

    async def _settle(self) -> None:
        """Write down what has become of what was sent."""
        results = self._results
        if not results:
            return
        self._results = _Results()
        try:
            async with self._database.write() as connection:
                if results.delivered:
                    await outgoing.delivered(connection, results.delivered)
                await queries.remember_messages(connection, results.shown)
                for number, again, maybe_sent in results.again:
                    await outgoing.tried(connection, number, again, maybe_sent=maybe_sent)
                for number, reason in results.refused:
                    await outgoing.give_up(connection, number, reason)
                for person, number in results.blocked:
                    await outgoing.block(connection, person, number)
        except DBAPIError:
            # Settled with the next ones: what arrived must not be sent again.
            for name in ("delivered", "shown", "again", "refused", "blocked"):
                getattr(self._results, name)[:0] = getattr(results, name)
            raise
        self._sent -= set(results.delivered)


def _at(sheet: Sheet, message: int | None) -> Sheet:
    return replace(sheet, message=message)
