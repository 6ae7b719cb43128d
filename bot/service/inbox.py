"""What has arrived → what it changes: a whole batch in one transaction.

An update whose decision raises is set aside and its neighbours go on. Where the data of one makes anything
else fail, the batch is done again one by one, and that one is set aside. Where the connection fails, or a key
is missing, nothing has happened, the error passes through, and nobody may tell Telegram that it arrived.

Of what is beyond somebody's budget only the safety screen hears. It is taken in after all the rest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingsError
from bot.events import Incoming, Returned, Wrote
from bot.service import albums
from bot.service.dead_letters import DeadLetters
from bot.service.locked_people import LockedPeople, one_after_another
from bot.service.outbox import Outbox
from bot.service.receive_rate import ReceiveRate, Within
from bot.service.resources import Resources
from bot.service.screening import Screening
from bot.service.transaction import Task, Transaction, transacting
from bot.store import dead_letters, queries
from bot.store.crypto import KeyRefusedError
from bot.store.keys import confirm_keys
from bot.talk.frozen import frozen
from bot.telemetry.crash_points import CrashPoint, crash_point
from bot.turn.cards.privacy import erases
from bot.turn.decide import decide, overhear
from bot.turn.person import went_on

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics

PRUNE_EVERY = 60.0
"""Seconds, by the loop's clock."""


class OvertakenError(Exception):
    """What was written is no answer to what is asked by now."""


@frozen
class Toast:
    """How a tap of a chat is answered, right after the commit. text: None for no words."""

    chat: int
    tap: str
    text: str | None


class Inbox:
    """Takes in what people did."""

    def __init__(
        self,
        resources: Resources,
        outbox: Outbox,
        person_rate: int,
        metrics: Metrics | None = None,
        exports: Callable[[], None] = lambda: None,
    ) -> None:
        """person_rate: messages a minute from one person; 0 for no limit. exports: called for files."""
        self._exports = exports
        self._receive_rate = ReceiveRate(person_rate)
        self.dead_letters = DeadLetters(resources, self._receive_rate, outbox)
        self._screening = Screening(resources.reader, resources.renderer.content.languages)
        self._metrics = metrics
        self._outbox = outbox
        self._resources = resources
        self._forgot = float("-inf")
        self._locked = LockedPeople()

    async def receive(self, batch: Sequence[Incoming]) -> list[Toast]:
        """Take in updates of one bot, in order. After it returns they may be confirmed."""
        if not batch:
            return []
        if len(parts := self._locked.parts(batch)) > 1:
            return await one_after_another(parts, self.receive)
        if len(batch) > 1 and any(erases(one.event) for one in batch):
            return await one_after_another([[one] for one in batch], self.receive)
        within, beyond = self._by_receive_rate(batch)
        if within and beyond:  # whoever is within it doesn't wait for what is to be screened
            return await one_after_another([within, beyond], self.receive)
        alarming = await self._screening.alarming(batch) if beyond else None
        try:
            with self._receive_rate.counting():
                return await self._commit(batch, alarming)
        except OperationalError as error:
            return await self._locked.apart(batch, self.receive, self.dead_letters.add_as_nobodys, error)
        except SettingsError:
            raise
        except Exception as error:  # whatever it is, the neighbours go on
            if isinstance(error, KeyRefusedError):
                await confirm_keys(self._resources.database, self._resources.keyring)
            if len(batch) == 1:
                await self.dead_letters.add_alone(batch[0], error)
                return []
        return await one_after_another([[one] for one in batch], self.receive)

    def _by_receive_rate(self, batch: Sequence[Incoming]) -> tuple[list[Incoming], list[Incoming]]:
        """Part what is within somebody's budget from what is beyond it."""
        now = self._resources.clock()
        beyond = self._receive_rate.beyond(((one.chat, one.counts_from(now)) for one in batch), now)
        parted: tuple[list[Incoming], list[Incoming]] = ([], [])
        for one, is_beyond in zip(batch, beyond, strict=True):
            parted[is_beyond].append(one)
        return parted

    async def _commit(self, batch: Sequence[Incoming], alarming: Collection[int] | None) -> list[Toast]:
        """alarming: which of them the screen fires at; None where that wasn't looked at before."""
        now, bot = self._resources.clock(), batch[0].bot
        async with self._transacting(now) as transaction:
            connection = transaction.connection
            chats = await self._load(transaction, bot, batch, now)
            fresh = await queries.see(connection, bot, (one.update for one in batch), now)
            first: dict[int, Incoming] = {}  # the very same object may stand in a batch twice, too
            for one in (one for one in batch if one.update in fresh):
                first.setdefault(one.update, one)
            taken = list(first.values())
            await transaction.take_back(chats[one.chat] for one in taken)
            for one in taken:
                transaction.know(chats[one.chat], name=one.name, language=one.language)
            within = {one.update: self._receive_rate.take(one.chat, one.counts_from(now)) for one in taken}
            inside = {update for update, is_within in within.items() if is_within is Within.yes}
            heard = inside.union(within if alarming is None else alarming)
            taken = [one for one in taken if one.update in heard]
            alarmed = {one.chat for one in taken if one.update not in inside}  # who hears that hears no more
            taken = await albums.answered_once(connection, bot, taken, now)
            toasts = await self._turns(transaction, chats, taken, now, inside)
            for one in first.values():
                if within[one.update] is Within.just_over and one.chat not in alarmed:
                    transaction.tell(chats[one.chat], "too_fast")
            await self._forget_seen(connection, now)
            await transaction.write(announce=bot)
            crash_point(CrashPoint.before_commit)
        crash_point(CrashPoint.after_commit)
        self._locked.taken_in(batch)
        if self._metrics is not None:
            self._metrics.committed(first.values(), self._resources.clock())
            self._metrics.walked(transaction.steps.reached(), transaction.steps.left())
        await self._after(transaction)
        again = [one for one in batch if one.update not in fresh]
        return [*toasts, *(Toast(one.chat, one.tap, None) for one in again if one.tap is not None)]

    def _transacting(self, now: datetime) -> AbstractAsyncContextManager[Transaction]:
        return transacting(self._resources, now, self._outbox)

    async def _after(self, transaction: Transaction) -> None:
        if transaction.exports:
            self._exports()
        if transaction.erased:
            self._outbox.forget(transaction.erased)
            await self._resources.database.checkpoint()

    async def _forget_seen(self, connection: AsyncConnection, now: datetime) -> None:
        at = asyncio.get_running_loop().time()
        if at - self._forgot > PRUNE_EVERY:
            await queries.forget_seen(connection, now)
            self._forgot = at

    async def _load(
        self, transaction: Transaction, bot: int, batch: Sequence[Incoming], now: datetime
    ) -> dict[int, int]:
        """The people of a batch by their chats, strangers too."""

        def stranger(chat: int) -> queries.Row:
            return {**self._resources.keyring.newcomer(bot, chat), "since": now, "heard_at": now}

        chats = {self._resources.keyring.chat_hash(bot, one.chat): one.chat for one in batch}
        return await transaction.load(await queries.met(transaction.connection, bot, chats, stranger))

    async def _turns(
        self,
        transaction: Transaction,
        chats: Mapping[int, int],
        taken: Sequence[Incoming],
        now: datetime,
        inside: Collection[int],
    ) -> list[Toast]:
        def task(one: Incoming) -> Task:
            turn = decide if one.update in inside else overhear
            return Task(chats[one.chat], lambda loaded: turn(loaded, one.event, now, self._resources.reader))

        results = await transaction.turns([task(one) for one in taken])
        toasts: list[Toast] = []
        for one, result in zip(taken, results, strict=True):
            words = None
            if isinstance(result, Exception):
                person = chats[one.chat]
                sealer = transaction.sealer(person)
                await self.dead_letters.add(transaction.connection, one, result, sealer, person)
                transaction.tell(chats[one.chat], "broke")
            else:
                words = result
            if one.tap is not None:
                toasts.append(Toast(one.chat, one.tap, words))
        return toasts

    async def again(self, incoming: Incoming, row: int, at: datetime) -> None:
        """Take in what was set aside then; its row goes with the commit. Whatever is raised, it stays.

        Raises OvertakenError for a text of somebody who has gone on since.
        """
        now, reader = self._resources.clock(), self._resources.reader
        async with self._transacting(now) as transaction:
            connection = transaction.connection
            person = (await self._load(transaction, incoming.bot, [incoming], now))[incoming.chat]
            if isinstance(incoming.event, Wrote) and (
                went_on(transaction.person(person), at) or await queries.learned_since(connection, person, at)
            ):
                raise OvertakenError
            await transaction.take_back([person])
            await transaction.turn(person, lambda loaded: decide(loaded, incoming.event, now, reader))
            await dead_letters.remove(connection, row)
            await transaction.write(announce=incoming.bot)
        await self._after(transaction)

    async def show_again(self, bot: int, chat: int) -> None:
        """Show the open question of somebody once more: what a button was to say came too late."""
        now, reader = self._resources.clock(), self._resources.reader
        async with self._transacting(now) as transaction:
            hashed = self._resources.keyring.chat_hash(bot, chat)
            chats = await transaction.load(await queries.people_of(transaction.connection, bot, [hashed]))
            for person in chats.values():
                await transaction.turn(person, lambda loaded: decide(loaded, Returned(), now, reader))
            await transaction.write(announce=bot)
