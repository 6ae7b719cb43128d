"""Send one message to a person, and note what became of it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from bot.errors import SettingsError, describe
from bot.language.wording.fallback import Fallback
from bot.message import Message
from bot.service.leadership.lease import UNNEEDED, Lease
from bot.service.outbound.courier import BlockedError, Courier, NotDeliveredError, RefusedError
from bot.service.outbound.in_flight import InFlight
from bot.service.outbound.send_rate import SendRate
from bot.service.outbound.settling import DeliveryStatus, Result, arrived
from bot.store import codec
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.queued import QueuedMessage
from bot.talk.frozen import changed
from bot.telemetry.crash_points import CrashPoint, crash_point

log = logging.getLogger(__name__)

LONGEST_PAUSE = 300.0
"""Seconds between two attempts at most, where Telegram doesn't say how long to wait."""

MOST_ODD = 5
"""Attempts at a message that fail in ways nobody has thought of, before it is given up; 15 seconds of backing
off."""

MOST_OF_A_FILE = 5
"""Attempts at a file that may have reached Telegram, before it is given up, about half a minute: what is said
to the same person waits behind it, be it the card of the safety screen, and `/export` makes it again."""

UNREADABLE = "unreadable"
"""The reason stored with a row that was given up because no code here can read it."""


class StoppedError(Exception):
    """Nothing more is sent to this chat now.

    The process ends, it is not sure that it still leads, or the person has left or blocked the bot.
    """


class PostponedError(Exception):
    """A message did not arrive, as far as anybody knows, and is sent again.

    seconds: until then. asked_to_wait: Telegram said so.
    """

    def __init__(self, seconds: float, *, asked_to_wait: bool) -> None:
        super().__init__("postponed")
        self.seconds = seconds
        self.asked_to_wait = asked_to_wait


class Delivery:
    """Wait for a message's turn and send it.

    results: what has become of messages since the results were last taken away to be written down. gone:
    people who have erased everything while a message for them was in hand.
    """

    def __init__(
        self,
        keyring: Keyring,
        courier: Courier,
        rate: SendRate,
        in_flight: InFlight,
        fallback: Fallback,
        confirm_keys: Callable[[], Awaitable[None]],
        lead: Lease = UNNEEDED,
    ) -> None:
        """`confirm_keys` raises SettingsError where a row can't be opened because a master key is missing."""
        self.gone: set[int] = set()
        self.results: list[Result] = []
        self._broken: dict[int, int] = {}  # how many attempts at a row broke
        self._keyring = keyring
        self._courier = courier
        self._rate = rate
        self._in_flight = in_flight
        self._confirm_keys = confirm_keys
        self._lead = lead
        self._fallback = fallback

    async def deliver(self, message: QueuedMessage) -> int | None:
        """Deliver a message and note what became of it; return its id at Telegram, if it is new and arrived.

        Raises PostponedError or StoppedError where the chat's next message may not follow, and SettingsError
        where a key is missing.
        """
        try:
            number = await self._attempt(message)
        except (StoppedError, PostponedError, SettingsError):
            raise
        except Exception as error:  # no error is a reason to try for ever
            self._broke(message, error)
            number = None
        finally:
            if message.row.get("leaving"):  # the last word of one who left; blocked or not, their row may go
                self._note(message, DeliveryStatus.last_word)
        self._broken.pop(message.id, None)
        return number

    def untouched(self, messages: Iterable[QueuedMessage]) -> None:
        """Note messages that were never begun, so that their rows become as they were."""
        for message in messages:
            if not message.maybe_sent:
                self._note(message, DeliveryStatus.untouched)

    def _broke(self, message: QueuedMessage, error: Exception) -> None:
        times = self._broken[message.id] = self._broken.get(message.id, 0) + 1
        log.error("a delivery failed unexpectedly: %(error)s", {"error": describe(error)})
        if times < MOST_ODD:
            self._postpone(message, backoff(times - 1), maybe_sent=True, asked_to_wait=False)
        log.error("a message was given up after %(times)d unexpected failures", {"times": times})
        self._note(message, DeliveryStatus.refused, reason="broke")

    def _note(
        self, message: QueuedMessage, status: DeliveryStatus, *, reason: str = "", maybe: bool = False
    ) -> None:
        self.results.append(Result(message.id, message.person, status, reason=reason, maybe_sent=maybe))

    def _postpone(
        self, message: QueuedMessage, seconds: float, *, maybe_sent: bool, asked_to_wait: bool
    ) -> None:
        self._note(message, DeliveryStatus.failed, maybe=maybe_sent)
        raise PostponedError(seconds, asked_to_wait=asked_to_wait)

    async def _attempt(self, message: QueuedMessage) -> int | None:
        row = message.row
        try:
            body = message.body or codec.message_of(
                row, self._keyring.sealer(row["wrapped_key"], message.person)
            )
            chat = self._chat(message)
        except Exception as error:  # it is damaged, or no message: it will never be readable
            if isinstance(error, KeyRefusedError):
                await self._confirm_keys()
            log.error("a message can't be read and was given up: %(error)s", {"error": describe(error)})
            self._note(message, DeliveryStatus.refused, reason=UNREADABLE)
            return None
        if (message.edits and message.shown is None) or not (message.edits or body.says_something):
            self._note(message, DeliveryStatus.delivered)  # there is nothing to send
            return None
        await self._rate.chat(chat)
        try:
            shown_as = await self._send_or_replace(message, body)
        except Exception as error:  # not a cancellation: after that, nobody knows what became of the message
            self._in_flight.end([message.id])
            if isinstance(error, NotDeliveredError):
                seconds = error.after or backoff(row.get("attempts", 0))
                if error.after is not None:
                    self._rate.refused(chat, seconds)
                self._postpone(
                    message, seconds, maybe_sent=not error.certain, asked_to_wait=error.after is not None
                )
            if isinstance(error, RefusedError):
                log.error("a message was refused for good: %(reason)s", {"reason": str(error)})
                self._note(message, DeliveryStatus.refused, reason=str(error))
                return None
            if isinstance(error, BlockedError):
                self._note(message, DeliveryStatus.blocked)
                raise StoppedError from None
            raise
        self._rate.taken()
        crash_point(CrashPoint.sent)
        self.results.append(arrived(message, shown_as))
        return shown_as

    async def _send_or_replace(self, message: QueuedMessage, body: Message) -> int | None:
        """Send a message; if its content is refused, send it plainly; else say that it can't be shown.

        Raises RefusedError where neither the message nor its plain form was taken, and where a file is given
        up. Until that is written
        down, the row stays, and goes the same way again.
        """
        try:
            return await self._send(message, body)
        except RefusedError as error:
            if error.nobody:
                raise
            log.warning("a message was refused and is sent as plain text: %(reason)s", {"reason": str(error)})
        except NotDeliveredError as error:
            if body.document is None or error.certain or not self._is_given_up(message):
                raise
            await self._send_instead(message, self._fallback.sorry(body, self._language(message)))
            raise RefusedError("a file never arrived") from None
        try:
            return await self._send_instead(message, self._fallback.same(body, self._language(message)))
        except RefusedError as error:
            # An edit without buttons only takes them away from an answered question: nobody misses it.
            if not error.nobody and (body.rows or not body.edits):
                await self._send_instead(message, self._fallback.sorry(body, self._language(message)))
            raise

    def _is_given_up(self, message: QueuedMessage) -> bool:
        """Count an attempt at a file, and tell whether it was the last."""
        times = self._broken[message.id] = self._broken.get(message.id, 0) + 1
        return times >= MOST_OF_A_FILE

    def _chat(self, message: QueuedMessage) -> int:
        if message.chat is None:  # it was read from the outbox, where the chat is sealed
            message.chat = self._keyring.chat_of(message.row, message.person)
        return message.chat

    def _language(self, message: QueuedMessage) -> str:
        if message.language is None:  # so is the language
            sealer = self._keyring.sealer(message.row["wrapped_key"], message.person)
            message.language = codec.language_of(message.row["about"], sealer)
        return message.language

    async def _send_instead(self, message: QueuedMessage, body: Message) -> int | None:
        self._in_flight.end([message.id])  # what was refused did not arrive
        await self._rate.chat(self._chat(message))
        return await self._send(message, body)

    async def _send(self, message: QueuedMessage, body: Message) -> int | None:
        """Send a message when its turn comes; return what the courier returns.

        An edit waits for no other message to settle: made once more, it changes nothing.
        """
        one_by_one = self._rate.per_second and not message.edits
        turn = partial(self._in_flight.turn, message.id, apart=message.maybe_sent)
        first = turn if one_by_one else None
        async with self._rate.slot(urgent=message.urgent, first=first):
            if message.person in self.gone or not self._lead.sure or not self._in_flight.fits:
                raise StoppedError
            crash_point(CrashPoint.claimed)
            addressed = changed(body, message=message.shown)
            async with self._in_flight.sending(message.id):
                return await self._courier.deliver(self._chat(message), addressed)


def backoff(failures: int) -> float:
    """Return the seconds until the next attempt after so many failures; they never overflow a clock."""
    return min(2.0 ** min(failures, 20), LONGEST_PAUSE)
