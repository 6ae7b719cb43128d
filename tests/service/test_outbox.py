"""Delivery over a real database: what is under way is not taken up a second time."""

import asyncio
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Tapped, Unreadable
from bot.message import Message
from bot.service.lifecycle.shutdown import Stop
from bot.service.outbound.courier import BlockedError, NotDeliveredError
from bot.service.outbound.refilling import Refill
from bot.service.outbound.send_rate import SendRate
from bot.service.outbound.settling import Result, settle
from tests.support.app import START, coach
from tests.support.databases import ON_BOTH, Store, only

pytestmark = ON_BOTH


async def test_what_is_on_its_way_for_long_is_sent_once_and_in_order(settings: Settings) -> None:
    """Whoever looks into the table meanwhile leaves it alone: this process has it in hand."""
    now = START
    heard: list[str] = []
    gate = asyncio.Event()

    class Slow:
        async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
            await gate.wait()
            heard.append((message.html or "")[:5])
            return len(heard)

    async with coach(settings, Slow(), lambda: now) as app:
        for number, command in enumerate(("start", "help", "list")):
            await app.inbox.receive([Incoming(0, number, 1, Commanded(command), now)])
        first = asyncio.create_task(app.outbox.drain())
        await asyncio.sleep(0.1)
        now += timedelta(seconds=90)
        second = asyncio.create_task(app.outbox.drain())
        await asyncio.sleep(0.1)
        gate.set()
        await asyncio.gather(first, second)
    assert heard == ["I hel", "Where", "No ap"]


async def test_the_table_is_looked_into_again_once_all_is_delivered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not after each message, where nobody has said that there are more."""
    looked: list[str] = []
    take = Refill.take

    async def takes(self: Refill, slow: Collection[int]) -> list[int]:
        looked.append("look")
        return await take(self, slow)

    class Told:
        async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - they are counted
            looked.append("message")
            return len(looked)

    monkeypatch.setattr(Refill, "take", takes)
    async with coach(settings, Told()) as app:
        for number, command in enumerate(("help", "list")):
            await app.inbox.receive([Incoming(0, number, 1, Commanded(command), START)])
        await app.outbox.drain()
    assert looked == ["look", "message", "message", "message", "look"]


class Heard:
    """A chat: what was delivered to it, and what its buttons carry."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.came = asyncio.Event()

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        self.messages.append(message)
        self.came.set()
        return len(self.messages)

    async def hears(self, fragment: str) -> Message:
        async with asyncio.timeout(10):
            while not (found := [s for s in self.messages if fragment in (s.html or "")]):
                self.came.clear()
                await self.came.wait()
        return found[-1]


class Watched(SendRate):
    """Says when a message is in hand, and waits for its turn."""

    def __init__(self) -> None:
        super().__init__(30, 0)
        self.asked = asyncio.Event()

    async def chat(self, chat: int) -> None:
        self.asked.set()
        await super().chat(chat)


def carries(message: Message, label: str) -> str:
    return next(button.data or "" for row in message.rows for button in row if button.label == label)


async def test_what_waits_for_its_turn_is_not_sent_to_who_has_gone(settings: Settings) -> None:
    """It was in hand before they erased everything, and the rate held it back until after that."""
    chat, rate = Heard(), Watched()
    async with coach(settings, chat, rate=rate) as app:
        running = asyncio.create_task(app.outbox.run())

        async def does(number: int, event: Event) -> None:
            await app.inbox.receive([Incoming(0, number, 1, event, START)])

        await does(1, Commanded("start"))
        await does(2, Commanded("delete"))
        asked = await chat.hears("Shall I erase it?")
        rate.pause(0.5)
        rate.asked.clear()
        await does(3, Commanded("help"))
        await rate.asked.wait()
        await does(4, Tapped(carries(asked, "Erase everything"), 2))
        await chat.hears("It's erased.")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert not [message for message in chat.messages if "Where you are" in (message.html or "")]


@only("postgresql", because="on SQLite the process that takes in what people do is the one that delivers")
async def test_who_delivers_hears_that_somebody_has_gone_elsewhere(settings: Settings) -> None:
    """Another worker took in that they erase everything; the one that delivers had a message in hand."""
    chat, rate, stop = Heard(), Watched(), Stop()
    async with (
        coach(settings, chat, rate=rate) as speaks,
        coach(settings, chat, rate=rate) as hears,
    ):
        leading = asyncio.create_task(speaks.leading.run(stop, speaks.outbox.run, lambda: None))

        async def does(number: int, event: Event) -> None:
            await hears.inbox.receive([Incoming(0, number, 1, event, START)])

        await does(1, Commanded("start"))
        await does(2, Commanded("delete"))
        asked = await chat.hears("Shall I erase it?")
        rate.pause(1)
        rate.asked.clear()
        await does(3, Commanded("help"))
        await rate.asked.wait()
        await does(4, Tapped(carries(asked, "Erase everything"), 2))
        await chat.hears("It's erased.")
        speaks.outbox.finish(0)
        await leading
    assert not [message for message in chat.messages if "Where you are" in (message.html or "")]


async def test_who_was_not_reached_is_tried_again_where_that_could_not_be_written_down_at_once(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their queue is let go with the next results that are written down: it is not theirs for good."""
    attempts, failures = 0, 1

    class Hindered(Heard):
        async def deliver(self, chat: int, message: Message) -> int | None:
            nonlocal attempts
            attempts += 1
            if attempts == 1:
                raise NotDeliveredError(0.1)
            return await super().deliver(chat, message)

    async def settles(*about: Any) -> tuple[list[Result], set[int]]:
        nonlocal failures
        if failures:
            failures -= 1
            raise OperationalError("", None, Exception())
        return await settle(*about)

    chat = Hindered()
    monkeypatch.setattr("bot.service.outbound.outbox.settle", settles)
    async with coach(settings, chat, lambda: datetime.now(UTC)) as app:
        running = asyncio.create_task(app.outbox.run())
        await app.inbox.receive([Incoming(0, 1, 1, Commanded("start"), START)])
        await chat.hears("I hel")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert failures == 0


async def test_what_was_in_hand_behind_another_is_taken_up_again_at_once(
    settings: Settings, store: Store
) -> None:
    """It was put back when that one was not taken; nobody else says that it is in the table."""
    tried = 0

    class Blocked:
        # The courier's protocol has these arguments; one that nobody lets through needs neither.
        async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - see above
            nonlocal tried
            tried += 1
            raise BlockedError

    async with coach(settings, Blocked()) as app:
        running = asyncio.create_task(app.outbox.run())
        await asyncio.sleep(0.1)
        await app.inbox.receive([Incoming(0, 1, 1, Commanded("no"), START)])
        async with asyncio.timeout(10):
            await store.until("SELECT count(*) FROM outbox", 0)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert tried == 2


async def test_what_goes_straight_out_may_have_been_sent_from_the_commit_on(
    settings: Settings, store: Store
) -> None:
    """After a kill nobody would know otherwise that the person may have read it."""
    marks: list[bool] = []

    class Looks(Heard):
        async def deliver(self, chat: int, message: Message) -> int | None:
            marks.append(bool(await store.value("SELECT maybe_sent FROM outbox")))
            return await super().deliver(chat, message)

    chat = Looks()
    async with coach(settings, chat) as app:
        running = asyncio.create_task(app.outbox.run())
        await asyncio.sleep(0.1)
        await app.inbox.receive([Incoming(0, 1, 1, Commanded("start"), START)])
        await chat.hears("I hel")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert marks == [True]


async def test_what_has_arrived_when_it_is_ended_is_written_down(settings: Settings, store: Store) -> None:
    """Else the next start would send it again."""

    class Ends(Heard):
        async def deliver(self, chat: int, message: Message) -> int | None:
            running.cancel()
            return await super().deliver(chat, message)

    chat = Ends()
    async with coach(settings, chat) as app:
        running = asyncio.create_task(app.outbox.run())
        await app.inbox.receive([Incoming(0, 1, 1, Commanded("start"), START)])
        await chat.hears("I hel")
        await asyncio.gather(running, return_exceptions=True)
        assert await store.value("SELECT count(*) FROM outbox") == 0


async def test_two_copies_of_a_question_are_both_changed(settings: Settings) -> None:
    """The months of both are turned in one batch: each message is changed, and neither is left out."""
    chat = Heard()
    async with coach(settings, chat, rate=SendRate(0, 0)) as app:
        running = asyncio.create_task(app.outbox.run())

        async def do(number: int, *events: Event) -> None:
            batch = [Incoming(0, number + at, 1, event, START) for at, event in enumerate(events)]
            await app.inbox.receive(batch)

        async def asked(times: int) -> list[int]:
            async with asyncio.timeout(10):
                while (
                    len(found := [n for n, m in enumerate(chat.messages, 1) if "which day" in (m.html or "")])
                    < times
                ):
                    chat.came.clear()
                    await chat.came.wait()
            return found

        await do(1, Commanded("pause"))
        await do(2, Tapped(carries(await chat.hears("as long as you like"), "Until a date I choose")))
        await asked(1)
        await do(3, Unreadable("sticker"))
        copies = await asked(2)
        turns = next(b.data or "" for row in chat.messages[-1].rows for b in row if b.label == "›")
        await do(4, *(Tapped(turns, message) for message in copies))
        async with asyncio.timeout(10):
            while len(changed := [sent.message for sent in chat.messages if sent.edits and sent.rows]) < 2:
                chat.came.clear()
                await chat.came.wait()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert {*changed} == {*copies}
