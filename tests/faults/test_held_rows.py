"""Row 41: another session holds the row of one person. Others are answered at once, and they afterwards."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from bot.channels.telegram import polling
from bot.language.understanding.learned.encoder import ENCODER
from bot.service.inbound import locked_letters, locked_people
from bot.store import dead_letters, postgres
from tests.bot_api.people import Json, Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.databases import Store, only
from tests.support.telegram import Run

pytestmark = only("postgresql", because="a file has one writer at a time, and no rows that are held")

Two = tuple[Person, Person]

SOON = 8.0
"""Seconds, on a busy machine, for several answers while a lock is waited for a few times."""


@asynccontextmanager
async def held(store: Store, rows: str) -> AsyncIterator[None]:
    async with store.engine.connect() as other:
        assert (await other.execute(text(f"SELECT 1 FROM {rows} FOR UPDATE"))).all()  # noqa: S608 - ours
        yield
        await other.rollback()


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", 200)
    monkeypatch.setattr(polling, "LIMIT", 5)


@pytest.fixture
async def two(api: BotApi, run: Run, store: Store) -> AsyncIterator[Two]:
    """Two people in the middle of a dialogue, with a coach that runs and has loaded what it hears with."""
    ENCODER.load()
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
        yield ada, ben


async def test_row_41_a_locked_person_delays_nobody_else(
    two: Two, store: Store, kept: Kept, caplog: pytest.LogCaptureFixture
) -> None:
    """What they write waits; what others write in the same batch, and after it, does not."""
    ada, ben = two
    with caplog.at_level(logging.WARNING, "bot"):
        async with held(store, "people WHERE id = 1"):
            await ada.write("Low")
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would help now?"), ("/list", "No applications")])
            await ada.write("/list")
            async with asyncio.timeout(SOON):
                await say(ben, [("/help", "Where you are")])
            assert not [m for m in ada.messages if "What would help now" in m.text]
        await ada.sees("What would help now?")
        await ada.sees("No applications")
        await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))
    assert caplog.text.count("a person's row is locked by another session") == 1


@pytest.mark.parametrize("taken_in", [True, False])
async def test_row_41_whose_very_number_of_an_update_is_held(
    taken_in: bool, two: Two, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session that takes an update in hangs, and its process on the server too: the update is confirmed.

    Others are answered, however many updates they send. If it goes on, the update counts as taken in.
    """
    monkeypatch.setattr(locked_people, "TOO_LONG", 1.0)
    monkeypatch.setattr(locked_letters, "EVERY", 0.2)
    ada, ben = two
    number = await store.value("SELECT max(update) + 1 FROM seen")
    async with store.engine.connect() as hangs:
        await hangs.execute(text("SELECT 1 FROM people WHERE id = 1 FOR UPDATE"))
        await hangs.execute(text(f"INSERT INTO seen SELECT bot, {number}, at FROM seen LIMIT 1"))  # noqa: S608 - ours
        await ada.write("/list")
        await store.until("SELECT count(*) FROM parked", 1)
        async with asyncio.timeout(2 * SOON):
            for _ in range(polling.LIMIT):
                await say(ben, [("/help", "Where you are"), ("/list", "No applications")])
        await (hangs.commit() if taken_in else hangs.rollback())
    await store.until("SELECT count(*) FROM parked", 0)
    await say(ada, [("Low", "What would help now?")])
    assert sum("No applications" in m.text for m in ada.messages) == (0 if taken_in else 1)
    await kept(*((one, [m.sent for m in one.messages]) for one in two))


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
            await say(ben, [("Low", "What would help now?"), ("/list", "No applications")])
    await store.settled()
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


@pytest.mark.parametrize("on_its_way", [True, False])
async def test_row_41_a_locked_message_goes_out_once_when_it_is_free(
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
            await say(ben, [("Low", "What would help now?"), ("/list", "No applications")])
    await ada.sees("Where you are")
    await store.settled()
    await kept((ada, [m.sent for m in ada.messages]), (ben, [m.sent for m in ben.messages]))


async def test_row_41_updates_of_a_person_locked_for_very_long_are_set_aside(
    two: Two, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is behind it is fetched, however much that is; when the row is free it is taken in, in order."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 1.0)
    monkeypatch.setattr(locked_letters, "EVERY", 0.5)
    ada, ben = two
    async with held(store, "people WHERE id = 1"):
        await ada.write("Low")
        await ada.write("The full review")
        async with asyncio.timeout(4 * SOON):
            for _ in range(12):
                await ben.does("/list", "No applications")
        assert await store.value("SELECT count(*) FROM parked") == 2
        assert "What would help now?" not in "".join(m.text for m in ada.messages)
    await ada.sees("Which company")
    await store.settled()
    await kept(*((one, [m.sent for m in one.messages]) for one in two))


async def test_row_41_what_is_set_aside_comes_before_what_follows(
    two: Two, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever they do as soon as the row is free, or before."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 1.0)
    monkeypatch.setattr(locked_letters, "EVERY", 60.0)
    ada, ben = two
    async with held(store, "people WHERE id = 1"):
        await ada.write("Low")
        await store.until("SELECT count(*) FROM parked", 1)
        await ada.write("The full review")
        async with asyncio.timeout(SOON):
            await ben.does("/list", "No applications")
    await ada.does("/list", "No applications")
    assert [m.text[:13] for m in ada.messages[-3:]] == ["Thanks for te", "All of it, th", "No applicatio"]
    await store.settled()
    await kept(*((one, [m.sent for m in one.messages]) for one in two))


async def test_row_41_beyond_what_can_be_set_aside_everybody_waits(
    two: Two, api: BotApi, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that is set aside is dropped for it, and all is taken in, in order."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 0.5)
    monkeypatch.setattr(locked_letters, "EVERY", 0.5)
    monkeypatch.setattr(dead_letters, "MOST_LOCKED", 1)
    ada, _ = two
    async with held(store, "people"):
        await ada.write("Low")
        await store.until("SELECT count(*) FROM parked", 1)
        await ada.write("The full review")
        before = [method for method, _ in api.calls].count("getUpdates")
        await api.until(lambda: [method for method, _ in api.calls].count("getUpdates") > before + 4)
        assert await store.value("SELECT count(*) FROM parked") == 1
    await ada.sees("Which company")
    await kept(*((one, [m.sent for m in one.messages]) for one in two))


async def test_row_41_with_a_whole_table_locked_everybody_waits(
    two: Two, api: BotApi, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is about nobody in particular: everybody waits, and nothing of it is set aside."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 0.5)
    async with store.engine.connect() as other:
        await other.execute(text("LOCK TABLE people IN ACCESS EXCLUSIVE MODE"))
        for one in two:
            await one.write("Low")
        before = [method for method, _ in api.calls].count("getUpdates")
        await api.until(lambda: [method for method, _ in api.calls].count("getUpdates") > before + 1)
        await other.rollback()
    assert await store.value("SELECT count(*) FROM parked") == 0
    for one in two:
        await one.sees("What would help now?")
    await kept(*((one, [m.sent for m in one.messages]) for one in two))


# ------------------------------------------------------------ the rows of several people


MANY = 20
"""People whose rows are held."""


async def many(api: BotApi, store: Store) -> list[Person]:
    """Add so many more people, in the middle of a dialogue too."""
    people = [api.person(chat) for chat in range(100, 100 + MANY)]
    for one in people:
        await one.write("/no")
    for one in people:
        await one.sees("How heavy is it")
    await store.settled()
    return people


@pytest.fixture
def each_would_take_long(patience: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 - it comes first
    """To wait for one after the other would take `MANY` times a second; and all of them are fetched."""
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", 1_000)
    monkeypatch.setattr(polling, "LIMIT", 100)


@pytest.mark.parametrize("rows", ["people WHERE id > 2", "runs WHERE person > 2"])
@pytest.mark.usefixtures("each_would_take_long")
async def test_row_41_many_locked_people_are_found_at_once(
    rows: str, api: BotApi, run: Run, store: Store, kept: Kept
) -> None:
    """Who is locked is found at once, or once; nobody waits for each of them, in any round."""
    ada, ben = api.person(7), api.person(8)
    async with run():
        for one in (ada, ben):
            await say(one, [("/no", "How heavy is it")])
        others = await many(api, store)
        async with held(store, rows):
            for one in others:
                await one.write("Low")
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would help now?"), ("/list", "No applications")])
            for one in others:
                await one.write("/list")
            async with asyncio.timeout(SOON):
                await say(ada, [("Low", "What would help now?"), ("/help", "Where you are")])
            assert not [m for one in others for m in one.messages if "What would help now" in m.text]
        for one in others:
            await one.sees("What would help now?")
            await one.sees("No applications")
        await kept(*((one, [m.sent for m in one.messages]) for one in (ada, ben, *others)))


async def test_row_41_whose_messages_are_on_their_way(
    api: BotApi, run: Run, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To write down what became of them, nobody waits for each of them either."""
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", 1_000)
    ben, asked, go_on = api.person(8), set[int](), asyncio.Event()
    send = api.do_sendMessage

    async def slow(parameters: Json) -> Json:
        if parameters["chat_id"] >= 100 and "What would help now" in parameters["text"]:
            asked.add(parameters["chat_id"])
            await api.notify()
            await go_on.wait()
        return await send(parameters)

    async with run():
        await say(ben, [("/no", "How heavy is it")])
        others = await many(api, store)
        monkeypatch.setattr(api, "do_sendMessage", slow)
        for one in others:
            await one.write("Low")
        await api.until(lambda: len(asked) == MANY)
        async with held(store, "people WHERE id > 1"):
            go_on.set()
            for one in others:
                await one.sees("What would help now?")
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would help now?"), ("/list", "No applications")])
        await store.settled()
        await kept(*((one, [m.sent for m in one.messages]) for one in (ben, *others)))
