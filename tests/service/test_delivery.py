"""One message to one person, and what became of it."""

import asyncio
from typing import Any

import pytest

from bot.errors import SettingsError
from bot.language.wording.fallback import Fallback
from bot.message import Button, Message
from bot.service.outbound.courier import BlockedError, NotDeliveredError, RefusedError
from bot.service.outbound.delivery import (
    LONGEST_PAUSE,
    MOST_ODD,
    Delivery,
    PostponedError,
    StoppedError,
    backoff,
)
from bot.service.outbound.in_flight import InFlight
from bot.service.outbound.send_rate import SendRate
from bot.service.outbound.settling import DeliveryStatus, Result
from bot.store import codec
from bot.store.crypto import Keyring
from bot.store.queued import QueuedMessage
from tests.support.app import START
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

    @property
    def results(self) -> list[Result]:
        return self.delivery.results

    async def fails(self, message: QueuedMessage, how: type[Exception]) -> Exception:
        with pytest.raises(how) as failure:
            await self.delivery.deliver(message)
        return failure.value


def became(what: DeliveryStatus, **more: Any) -> Result:
    """Of the row that `row` makes."""
    return Result(5, 1, what, **more)


def asked(number: int) -> dict[str, Any]:
    return {"person": 1, "message": number, "run": 1, "key": "mood", "ours": True}


def row(says: Message = QUESTION, /, **columns: Any) -> QueuedMessage:
    """As it was read from the table."""
    values = codec.message_values(1, says, SEALER, START, urgent=True)
    read = {**values, **NEWCOMER, "id": 5, "about": None, "leaving": False, **columns}
    return QueuedMessage(read, shown=columns.get("message"))


async def test_what_arrived_is_noted_with_the_number_of_the_question() -> None:
    """A tap under it is known, and an edit finds it."""
    to = Deliveries()
    assert await to.delivery.deliver(row()) == 101
    assert to.chat.heard == [(7, QUESTION)]
    assert to.results == [became(DeliveryStatus.delivered, shown=asked(101))]
    assert 5 in to.in_flight  # until that is written down


async def test_an_edit_goes_to_the_message_it_is_about() -> None:
    """Where that never arrived there is nothing to edit, and nothing is sent."""
    to = Deliveries()
    assert await to.delivery.deliver(row(EDIT, message=99)) is None
    assert [message.message for _, message in to.chat.heard] == [99]
    to = Deliveries()
    await to.delivery.deliver(row(EDIT))
    assert (to.chat.heard, to.results) == ([], [became(DeliveryStatus.delivered)])


async def test_what_says_nothing_is_done_with() -> None:
    """No chat takes an empty message."""
    to = Deliveries()
    await to.delivery.deliver(row(Message(None)))
    assert (to.chat.heard, to.results) == ([], [became(DeliveryStatus.delivered)])


@pytest.mark.parametrize(
    ("failure", "attempts", "seconds", "maybe_sent", "told"),
    [
        (NotDeliveredError(), 0, 1.0, True, False),
        (NotDeliveredError(), 4, 16.0, True, False),
        (NotDeliveredError(certain=True), 0, 1.0, False, False),
        (NotDeliveredError(30.0), 0, 30.0, False, True),
        (NotDeliveredError(0.0), 3, 8.0, False, True),
    ],
)
async def test_what_did_not_arrive_is_sent_again(
    failure: Exception, attempts: int, seconds: float, maybe_sent: bool, told: bool
) -> None:
    """After as long as somebody said, else a little later each time; and it may have arrived, unless not."""
    to = Deliveries(failure)
    postponed = await to.fails(row(attempts=attempts), PostponedError)
    assert isinstance(postponed, PostponedError)
    assert (postponed.seconds, postponed.asked_to_wait) == (seconds, told)
    assert to.results == [became(DeliveryStatus.failed, maybe_sent=maybe_sent)]
    assert 5 not in to.in_flight


def test_attempts_come_further_apart_up_to_a_limit() -> None:
    """However often it failed, the clock does not overflow."""
    assert [backoff(failures) for failures in (0, 1, 8, 9, 10**9)] == [1, 2, 256, 300, LONGEST_PAUSE]


async def test_what_is_refused_for_what_is_in_it_is_sent_plainly() -> None:
    """The same words without markup; it has arrived then."""
    to = Deliveries(RefusedError("can't parse"))
    assert await to.delivery.deliver(row()) == 102
    assert [message.html for _, message in to.chat.heard] == ["<b>How</b> heavy?", "How heavy?"]
    assert to.results == [became(DeliveryStatus.delivered, shown=asked(102))]


async def test_what_is_refused_plainly_too_is_given_up_with_a_word() -> None:
    """An edit without buttons misses nobody; where there is nobody, no other words are tried."""
    no = RefusedError("no")
    to = Deliveries(no, no)
    assert await to.delivery.deliver(row()) is None
    assert (len(to.chat.heard), to.results) == (3, [became(DeliveryStatus.refused, reason="no")])
    to = Deliveries(no, no)
    await to.delivery.deliver(row(EDIT, message=99))
    assert (len(to.chat.heard), to.results) == (2, [became(DeliveryStatus.refused, reason="no")])
    to = Deliveries(RefusedError("gone", nobody=True))
    await to.delivery.deliver(row())
    assert (len(to.chat.heard), to.results) == (1, [became(DeliveryStatus.refused, reason="gone")])


async def test_who_has_blocked_the_bot_gets_nothing_more() -> None:
    """The next one of that chat may not follow."""
    to = Deliveries(BlockedError())
    await to.fails(row(), StoppedError)
    assert to.results == [became(DeliveryStatus.blocked)]


async def test_a_row_that_nobody_can_read_is_given_up_unless_a_key_is_missing() -> None:
    """Then it would be read with that."""
    damaged: dict[str, Any] = {"wrapped_key": b"y" * 60}
    to = Deliveries()
    await to.delivery.deliver(row(**damaged))
    assert to.results == [became(DeliveryStatus.refused, reason="unreadable")]
    to = Deliveries(key_is_missing=True)
    await to.fails(row(**damaged), SettingsError)
    assert (to.results, to.chat.heard) == ([], [])


async def test_who_is_gone_is_sent_nothing_that_was_in_hand() -> None:
    """They have erased everything meanwhile."""
    to = Deliveries()
    to.delivery.gone.add(1)
    await to.fails(row(), StoppedError)
    assert (to.chat.heard, to.results) == ([], [])


async def test_an_attempt_that_breaks_is_made_again_a_few_times() -> None:
    """Then it is given up: none is tried for ever. When one arrives, the count starts anew."""
    to = Deliveries(*[LookupError()] * (MOST_ODD - 1))
    for _ in range(MOST_ODD - 1):
        await to.fails(row(), PostponedError)
    assert await to.delivery.deliver(row()) is not None
    to.chat.failures = [LookupError()] * MOST_ODD
    for _ in range(MOST_ODD - 1):
        await to.fails(row(), PostponedError)
    assert await to.delivery.deliver(row()) is None
    assert to.results[-1] == became(DeliveryStatus.refused, reason="broke")


@pytest.mark.parametrize(
    "failure", [None, NotDeliveredError(), BlockedError(), RefusedError("no", nobody=True)]
)
async def test_who_has_left_has_had_their_last_word_in_any_case(failure: Exception | None) -> None:
    """Nothing else may keep them."""
    to = Deliveries(*([failure] if failure is not None else []))
    await asyncio.gather(to.delivery.deliver(row(leaving=True)), return_exceptions=True)
    assert to.results.count(became(DeliveryStatus.last_word)) == 1
