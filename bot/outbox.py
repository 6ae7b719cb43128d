"""What is to be said → the person: claim, deliver, settle.

Every chat gets its messages in order, one at a time; different chats go at once. What was claimed is
leased: a process that dies holds its rows back no longer than that.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError

from bot.courier import BlockedError, Courier, NotDeliveredError, RefusedError
from bot.crash import Place, crash_point
from bot.faults import where
from bot.rate import SendRate
from bot.sheet import Sheet
from bot.stopping import LastCall, TooLateError
from bot.store import outgoing, queries, rows
from bot.store.database import Database
from bot.store.secrets import Keyring

log = logging.getLogger(__name__)

MOST_IN_FLIGHT = 60
MOST_OF_ONE = 3
"""Rows of one chat in one claim, edits included."""

LONGEST_PAUSE = 300.0
"""Seconds between two attempts, where nobody says how long to wait."""


AT_THE_END = 0.2
"""Seconds between two looks at what is still on its way, while it ends."""


@dataclass
class _Results:
    delivered: list[int] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)
    again: list[tuple[int, datetime, bool]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    blocked: list[tuple[int, int]] = field(default_factory=list)
    untouched: list[tuple[Any, datetime]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


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
        self._last_call = LastCall()

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

    def finish(self, by: float) -> None:
        """Let `run` end, at that time of the loop at the latest.

        What can be through by then is still delivered, and nothing else is begun: what is cut off on
        its way would come twice.
        """
        self._last_call.ends(by)
        self.wake()

    async def run(self) -> None:
        """Deliver until cancelled, or finished. What was sent by then is settled."""
        try:
            while True:
                self._wake.clear()
                try:
                    await self._settle()
                    claimed = self._last_call.fits() and await self._claim()
                    wait = 0.0 if claimed else await self._idle_for()
                except DBAPIError as error:
                    log.warning("the database did not answer the outbox: %(error)s", _kind(error))
                    claimed, wait = False, 1.0
                if not claimed and self._last_call.over(waiting=bool(self._tasks)):
                    return
                wait = min(wait, AT_THE_END) if self._last_call.wanted else wait
                if wait:
                    try:
                        await asyncio.wait_for(self._wake.wait(), wait)
                    except TimeoutError:
                        continue
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            try:
                await self._settle()
            except DBAPIError as error:
                log.error("what was sent last is not settled, and may be sent again: %(error)s", _kind(error))

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
        until = now + self._lease
        async with self._database.write() as connection:
            chats = self._fitting(await outgoing.claimable(connection, self._bot, now, room))
            claimed = [row["id"] for of_one in chats.values() for row in of_one]
            if claimed:
                await outgoing.claim(connection, claimed, until)
        self._in_flight += len(claimed)
        self._busy |= chats.keys()
        for of_one in chats.values():
            task = asyncio.create_task(self._deliver(of_one, until))
            self._tasks.add(task)
            task.add_done_callback(self._done)
        return bool(claimed)

    def _fitting(self, found: Iterable[Any]) -> dict[int, list[Any]]:
        """For each chat what may go out before the next claim: one new message, and edits around it.

        The next one goes out when that is written down, so that a kill can bring one twice, and not more.
        """
        chats: dict[int, list[Any]] = {}
        full: set[int] = set()
        for row in found:
            person = row["person"]
            if row["id"] in self._sent or person in self._busy or person in full:
                continue
            of_one = chats.setdefault(person, [])
            if len(of_one) == MOST_OF_ONE or not (row["edits"] or all(one["edits"] for one in of_one)):
                full.add(person)
            else:
                of_one.append(row)
        return chats

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a delivery broke: %(error)s", {"error": where(error)})

    async def _deliver(self, of_one: list[Any], until: datetime) -> None:
        """One chat's messages, in order, until one can't be delivered. until: they are leased."""
        left, ended = list(of_one), False
        try:
            while left and left[0]["person"] not in self._gone:
                if not await self._deliver_one(left[0]):
                    break
                self._last_call.let_go([left.pop(0)["id"]])
                self._in_flight -= 1
                self._wake.set()
        except TooLateError:
            ended = True
        except asyncio.CancelledError:
            ended = True
            raise
        finally:
            # The first one has failed, unless it never came to that; the others wait for it.
            untouched = [row for row in left[not ended :] if not self._last_call.begun(row["id"])]
            self._results.untouched += [(row, until) for row in untouched]
            self._last_call.let_go(row["id"] for row in left)
            self._in_flight -= len(left)
            self._busy.discard(of_one[0]["person"])
            self._gone.discard(of_one[0]["person"])

    async def _deliver_one(self, row: Any) -> bool:
        """Whether the next one of this chat may follow."""
        number = row["id"]
        try:
            sheet = rows.sheet_of(row, self._keyring.sealer(row["wrapped_key"], row["person"]))
        except ValueError as error:
            log.error("a message can't be read and was given up: %(error)s", {"error": where(error)})
            self._results.refused.append((number, "unreadable"))
            return True
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
                crash_point(Place.claimed)
                message = await self._last_call.through(
                    number, self._courier.deliver, row["chat"], _at(sheet, target)
                )
        except NotDeliveredError as error:
            backoff = min(2.0 ** row["attempts"], LONGEST_PAUSE)
            if error.after is not None:
                self._rate.pause(error.after)
            again = self._clock() + timedelta(seconds=error.after or backoff)
            self._results.again.append((number, again, not error.certain))
            return False
        except RefusedError as error:
            log.error("a message was refused for good: %(reason)s", {"reason": str(error)})
            self._results.refused.append((number, str(error)))
            return True
        except BlockedError:
            self._results.blocked.append((row["person"], number))
            return False
        crash_point(Place.sent)
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
                crash_point(Place.settling)
                await queries.remember_messages(connection, results.shown)
                for number, again, maybe_sent in results.again:
                    await outgoing.tried(connection, number, again, maybe_sent=maybe_sent)
                for number, reason in results.refused:
                    await outgoing.give_up(connection, number, reason)
                for person, number in results.blocked:
                    await outgoing.block(connection, person, number)
                for row, until in results.untouched:
                    await outgoing.put_back(connection, row, until)
        except DBAPIError:
            # Settled with the next ones: what arrived must not be sent again.
            for each in fields(results):
                getattr(self._results, each.name)[:0] = getattr(results, each.name)
            raise
        crash_point(Place.settled)
        self._sent -= set(results.delivered)


def _kind(error: Exception) -> dict[str, str]:
    return {"error": type(error).__name__}


def _at(sheet: Sheet, message: int | None) -> Sheet:
    return replace(sheet, message=message)
