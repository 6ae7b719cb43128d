"""Set aside, sealed, what could not be dealt with: an event of a person, or an update that can't be read."""

from __future__ import annotations

import logging
from datetime import datetime
from enum import Enum, auto
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingsError, describe
from bot.events import Incoming, to_json
from bot.raw_update import as_json, number_from, number_of
from bot.service.inbound.receive_rate import ReceiveRate, Within
from bot.service.inbound.screening import Screening
from bot.service.outbound.outbox import Outbox
from bot.service.transactions.resources import Resources
from bot.service.transactions.transaction import transacting
from bot.store import dead_letters, queries
from bot.store.crypto import Sealer
from bot.store.unavailable import LockedError, is_damaged

log = logging.getLogger(__name__)


class SetAside(Enum):
    """List the ways to set an update aside, in the order in which they are tried."""

    with_a_word = auto()
    in_silence = auto()
    of_nobody = auto()


class DeadLetters:
    """Set updates aside as dead letters."""

    def __init__(
        self, resources: Resources, receive_rate: ReceiveRate, outbox: Outbox, screening: Screening
    ) -> None:
        self._screening = screening
        self._resources = resources
        self._receive_rate = receive_rate
        self._outbox = outbox

    async def add(
        self,
        connection: AsyncConnection,
        incoming: Incoming,
        error: Exception,
        sealer: Sealer,
        person: int | None,
    ) -> None:
        """Set aside what a person did. person: None to set it aside as nobody's."""
        log.error("an update is set aside: %(error)s", {"error": describe(error)})
        sealed = sealer.seal(to_json(incoming.chat, incoming.event))
        await self._keep(connection, incoming.bot, incoming.update, error, sealed, person)

    async def add_alone(self, incoming: Incoming, error: Exception) -> None:
        """Set aside, in a transaction of its own, an update that can't be committed.

        First with an apology to the person; if that fails too, without one; and if even that fails, as
        nobody's, which needs none of the person's rows. An update beyond the receive rate is dropped.
        """
        for way in SetAside:
            try:
                with self._receive_rate.counting():
                    await self._add_by(incoming, error, self._resources.clock(), way)
                return
            except Exception as failed:
                outside = isinstance(failed, OperationalError | SettingsError) and not is_damaged(failed)
                if outside or way is SetAside.of_nobody:
                    raise

    async def add_locked(self, incoming: Incoming) -> None:
        """Set aside, as nobody's, an update of a locked person, without touching any row of theirs.

        The row of its number may be locked too, so the number is remembered only when the update is taken in.
        Beyond the receive rate it is dropped, unless the safety screen, which hears every text, fires at it.
        """
        alarming = bool(await self._screening.alarming([incoming]))
        now = self._resources.clock()
        with self._receive_rate.counting():
            within = self._receive_rate.take(incoming.chat, incoming.counts_from(now))
            if within is not Within.yes and not alarming:
                return
            async with self._resources.database.write(briefly=True) as connection:
                await self.add(connection, incoming, LockedError(), self._resources.keyring.master, None)

    async def _add_by(self, incoming: Incoming, error: Exception, now: datetime, way: SetAside) -> None:
        briefly = way is SetAside.of_nobody
        async with transacting(self._resources, now, self._outbox, briefly=briefly) as transaction:
            connection = transaction.connection
            hashes = (
                [self._resources.keyring.chat_hash(incoming.bot, incoming.chat)]
                if way is not SetAside.of_nobody
                else []
            )
            rows = await queries.people_of(connection, incoming.bot, hashes)
            if not await queries.remember_updates(connection, incoming.bot, [incoming.update], now):
                return
            if self._receive_rate.take(incoming.chat, incoming.counts_from(now)) is not Within.yes:
                return
            person, sealer = None, self._resources.keyring.master
            if rows:
                person = rows[0]["id"]
                sealer = self._resources.keyring.sealer(rows[0]["wrapped_key"], person)
                if way is SetAside.with_a_word:
                    await transaction.load(rows)
                    transaction.tell(rows[0]["id"], "broke")
            await self.add(connection, incoming, error, sealer, person)
            await transaction.write(announce=incoming.bot)

    async def add_raw(self, bot: int, update: Any, error: Exception) -> None:
        """Set aside an update that could not even be read, sealed with the master key.

        An update without a number that can be stored is known by its content when it comes again.
        """
        number, content = number_of(update), as_json(update)
        known_by = number if number is not None else number_from(content)
        async with self._resources.database.write() as connection:
            if await queries.remember_updates(connection, bot, [known_by], self._resources.clock()):
                log.error(
                    "an update could not be read and is set aside: %(error)s", {"error": describe(error)}
                )
                sealed = self._resources.keyring.master.seal(content)
                await self._keep(connection, bot, number, error, sealed, None)

    async def _keep(
        self,
        connection: AsyncConnection,
        bot: int,
        number: int | None,
        error: Exception,
        sealed: bytes,
        person: int | None,
    ) -> None:
        row = {
            "bot": bot,
            "update": number,
            "person": person,
            "at": self._resources.clock(),
            "error": describe(error),
        }
        dropped = await dead_letters.add(connection, {**row, "sealed": sealed})
        if dropped:
            log.warning("dead letters were dropped: %(n)d, too many or too large", {"n": dropped})
