"""One message to one person, and what became of it."""

import asyncio
from typing import Any

import pytest

from bot.errors import SettingsError
from bot.language.wording.fallback import Fallback
from bot.message import Button, Message
from bot.service.outbound.courier import BlockedError, NotDeliveredError, RefusedError
from bot.service.outbound.delivery import LONGEST_PAUSE, MOST_ODD, MOST_OF_A_FILE, Delivery, backoff
from bot.service.outbound.in_flight import InFlight
from bot.service.outbound.send_rate import SendRate
from bot.service.outbound.settling import DeliveryStatus, Result
from bot.store import codec
from bot.store.crypto import Keyring
from bot.store.queued import QueuedMessage
from tests.support.app import START
from tests.support.skipping import skipping
from tests.support.words import CONTENT

KEYRING = Keyring([b"k" * 32]).with_lookup(b"l" * 32)
NEWCOMER = KEYRING.newcomer(0, 7)
SEALER = KEYRING.sealer(NEWCOMER["wrapped_key"], 1)
QUESTION = Message("<b>How</b> heavy?", ((Button("Low", "a:1:mood:1"),),), run=1, key="mood", first=True)
EDIT = Message(None, edits=True, run=1, key="mood")


class Chat:
    """Takes what is delivered, but for what fails first."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.heard: list[tuple[int, Message]] = []

    async def deliver(self, chat: int, message: Message) -> int | None:
        self.heard.append((chat, message))
        if self.failures:
            raise self.failures.pop(0)
        return None if message.edits else 100 + len(self.heard)


class Deliveries:
    """What delivers to a chat."""

    def __init__(self, *failures: Exception, key_is_missing: bool = False) -> None:
        self.chat, self.rate, self.in_flight = Chat(*failures), SendRate(0, 0), InFlight()

        async def confirm_keys() -> None:
            if key_is_missing:
                raise SettingsError("set it")

        plainly = Fallback(CONTENT)
        self.delivery = Delivery(KEYRING, self.chat, self.rate, self.in_flight, plainly, confirm_keys)

    async def become(self, message: QueuedMessage) -> dict[str, Any]:
        """What became of a message, without what is as ever."""
        result = await self.delivery.deliver(message)
        assert result.message is message
        as_ever = vars(Result(message, result.status))
        told = {name: value for name, value in vars(result).items() if value != as_ever[name]}
        return {"status": result.status, **told}


def became(status: DeliveryStatus, **more: Any) -> dict[str, Any]:
    return {"status": status, **more}


def row(says: Message = QUESTION, /, **columns: Any) -> QueuedMessage:
    """As it was read from the table."""
    values = codec.message_values(1, says, SEALER, START, urgent=True)
    read = {**values, **NEWCOMER, "id": 5, "about": None, "leaving": False, **columns}
    return QueuedMessage(read, shown=columns.get("message"))


async def test_what_arrived_is_noted_with_the_number_of_the_question() -> None:
    """A tap under it is known, and an edit finds it."""
    to = Deliveries()
    assert await to.become(row()) == became(DeliveryStatus.delivered, number=101)
    assert to.chat.heard == [(7, QUESTION)]
    assert 5 in to.in_flight  # until that is written down


async def test_an_edit_goes_to_the_message_it_is_about() -> None:
    """Where that never arrived there is nothing to edit, and nothing is sent."""
    to = Deliveries()
    assert await to.become(row(EDIT, message=99)) == became(DeliveryStatus.delivered)
    assert [message.message for _, message in to.chat.heard] == [99]
    to = Deliveries()
    assert await to.become(row(EDIT)) == became(DeliveryStatus.delivered)
    assert to.chat.heard == []


async def test_what_says_nothing_is_done_with() -> None:
    """No chat takes an empty message."""
    to = Deliveries()
    assert await to.become(row(Message(None))) == became(DeliveryStatus.delivered)
    assert to.chat.heard == []


@pytest.mark.parametrize(
    ("failure", "attempts", "how"),
    [
        (NotDeliveredError(), 0, {"wait": 1.0, "maybe_sent": True}),
        (NotDeliveredError(), 9, {"wait": 8.0, "maybe_sent": True}),
        (NotDeliveredError(certain=True), 0, {"wait": 1.0}),
        (NotDeliveredError(30.0), 0, {"wait": 30.0, "asked_to_wait": True}),
        (NotDeliveredError(0.0), 3, {"wait": 4.0, "asked_to_wait": True}),
    ],
)
async def test_what_did_not_arrive_is_sent_again(
    failure: Exception, attempts: int, how: dict[str, Any]
) -> None:
    """After as long as somebody said, else a little later each time; and it may have arrived, unless not."""
    assert await Deliveries(failure).become(row(attempts=attempts)) == became(DeliveryStatus.failed, **how)


def test_attempts_come_further_apart_up_to_a_limit() -> None:
    """However often it failed, the clock does not overflow."""
    assert [backoff(failures) for failures in (0, 1, 2, 7, 9, 10**9)] == [1, 2, 4, 4, 8, LONGEST_PAUSE]


async def test_what_is_refused_for_what_is_in_it_is_sent_plainly() -> None:
    """The same words without markup; it has arrived then."""
    to = Deliveries(RefusedError("can't parse"))
    assert await to.become(row()) == became(DeliveryStatus.delivered, number=102)
    assert [message.html for _, message in to.chat.heard] == ["<b>How</b> heavy?", "How heavy?"]


async def test_what_is_refused_plainly_too_is_given_up_with_a_word() -> None:
    """An edit without buttons misses nobody; where there is nobody, no other words are tried."""
    no = RefusedError("no")
    to = Deliveries(no, no)
    assert await to.become(row()) == became(DeliveryStatus.refused, reason="no")
    assert len(to.chat.heard) == 3
    to = Deliveries(no, no)
    assert await to.become(row(EDIT, message=99)) == became(DeliveryStatus.refused, reason="no")
    assert len(to.chat.heard) == 2
    to = Deliveries(RefusedError("gone", nobody=True))
    assert await to.become(row()) == became(DeliveryStatus.refused, reason="gone")
    assert len(to.chat.heard) == 1


async def test_who_has_blocked_the_bot_is_noted() -> None:
    """Nothing more is sent to them."""
    assert await Deliveries(BlockedError()).become(row()) == became(DeliveryStatus.blocked)


async def test_a_row_that_nobody_can_read_is_given_up_unless_a_key_is_missing() -> None:
    """Then it would be read with that."""
    damaged: dict[str, Any] = {"wrapped_key": b"y" * 60}
    assert await Deliveries().become(row(**damaged)) == became(DeliveryStatus.refused, reason="unreadable")
    to = Deliveries(key_is_missing=True)
    with pytest.raises(SettingsError):
        await to.become(row(**damaged))
    assert to.chat.heard == []


@pytest.mark.parametrize("maybe_sent", [True, False])
async def test_who_is_gone_is_sent_nothing_that_was_in_hand(maybe_sent: bool) -> None:
    """They have erased everything meanwhile. Whether they may have read it is as it was before."""
    to, message = Deliveries(), row()
    message.gone, message.maybe_sent = True, maybe_sent
    how = {"maybe_sent": True} if maybe_sent else {}
    assert await to.become(message) == became(DeliveryStatus.untouched, **how)
    assert to.chat.heard == []


async def test_an_attempt_that_breaks_is_made_again_a_few_times() -> None:
    """Then it is given up: none is tried for ever. When one arrives, the count starts anew."""
    to = Deliveries(*[LookupError()] * (MOST_ODD - 1))
    waits = [(await to.become(row()))["wait"] for _ in range(MOST_ODD - 1)]
    assert waits == [1, 2, 4, 4]
    assert (await to.become(row()))["status"] is DeliveryStatus.delivered
    to.chat.failures = [LookupError()] * MOST_ODD
    for _ in range(MOST_ODD - 1):
        again = await to.become(row())
        assert (again["status"], again["maybe_sent"]) == (DeliveryStatus.failed, True)
    assert await to.become(row()) == became(DeliveryStatus.refused, reason="broke")


@pytest.mark.parametrize("refusals", [1, 2])
def test_a_refused_message_lets_others_go_on(refusals: int) -> None:
    """Its other form takes a turn of its own: who waits behind it never waits for that."""

    async def arrived() -> set[int]:
        to = Deliveries(*[RefusedError("message text is empty")] * refusals)
        to.delivery.rate = SendRate(30, 0)

        async def deliver(message: QueuedMessage) -> int:
            await to.become(message)
            to.in_flight.end([message.id])  # it is written down
            return message.id

        return set(await asyncio.wait_for(asyncio.gather(deliver(row()), deliver(row(id=6))), timeout=60))

    assert skipping(arrived()) == {5, 6}


def test_a_file_that_is_given_up_lets_others_go_on() -> None:
    """The words that are said instead of it take a turn of their own too."""

    async def arrived() -> set[int]:
        to = Deliveries(*[NotDeliveredError()] * MOST_OF_A_FILE)
        to.delivery.rate = SendRate(30, 0)
        file = row(Message("Your file.", document="{}", filename="a.json"))

        async def deliver(message: QueuedMessage) -> int:
            while (await to.become(message))["status"] is DeliveryStatus.failed:
                to.in_flight.end([message.id])
            to.in_flight.end([message.id])
            return message.id

        return set(await asyncio.wait_for(asyncio.gather(deliver(file), deliver(row(id=6))), timeout=60))

    assert skipping(arrived()) == {5, 6}
