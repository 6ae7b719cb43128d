"""Send one message to a person, and note what became of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.errors import SettingsError, describe
from bot.language.wording.fallback import Fallback
from bot.language.wording.pdf import pdf_of
from bot.message import Message
from bot.service.leadership.lease import UNNEEDED, Lease
from bot.service.outbound.courier import BlockedError, Courier, NotDeliveredError, RefusedError
from bot.service.outbound.in_flight import InFlight
from bot.service.outbound.send_rate import SendRate
from bot.service.outbound.settling import DONE, DeliveryStatus, Result, untouched
from bot.store import codec
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.queued import QueuedMessage
from bot.talk.frozen import changed
from bot.telemetry.crash_points import CrashPoint, crash_point

log = logging.getLogger(__name__)

AT_FIRST, FIRST_ATTEMPTS = 4.0, 8
"""How many seconds lie between two attempts at most, and for how many attempts: half a minute, as long as
most outages last. So after an outage nobody waits for much longer than it lasted."""

LONGEST_PAUSE = 300.0
"""How many seconds lie between later attempts at most, where Telegram doesn't say how long to wait."""

MOST_ODD = 5
"""How many attempts at a message may fail in ways nobody has thought of, before it is given up: 11 seconds of
backing off."""

MOST_OF_A_FILE = 5
"""How many attempts at a file may have reached Telegram, unknown to us, before it is given up: about 20
seconds. All that is said to the person waits behind the file, even the safety screen's card; `/export` makes
it again."""

UNREADABLE = "unreadable"
"""The reason stored with a row that was given up because no code here can read it."""


class StoppedError(Exception):
    """The message is not begun: the process ends, is not sure that it still leads, or the person has left."""


@dataclass
class Delivery:
    """Wait for a message's turn and send it.

    failures: by the id of a message's row, how often it failed in an odd way, or, as a file, may have
    arrived. taken: told when an update arrived, once a message that answers it was taken.
    """

    keyring: Keyring
    courier: Courier
    rate: SendRate
    in_flight: InFlight
    fallback: Fallback
    confirm_keys: Callable[[], Awaitable[None]]
    lead: Lease = UNNEEDED
    failures: dict[int, int] = field(default_factory=dict)
    taken: Callable[[datetime], None] = lambda _: None

    async def deliver(self, message: QueuedMessage) -> Result:
        """Deliver a message; return what became of it. Raises SettingsError where a key is missing."""
        try:
            result = await self._attempt(message)
        except SettingsError:
            raise
        except Exception as error:  # no error is a reason to try for ever
            log.error("a delivery failed unexpectedly: %(error)s", {"error": describe(error)})
            times = self._failed(message)
            result = Result(message, DeliveryStatus.failed, maybe_sent=True, wait=backoff(times - 1))
            if times >= MOST_ODD:
                log.error("a message was given up after %(times)d unexpected failures", {"times": times})
                result = Result(message, DeliveryStatus.refused, reason="broke")
        if result.number is not None and message.urgent:
            self.taken(message.arrived or message.row["queued_at"])
        if result.status in DONE:
            self.failures.pop(message.id, None)
        return result

    def _failed(self, message: QueuedMessage) -> int:
        """Count one more failure of a message; return how many there were."""
        times = self.failures[message.id] = self.failures.get(message.id, 0) + 1
        return times

    async def _attempt(self, message: QueuedMessage) -> Result:
        row = message.row
        try:
            if message.body is None or message.chat is None:  # both are sealed in the outbox
                sealer = self.keyring.sealer(row["wrapped_key"], message.person)
                message.body = codec.message_of(row, sealer)
                message.chat = self.keyring.chat_of(row, message.person)
        except Exception as error:  # it is damaged, or no message: it will never be readable
            if isinstance(error, KeyRefusedError):
                await self.confirm_keys()
            log.error("a message can't be read and was given up: %(error)s", {"error": describe(error)})
            return Result(message, DeliveryStatus.refused, reason=UNREADABLE)
        if message.shown is None if message.edits else not message.body.says_something:
            return Result(message, DeliveryStatus.delivered)  # there is nothing to send
        try:
            body = message.body = await self._set(message, message.body)
            number = await self._send_or_replace(message, body, message.chat)
        except NotDeliveredError as error:
            wait, asked = error.after or backoff(row.get("attempts", 0)), error.after is not None
            if asked:
                self.rate.refused(message.chat, wait)
            failed, maybe = DeliveryStatus.failed, not error.certain
            return Result(message, failed, maybe_sent=maybe, wait=wait, asked_to_wait=asked)
        except RefusedError as error:
            log.error("a message was refused for good: %(reason)s", {"reason": str(error)})
            return Result(message, DeliveryStatus.refused, reason=str(error))
        except BlockedError:
            return Result(message, DeliveryStatus.blocked)
        except StoppedError:
            return untouched(message)
        self.rate.taken()
        crash_point(CrashPoint.sent)
        return Result(message, DeliveryStatus.delivered, number=number)

    async def _set(self, message: QueuedMessage, body: Message) -> Message:
        """Return a message with the PDF that it is to carry, if it is; where that fails, with its text."""
        if not body.typeset:
            return body
        try:
            return changed(body, content=await asyncio.to_thread(pdf_of, body.document or ""), typeset=False)
        except Exception as error:  # a library or a font is missing, or whatever: they get the words
            log.error("a PDF could not be made, its text is sent: %(error)s", {"error": describe(error)})
            return self.fallback.unset(body, self._language(message))

    async def _send_or_replace(self, message: QueuedMessage, body: Message, chat: int) -> int | None:
        """Send a message; if refused, send it as plain text; if that is too, say that it can't be shown.

        Raises RefusedError where neither the message nor its plain form was taken, and where a file is given
        up. Until that is written down, the row stays, and goes the same way again.
        """
        try:
            return await self._send(message, body, chat)
        except RefusedError as error:
            if error.nobody:
                raise
            log.warning("a message was refused and is sent as plain text: %(reason)s", {"reason": str(error)})
        except NotDeliveredError as error:
            if body.document is None or error.certain or self._failed(message) < MOST_OF_A_FILE:
                raise
            await self._send(message, self.fallback.sorry(body, self._language(message)), chat)
            raise RefusedError("a file never arrived") from None
        try:
            return await self._send(message, self.fallback.same(body, self._language(message)), chat)
        except RefusedError as error:
            # An edit without buttons only takes them away from an answered question: nobody misses it.
            if not error.nobody and (body.rows or not body.edits):
                await self._send(message, self.fallback.sorry(body, self._language(message)), chat)
            raise

    def _language(self, message: QueuedMessage) -> str:
        if message.language is None:  # it is sealed, too
            sealer = self.keyring.sealer(message.row["wrapped_key"], message.person)
            message.language = codec.language_of(message.row["about"], sealer)
        return message.language

    async def _send(self, message: QueuedMessage, body: Message, chat: int) -> int | None:
        """Send a message when its turn comes; return what the courier returns.

        An edit takes no turn among the other chats: if it is made twice, nothing changes. In its own chat the
        message before it is settled already (`Outbox._deliver`).
        """
        self.in_flight.send_otherwise(message.id)
        await self.rate.chat(chat)
        one_by_one = self.rate.per_second and not message.edits
        turn = partial(self.in_flight.turn, message.id, apart=message.maybe_sent)
        first = turn if one_by_one else None
        async with self.rate.slot(urgent=message.urgent, first=first):
            if message.gone or not self.lead.sure or not self.in_flight.fits:
                raise StoppedError
            crash_point(CrashPoint.claimed)
            async with self.in_flight.sending(message.id):
                return await self.courier.deliver(chat, changed(body, message=message.shown))


def backoff(failures: int) -> float:
    """Return the seconds until the next attempt after so many failures; they never overflow a clock."""
    if failures < FIRST_ATTEMPTS:
        return min(2.0**failures, AT_FIRST)
    return min(2.0 ** min(failures - FIRST_ATTEMPTS, 20) * AT_FIRST, LONGEST_PAUSE)
