"""What has arrived → what it changes: a whole batch in one transaction.

An update whose decision raises is parked and its neighbours go on. Where the data of one makes anything
else fail, the batch is done again one by one, and that one is parked. Where the connection fails, or no key
fits, nothing has happened, the error passes through, and nobody may tell Telegram that it arrived.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.budget import Budget, Within
from bot.crash import Place, crash_point
from bot.events import Incoming, Returned, Tapped, Wrote
from bot.faults import where
from bot.handover import Handover
from bot.metering import SILENT, Meter
from bot.settings import SettingsError
from bot.showing import Showing
from bot.store import outgoing, queries
from bot.store.database import Database
from bot.store.secrets import KeyRefusedError, Keyring
from bot.store.unlocking import confirm
from bot.talk.frozen import frozen
from bot.transaction import Task, Transaction, transacting
from bot.turn.decide import decide
from bot.turn.leaving import ERASE
from bot.turn.person import Person
from bot.turn.reader import Reader

log = logging.getLogger(__name__)

NOT_ITS_FAULT = (OperationalError, SettingsError)
"""Locked, full, gone, or a key is missing: whatever is in an update has nothing to do with it."""

KEEP_SEEN = timedelta(days=3)
"""Telegram keeps updates for one day."""

PRUNE_EVERY = timedelta(minutes=1)


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
        database: Database,
        keyring: Keyring,
        showing: Showing,
        reader: Reader,
        clock: Callable[[], datetime],
        handover: Handover,
        person_rate: int,
        meter: Meter = SILENT,
    ) -> None:
        """person_rate: messages a minute from one person; 0 for no limit."""
        self._budget = Budget(person_rate)
        self._meter = meter
        self._handover = handover
        self._database = database
        self._keyring = keyring
        self._showing = showing
        self._reader = reader
        self._clock = clock
        self._forgot = datetime.min.replace(tzinfo=UTC)

    async def receive(self, batch: Sequence[Incoming]) -> list[Toast]:
        """Take in updates of one bot, in order. After it returns they may be confirmed."""
        if not batch:
            return []
        if len(batch) > 1 and any(_erases(one) for one in batch):
            return [toast for one in batch for toast in await self.receive([one])]
        try:
            with self._budget.counting():
                return await self._commit(batch)
        except NOT_ITS_FAULT:
            raise
        except Exception as error:  # whatever it is, the neighbours go on
            if isinstance(error, KeyRefusedError):
                async with self._database.write() as connection:
                    await confirm(connection, self._keyring)
            if len(batch) == 1:
                log.error("an update was parked: %(error)s", {"error": where(error)})
                try:
                    await self._park_alone(batch[0], error, apologise=True)
                except NOT_ITS_FAULT:
                    raise
                except Exception:
                    await self._park_alone(batch[0], error, apologise=False)
                return []
        toasts: list[Toast] = []
        for incoming in batch:
            toasts += await self.receive([incoming])
        return toasts

    async def _commit(self, batch: Sequence[Incoming]) -> list[Toast]:
        now, bot = self._clock(), batch[0].bot
        async with self._transacting(now) as transaction:
            connection = transaction.connection
            chats = await self._load(transaction, bot, batch, now)
            fresh = await queries.see(connection, bot, (one.update for one in batch), now)
            first = {one.update: one for one in reversed(batch) if one.update in fresh}
            taken = [one for one in batch if first.get(one.update) is one]
            await transaction.take_back(chats[one.chat] for one in taken)
            for one in taken:
                transaction.know(chats[one.chat], name=one.name, language=one.language)
            within = {one.update: self._budget.take(one.chat, min(one.written or now, now)) for one in taken}
            taken = [one for one in taken if within[one.update] is Within.yes]
            toasts = await self._turns(transaction, chats, taken, now)
            for one in first.values():
                if within[one.update] is Within.just_over:
                    transaction.tell(chats[one.chat], "too_fast")
            await self._forget_seen(connection, now)
            await self._write(transaction, bot)
            crash_point(Place.before_commit)
        crash_point(Place.after_commit)
        self._meter.took(first.values(), self._clock(), transaction.steps)
        await self._after(transaction)
        again = [one for one in batch if one.update not in fresh]
        return [*toasts, *(Toast(one.chat, one.tap, None) for one in again if one.tap is not None)]

    def _transacting(self, now: datetime) -> AbstractAsyncContextManager[Transaction]:
        return transacting(self._database, self._keyring, self._showing, now, self._handover)

    async def _write(self, transaction: Transaction, bot: int) -> None:
        await transaction.write()
        if transaction.waits or transaction.erased:
            await outgoing.announce(transaction.connection, bot, transaction.erased)

    async def _after(self, transaction: Transaction) -> None:
        if transaction.erased:
            self._handover.forget(transaction.erased)
            await self._database.checkpoint()

    async def _forget_seen(self, connection: AsyncConnection, now: datetime) -> None:
        if now - self._forgot > PRUNE_EVERY:
            await queries.forget_seen(connection, now - KEEP_SEEN)
            self._forgot = now

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
    ) -> list[Toast]:
        def task(one: Incoming) -> Task:
            return Task(chats[one.chat], lambda loaded: decide(loaded, one.event, now, self._reader))

        results = await transaction.turns([task(one) for one in taken])
        toasts: list[Toast] = []
        for one, result in zip(taken, results, strict=True):
            words = None
            if isinstance(result, Exception):
                log.error("an update was parked: %(error)s", {"error": where(result)})
                await self._park(transaction, chats[one.chat], one, result)
                transaction.tell(chats[one.chat], "broke")
            else:
                words = result
            if one.tap is not None:
                toasts.append(Toast(one.chat, one.tap, words))
        return toasts

    async def _park(
        self, transaction: Transaction, person: int, incoming: Incoming, error: Exception
    ) -> None:
        sealed = transaction.sealer(person).seal(_as_json(incoming))
        await queries.park(transaction.connection, self._parked(incoming, error, sealed, person))

    async def _park_alone(self, incoming: Incoming, error: Exception, *, apologise: bool) -> None:
        """Park what can't be committed, in a transaction that holds nothing else."""
        now = self._clock()
        async with self._transacting(now) as transaction:
            connection = transaction.connection
            hashed = self._keyring.chat_hash(incoming.bot, incoming.chat)
            found = await queries.people_of(connection, incoming.bot, [hashed])
            if not await queries.see(connection, incoming.bot, [incoming.update], now):
                return
            person = found[0]["id"] if found else None
            sealer = self._keyring.master
            if person is not None and apologise:
                await transaction.load(found)
                transaction.tell(person, "broke")
            try:
                sealer = self._keyring.sealer(found[0]["wrapped_key"], found[0]["id"]) if found else sealer
            except KeyRefusedError:
                person = None  # nothing of theirs can be sealed or opened any more
            sealed = sealer.seal(_as_json(incoming))
            await queries.park(connection, self._parked(incoming, error, sealed, person))
            await self._write(transaction, incoming.bot)

    async def again(self, incoming: Incoming, parked: int, at: datetime) -> None:
        """Take in what was parked then; its row goes with the commit. Whatever is raised, it stays.

        Raises OvertakenError for a text of somebody who has gone on since.
        """
        now = self._clock()
        async with self._transacting(now) as transaction:
            connection = transaction.connection
            person = (await self._load(transaction, incoming.bot, [incoming], now))[incoming.chat]
            if isinstance(incoming.event, Wrote) and (
                _went_on(transaction.person(person), at)
                or await queries.learned_since(connection, person, at)
            ):
                raise OvertakenError
            await transaction.take_back([person])
            await transaction.turn(person, lambda loaded: decide(loaded, incoming.event, now, self._reader))
            await queries.unpark(connection, parked)
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

    async def park_raw(self, bot: int, update: Mapping[str, Any], error: Exception) -> None:
        """Keep an update that could not even be read, sealed with the master key."""
        log.error("an update could not be read and was parked: %(error)s", {"error": where(error)})
        number = update.get("update_id") if isinstance(update, Mapping) else None
        sealed = self._keyring.master.seal(json.dumps(update).encode())
        row = {
            "bot": bot,
            "update": number,
            "person": None,
            "at": self._clock(),
            "error": where(error),
        }
        async with self._database.write() as connection:
            if number is None or await queries.see(connection, bot, [number], self._clock()):
                await queries.park(connection, {**row, "sealed": sealed})

    def _parked(
        self, incoming: Incoming, error: Exception, sealed: bytes, person: int | None
    ) -> dict[str, object]:
        return {
            "bot": incoming.bot,
            "update": incoming.update,
            "person": person,
            "at": self._clock(),
            "error": where(error),
            "sealed": sealed,
        }


def _went_on(person: Person, at: datetime) -> bool:
    """Whether they began or answered something after that, in what is still open."""
    runs = person.runs
    return any(run.started > at or any(answer.at > at for answer in run.answers.values()) for run in runs)


def _erases(incoming: Incoming) -> bool:
    """What erases a person is taken in alone: what stands around it in a batch is before or after."""
    return isinstance(incoming.event, Tapped) and incoming.event.data == ERASE


def _as_json(incoming: Incoming) -> bytes:
    event = {"kind": type(incoming.event).__name__, **asdict(incoming.event)}
    return json.dumps({"chat": incoming.chat, "event": event}).encode()
