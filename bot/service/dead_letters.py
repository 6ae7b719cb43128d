"""What could not be dealt with is set aside, sealed: what somebody did, or an update that can't be read."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import describe
from bot.events import Incoming, to_json
from bot.raw_update import as_json, number_from, number_of
from bot.store import dead_letters, queries
from bot.store.crypto import Keyring, Sealer
from bot.store.database import Database

log = logging.getLogger(__name__)


class Aside(Enum):
    """How an update is set aside, in the order of trying."""

    with_a_word = auto()
    in_silence = auto()
    of_nobody = auto()


class Parking:
    """Sets updates aside."""

    def __init__(self, database: Database, keyring: Keyring, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._keyring = keyring
        self._clock = clock

    async def park(
        self,
        connection: AsyncConnection,
        incoming: Incoming,
        error: Exception,
        sealer: Sealer,
        person: int | None,
    ) -> None:
        """Set aside what somebody did. person: None where no row of theirs is known."""
        log.error("an update was parked: %(error)s", {"error": describe(error)})
        sealed = sealer.seal(to_json(incoming.chat, incoming.event))
        await self._keep(connection, incoming.bot, incoming.update, error, sealed, person)

    async def raw(self, bot: int, update: Any, error: Exception) -> None:
        """Set aside an update that could not even be read, sealed with the master key.

        Where it has no number that can be stored, it is known by its content when it is brought again.
        """
        number, content = number_of(update), as_json(update)
        known_by = number if number is not None else number_from(content)
        async with self._database.write() as connection:
            if await queries.see(connection, bot, [known_by], self._clock()):
                log.error("an update could not be read and was parked: %(error)s", {"error": describe(error)})
                sealed = self._keyring.master.seal(content)
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
        row = {"bot": bot, "update": number, "person": person, "at": self._clock(), "error": describe(error)}
        dropped = await dead_letters.park(connection, {**row, "sealed": sealed})
        if dropped:
            log.warning("updates set aside are dropped, being too many or too large: %(n)d", {"n": dropped})
