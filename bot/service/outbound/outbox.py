"""Send each person's messages, in order: the one way out.

The table of the outbox is the log of unsent messages. One process sends at a time, and what it has in hand
stands in its memory alone (`ChatQueues`). The queues are filled by its own commits, and from the table when
it begins, when another process has queued messages, or when some did not fit. Messages are settled in
batches; until then their chat's queue is kept, and the chat is not taken up again. Rows that another session
holds are never waited for: their people get nothing before they are free, and take no room of the others'.
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
from bot.service.lifecycle.health import PATIENCE, THE_LOOP, Health
from bot.service.lifecycle.shutdown import set_within
from bot.service.outbound.chat_queues import SOON, ChatQueues
from bot.service.outbound.courier import Courier
from bot.service.outbound.delivery import Delivery, PostponedError, StoppedError
from bot.service.outbound.in_flight import InFlight
from bot.service.outbound.refilling import Refill
from bot.service.outbound.send_rate import SendRate
from bot.service.outbound.settling import DeliveryStatus, people_of, rows_of, settle
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
        self._health = Health(PATIENCE + rate.slowest)
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended: set[int] = set()  # people whose queue is released when its messages are settled
        self._unsettled: set[int] = set()  # those of them of whom another session holds a row
        self._held = False  # another session holds rows of messages that are to be sent
        self._key_is_missing: SettingsError | None = None
        self._running, self._wake = False, asyncio.Event()
        self._look, self._look_at = True, float("-inf")  # the next look, by the loop's clock

    def wake(self) -> None:
        """Look into the table: a message was queued, for anybody."""
        self._look = self._queues.more_for(None)
        self._wake.set()

    @property
    def healthy(self) -> bool:
        """Tell whether messages get delivered, as far as this process delivers any."""
        return not self._running or self._health.healthy

    # ------------------------------------------------------------ what a transaction calls around its commit

    async def sends(self, connection: AsyncConnection) -> bool:
        """Tell whether what this transaction queues may go straight out; that holds until it ends."""
        return self._running and not self._in_flight.ending and await self._lead.holds(connection)

    def take(self, queued: Iterable[QueuedMessage], chats: Mapping[int, int]) -> list[QueuedMessage]:
        """Take in hand what may go straight out of messages about to be committed: each person's first ones.

        chats: by person, for people who have no other message waiting: no message may overtake another.
        """
        fitting = (message for message in queued if message.person in chats)
        queues = self._queues.fit(fitting, self._in_flight.slow)
        self._health.begun(queues)
        taken = [message for queue in queues.values() for message in queue]
        for message in taken:
            message.chat = chats[message.person]
            message.row["maybe_sent"] = True
        return taken

    def committed(self, taken: Sequence[QueuedMessage], others: Collection[int]) -> None:
        """Deliver these messages, now committed. others: people who have messages in the table only."""
        if others and self._queues.more_for(others):
            self._look = True
            self._wake.set()
        if not self._running:  # another process leads since then, and sends them
            self.rolled_back(taken)
        else:
            for person in {message.person for message in taken}:
                self._begin(person)

    def rolled_back(self, taken: Iterable[QueuedMessage]) -> None:
        """Let go of these messages: they were not committed."""
        people = {message.person for message in taken}
        self._queues.release(people)
        self._health.ended(people)

    def forget(self, people: set[int]) -> None:
        """Send nothing that is in hand for these people: they are erased."""
        in_hand = {person for person in people if person in self._queues}
        self._delivery.gone |= in_hand
        self._health.ended(people - in_hand)

    # ------------------------------------------------------------ the loop

    async def drain(self) -> None:
        """Deliver and settle all messages that can be delivered now."""
        try:
            while await self._fill() or self._tasks or self._delivery.results or self._ended:
                if self._unsettled or (self._tasks and not self._delivery.results):
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
        self._in_flight.ends(by)
        self.wake()

    async def run(self) -> None:
        """Deliver until cancelled or finished; settle what was sent by then."""
        self._running = self._look = True
        if self._lead.interrupted:  # another process has dealt with what was in hand
            self._delivery.results, self._ended, self._unsettled = [], set(), set()
            self._queues.clear()
        self._health.start()
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
        """Settle, take what there is, and wait for more; tell whether it is over."""
        self._wake.clear()
        self._health.begun([THE_LOOP])
        if self._key_is_missing is not None:
            raise self._key_is_missing
        filled, wait = False, SOON
        try:
            await self._settle()
            if self._queues.end_postponing() or _time() >= self._look_at:
                self._look = True
            filled = self._look and self._in_flight.fits and await self._fill()
            if not (self._look or self._delivery.results):
                wait = max(0.05, min(self._look_at - _time(), self._queues.next_attempt()))
            elif self._look and not filled:  # there was no room
                wait = ONCE_SLOW
            self._health.ended([THE_LOOP], failed=self._held or bool(self._unsettled))
        except (DBAPIError, LeaseLostError) as error:
            self._look = True
            log.warning("the outbox could not use the database: %(error)s", {"error": describe(error)})
        self._health.log_change()
        if filled:
            return False
        if self._in_flight.over(waiting=bool(self._tasks)):
            return True
        await set_within(self._wake, min(wait, AT_THE_END) if self._in_flight.ending else wait)
        return False

    async def _fill(self) -> bool:
        """Take what fits from the table and begin with it; tell whether there is anything to do."""
        self._queues.end_postponing()
        slow = self._in_flight.slow
        if self._queues.room(slow) <= 0 or not self._lead.sure:
            return False
        self._look, self._look_at = False, _time() + LOOK_AGAIN  # unless woken meanwhile
        found = await self._refill.take(slow)
        self._held = found.held
        if found.held or self._queues.full:  # rows get free, and messages slow, without a word to us
            self._look_at = _time() + (ONCE_SLOW if self._queues.full else SOON)
        if found.nothing_waits and not self._delivery.results:
            self._health.nothing_waits()
        self._health.begun(found.queues)
        for person in found.queues:
            self._begin(person)
        return bool(self._tasks) or found.tried

    # ------------------------------------------------------------ one chat

    def _begin(self, person: int) -> None:
        self._tasks.add(task := asyncio.create_task(self._deliver(person)))
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._wake.set()
        if task.cancelled() or (error := task.exception()) is None:
            return
        if isinstance(error, SettingsError):
            self._key_is_missing = error
        else:
            log.error("a delivery failed unexpectedly: %(error)s", {"error": describe(error)})

    async def _deliver(self, person: int) -> None:
        """Deliver one chat's messages, in order, until one can't be delivered or settled."""
        queue, failed = self._queues[person], False
        try:
            while queue and person not in self._unsettled:
                number = await self._delivery.deliver(queue[0])
                message = self._queues.done(person, number)
                self._wake.set()
                if not message.edits:
                    await self._in_flight.settled(message.id)
        except PostponedError as error:
            self._queues.postpone(person, error.seconds, urgent=queue.popleft().urgent)
            failed = not error.asked_to_wait  # if it was asked to, Telegram did answer
        except StoppedError:
            pass
        finally:
            self._delivery.untouched(message for message in queue if message.id not in self._in_flight)
            if queue:
                self._queues.more_for([person])
                queue.clear()
            self._ended.add(person)  # nothing more is sent to them until their messages are settled
            self._health.ended([person], failed=failed)
            self._wake.set()

    async def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _settle(self) -> None:
        """Write down what has become of messages."""
        results, ended = self._delivery.results, self._ended
        if not results and not ended:
            return
        self._delivery.results, self._ended = [], set()
        try:
            later, stuck = await settle(self._database, results, self._lead) if results else ([], set())
        except LeaseLostError:  # another process decides about it now
            self._in_flight.end(rows_of(results))
            self._queues.release(ended)
            self._unsettled = set()
            raise
        except BaseException:  # settled with the next ones: what arrived must not be sent again
            self._delivery.results, self._ended = results + self._delivery.results, ended | self._ended
            raise
        crash_point(CrashPoint.settled)
        self._delivery.results = later + self._delivery.results
        self._unsettled = people_of(later)
        self._queues.stuck |= stuck
        self._in_flight.end(rows_of(results))
        self._ended |= ended & self._unsettled
        self._delivery.gone -= ended - self._unsettled
        self._look = self._queues.release(ended - self._unsettled) or self._look
        if any(result.status is DeliveryStatus.last_word for result in results):
            await self._database.checkpoint()  # so that no trace of those people stays in the database's log
        if rows_of(results) - rows_of(later):
            self._health.made()


def _time() -> float:
    return asyncio.get_running_loop().time()
