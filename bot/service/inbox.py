"""What has arrived → what it changes: a whole batch in one transaction.

An update whose decision raises is parked and its neighbours go on. Where the data of one makes anything
else fail, the batch is done again one by one, and that one is parked. Where the connection fails, or a key is
missing, nothing has happened, the error passes through, and nobody may tell Telegram that it arrived.

Of what is beyond somebody's budget only the safety screen hears. It is taken in after all the rest.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingsError
from bot.events import Incoming, Returned, Wrote
from bot.language.wording.renderer import Showing
from bot.service import albums
from bot.service.dead_letters import Aside, Parking
from bot.service.locked_people import HeldPeople, one_after_another
from bot.service.outbox import Outbox
from bot.service.receive_rate import Budget, Within
from bot.service.screening import Screening
from bot.service.transaction import Task, Transaction, transacting
from bot.store import dead_letters, outgoing, queries
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.database import Database
from bot.store.keys import confirm_keys
from bot.talk.frozen import frozen
from bot.telemetry.crash_points import Place, crash_point
from bot.turn.cards.privacy import erases
from bot.turn.decide import decide, overhear
from bot.turn.person import went_on
from bot.turn.reader import Reader

if TYPE_CHECKING:  # loaded only where its page is served
    from bot.telemetry.metrics import Metrics

NOT_ITS_FAULT = (OperationalError, SettingsError)
"""Locked, full, gone, or a key is missing: whatever is in an update has nothing to do with it."""

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

    def __init__(  # noqa: PLR0913, PLR0917 - `bot.service.app` hands it all that a transaction works with
        self,
        database: Database,
        keyring: Keyring,
        showing: Showing,
        reader: Reader,
        clock: Callable[[], datetime],
        outbox: Outbox,
        person_rate: int,
        metrics: Metrics | None = None,
        exports: Callable[[], None] = lambda: None,
    ) -> None:
        """person_rate: messages a minute from one person; 0 for no limit. exports: called for files."""
        self._exports = exports
        self._budget = Budget(person_rate)
        self._parking = Parking(database, keyring, clock)
        self._screening = Screening(reader, showing.content.languages)
        self._metrics = metrics
        self._outbox = outbox
        self._database = database
        self._keyring = keyring
        self._showing = showing
        self._reader = reader
        self._clock = clock
        self._forgot = float("-inf")
        self._held = HeldPeople()

    async def receive(self, batch: Sequence[Incoming]) -> list[Toast]:
        """Take in updates of one bot, in order. After it returns they may be confirmed."""
        if not batch:
            return []
        if len(parts := self._held.parts(batch)) > 1:
            return await one_after_another(parts, self.receive)
        if len(batch) > 1 and any(erases(one.event) for one in batch):
            return await one_after_another([[one] for one in batch], self.receive)
        within, beyond = self._by_budget(batch)
        if within and beyond:  # whoever is within it doesn't wait for what is to be screened
            return await one_after_another([within, beyond], self.receive)
        alarming = await self._screening.alarming(batch) if beyond else None
        try:
            with self._budget.counting():
                return await self._commit(batch, alarming)
        except OperationalError as error:
            return await self._held.apart(batch, self.receive, self._park_as_nobodys, error)
        except SettingsError:
            raise
        except Exception as error:  # whatever it is, the neighbours go on
            if isinstance(error, KeyRefusedError):
                await confirm_keys(self._database, self._keyring)
            if len(batch) == 1:
                await self._park_alone(batch[0], error)
                return []
        return await one_after_another([[one] for one in batch], self.receive)

    def _by_budget(self, batch: Sequence[Incoming]) -> tuple[list[Incoming], list[Incoming]]:
        """Part what is within somebody's budget from what is beyond it."""
        now = self._clock()
        beyond = self._budget.beyond(((one.chat, one.counts_from(now)) for one in batch), now)
        parted: tuple[list[Incoming], list[Incoming]] = ([], [])
        for one, is_beyond in zip(batch, beyond, strict=True):
            parted[is_beyond].append(one)
        return parted

    async def _commit(self, batch: Sequence[Incoming], alarming: Collection[int] | None) -> list[Toast]:
        """alarming: which of them the screen fires at; None where that wasn't looked at before."""
        now, bot = self._clock(), batch[0].bot
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
            within = {one.update: self._budget.take(one.chat, one.counts_from(now)) for one in taken}
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
            await self._write(transaction, bot)
            crash_point(Place.before_commit)
        crash_point(Place.after_commit)
        self._held.taken_in(batch)
        if self._metrics is not None:
            self._metrics.committed(first.values(), self._clock())
            self._metrics.walked(transaction.steps.reached(), transaction.steps.left())
        await self._after(transaction)
        again = [one for one in batch if one.update not in fresh]
        return [*toasts, *(Toast(one.chat, one.tap, None) for one in again if one.tap is not None)]

    def _transacting(self, now: datetime) -> AbstractAsyncContextManager[Transaction]:
        return transacting(self._database, self._keyring, self._showing, now, self._outbox)

    async def _write(self, transaction: Transaction, bot: int) -> None:
        await transaction.write()
        if transaction.left or transaction.erased:
            await outgoing.announce(transaction.connection, bot, transaction.erased)

    async def _after(self, transaction: Transaction) -> None:
        if transaction.exports:
            self._exports()
        if transaction.erased:
            self._outbox.forget(transaction.erased)
            await self._database.checkpoint()

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
            return {**self._keyring.newcomer(bot, chat), "since": now, "heard_at": now}

        chats = {self._keyring.chat_hash(bot, one.chat): one.chat for one in batch}
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
            return Task(chats[one.chat], lambda loaded: turn(loaded, one.event, now, self._reader))

        results = await transaction.turns([task(one) for one in taken])
        toasts: list[Toast] = []
        for one, result in zip(taken, results, strict=True):
            words = None
            if isinstance(result, Exception):
                person = chats[one.chat]
                sealer = transaction.sealer(person)
                await self._parking.park(transaction.connection, one, result, sealer, person)
                transaction.tell(chats[one.chat], "broke")
            else:
                words = result
            if one.tap is not None:
                toasts.append(Toast(one.chat, one.tap, words))
        return toasts

    async def _park_alone(self, incoming: Incoming, error: Exception) -> None:
        """Park what can't be committed, in a transaction that holds nothing else; within the budget.

        With a word to them; where that fails too, without one; and in the end as nobody's, which needs none
        of their rows.
        """
        for how in Aside:
            try:
                with self._budget.counting():
                    await self._park_within(incoming, error, self._clock(), how)
                return
            except NOT_ITS_FAULT:
                raise
            except Exception:
                if how is Aside.of_nobody:
                    raise

    async def _park_as_nobodys(self, incoming: Incoming, error: Exception) -> None:
        with self._budget.counting():
            await self._park_within(incoming, error, self._clock(), Aside.of_nobody)

    async def _park_within(self, incoming: Incoming, error: Exception, now: datetime, how: Aside) -> None:
        async with self._transacting(now) as transaction:
            connection = transaction.connection
            hashes = (
                [self._keyring.chat_hash(incoming.bot, incoming.chat)] if how is not Aside.of_nobody else []
            )
            found = await queries.people_of(connection, incoming.bot, hashes)
            if not await queries.see(connection, incoming.bot, [incoming.update], now):
                return
            if self._budget.take(incoming.chat, incoming.counts_from(now)) is not Within.yes:
                return
            person, sealer = None, self._keyring.master
            if found:
                person = found[0]["id"]
                sealer = self._keyring.sealer(found[0]["wrapped_key"], person)
                if how is Aside.with_a_word:
                    await transaction.load(found)
                    transaction.tell(found[0]["id"], "broke")
            await self._parking.park(connection, incoming, error, sealer, person)
            await self._write(transaction, incoming.bot)

    async def again(self, incoming: Incoming, row: int, at: datetime) -> None:
        """Take in what was parked then; its row goes with the commit. Whatever is raised, it stays.

        Raises OvertakenError for a text of somebody who has gone on since.
        """
        now = self._clock()
        async with self._transacting(now) as transaction:
            connection = transaction.connection
            person = (await self._load(transaction, incoming.bot, [incoming], now))[incoming.chat]
            if isinstance(incoming.event, Wrote) and (
                went_on(transaction.person(person), at) or await queries.learned_since(connection, person, at)
            ):
                raise OvertakenError
            await transaction.take_back([person])
            await transaction.turn(person, lambda loaded: decide(loaded, incoming.event, now, self._reader))
            await dead_letters.unpark(connection, row)
            await self._write(transaction, incoming.bot)
        await self._after(transaction)

    async def show_again(self, bot: int, chat: int) -> None:
        """Show the open question of somebody once more: what a button was to say came too late."""
        now = self._clock()
        async with self._transacting(now) as transaction:
            hashed = self._keyring.chat_hash(bot, chat)
            chats = await transaction.load(await queries.people_of(transaction.connection, bot, [hashed]))
            for person in chats.values():
                await transaction.turn(person, lambda loaded: decide(loaded, Returned(), now, self._reader))
            await self._write(transaction, bot)

    async def park_raw(self, bot: int, update: Any, error: Exception) -> None:
        """Keep an update that could not even be read."""
        await self._parking.raw(bot, update, error)
