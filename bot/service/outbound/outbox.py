"""Send each person's messages, in order: the one way out.

The table of the outbox is the log of unsent messages. One process sends at a time, and what it has in hand
stands in its memory alone (`ChatQueues`). The queues are filled by its own commits, and from the table when
it begins, when another process has queued messages, or when some did not fit. Messages are settled in
batches; until then their chat's queue is kept, and the chat is not taken up again. Rows that another session
holds are never waited for: their people get nothing until the rows are free, and take no room from others.
After a kill, the process that sends next sends again what is not settled.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingsError, describe
from bot.language.wording.fallback import Fallback
from bot.service.leadership.lease import UNNEEDED, Lease, LeaseLostError
from bot.service.lifecycle.health import PATIENCE, Health
from bot.service.lifecycle.shutdown import set_within
from bot.service.outbound.chat_queues import SOON, ChatQueues
from bot.service.outbound.courier import Courier
from bot.service.outbound.delivery import Delivery
from bot.service.outbound.in_flight import InFlight
from bot.service.outbound.refilling import Refill
from bot.service.outbound.send_rate import SendRate
from bot.service.outbound.settling import DONE, DeliveryStatus, Result, settle, untouched
from bot.store.crypto import Keyring
from bot.store.database import Database
from bot.store.keys import confirm_keys
from bot.store.queued import QueuedMessage
from bot.telemetry.crash_points import CrashPoint, crash_point

log = logging.getLogger(__name__)

LOOK_AGAIN = 30.0  # seconds between two looks into the table where nobody says that messages were queued
ONCE_SLOW = 0.25  # seconds between two looks while what is in hand may turn out to be slow, and give room
AT_THE_END = 0.2  # seconds between two looks at what is still in flight, while the outbox ends


class Outbox:
    """The outbox delivers the messages that transactions have queued."""

    def __init__(
        self,
        database: Database,
        keyring: Keyring,
        courier: Courier,
        rate: SendRate,
        clock: Callable[[], datetime],
        bot: int,
        fallback: Fallback,
        lead: Lease = UNNEEDED,
    ) -> None:
        self._database = database
        self._lead = lead
        self._queues = ChatQueues(rate.per_second, clock)
        self._refill = Refill(database, bot, self._queues, lead)
        self._in_flight = InFlight()
        keys = partial(confirm_keys, database, keyring)
        self._delivery = Delivery(keyring, courier, rate, self._in_flight, fallback, keys, lead)
        self._results: list[Result] = []  # what has become of messages, not written down yet
        self._writing = asyncio.Lock()
        self._health = Health(PATIENCE + rate.slowest)
        self._failed = False  # the last attempt was not answered, and nothing was settled since
        self._tasks: set[asyncio.Task[None]] = set()
        self._key_is_missing: SettingsError | None = None
        self._running, self._wake = False, asyncio.Event()
        self._look_at = float("-inf")  # the next look into the table, by the loop's clock

    def report(self, taken: Callable[[datetime], None]) -> None:
        """Have it told when an update arrived, each time that a message which answers it was taken."""
        self._delivery.taken = taken

    def wake(self) -> None:
        """Look into the table: a message was queued, for anybody."""
        self._look(self._queues.more_for(None))

    def _look(self, wanted: bool) -> None:
        if wanted:
            self._look_at = float("-inf")
            self._wake.set()

    @property
    def healthy(self) -> bool:
        """Tell whether messages get delivered, as far as this process delivers any."""
        return not self._running or self._health.healthy

    # ------------------------------------------------------------ what a transaction calls around its commit

    async def sends(self, connection: AsyncConnection) -> bool:
        """Tell whether messages of this transaction may go straight out; the answer holds until it ends."""
        return self._running and await self._lead.holds(connection)

    def take(self, queued: Iterable[QueuedMessage], chats: Mapping[int, int]) -> list[QueuedMessage]:
        """Take in hand what may go straight out of messages about to be committed: each person's first ones.

        chats: by person, for people who have no other message waiting: no message may overtake another.
        """
        fitting = (message for message in queued if message.person in chats)
        queues = self._queues.fit(fitting, self._in_flight.slow)
        taken = [message for queue in queues.values() for message in queue]
        for message in taken:
            message.chat = chats[message.person]
            message.row["maybe_sent"] = True
        return taken

    def committed(self, taken: Sequence[QueuedMessage], others: Collection[int]) -> None:
        """Deliver these messages, now committed. others: people who have messages in the table only."""
        self._look(bool(others) and self._queues.more_for(others))
        if self._running:
            self._begin({message.person for message in taken})
        else:  # another process leads by now, and sends them
            self.rolled_back(taken)

    def rolled_back(self, taken: Iterable[QueuedMessage]) -> None:
        """Let go of these messages: they were not committed."""
        self._queues.release(message.person for message in taken)

    def forget(self, people: set[int]) -> None:
        """Send nothing that is in hand for these people: they are erased."""
        for message in (message for person in people for message in self._queues.of(person)):
            message.gone = True

    # ------------------------------------------------------------ the loop

    async def drain(self) -> None:
        """Deliver and settle all messages that can be delivered now."""
        try:
            while await self._fill() or self._results:
                while (self._tasks or self._results) and not self._is_to_look():
                    await set_within(self._wake, AT_THE_END)
                    self._wake.clear()
                    await self._settle()
        except BaseException:
            await self._cancel()
            raise

    def finish(self, by: float) -> None:
        """Let `run` end, at that time of the loop at the latest.

        No message is begun that would not be through by then: one that is cut off on its way comes twice.
        """
        self._in_flight.ends_at = by
        self.wake()

    async def run(self) -> None:
        """Deliver until cancelled or finished; settle what was sent by then."""
        if self._lead.interrupted:  # another process has dealt with what was in hand
            self._results = []
            self._queues.clear()
        self._running, self._failed = True, False
        self._health.note(busy=False)
        self.wake()
        try:
            while not await self._once():
                pass
        finally:
            self._running = False
            await self._cancel()
            try:
                await self._settle()
            except (DBAPIError, LeaseLostError) as error:
                about = {"error": describe(error)}
                log.error("the last messages sent could not be settled and may come twice: %(error)s", about)
            self._in_flight.clear()

    async def _once(self) -> bool:
        """Settle, take what there is, and wait for more; tell whether the loop is over."""
        self._wake.clear()
        self._health.note(busy=True)
        if self._key_is_missing is not None:
            raise self._key_is_missing
        wait = SOON
        try:
            await self._settle()
            if self._is_to_look() and self._in_flight.fits:
                await self._fill()
            if not self._results:
                # 0.05 s at least, so that the loop never spins.
                wait = max(0.05, min(self._look_at - _time(), self._queues.next_attempt()))
            failed = self._failed and self._queues.busy  # those who failed may be gone by now
            self._health.note(busy=bool(self._queues or self._results or failed) or self._refill.held)
        except (DBAPIError, LeaseLostError) as error:
            self._look_at = float("-inf")
            log.warning("the outbox could not use the database: %(error)s", {"error": describe(error)})
        self._health.log_change()
        if self._in_flight.over(waiting=bool(self._tasks)):
            return True
        await set_within(self._wake, min(wait, AT_THE_END) if self._in_flight.ending else wait)
        return False

    def _is_to_look(self) -> bool:
        """Tell whether the table may hold what can be taken up now."""
        if self._queues.end_postponing():
            self._look_at = float("-inf")
        return _time() >= self._look_at

    async def _fill(self) -> bool:
        """Take what fits from the table and begin with it; tell whether anything is on its way."""
        self._queues.end_postponing()
        self._look_at = _time() + LOOK_AGAIN  # unless woken meanwhile
        sure = self._lead.sure
        if sure:
            self._begin(await self._refill.take(self._in_flight.slow))
        if self._queues.full or self._refill.held or not sure:  # nothing wakes us when that changes
            self._look_at = min(self._look_at, _time() + (SOON if self._refill.held else ONCE_SLOW))
        return bool(self._tasks)

    # ------------------------------------------------------------ one chat

    def _begin(self, people: Iterable[int]) -> None:
        for person in people:
            self._health.note(busy=True)
            self._tasks.add(task := asyncio.create_task(self._deliver(person)))
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()

    async def _deliver(self, person: int) -> None:
        """Deliver one chat's messages, in order, until one can't be delivered or settled."""
        queue, goes_on = self._queues.of(person), True
        try:
            while queue and goes_on:
                result = await self._delivery.deliver(queue[0])
                message = queue.popleft()
                self._results.append(result)
                self._wake.set()
                goes_on = result.status in (DeliveryStatus.delivered, DeliveryStatus.refused)
                if goes_on:
                    self._queues.done(message, result.number)
                    if not message.edits:
                        await self._in_flight.settled(message.id)
                        goes_on = result not in self._results  # else another session holds its row
                elif result.status is DeliveryStatus.failed:
                    self._queues.postpone(person, result.wait, urgent=message.urgent)
                    self._failed = not result.asked_to_wait  # else Telegram has answered
        except SettingsError as error:
            self._key_is_missing = error
        finally:
            self._results += [untouched(one) for one in queue if one.id not in self._in_flight]
            if queue:
                self._queues.more_for([person])
                queue.clear()

    async def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _settle(self) -> None:
        """Write down what has become of messages."""
        async with self._writing:
            results, later = list(self._results), list[Result]()
            if results:
                later, stuck = await settle(self._database, results, self._lead)
                crash_point(CrashPoint.settled)
                self._queues.stuck |= stuck
            self._results[: len(results)] = later  # not before: what arrived must not be sent again
            self._in_flight.end(result.message.id for result in results)
            ended = self._queues.ended.difference(result.message.person for result in self._results)
            if self._queues.release(ended):
                self._look_at = float("-inf")
            if any(result.message.row.get("leaving") for result in results):
                # So that no trace of people who left stays in the database's log of changes.
                self._database.checkpoint_soon()
            if any(result.status in DONE and result not in later for result in results):
                self._failed = False
                self._health.made()


def _time() -> float:
    return asyncio.get_running_loop().time()
