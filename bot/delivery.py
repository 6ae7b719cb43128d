"""One message → the person, and what became of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial

from bot.courier import BlockedError, Courier, NotDeliveredError, RefusedError
from bot.crash import Place, crash_point
from bot.faults import where
from bot.handover import Parcel
from bot.lease import UNNEEDED, Lease
from bot.rate import SendRate
from bot.results import Results
from bot.sheet import Sheet
from bot.stopping import LastCall, TooLateError
from bot.store import rows
from bot.store.secrets import KeyRefusedError, Keyring
from bot.talk.changing import changed
from bot.unsettled import Unsettled

log = logging.getLogger(__name__)

LONGEST_PAUSE = 300.0
"""Seconds between two attempts, where nobody says how long to wait."""


class _GoneError(Exception):
    """There is nobody to send it to any more, and nothing of it is left."""


class Delivery:
    """Waits for a message's turn and sends it.

    results: what has become of what was sent, since somebody last took them away to write them down.
    sent: ids of what arrived and is not written down yet. gone: people who have erased everything, while
    something for them was in hand.
    """

    def __init__(
        self,
        keyring: Keyring,
        courier: Courier,
        rate: SendRate,
        clock: Callable[[], datetime],
        last_call: LastCall,
        lead: Lease = UNNEEDED,
    ) -> None:
        self.sent: set[int] = set()
        self.gone: set[int] = set()
        self.results = Results()
        self._unsettled = Unsettled()
        self._keyring = keyring
        self._courier = courier
        self._rate = rate
        self._clock = clock
        self._last_call = last_call
        self._lead = lead

    def written(self, numbers: Iterable[int]) -> None:
        """It is written down that these have arrived."""
        numbers = set(numbers)
        self.sent -= numbers
        self._unsettled.end(numbers)

    def drop(self) -> None:
        """Forget what has become of what was sent: another process has led since, and decided about it."""
        self.results = Results()
        self.written(self.sent)

    async def one(self, parcel: Parcel) -> bool:
        """Deliver it and note what became of it; whether the next one of this chat may follow."""
        number, row = parcel.id, parcel.row
        try:
            sheet = parcel.sheet or rows.sheet_of(
                row, self._keyring.sealer(row["wrapped_key"], parcel.person)
            )
            parcel.chat = parcel.chat or self._keyring.chat_of(row, parcel.person)
        except (ValueError, KeyRefusedError) as error:
            log.error("a message can't be read and was given up: %(error)s", {"error": where(error)})
            self.results.refused.append((number, "unreadable"))
            return True
        if (row["edits"] and parcel.shown is None) or not (row["edits"] or sheet.says_something):
            self.results.delivered.append(number)  # there is nothing to send
            return True
        await self._rate.chat(parcel.chat)
        arrived = False
        try:
            message = await self._send(parcel, sheet)
            arrived = True
        except NotDeliveredError as error:
            backoff = min(2.0 ** row.get("attempts", 0), LONGEST_PAUSE)
            if error.after is not None:
                self._rate.pause(error.after)
            again = self._clock() + timedelta(seconds=error.after or backoff)
            self.results.again.append((number, again, not error.certain))
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
        crash_point(Place.sent)
        self.sent.add(number)
        self.results.arrived(parcel, message)
        return True

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
