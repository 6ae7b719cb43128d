"""Row 41: another session holds the row of one person. Others are answered at once, and they afterwards."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.channels.telegram import polling
from bot.events import Commanded, Incoming
from bot.service import locked_people
from bot.store import postgres
from tests.bot_api.server import BotApi, Json, Person
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.app import START
from tests.support.databases import Store, only
from tests.support.telegram import BOT, Run

pytestmark = only("postgresql", because="a file has one writer at a time, and no rows that are held")

Two = tuple[Person, Person]

SOON = 8.0
"""Seconds, on a busy machine, for several answers while a lock is waited for a few times."""


@asynccontextmanager
async def held(store: Store, rows: str) -> AsyncIterator[None]:
    async with store.engine.connect() as other:
        assert (await other.execute(text(f"SELECT id FROM {rows} FOR UPDATE"))).all()  # noqa: S608 - ours
        yield
        await other.rollback()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", 200)
    monkeypatch.setattr(polling, "MOST", 5)


@pytest.fixture
async def two(api: BotApi, run: Run, store: Store) -> AsyncIterator[Two]:
    """Two people in the middle of a dialogue, with a coach that runs."""
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
        yield ada, ben


async def test_row_41_the_person(
    two: Two, store: Store, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """What they write waits; what others write in the same batch, and after it, does not."""
    ada, ben = two
    with caplog.at_level(logging.WARNING, "bot"):
        async with held(store, "people WHERE id = 1"):
            await ada.write("Low")
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would fit now?"), ("/list", "No applications")])
            await ada.write("/list")
            async with asyncio.timeout(SOON):
                await say(ben, [("/help", "Where you are")])
            assert not [m for m in ada.messages if "What would fit" in m.text]
        await ada.sees("What would fit now?")
        await ada.sees("No applications")
        await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))
    assert "a person's row is locked by another session" in caplog.text


class Slow:
    """Sends to one chat that stand still: before the server takes the message, or after that."""

    def __init__(self, api: BotApi, chat: int, *, after: bool) -> None:
        self._api, self._chat, self._after = api, chat, after
        self._send = api.do_sendMessage
        self.asked, self.go_on = asyncio.Event(), asyncio.Event()

    async def __call__(self, parameters: Json) -> Json:
        answer = await self._send(parameters) if self._after else None
        if parameters["chat_id"] == self._chat:
            self.asked.set()
            await self.go_on.wait()
        return answer if answer is not None else await self._send(parameters)


async def test_row_41_while_an_answer_is_on_its_way(
    api: BotApi, two: Two, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What became of it is written down later, so it comes once; others don't wait for that."""
    ada, ben = two
    slow = Slow(api, 7, after=True)
    monkeypatch.setattr(api, "do_sendMessage", slow)
    await ada.write("/list")
    await slow.asked.wait()
    async with held(store, "people WHERE id = 1"):
        slow.go_on.set()
        async with asyncio.timeout(SOON):
            await say(ben, [("Low", "What would fit now?"), ("/list", "No applications")])
    await store.settled()
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


@pytest.mark.parametrize("on_its_way", [True, False])
async def test_row_41_a_message(
    on_its_way: bool, api: BotApi, two: Two, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that was sent is not sent again; one that waits goes out when it is free, in its order."""
    ada, ben = two
    slow = Slow(api, 7, after=False)
    monkeypatch.setattr(api, "do_sendMessage", slow)
    await ada.write("/list")
    await slow.asked.wait()
    await ada.write("/help")
    await store.until("SELECT count(*) FROM outbox WHERE person = 1", 2)
    first = "(SELECT min(id) FROM outbox WHERE person = 1)"
    async with held(store, f"outbox WHERE person = 1 AND id {'=' if on_its_way else '>'} {first}"):
        slow.go_on.set()
        async with asyncio.timeout(SOON):
            await say(ben, [("Low", "What would fit now?"), ("/list", "No applications")])
    await ada.sees("Where you are")
    await store.settled()
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


async def test_row_41_the_person_for_very_long(
    two: Two, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What they did is set aside, so that what is behind it is fetched, however much that is."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 1.0)
    ada, ben = two
    async with held(store, "people WHERE id = 1"):
        await ada.write("Low")
        async with asyncio.timeout(4 * SOON):
            for _ in range(12):
                await ben.does("/list", "No applications")
    assert await store.value("SELECT count(*) FROM parked") == 1
    await say(ada, [("Low", "What would fit now?")])
    await store.settled()
    await kept((ben, [m.sent for m in ben.messages]), parked=1)


async def test_row_41_a_whole_table(
    two: Two, api: BotApi, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is about nobody in particular: everybody waits, and nothing of it is set aside."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 0.5)
    monkeypatch.setattr(locked_people, "MOST", 1)
    async with held(store, "people"):
        for one in two:
            await one.write("Low")
        before = [method for method, _ in api.calls].count("getUpdates")
        await api.until(lambda: [method for method, _ in api.calls].count("getUpdates") > before + 4)
    for one in two:
        await one.sees("What would fit now?")
    await kept(*((one, [m.sent for m in one.messages]) for one in two))


HELD = OperationalError("SELECT", {}, type("Held", (Exception,), {"sqlstate": "55P03"})())


async def test_row_41_what_is_behind_something_that_waits_does_not_overtake_it() -> None:
    """Where a batch is taken in piece by piece: the rest of that chat comes when its turn comes again."""
    tried: list[int] = []

    async def receive(part: Sequence[Incoming]) -> list[int]:
        tried.extend(one.update for one in part)
        if part[0].update == 1:
            raise HELD
        return []

    parts = [
        [Incoming(BOT, number, chat, Commanded("help"), START)] for number, chat in [(1, 7), (2, 8), (3, 7)]
    ]
    with pytest.raises(OperationalError):
        await locked_people.one_after_another(parts, receive)
    assert tried == [1, 2]


async def test_row_41_who_was_held_once_is_not_so_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have been free meanwhile without a word to this process: another worker took it in."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 0.1)
    monkeypatch.setattr(locked_people, "FORGOTTEN_AFTER", 0.1)
    people, aside = locked_people.LockedPeople(), list[int]()

    async def set_aside(one: Incoming, _: Exception) -> None:
        aside.append(one.update)

    async def tries(number: int) -> None:
        batch = [Incoming(BOT, number, 7, Commanded("help"), START)]
        with suppress(OperationalError):
            await people.apart(batch, no_parts, set_aside, HELD)

    async def no_parts(_: Sequence[Incoming]) -> list[int]:
        raise AssertionError("there is one chat")

    await tries(1)
    await asyncio.sleep(0.15)
    await tries(2)
    assert aside == []
    for number in range(3, 7):
        await asyncio.sleep(0.04)
        await tries(number)
    assert aside
