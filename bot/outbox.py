"""What is to be said → the person: claim, deliver, settle.

Every chat gets its messages in order, one at a time; different chats go at once. What was claimed is
leased: a process that dies holds its rows back no longer than that.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.courier import Courier
from bot.crash import Place, crash_point
from bot.delivery import Delivery
from bot.faults import where
from bot.handover import Parcel
from bot.lease import UNNEEDED, Lease, LeaseLostError
from bot.rate import SendRate
from bot.results import Results
from bot.stopping import LastCall, TooLateError, happened
from bot.store import outgoing
from bot.store.database import Database
from bot.store.secrets import Keyring

log = logging.getLogger(__name__)

MOST_IN_FLIGHT = 240
"""Messages in hand at a time; at a lower rate, so many that two seconds are enough for them."""

MOST_REMINDERS = 10
"""Of these, so many that the coach says by itself: the others are kept for replies."""

LOOK_AGAIN = timedelta(seconds=30)
"""How late something may be that another process has queued, and told nobody of."""

FAR = datetime.max.replace(tzinfo=UTC)

MOST_OF_ONE = 3
"""Rows of one chat in one claim, edits included."""

AT_THE_END = 0.2
"""Seconds between two looks at what is still on its way, while it ends."""


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
        lead: Lease = UNNEEDED,
    ) -> None:
        self._database = database
        self._clock, self._bot = clock, bot
        self._lease, self._lead = lease, lead
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_flight = self._reminders = 0
        self._busy: set[int] = set()  # people whose messages wait for their turn, longer than a lease maybe
        self._last_call = LastCall()
        self._delivery = Delivery(keyring, courier, rate, clock, self._last_call, lead)
        self._running = False
        self._most = MOST_IN_FLIGHT
        if rate.per_second:
            self._most = min(MOST_IN_FLIGHT, max(4, round(2 * rate.per_second)))
        self._look, self._look_at = True, FAR

    def wake(self) -> None:
        """Something was queued."""
        self._look = True
        self._wake.set()

    # ------------------------------------------------------------ what is claimed as it is committed

    async def delivers(self, connection: AsyncConnection) -> bool:
        """Whether this runs, and leads (`Handover`)."""
        return self._running and not self._last_call.wanted and await self._lead.holds(connection)

    def reserve(self, queued: Sequence[Parcel], free: Mapping[int, int]) -> list[Parcel]:
        """Of what is about to be committed, what goes straight out while this runs (`Handover`)."""
        chats = self._fitting((one for one in queued if one.person in free), self._room)
        claimed = [parcel for of_one in chats.values() for parcel in of_one]
        until = self._clock() + self._lease
        for parcel in claimed:
            parcel.chat = free[parcel.person]
            parcel.claim(until)
        self._hold(chats)
        return claimed

    def hand(self, parcels: Sequence[Parcel], *, others: bool) -> None:
        """It is committed."""
        if others:
            self.wake()
        if not self._running:  # another process leads since then, and sends it
            self.give_back(parcels)
            return
        for _, of_one in groupby(parcels, attrgetter("person")):
            self._begin(list(of_one))

    def give_back(self, parcels: Sequence[Parcel]) -> None:
        """It is not."""
        for parcel in parcels:
            self._release(parcel)
        self._busy -= {parcel.person for parcel in parcels}

    def forget(self, people: set[int]) -> None:
        """These are gone: what is in hand for them is not sent."""
        self._delivery.gone |= people & self._busy

    # ------------------------------------------------------------ the loop

    async def drain(self) -> None:
        """Deliver all that can be delivered now, and settle it."""
        while await self._claim() or self._tasks or self._delivery.results:
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
        self._running = True
        if self._lead.interrupted:
            self._delivery.drop()
        try:
            while True:
                self._wake.clear()
                try:
                    await self._settle()
                    claimed = self._last_call.fits() and self._looks and await self._claim()
                    wait = 0.0 if claimed else await self._idle_for()
                except (DBAPIError, LeaseLostError) as error:
                    log.warning("the database did not answer the outbox: %(error)s", _kind(error))
                    claimed, wait = False, 1.0
                if not claimed and self._last_call.over(waiting=bool(self._tasks)):
                    return
                wait = min(wait, AT_THE_END) if self._last_call.wanted else wait
                if wait:
                    await happened(self._wake, wait)
        finally:
            self._running = False
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            try:
                await self._settle()
            except (DBAPIError, LeaseLostError) as error:
                log.error("what was sent last is not settled, and may be sent again: %(error)s", _kind(error))

    @property
    def _looks(self) -> bool:
        """Whether there may be something to claim: what is handed over needs no look."""
        return self._look or self._clock() >= self._look_at

    async def _idle_for(self) -> float:
        """Seconds until there may be more."""
        if self._look:
            return 1.0  # what it waits for wakes us when it is through
        if self._looks:
            async with self._database.write() as connection:
                ready = await outgoing.next_ready(connection)
            self._look_at = min(ready or FAR, self._clock() + LOOK_AGAIN)
        return max(0.05, (self._look_at - self._clock()).total_seconds())

    @property
    def _room(self) -> int:
        return self._most - self._in_flight

    async def _claim(self) -> bool:
        """Claim what fits; whether there was anything."""
        if self._room <= 0 or not self._lead.sure:
            return False
        until = (now := self._clock()) + self._lease
        self._look, self._look_at = False, now  # unless somebody wakes us meanwhile
        async with self._database.write() as connection:
            await self._lead.confirm(connection)
            found = await outgoing.claimable(connection, self._bot, now, self._room)
            fitting = self._fitting(found, self._room)
            wanted = [parcel for of_one in fitting.values() for parcel in of_one]
            claimed = await outgoing.claim(connection, wanted, now, until) if wanted else []
        self._look = self._look or bool(found)  # more may be waiting: for room, or for what is in hand
        chats: dict[int, list[Parcel]] = {}
        for parcel in claimed:
            parcel.claim(until)
            chats.setdefault(parcel.person, []).append(parcel)
        self._hold(chats)
        for of_one in chats.values():
            self._begin(of_one)
        return bool(claimed)

    def _fitting(self, found: Iterable[Parcel], room: int) -> dict[int, list[Parcel]]:
        """For each person what may go out before the next claim: one new message, and edits around it.

        The next one goes out when that is written down, so that a kill can bring one twice, and not more.
        """
        chats: dict[int, list[Parcel]] = {}
        full: set[int] = set()
        reminders = self._reminders
        for parcel in found:
            person, edits = parcel.person, parcel.row["edits"]
            if parcel.id in self._delivery.sent or person in self._busy or person in full:
                continue
            of_one = chats.get(person, [])
            several = len(of_one) == MOST_OF_ONE or not (edits or all(one.row["edits"] for one in of_one))
            reminders += not parcel.row["urgent"]
            if several or not room or (reminders > MOST_REMINDERS and not parcel.row["urgent"]):
                full.add(person)
            else:
                chats.setdefault(person, of_one).append(parcel)
                room -= 1
        return chats

    def _hold(self, chats: Mapping[int, list[Parcel]]) -> None:
        self._busy |= chats.keys()
        for of_one in chats.values():
            self._in_flight += len(of_one)
            self._reminders += sum(not parcel.row["urgent"] for parcel in of_one)

    def _release(self, parcel: Parcel) -> None:
        self._in_flight -= 1
        self._reminders -= not parcel.row["urgent"]

    def _begin(self, of_one: list[Parcel]) -> None:
        task = asyncio.create_task(self._deliver(of_one))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a delivery broke: %(error)s", {"error": where(error)})

    async def _deliver(self, of_one: list[Parcel]) -> None:
        """One chat's messages, in order, until one can't be delivered."""
        left, ended, person = list(of_one), False, of_one[0].person
        try:
            while left and person not in self._delivery.gone:
                if not await self._delivery.one(left[0]):
                    break
                self._last_call.let_go([left[0].id])
                self._release(left.pop(0))
                self._wake.set()
        except TooLateError:
            ended = True
        except asyncio.CancelledError:
            ended = True
            raise
        finally:
            # The first one has failed, unless it never came to that; the others wait for it.
            untouched = [parcel for parcel in left[not ended :] if not self._last_call.begun(parcel.id)]
            self._delivery.results.untouched += untouched
            self._last_call.let_go(parcel.id for parcel in left)
            for parcel in left:
                self._release(parcel)
            self._busy.discard(person)
            self._delivery.gone.discard(person)

    async def _settle(self) -> None:
        """Write down what has become of what was sent."""
        results = self._delivery.results
        if not results:
            return
        self._delivery.results = Results()
        try:
            async with self._database.write() as connection:
                await self._lead.confirm(connection)
                await results.write(connection)
        except DBAPIError:
            # Settled with the next ones: what arrived must not be sent again.
            self._delivery.results = results.before(self._delivery.results)
            raise
        crash_point(Place.settled)
        self._look = self._look or bool(results.untouched or results.again)
        self._delivery.written(results.delivered)


def _kind(error: Exception) -> dict[str, str]:
    return {"error": type(error).__name__}
