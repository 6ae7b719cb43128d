"""One message → the person, and what became of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from functools import partial

from bot.courier import BlockedError, Courier, NotDeliveredError, RefusedError
from bot.crash import Place, crash_point
from bot.faults import where
from bot.handover import Parcel
from bot.lease import UNNEEDED, Lease
from bot.plain import Plainly
from bot.rate import SendRate
from bot.results import Results
from bot.settings import SettingsError
from bot.settling import UNREADABLE
from bot.sheet import Sheet
from bot.stopping import LastCall, TooLateError
from bot.store import rows
from bot.store.secrets import KeyRefusedError, Keyring
from bot.talk.changing import changed
from bot.unsettled import Unsettled

log = logging.getLogger(__name__)

LONGEST_PAUSE = 300.0
"""Seconds between two attempts, where nobody says how long to wait."""

MOST_ODD = 5
"""Attempts at a message that break in a way that nobody has thought of; half a minute of backing off."""


class _GoneError(Exception):
    """There is nobody to send it to any more, and nothing of it is left."""


class Delivery:
    """Waits for a message's turn and sends it.

    results: what has become of what was sent, since somebody last took them away to write them down.
    sent: ids that are not taken up again: what arrived and is not written down yet, or can't be. gone: people
    who have erased everything, while something for them was in hand. in_vain: people for whom the last
    attempt failed, and nobody said to wait.
    """

    def __init__(
        self,
        keyring: Keyring,
        courier: Courier,
        rate: SendRate,
        clock: Callable[[], datetime],
        last_call: LastCall,
        plainly: Plainly,
        confirm_keys: Callable[[], Awaitable[None]],
        lead: Lease = UNNEEDED,
    ) -> None:
        """`confirm_keys` raises SettingsError where what does not open is not damaged: a key is missing."""
        self.sent: set[int] = set()
        self.gone: set[int] = set()
        self.in_vain: set[int] = set()
        self._odd: dict[int, int] = {}  # how often an attempt at a row broke
        self.results = Results()
        self._unsettled = Unsettled()
        self._keyring = keyring
        self._courier = courier
        self._rate = rate
        self._clock = clock
        self._last_call = last_call
        self._confirm_keys = confirm_keys
        self._lead = lead
        self._plainly = plainly

    def written(self, numbers: Iterable[int], stuck: Iterable[int] = ()) -> None:
        """It is written down that these have arrived. stuck: nothing can be written down about these."""
        numbers = set(numbers)
        self.sent -= numbers
        self.sent.update(stuck)
        self._unsettled.end(numbers)

    def drop(self) -> None:
        """Forget what has become of what was sent: another process has led since, and decided about it."""
        self.results = Results()
        self.written(self.sent)

    async def one(self, parcel: Parcel) -> bool:
        """Deliver it and note what became of it; whether the next one of this chat may follow."""
        try:
            follows = await self._one(parcel)
        except (TooLateError, SettingsError):
            raise
        except Exception as error:  # whatever it is, it is no reason to try for ever
            follows = self._broke(parcel, error)
        else:
            self._odd.pop(parcel.id, None)
        if parcel.row.get("leaving"):
            self.results.left.append(parcel.person)
        return follows

    def _broke(self, parcel: Parcel, error: Exception) -> bool:
        times = self._odd[parcel.id] = self._odd.get(parcel.id, 0) + 1
        log.error("a delivery broke: %(error)s", {"error": where(error)})
        if times >= MOST_ODD:
            del self._odd[parcel.id]
            log.error("a message was given up after %(times)d attempts that broke", {"times": times})
            self.results.refused.append((parcel.id, "broke"))
            return True
        self._again(parcel, backoff(times - 1), maybe_sent=True)
        return False

    def _again(self, parcel: Parcel, seconds: float, *, maybe_sent: bool) -> None:
        self.in_vain.add(parcel.person)
        self.results.again.append((parcel.id, self._clock() + timedelta(seconds=seconds), maybe_sent))

    async def _one(self, parcel: Parcel) -> bool:
        number, row = parcel.id, parcel.row
        try:
            sheet = parcel.sheet or rows.sheet_of(
                row, self._keyring.sealer(row["wrapped_key"], parcel.person)
            )
            parcel.chat = parcel.chat or self._keyring.chat_of(row, parcel.person)
        except Exception as error:  # damaged, or no sheet: it will never be read
            if isinstance(error, KeyRefusedError):
                await self._confirm_keys()
            log.error("a message can't be read and was given up: %(error)s", {"error": where(error)})
            self.results.refused.append((number, UNREADABLE))
            return True
        if (row["edits"] and parcel.shown is None) or not (row["edits"] or sheet.says_something):
            self.results.delivered.append(number)  # there is nothing to send
            return True
        await self._rate.chat(parcel.chat)
        arrived = False
        try:
            message = await self._get_through(parcel, sheet)
            arrived = True
        except NotDeliveredError as error:
            seconds = error.after or backoff(row.get("attempts", 0))
            self._again(parcel, seconds, maybe_sent=not error.certain)
            if error.after is not None:
                self._rate.refused(parcel.chat, seconds)
                self.in_vain.discard(parcel.person)  # it was answered, and waits as it was told to
            return False
        except RefusedError as error:
            log.error("a message was refused for good: %(reason)s", {"reason": str(error)})
            self.results.refused.append((number, str(error)))
            return True
        except _GoneError:
            return False
        except BlockedError:
            self.results.blocked.append((parcel.person, number))
            return False
        finally:
            if not arrived:
                self._unsettled.end([number])
        self._rate.taken()
        crash_point(Place.sent)
        self.sent.add(number)
        self.results.arrived(parcel, message)
        return True

    async def _get_through(self, parcel: Parcel, sheet: Sheet) -> int | None:
        """Send it; where it is refused for what is in it, plainly; else say that it can't be shown.

        Raises RefusedError where nothing of it was taken. Until that is written down, its row is there, and
        goes the same way again.
        """
        try:
            return await self._send(parcel, sheet)
        except RefusedError as error:
            if error.nobody:
                raise
            log.warning("a message was refused and is sent plainly: %(reason)s", {"reason": str(error)})
        try:
            return await self._send_instead(parcel, self._plainly.same(sheet, self._language(parcel)))
        except RefusedError as error:
            # An edit without buttons takes them away from a question that is answered: nobody misses it.
            if not error.nobody and (sheet.rows or not sheet.edits):
                await self._send_instead(parcel, self._plainly.sorry(self._language(parcel)))
            raise

    def _language(self, parcel: Parcel) -> str:
        if parcel.language is None:  # it was claimed from the outbox, where it stands sealed
            sealer = self._keyring.sealer(parcel.row["wrapped_key"], parcel.person)
            parcel.language = rows.language_of(parcel.row["about"], sealer)
        return parcel.language

    async def _send_instead(self, parcel: Parcel, sheet: Sheet) -> int | None:
        self._unsettled.end([parcel.id])  # what was refused has not arrived
        await self._rate.chat(parcel.chat)
        return await self._send(parcel, sheet)

    async def _send(self, parcel: Parcel, sheet: Sheet) -> int | None:
        """Send it when its turn comes; what the courier says of it.

        An edit waits for nothing: made once more it changes nothing.
        """
        alone = self._rate.per_second and not parcel.row["edits"]
        first = partial(self._unsettled.begin, parcel.id) if alone else None
        async with self._rate.slot(urgent=parcel.row["urgent"], first=first):
            if parcel.person in self.gone:
                raise _GoneError  # since it began to wait
            if not self._lead.sure:
                raise TooLateError  # another process may have it by now, or is about to
            crash_point(Place.claimed)
            addressed = changed(sheet, message=parcel.shown)
            return await self._last_call.through(parcel.id, self._courier.deliver, parcel.chat, addressed)


def backoff(failures: int) -> float:
    """Seconds until the next attempt, after so many before that failed; no clock overflows by it."""
    return min(2.0 ** min(failures, 20), LONGEST_PAUSE)
