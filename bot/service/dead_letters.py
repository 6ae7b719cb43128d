"""What could not be dealt with is set aside, sealed: what somebody did, or an update that can't be read."""

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
from bot.service.outbox import Outbox
from bot.service.receive_rate import ReceiveRate, Within
from bot.service.resources import Resources
from bot.service.transaction import transacting
from bot.store import dead_letters, queries
from bot.store.crypto import Sealer

log = logging.getLogger(__name__)


class SetAside(Enum):
    """How an update is set aside, in the order of trying."""

    with_a_word = auto()
    in_silence = auto()
    of_nobody = auto()


class DeadLetters:
    """Sets updates aside."""

    def __init__(self, resources: Resources, receive_rate: ReceiveRate, outbox: Outbox) -> None:
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
        """Set aside what somebody did. person: None where no row of theirs is known."""
        log.error("an update is set aside: %(error)s", {"error": describe(error)})
        sealed = sealer.seal(to_json(incoming.chat, incoming.event))
        await self._keep(connection, incoming.bot, incoming.update, error, sealed, person)

    async def add_alone(self, incoming: Incoming, error: Exception) -> None:
        """Set aside what can't be committed, in a transaction that holds nothing else; within the budget.

        With a word to them; where that fails too, without one; and in the end as nobody's, which needs none
        of their rows.
        """
        for how in SetAside:
            try:
                with self._receive_rate.counting():
                    await self._add_within(incoming, error, self._resources.clock(), how)
                return
            except (OperationalError, SettingsError):
                raise
            except Exception:
                if how is SetAside.of_nobody:
                    raise

    async def add_as_nobodys(self, incoming: Incoming, error: Exception) -> None:
        """Set aside what can't be committed without a look at any row of theirs; within the budget."""
        with self._receive_rate.counting():
            await self._add_within(incoming, error, self._resources.clock(), SetAside.of_nobody)

    async def _add_within(self, incoming: Incoming, error: Exception, now: datetime, how: SetAside) -> None:
        async with transacting(self._resources, now, self._outbox) as transaction:
            connection = transaction.connection
            hashes = (
                [self._resources.keyring.chat_hash(incoming.bot, incoming.chat)]
                if how is not SetAside.of_nobody
                else []
            )
            found = await queries.people_of(connection, incoming.bot, hashes)
            if not await queries.see(connection, incoming.bot, [incoming.update], now):
                return
            if self._receive_rate.take(incoming.chat, incoming.counts_from(now)) is not Within.yes:
                return
            person, sealer = None, self._resources.keyring.master
            if found:
                person = found[0]["id"]
                sealer = self._resources.keyring.sealer(found[0]["wrapped_key"], person)
                if how is SetAside.with_a_word:
                    await transaction.load(found)
                    transaction.tell(found[0]["id"], "broke")
            await self.add(connection, incoming, error, sealer, person)
            await transaction.write(announce=incoming.bot)

    async def add_raw(self, bot: int, update: Any, error: Exception) -> None:
        """Set aside an update that could not even be read, sealed with the master key.

        Where it has no number that can be stored, it is known by its content when it is brought again.
        """
        number, content = number_of(update), as_json(update)
        known_by = number if number is not None else number_from(content)
        async with self._resources.database.write() as connection:
            if await queries.see(connection, bot, [known_by], self._resources.clock()):
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
            log.warning("updates set aside are dropped, being too many or too large: %(n)d", {"n": dropped})
