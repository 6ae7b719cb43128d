"""Claim what may be sent now, so that a row that nobody can handle never holds up the others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy.exc import OperationalError

from bot.clock_steps import ClockSteps
from bot.faults import where
from bot.handover import Parcel
from bot.lease import UNNEEDED, Lease, LeaseLostError
from bot.rate import LONGEST_OF_ONE
from bot.settling import UNCLAIMABLE, set_aside
from bot.store import outgoing
from bot.store.database import Database

log = logging.getLogger(__name__)

LOOK_AGAIN = 30.0
"""Seconds between two looks for times that nobody can have meant."""

Fitting = Callable[[list[Parcel]], Mapping[int, list[Parcel]]]
"""Of what was found, for each person what may go out."""


class Claims:
    """Leases rows of one bot's outbox. stuck: ids of rows that can neither be claimed nor given up."""

    def __init__(
        self,
        database: Database,
        bot: int,
        clock: Callable[[], datetime],
        lease: timedelta,
        lead: Lease = UNNEEDED,
    ) -> None:
        self.stuck: set[int] = set()
        self._database = database
        self._lead = lead
        self._bot = bot
        self._clock = clock
        self._lease = lease
        self._furthest = max(lease, timedelta(seconds=LONGEST_OF_ONE))
        self._steps = ClockSteps(clock)
        self._set_back = False  # and what waits for a time of before is not free yet
        self._free_at = float("-inf")

    async def claim(self, room: int, fitting: Fitting, in_hand: Collection[int]) -> tuple[bool, list[Parcel]]:
        """Whether there was anything, and what of it is claimed now. in_hand: people who are left alone.

        Raises OperationalError. What can't be handled is given up with an alert, and then it is tried again.
        """
        await self._free(in_hand)
        try:
            return await self._claim(room, fitting)
        except (OperationalError, LeaseLostError):
            raise
        except Exception as error:
            if not await self._set_aside(room):
                raise
            log.error("a message could not be claimed: %(error)s", {"error": where(error)})
        return await self._claim(room, fitting)

    async def _claim(self, room: int, fitting: Fitting) -> tuple[bool, list[Parcel]]:
        now = self._clock()
        until = now + self._lease
        async with self._database.write() as connection:
            await self._lead.confirm(connection)
            found = await outgoing.claimable(connection, self._bot, now, room)
            wanted = [parcel for of_one in fitting(found).values() for parcel in of_one]
            claimed = await outgoing.claim(connection, wanted, now, until) if wanted else []
        for parcel in claimed:
            parcel.claim(until)
        return bool(found), claimed

    async def _free(self, in_hand: Collection[int]) -> None:
        """Let nothing wait for a time that nobody can have meant: the clock was wrong when it was set."""
        back = self._set_back = self._steps.set_back() or self._set_back
        at = asyncio.get_running_loop().time()
        if not back and at < self._free_at:
            return
        now = self._clock()
        untried, others = (now, now) if back else (now + self._lease, now + self._furthest)
        try:
            async with self._database.write() as connection:
                await self._lead.confirm(connection)
                count = await outgoing.free(
                    connection, self._bot, now, untried=untried, any_of_them=others, without=in_hand
                )
        except (OperationalError, LeaseLostError):
            raise
        except Exception as error:
            log.error("what waits for a wrong time could not be freed: %(error)s", {"error": where(error)})
            count = 0
        if count:
            log.warning("the clock was ahead; what waited for its time goes out: %(rows)d", {"rows": count})
        self._set_back, self._free_at = False, at + LOOK_AGAIN

    async def _set_aside(self, room: int) -> int:
        """Try each row by itself, and give up those that can't be handled; how many."""
        async with self._database.write() as connection:
            numbers = await outgoing.claimable_ids(connection, self._bot, self._clock(), room)
        found = 0
        for number in numbers:
            try:
                async with self._database.write() as connection:
                    await outgoing.try_out(connection, number)
            except OperationalError:
                raise
            except Exception:
                if number not in self.stuck:
                    found += 1
                if not await set_aside(self._database, number, UNCLAIMABLE):
                    self.stuck.add(number)
        return found
