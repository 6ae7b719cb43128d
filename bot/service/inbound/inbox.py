"""Take in what people did: a whole batch of updates in one transaction.

An update whose turn raises is set aside, and its neighbours go on. Where the data of one update makes
anything else fail, or a row that it needs can't be read any more, the batch is done again one by one, and
that update is set aside. Where the connection fails, a key is missing, or the process is short of something,
nothing has happened, the error passes through, and nobody may tell Telegram that the batch arrived. Updates
beyond a person's receive rate are read by the safety screen only, after all the others are taken in.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingsError
from bot.events import Incoming, Returned, Wrote
from bot.service.inbound import albums
from bot.service.inbound.dead_letters import DeadLetters
from bot.service.inbound.locked_letters import LockedLetters
from bot.service.inbound.locked_people import LockedPeople, find_locked
from bot.service.inbound.receive_rate import ReceiveRate, Within
from bot.service.inbound.screening import Screening
from bot.service.inbound.shortage import Shortage
from bot.service.lifecycle.health import PATIENCE, IntakeHealth
from bot.service.lifecycle.readiness import Readiness
from bot.service.outbound.outbox import Outbox
from bot.service.transactions.resources import Resources
from bot.service.transactions.task import Task
from bot.service.transactions.transaction import Transaction, transacting
from bot.store import dead_letters, queries
from bot.store.collisions import again_if_collided
from bot.store.crypto import KeyRefusedError
from bot.store.keys import confirm_keys
from bot.store.unavailable import is_damaged
from bot.talk.frozen import frozen
from bot.telemetry.crash_points import CrashPoint, crash_point
from bot.turn.cards.privacy import erases
from bot.turn.decide import decide, screen_only
from bot.turn.model.person import went_on

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics

PRUNE_EVERY = 60.0
"""Seconds, by the loop's clock, between two deletions of old update numbers."""


class OvertakenError(Exception):
    """The person has gone on since they wrote, so the text is no answer to the question that is open now."""


@frozen
class Toast:
    """Hold the notice that answers a tap, right after the commit. text: None for no words."""

    chat: int
    tap: str
    text: str | None


class Inbox:
    """The inbox takes in batches of updates."""

    def __init__(
        self,
        resources: Resources,
        bot: int,
        outbox: Outbox,
        person_rate: int,
        metrics: Metrics | None = None,
        exports: Callable[[], None] = lambda: None,
    ) -> None:
        """person_rate: a person's messages a minute; 0: no limit. exports: called when files are wanted."""
        self._exports = exports
        self._receive_rate = ReceiveRate(person_rate)
        self._screening = Screening(resources.reader, resources.renderer.content.languages)
        self.dead_letters = DeadLetters(resources, self._receive_rate, outbox, self._screening)
        self.readiness = Readiness(resources.reader)
        self._metrics = metrics
        self._outbox = outbox
        self._resources = resources
        self._pruned_at = float("-inf")
        self.locked_letters = LockedLetters(resources, bot, self.dead_letters, self.again)
        self._locked = LockedPeople(self._receive, partial(find_locked, resources), self.locked_letters)
        self._taking_in = IntakeHealth(PATIENCE)
        self._shortage = Shortage()
        self._transacting = partial(transacting, resources, outbox=outbox)

    @property
    def healthy(self) -> bool:
        """Tell whether what arrives is taken in, as far as anything arrives."""
        return self._taking_in.healthy

    @property
    def hears(self) -> bool:
        """Tell whether texts are heard by what was learned, and not by labels and phrases alone."""
        return self._resources.reader.hears

    async def receive(self, batch: Sequence[Incoming]) -> list[Toast]:
        """Take in updates of one bot, in order. The caller confirms all but what a `LockedError` names."""
        if not batch:
            return []
        with self._taking_in.trying():
            return await self._locked.receive(batch)

    async def _receive(self, batch: Sequence[Incoming], *, briefly: bool = False) -> list[Toast]:
        """Take in a part of a batch. Raises OperationalError where a row is locked.

        briefly: such a row is hardly waited for.
        """
        try:
            if len(batch) == 1 or not any(erases(one.event, self._resources.reader) for one in batch):
                within, beyond = self._receive_rate.split(batch, self._resources.clock())
                if not (within and beyond):
                    return await self._take_in(batch, beyond=bool(beyond), briefly=briefly)
                # Updates within the rate don't wait for the screening of the others.
                return await self._one_after_another([within, beyond], briefly=briefly)
        except Exception as error:  # whatever it is, the other updates go on
            if isinstance(error, OperationalError | SettingsError) and not is_damaged(error):
                raise
            self._shortage.confirm(error)
            if isinstance(error, KeyRefusedError):
                await confirm_keys(self._resources.database, self._resources.keyring)
            if len(batch) == 1:
                await self.dead_letters.add_alone(batch[0], error)
                return []
        return await self._one_after_another([[one] for one in batch], briefly=briefly)

    async def _take_in(self, batch: Sequence[Incoming], *, beyond: bool, briefly: bool) -> list[Toast]:
        """Take in updates that are all within their person's receive rate, or all beyond it."""
        alarming = await self._screening.alarming(batch) if beyond else None

        async def commit() -> list[Toast]:
            with self._receive_rate.counting():
                return await self._commit(batch, alarming, briefly=briefly)

        return await again_if_collided(commit)

    async def _one_after_another(self, parts: Sequence[Sequence[Incoming]], *, briefly: bool) -> list[Toast]:
        return [toast for part in parts for toast in await self._receive(part, briefly=briefly)]

    async def _commit(
        self, batch: Sequence[Incoming], alarming: Collection[int] | None, *, briefly: bool
    ) -> list[Toast]:
        """Take in a batch in one transaction.

        alarming: the updates at which the safety screen fires; None where the batch wasn't screened before.
        """
        # Telegram's intake has waited for this already; the terminal and replays have no intake.
        await self.readiness.load_for(batch)
        if alarming is None:
            self.readiness.read_ahead(batch)
        now, bot = self._resources.clock(), batch[0].bot
        async with self._transacting(now, briefly=briefly) as transaction:
            connection = transaction.connection
            chats = await self._load(transaction, bot, batch, now)
            unseen = await queries.remember_updates(
                connection, bot, (incoming.update for incoming in batch), now
            )
            new: dict[int, Incoming] = {}  # even the very same object may be in a batch twice
            for incoming in (incoming for incoming in batch if incoming.update in unseen):
                new.setdefault(incoming.update, incoming)
            await transaction.take_back(chats[incoming.chat] for incoming in new.values())
            for incoming in new.values():
                transaction.know(chats[incoming.chat], name=incoming.name, language=incoming.language)
                transaction.arrived.setdefault(chats[incoming.chat], incoming.at)
            within = {
                number: self._receive_rate.take(incoming.chat, incoming.counts_from(now))
                for number, incoming in new.items()
            }
            inside = {number for number, is_within in within.items() if is_within is Within.yes}
            heard = inside.union(within if alarming is None else alarming)
            to_decide = [incoming for incoming in new.values() if incoming.update in heard]
            # A person who is shown the card of the screen is not told that it is too much at once.
            alarmed = {incoming.chat for incoming in to_decide if incoming.update not in inside}
            to_decide = await albums.answered_once(connection, bot, to_decide, now)
            try:
                toasts = await self._turns(transaction, chats, to_decide, now, inside)
            finally:
                for chat, person in chats.items():
                    self._receive_rate.spend(chat, transaction.seconds(person))
            for number, incoming in new.items():
                if within[number] is Within.just_over and incoming.chat not in alarmed:
                    transaction.tell(chats[incoming.chat], "too_fast")
            await self._prune(connection, now)
            await transaction.write(announce=bot)
            crash_point(CrashPoint.before_commit)
        crash_point(CrashPoint.after_commit)
        self._locked.taken_in(batch)
        self._taking_in.made()
        self._shortage.over()
        if self._metrics is not None:
            self._metrics.committed(new.values(), self._resources.clock())
            self._metrics.walked(transaction.tally.steps.reached(), transaction.tally.steps.left())
        self._after(transaction)
        seen = [incoming for incoming in batch if incoming.update not in unseen]
        taps = [(incoming.chat, incoming.tap) for incoming in seen if incoming.tap is not None]
        return [*toasts, *(Toast(chat, tap, None) for chat, tap in taps)]

    def _after(self, transaction: Transaction) -> None:
        if transaction.exports:
            self._exports()
        if transaction.erased:
            self._outbox.forget(transaction.erased)
            self._resources.database.checkpoint_soon()

    async def _prune(self, connection: AsyncConnection, now: datetime) -> None:
        at = asyncio.get_running_loop().time()
        if at - self._pruned_at > PRUNE_EVERY:
            await queries.forget_seen(connection, now)
            self._pruned_at = at

    async def _load(
        self, transaction: Transaction, bot: int, batch: Sequence[Incoming], now: datetime
    ) -> dict[int, int]:
        """Load the people of a batch, strangers too; return their ids by their chats."""
        strangers: set[int] = set()

        def stranger(chat: int) -> queries.Row:
            strangers.add(chat)
            return {**self._resources.keyring.newcomer(bot, chat), "since": now, "heard_at": now}

        chats = {self._resources.keyring.chat_hash(bot, incoming.chat): incoming.chat for incoming in batch}
        rows = await queries.find_or_add_people(transaction.connection, bot, chats, stranger)
        people = await transaction.load(rows)
        transaction.added |= {people[chat] for chat in strangers & people.keys()}
        return people

    async def _turns(
        self,
        transaction: Transaction,
        chats: Mapping[int, int],
        to_decide: Sequence[Incoming],
        now: datetime,
        inside: Collection[int],
    ) -> list[Toast]:
        def task(incoming: Incoming) -> Task:
            event, person = incoming.event, chats[incoming.chat]
            turn, sent = (decide, incoming.sent) if incoming.update in inside else (screen_only, None)
            return Task(person, lambda loaded: turn(loaded, event, now, self._resources.reader), sent=sent)

        results = await transaction.turns([task(incoming) for incoming in to_decide])
        toasts: list[Toast] = []
        for incoming, result in zip(to_decide, results, strict=True):
            words = None
            if isinstance(result, Exception):
                self._shortage.confirm(result)
                person = chats[incoming.chat]
                sealer = transaction.sealer(person)
                await self.dead_letters.add(transaction.connection, incoming, result, sealer, person)
                transaction.tell(person, "broke")
            else:
                words = result
            if incoming.tap is not None:
                toasts.append(Toast(incoming.chat, incoming.tap, words))
        return toasts

    async def again(self, incoming: Incoming, row: int, at: datetime | None, *, locked: bool = False) -> None:
        """Take in a dead letter, and delete its row in the same transaction; do nothing if the row is gone.

        at: when it was set aside; None if the person has not gone on since. Raises OvertakenError for a text
        of a person who has. After any error the row is still there. locked: rows of the person were locked,
        so that its number isn't remembered yet; one that still is is hardly waited for.
        """
        await self.readiness.load_for([incoming])  # not in the transaction, whose end others wait for
        now, reader = self._resources.clock(), self._resources.reader
        async with self._transacting(now, briefly=locked) as transaction:
            connection = transaction.connection
            if not await dead_letters.remove(connection, row):
                return
            number = incoming.bot, [incoming.update]
            if locked and not await queries.remember_updates(connection, *number, now):
                return  # the session that held the rows has taken it in after all
            person = (await self._load(transaction, incoming.bot, [incoming], now))[incoming.chat]
            if at and isinstance(incoming.event, Wrote):
                learned = await queries.learned_since(connection, person, at)
                if learned or went_on(transaction.person(person), at):
                    raise OvertakenError
            await transaction.take_back([person])
            event, sent = incoming.event, incoming.sent
            await transaction.turn(person, lambda loaded: decide(loaded, event, now, reader), sent)
            await transaction.write(announce=incoming.bot)
        self._after(transaction)

    async def show_again(self, bot: int, chat: int) -> None:
        """Show a person's open question once more, since the toast for their tap came too late."""
        now, reader = self._resources.clock(), self._resources.reader
        async with self._transacting(now) as transaction:
            hashed = self._resources.keyring.chat_hash(bot, chat)
            chats = await transaction.load(await queries.people_of(transaction.connection, bot, [hashed]))
            for person in chats.values():
                await transaction.turn(person, lambda loaded: decide(loaded, Returned(), now, reader))
            await transaction.write(announce=bot)
