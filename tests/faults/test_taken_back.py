"""Row 39: what was not sent yet is taken back where it is said again, and nothing else is."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Tapped, Unreadable, Wrote
from bot.message import Message
from bot.service.app import App
from bot.service.outbound.courier import NotDeliveredError
from bot.store import unsent
from tests.faults.test_repetition import MANY
from tests.support.app import START, coach
from tests.support.databases import Store, only
from tests.support.telegram import BOT


class Failing:
    """A chat that takes nothing as long as there is an error, and nothing before the gate is open."""

    def __init__(self) -> None:
        self.error: NotDeliveredError | None = None
        self.gate = asyncio.Event()
        self.heard: list[str] = []
        self.gate.set()

    async def deliver(self, chat: int, message: Message) -> int | None:  # noqa: ARG002 - there is one chat
        await self.gate.wait()
        if self.error is not None:
            raise self.error
        if not message.edits:
            self.heard.append((message.html or "")[:16])
        return len(self.heard)


@dataclass
class Outage:
    """Somebody at their first question: each update in a transaction, and nothing delivered by itself."""

    app: App
    chat: Failing
    store: Store
    now: datetime = START
    updates: int = 0

    async def does(self, *events: Event) -> None:
        for event in events:
            self.updates += 1
            await self.app.inbox.receive([Incoming(BOT, self.updates, 7, event, self.now)])

    async def fails(self, error: NotDeliveredError) -> None:
        """They write, and the answer does not arrive, or nobody knows."""
        self.chat.error = error
        await self.does(Unreadable("sticker"))
        await self.app.outbox.drain()
        self.chat.error = None

    async def waiting(self) -> list[tuple[str | None, int, bool]]:
        """Key, attempts, and whether it may have been read."""
        found = await self.store.rows(
            "SELECT key, attempts, maybe_sent FROM outbox WHERE NOT edits ORDER BY id"
        )
        return [(key, tried, bool(sent)) for key, tried, sent in found]

    async def heard_later(self) -> list[str]:
        """What arrives when the time of everything has come; nothing arrives before."""
        await self.app.outbox.drain()
        assert self.chat.heard == []
        self.now += timedelta(minutes=5)
        await self.app.outbox.drain()
        return self.chat.heard


@pytest.fixture
async def outage(settings: Settings, store: Store) -> AsyncIterator[Outage]:
    chat = Failing()
    outage: Outage
    async with coach(settings, chat, lambda: outage.now, bot=BOT) as app:
        outage = Outage(app, chat, store)
        await outage.does(Commanded("no"))
        await app.outbox.drain()
        chat.heard.clear()
        yield outage


CARD, QUESTION = "I can't read sti", "I'm sorry. That'"


async def test_row_39_a_question_that_is_moved_is_still_unread(outage: Outage) -> None:
    """What was written before they could read it is no answer to it."""
    await outage.does(Tapped("a:1:mood:3", 1))
    assert await outage.waiting() == [("fits_now", 0, False)]
    await outage.does(Unreadable("sticker"))
    assert await outage.waiting() == [(None, 0, False), ("fits_now", 0, False)]
    await outage.does(Wrote("A short review, 5 to 9 minutes"))
    assert await outage.waiting() == [(None, 0, False), ("fits_now", 0, False)]
    await outage.app.outbox.drain()
    assert [words[:12] for words in outage.chat.heard] == ["I can't read", "Thanks for t"]


async def test_row_39_what_has_certainly_not_arrived_waits_for_its_time(outage: Outage) -> None:
    """Twenty texts, and the first answer did not arrive: one in its place, and no sooner than it."""
    await outage.fails(NotDeliveredError(certain=True))
    before = await outage.waiting()
    assert before == [(None, 1, False), ("mood", 0, False)]
    await outage.does(*[Unreadable("sticker")] * MANY)
    assert await outage.waiting() == before
    assert await outage.heard_later() == [CARD, QUESTION]


async def test_row_39_what_is_held_holds_back_what_follows_it(outage: Outage) -> None:
    """Something else waits behind what was tried, so that stays: nothing overtakes it, or comes too soon."""
    await outage.fails(NotDeliveredError(certain=True))
    await outage.does(Unreadable("photo"), *[Unreadable("sticker")] * MANY)
    assert await outage.heard_later() == [CARD, "I can't read pic", CARD, QUESTION]


async def test_row_39_what_may_have_arrived_is_not_taken_back(outage: Outage) -> None:
    """Nobody knows what became of the first answer: it stays, and what repeats it comes once more."""
    await outage.fails(NotDeliveredError())
    await outage.does(*[Unreadable("sticker")] * MANY)
    assert [row[:2] for row in await outage.waiting()] == [(None, 1), (None, 0), ("mood", 0)]
    assert await outage.heard_later() == [CARD, CARD, QUESTION]


async def test_row_39_what_somebody_is_sending_is_not_taken_back(outage: Outage) -> None:
    """The first answer is in hand when they write again: it goes out as it is, and the last one after it."""
    outage.chat.gate.clear()
    await outage.does(Unreadable("sticker"))
    sending = asyncio.create_task(outage.app.outbox.drain())
    await outage.store.until("SELECT count(*) FROM outbox WHERE maybe_sent AND key IS NULL", 1)
    await outage.does(*[Unreadable("sticker")] * MANY)
    assert [row[0] for row in await outage.waiting()] == [None, "mood", None, "mood"]
    outage.chat.gate.set()
    await sending
    assert outage.chat.heard == [CARD, QUESTION] * 2


@only("postgresql", because="a file has one writer at a time")
@pytest.mark.parametrize("committed", [True, False])
async def test_row_39_what_somebody_takes_meanwhile_is_not_taken_back(
    committed: bool, outage: Outage
) -> None:
    """Between the look and the removal another process takes it, or is about to: nobody waits."""
    await outage.does(Unreadable("sticker"))
    [[number]] = await outage.store.rows("SELECT min(id) FROM outbox")
    takes = text("UPDATE outbox SET maybe_sent = true WHERE id = :id")
    async with outage.app.database.write() as connection, outage.store.engine.connect() as other:
        assert all(row["free"] for row in await unsent.unsent(connection, [1]))
        await other.execute(takes, {"id": number})
        if committed:
            await other.commit()
        async with asyncio.timeout(5):
            assert number not in await unsent.drop(connection, [number])
