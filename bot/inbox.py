"""What has arrived → what it changes: a whole batch in one transaction.

An update whose decision raises is parked and its neighbours go on. Where the data of one makes anything
else fail, the batch is done again one by one, and that one is parked. Where the connection fails, or no key
fits, nothing has happened, the error passes through, and nobody may tell Telegram that it arrived.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.budget import Budget, Within
from bot.crash import Place, crash_point
from bot.events import Incoming, Returned, Tapped, Wrote
from bot.faults import where
from bot.showing import Showing
from bot.store import outgoing, queries
from bot.store.database import Database
from bot.store.secrets import KeyRefusedError, Keyring
from bot.transaction import Transaction
from bot.turn.decide import decide
from bot.turn.leaving import ERASE
from bot.turn.person import Person
from bot.turn.state import Reader

log = logging.getLogger(__name__)

NOT_ITS_FAULT = (OperationalError, KeyRefusedError)
"""Locked, full, gone, or another key: whatever is in an update has nothing to do with it."""

KEEP_SEEN = timedelta(days=3)
"""Telegram keeps updates for one day."""


class OvertakenError(Exception):
    """What was written is no answer to what is asked by now."""


@dataclass(frozen=True)
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
        erased: Callable[[set[int]], None],
        person_rate: int,
    ) -> None:
        """`erased` is told which people are gone: nothing that was for them may go out.

        person_rate: messages a minute from one person; 0 for no limit.
        """
        self._budget = Budget(person_rate)
        self._erased = erased
        self._database = database
        self._keyring = keyring
        self._showing = showing
        self._reader = reader
        self._clock = clock

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
        toasts: list[Toast] = []
        async with self._database.write() as connection:
            seen = await queries.already_seen(connection, bot, (one.update for one in batch))
            fresh: dict[int, Incoming] = {}
            for incoming in batch:
                if incoming.update not in seen:
                    fresh.setdefault(incoming.update, incoming)
            transaction = Transaction(connection, self._keyring, self._showing, now)
            chats = await self._load(connection, transaction, bot, list(fresh.values()), now)
            for incoming in fresh.values():
                within = self._budget.take(incoming.chat, now)
                if within is not Within.yes:
                    if within is Within.just_over:
                        transaction.tell(chats[incoming.chat], "too_fast")
                    continue
                toast = await self._turn(connection, transaction, chats[incoming.chat], incoming, now)
                if incoming.tap is not None:
                    toasts.append(Toast(incoming.chat, incoming.tap, toast))
            await queries.mark_seen(connection, bot, fresh, now)
            await queries.forget_seen(connection, now - KEEP_SEEN)
            await transaction.write()
            crash_point(Place.before_commit)
        crash_point(Place.after_commit)
        if transaction.erased:
            self._erased(transaction.erased)
            await self._database.checkpoint()
        again = [one for one in batch if one.update in seen]
        return [*toasts, *(Toast(one.chat, one.tap, None) for one in again if one.tap is not None)]

    async def _load(
        self,
        connection: AsyncConnection,
        transaction: Transaction,
        bot: int,
        fresh: Sequence[Incoming],
        now: datetime,
    ) -> dict[int, int]:
        """The people of a batch; who writes for the first time is added."""
        chats = await transaction.load(await queries.people_of(connection, bot, (one.chat for one in fresh)))
        await outgoing.take_back(connection, chats.values())
        strangers = {one.chat for one in fresh} - chats.keys()
        if strangers:
            rows = [
                {"bot": bot, "chat": chat, "language": "en", "wrapped_key": self._keyring.new(), "since": now}
                for chat in sorted(strangers)
            ]
            await queries.add_people(connection, rows)
            chats |= await transaction.load(await queries.people_of(connection, bot, strangers))
        for incoming in fresh:
            transaction.know(chats[incoming.chat], name=incoming.name, language=incoming.language)
        return chats

    async def _turn(
        self,
        connection: AsyncConnection,
        transaction: Transaction,
        person: int,
        incoming: Incoming,
        now: datetime,
    ) -> str | None:
        try:
            return await transaction.turn(
                person, lambda loaded: decide(loaded, incoming.event, now, self._reader)
            )
        except DBAPIError:
            raise
        except Exception as error:  # whatever it is, the neighbours go on
            log.error("an update was parked: %(error)s", {"error": where(error)})
            await self._park(connection, transaction, person, incoming, error)
            transaction.tell(person, "broke")
            return None

    async def _park(
        self,
        connection: AsyncConnection,
        transaction: Transaction,
        person: int,
        incoming: Incoming,
        error: Exception,
    ) -> None:
        sealed = transaction.sealer(person).seal(_as_json(incoming))
        await queries.park(connection, self._parked(incoming, error, sealed, person))

    async def _park_alone(self, incoming: Incoming, error: Exception, *, apologise: bool) -> None:
        """Park what can't be committed, in a transaction that holds nothing else."""
        now = self._clock()
        async with self._database.write() as connection:
            transaction = Transaction(connection, self._keyring, self._showing, now)
            found = await queries.people_of(connection, incoming.bot, [incoming.chat])
            person = found[0]["id"] if found else None
            sealer = self._keyring.master
            if person is not None:
                sealer = self._keyring.sealer(found[0]["wrapped_key"], person)
                if apologise:
                    await transaction.load(found)
                    transaction.tell(person, "broke")
            sealed = sealer.seal(_as_json(incoming))
            await queries.park(connection, self._parked(incoming, error, sealed, person))
            await queries.mark_seen(connection, incoming.bot, [incoming.update], now)
            await transaction.write()

    async def again(self, incoming: Incoming, parked: int, at: datetime) -> None:
        """Take in what was parked then; its row goes with the commit. Whatever is raised, it stays.

        Raises OvertakenError for a text of somebody who has gone on since.
        """
        now = self._clock()
        async with self._database.write() as connection:
            transaction = Transaction(connection, self._keyring, self._showing, now)
            person = (await self._load(connection, transaction, incoming.bot, [incoming], now))[incoming.chat]
            if isinstance(incoming.event, Wrote) and (
                _went_on(transaction.person(person), at)
                or await queries.learned_since(connection, person, at)
            ):
                raise OvertakenError
            await transaction.turn(person, lambda loaded: decide(loaded, incoming.event, now, self._reader))
            await queries.unpark(connection, parked)
            await transaction.write()
        if transaction.erased:
            self._erased(transaction.erased)
            await self._database.checkpoint()

    async def show_again(self, bot: int, chat: int) -> None:
        """Show the open question of somebody once more: what a button was to say came too late."""
        now = self._clock()
        async with self._database.write() as connection:
            transaction = Transaction(connection, self._keyring, self._showing, now)
            chats = await transaction.load(await queries.people_of(connection, bot, [chat]))
            for person in chats.values():
                await transaction.turn(person, lambda loaded: decide(loaded, Returned(), now, self._reader))
            await transaction.write()

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
            if number is not None and await queries.already_seen(connection, bot, [number]):
                return
            await queries.park(connection, {**row, "sealed": sealed})
            if number is not None:
                await queries.mark_seen(connection, bot, [number], self._clock())

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
