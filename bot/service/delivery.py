"""One message → the person, and what became of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from bot.errors import SettingsError, describe
from bot.language.wording.fallback import Fallback
from bot.message import Message
from bot.service.courier import BlockedError, Courier, NotDeliveredError, RefusedError
from bot.service.in_flight import InFlight
from bot.service.lease import UNNEEDED, Lease
from bot.service.send_rate import SendRate
from bot.service.settling import Results
from bot.store import codec
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.queued import QueuedMessage
from bot.talk.frozen import changed
from bot.telemetry.crash_points import CrashPoint, crash_point

log = logging.getLogger(__name__)

LONGEST_PAUSE = 300.0
"""Seconds between two attempts, where nobody says how long to wait."""

MOST_ODD = 5
"""Attempts at a message that break in a way that nobody has thought of; half a minute of backing off."""

UNREADABLE = "unreadable"
"""Why a row was given up that no code here can read."""


class StoppedError(Exception):
    """Nothing more of this chat is sent now: the process ends, its lead is not sure, or nobody is there."""


class PostponedError(Exception):
    """It did not arrive, as far as anybody knows, and is sent again.

    seconds: until then. told: somebody said to wait for so long.
    """

    def __init__(self, seconds: float, *, told: bool) -> None:
        super().__init__("postponed")
        self.seconds = seconds
        self.told = told


class Delivery:
    """Waits for a message's turn and sends it.

    results: what has become of what was sent, since somebody last took them away to write them down. gone:
    people who have erased everything, while something for them was in hand.
    """

    def __init__(
        self,
        keyring: Keyring,
        courier: Courier,
        rate: SendRate,
        in_flight: InFlight,
        plainly: Fallback,
        confirm_keys: Callable[[], Awaitable[None]],
        lead: Lease = UNNEEDED,
    ) -> None:
        """`confirm_keys` raises SettingsError where what does not open is not damaged: a key is missing."""
        self.gone: set[int] = set()
        self.results = Results()
        self._odd: dict[int, int] = {}  # how often an attempt at a row broke
        self._keyring = keyring
        self._courier = courier
        self._rate = rate
        self._in_flight = in_flight
        self._confirm_keys = confirm_keys
        self._lead = lead
        self._plainly = plainly

    async def deliver(self, message: QueuedMessage) -> int | None:
        """Deliver it and note what became of it; its id at Telegram, where it is a new message that arrived.

        Raises PostponedError or StoppedError where the next one of this chat may not follow, and
        SettingsError where a key is missing.
        """
        try:
            number = await self._one(message)
        except (StoppedError, PostponedError, SettingsError):
            raise
        except Exception as error:  # whatever it is, it is no reason to try for ever
            self._broke(message, error)
            number = None
        finally:
            if message.row.get("leaving"):  # and nothing else may wait for them: who blocked it is gone too
                self.results.left.append(message.person)
        self._odd.pop(message.id, None)
        return number

    def _broke(self, message: QueuedMessage, error: Exception) -> None:
        times = self._odd[message.id] = self._odd.get(message.id, 0) + 1
        log.error("a delivery broke: %(error)s", {"error": describe(error)})
        if times < MOST_ODD:
            self._postpone(message, backoff(times - 1), maybe_sent=True, told=False)
        log.error("a message was given up after %(times)d attempts that broke", {"times": times})
        self.results.refused.append((message.id, "broke"))

    def _postpone(self, message: QueuedMessage, seconds: float, *, maybe_sent: bool, told: bool) -> None:
        self.results.failed.append((message.id, maybe_sent))
        raise PostponedError(seconds, told=told)

    async def _one(self, message: QueuedMessage) -> int | None:
        number, row = message.id, message.row
        try:
            body = message.body or codec.message_of(
                row, self._keyring.sealer(row["wrapped_key"], message.person)
            )
            chat = self._chat(message)
        except Exception as error:  # damaged, or no message: it will never be read
            if isinstance(error, KeyRefusedError):
                await self._confirm_keys()
            log.error("a message can't be read and was given up: %(error)s", {"error": describe(error)})
            self.results.refused.append((number, UNREADABLE))
            return None
        if (message.edits and message.shown is None) or not (message.edits or body.says_something):
            self.results.delivered.append(number)  # there is nothing to send
            return None
        await self._rate.chat(chat)
        try:
            arrived = await self._get_through(message, body)
        except Exception as error:  # where it is cancelled, nobody knows what became of it
            self._in_flight.end([number])
            if isinstance(error, NotDeliveredError):
                seconds = error.after or backoff(row.get("attempts", 0))
                if error.after is not None:
                    self._rate.refused(chat, seconds)
                self._postpone(message, seconds, maybe_sent=not error.certain, told=error.after is not None)
            if isinstance(error, RefusedError):
                log.error("a message was refused for good: %(reason)s", {"reason": str(error)})
                self.results.refused.append((number, str(error)))
                return None
            if isinstance(error, BlockedError):
                self.results.blocked.append((number, message.person))
                raise StoppedError from None
            raise
        self._rate.taken()
        crash_point(CrashPoint.sent)
        self.results.arrived(message, arrived)
        return arrived

    async def _get_through(self, message: QueuedMessage, body: Message) -> int | None:
        """Send it; where it is refused for what is in it, plainly; else say that it can't be shown.

        Raises RefusedError where nothing of it was taken. Until that is written down, its row is there, and
        goes the same way again.
        """
        try:
            return await self._send(message, body)
        except RefusedError as error:
            if error.nobody:
                raise
            log.warning("a message was refused and is sent plainly: %(reason)s", {"reason": str(error)})
        try:
            return await self._send_instead(message, self._plainly.same(body, self._language(message)))
        except RefusedError as error:
            # An edit without buttons takes them away from a question that is answered: nobody misses it.
            if not error.nobody and (body.rows or not body.edits):
                await self._send_instead(message, self._plainly.sorry(self._language(message)))
            raise

    def _chat(self, message: QueuedMessage) -> int:
        if message.chat is None:  # it was read from the outbox, where it stands sealed
            message.chat = self._keyring.chat_of(message.row, message.person)
        return message.chat

    def _language(self, message: QueuedMessage) -> str:
        if message.language is None:  # the same
            sealer = self._keyring.sealer(message.row["wrapped_key"], message.person)
            message.language = codec.language_of(message.row["about"], sealer)
        return message.language

    async def _send_instead(self, message: QueuedMessage, body: Message) -> int | None:
        self._in_flight.end([message.id])  # what was refused has not arrived
        await self._rate.chat(self._chat(message))
        return await self._send(message, body)

    async def _send(self, message: QueuedMessage, body: Message) -> int | None:
        """Send it when its turn comes; what the courier says of it.

        An edit waits for nothing: made once more it changes nothing.
        """
        alone = self._rate.per_second and not message.edits
        first = partial(self._in_flight.turn, message.id) if alone else None
        async with self._rate.slot(urgent=message.urgent, first=first):
            if message.person in self.gone or not self._lead.sure or not self._in_flight.fits:
                raise StoppedError
            crash_point(CrashPoint.claimed)
            addressed = changed(body, message=message.shown)
            async with self._in_flight.sending(message.id):
                return await self._courier.deliver(self._chat(message), addressed)


def backoff(failures: int) -> float:
    """Seconds until the next attempt, after so many before that failed; no clock overflows by it."""
    return min(2.0 ** min(failures, 20), LONGEST_PAUSE)
