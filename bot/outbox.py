"""What is to be said → the person: claim, deliver, settle.

Every chat gets its messages in order, one at a time; different chats go at once. What was claimed is
leased: a process that dies holds its rows back no longer than that.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.claiming import LOOK_AGAIN, Claims
from bot.courier import Courier
from bot.crash import Place, crash_point
from bot.delivery import Delivery
from bot.faults import where
from bot.handover import Parcel
from bot.lease import UNNEEDED, Lease, LeaseLostError
from bot.plain import Plainly
from bot.progress import PATIENCE, THE_LOOP, Progress
from bot.rate import SendRate
from bot.results import Results
from bot.room import Room
from bot.settings import SettingsError
from bot.settling import settle
from bot.stopping import LastCall, TooLateError, happened
from bot.store import outgoing
from bot.store.database import Database
from bot.store.secrets import Keyring
from bot.store.unlocking import confirm

log = logging.getLogger(__name__)

AT_THE_END = 0.2  # seconds between two looks at what is still on its way, while it ends


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
        lease: timedelta,
        plainly: Plainly,
        lead: Lease = UNNEEDED,
    ) -> None:
        self._database = database
        self._keyring = keyring
        self._clock = clock
        self._lease, self._lead = lease, lead
        self._claims = Claims(database, bot, clock, lease, lead)
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = Room(rate.per_second)
        self._busy: set[int] = set()  # people whose messages wait for their turn, longer than a lease maybe
        self._last_call = LastCall()
        self._delivery = Delivery(
            keyring, courier, rate, clock, self._last_call, plainly, self._confirm_keys, lead
        )
        self._key_is_missing: SettingsError | None = None
        self._running = False
        self._progress = Progress(PATIENCE + rate.slowest)
        self._look, self._look_at = True, float("inf")  # by the loop's clock

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
        chats = self._fitting(one for one in queued if one.person in free)
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
            self._room.release(parcel)
        people = {parcel.person for parcel in parcels}
        self._busy -= people
        self._progress.ended(people)

    def forget(self, people: set[int]) -> None:
        """These are gone: what is in hand for them is not sent."""
        self._delivery.gone |= people & self._busy
        self._progress.ended(people - self._busy)

    @property
    def well(self) -> bool:
        """Whether what there is to do gets done, as far as it is done here."""
        return not self._running or self._progress.well

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
        self._progress.start()
        try:
            while True:
                self._wake.clear()
                self._progress.begun([THE_LOOP])
                if self._key_is_missing is not None:
                    raise self._key_is_missing
                try:
                    await self._settle()
                    claimed = self._last_call.fits() and self._looks and await self._claim()
                    wait = 0.0 if claimed else await self._idle_for()
                    self._progress.ended([THE_LOOP])
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
        return self._look or _time() >= self._look_at

    async def _idle_for(self) -> float:
        """Seconds until there may be more."""
        if self._look or self._delivery.results:
            return 1.0  # what it waits for wakes us when it is through, or is tried again
        if self._looks:
            async with self._database.write() as connection:
                ready = await outgoing.next_ready(connection)
            if ready is None and not self._delivery.results:
                self._progress.nothing_waits()
            seconds = LOOK_AGAIN if ready is None else (ready - self._clock()).total_seconds()
            self._look_at = _time() + min(seconds, LOOK_AGAIN)
        return max(0.05, self._look_at - _time())

    async def _claim(self) -> bool:
        """Claim what fits; whether there was anything."""
        if self._room.left <= 0 or not self._lead.sure:
            return False
        self._look, self._look_at = False, _time()  # unless somebody wakes us meanwhile
        found, claimed = await self._claims.claim(self._room.left, self._fitting, self._busy)
        self._look = self._look or found  # more may be waiting: for room, or for what is in hand
        chats: dict[int, list[Parcel]] = {}
        for parcel in claimed:
            chats.setdefault(parcel.person, []).append(parcel)
        self._hold(chats)
        for of_one in chats.values():
            self._begin(of_one)
        return bool(claimed)

    def _fitting(self, found: Iterable[Parcel]) -> dict[int, list[Parcel]]:
        return self._room.fitting(found, self._busy, self._delivery.sent | self._claims.stuck)

    def _hold(self, chats: Mapping[int, list[Parcel]]) -> None:
        self._busy |= chats.keys()
        self._progress.begun(chats)
        self._room.hold(chats)

    def _begin(self, of_one: list[Parcel]) -> None:
        task = asyncio.create_task(self._deliver(of_one))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()
        if task.cancelled() or (error := task.exception()) is None:
            return
        if isinstance(error, SettingsError):
            self._key_is_missing = error
        else:
            log.error("a delivery broke: %(error)s", {"error": where(error)})

    async def _deliver(self, of_one: list[Parcel]) -> None:
        """One chat's messages, in order, until one can't be delivered."""
        left, ended, person = list(of_one), False, of_one[0].person
        try:
            while left and person not in self._delivery.gone:
                if not await self._delivery.one(left[0]):
                    break
                self._last_call.let_go([left[0].id])
                self._room.release(left.pop(0))
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
                self._room.release(parcel)
            self._busy.discard(person)
            self._delivery.gone.discard(person)
            self._progress.ended([person], failed=person in self._delivery.in_vain)
            self._delivery.in_vain.discard(person)

    async def _confirm_keys(self) -> None:
        async with self._database.write() as connection:
            await confirm(connection, self._keyring)

    async def _settle(self) -> None:
        """Write down what has become of what was sent."""
        results = self._delivery.results
        if not results:
            return
        self._delivery.results = Results()
        delivered, done = set(results.delivered), results.done
        waits = bool(results.untouched or results.again)
        try:
            stuck, later = await settle(self._database, results, self._lead)
        except LeaseLostError:
            raise  # another process decides about it now
        except BaseException:
            # The rest is settled with the next ones: what arrived must not be sent again.
            self._delivery.written(delivered.difference(results.delivered))
            self._delivery.results = results.before(self._delivery.results)
            raise
        crash_point(Place.settled)
        self._look = self._look or waits
        self._delivery.written(delivered.difference(later.delivered), stuck)
        self._delivery.results = later.before(self._delivery.results)
        if results.left:
            await self._database.checkpoint()  # so that nothing of them stays in the log of the database
        if done:
            self._progress.made()


def _time() -> float:
    return asyncio.get_running_loop().time()


def _kind(error: Exception) -> dict[str, str]:
    return {"error": type(error).__name__}
