"""Row 41: another session holds messages of many people. Nobody else waits for them; they come when free."""

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.config import Settings
from bot.service.lifecycle.shutdown import Stop
from bot.service.outbound.send_rate import SendRate
from bot.store import postgres
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import Lines, say, sent
from tests.faults.test_held_rows import SOON, Slow, held
from tests.moved_clock import BEGINNING
from tests.support.databases import Store, only
from tests.support.telegram import Run, assembled, running

pytestmark = only("postgresql", because="a file has one writer at a time, and no rows that are held")

MANY = 40
"""More people than there is room for at a rate of 30, with two messages for each."""

UNWELL = "no message could be delivered, or written down as delivered, for a minute"


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", 500)


class Crowd:
    """Many people who ask for help. What is sent to them waits for `go_on`; every second first try breaks."""

    def __init__(self, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
        self.people = [api.person(1000 + number) for number in range(MANY)]
        self.go_on, self._send = asyncio.Event(), api.do_sendMessage
        self._break = {one.chat for one in self.people[::2]}
        monkeypatch.setattr(api, "do_sendMessage", self._gated)

    async def _gated(self, parameters: Json) -> Json:
        chat = parameters["chat_id"]
        if chat >= 1000:
            await self.go_on.wait()
            if chat in self._break:
                self._break.discard(chat)
                raise AttributeError  # "404 Not Found"
        return await self._send(parameters)

    async def is_answered_once(self) -> None:
        for one in self.people:
            await one.sees("You have no open applications")
            assert [text[:11] for text in sent(one)] == ["I help whil", "You have no"]


async def test_row_41_messages_of_many_are_on_their_way(
    api: BotApi, run: Run, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they arrive or break, what became of them takes neither time nor room from others."""
    ben, crowd = api.person(8), Crowd(api, monkeypatch)
    async with run():
        await say(ben, [("/no", "How heavy is it")])
        for one in crowd.people:
            await one.write("/help")
        await store.until("SELECT count(*) FROM outbox", 2 * MANY)
        async with held(store, "outbox"):
            crowd.go_on.set()
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would help now?"), *[("/list", "No applications")] * 9])
            assert not any(
                "You have no open applications" in text for one in crowd.people for text in sent(one)
            )
        await crowd.is_answered_once()
        await kept((ben, sent(ben)))


@pytest.mark.parametrize("which", ["min", "max"])
async def test_row_41_messages_of_many_wait(
    which: str, api: BotApi, settings: Settings, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that starts finds what is behind them, and sends nothing of theirs out of its order."""
    ben, crowd = api.person(8), Crowd(api, monkeypatch)
    crowd.go_on.set()
    api.flood = False
    async with assembled(api, settings) as live:
        for people, count in ((crowd.people, MANY), ([ben], MANY + 1)):
            for one in people:
                await one.write("/help")
            while await store.value("SELECT count(*) FROM people") < count:
                await live.poll.fetch_once(Stop())
    theirs = f"SELECT {which}(id) FROM outbox WHERE person <= {MANY} GROUP BY person"  # noqa: S608 - ours
    async with held(store, f"outbox WHERE id IN ({theirs})"), running(api, settings, rate=SendRate(30, 0)):
        async with asyncio.timeout(SOON):
            await ben.sees("You have no open applications")
        assert not any("You have no open applications" in text for one in crowd.people for text in sent(one))
    async with running(api, settings):
        await crowd.is_answered_once()
        await kept((ben, sent(ben)))


@pytest.mark.parametrize("on_its_way", [True, False])
async def test_row_41_nothing_else_is_there_for_a_minute(
    on_its_way: bool,
    api: BotApi,
    settings: Settings,
    store: Store,
    kept: Kept,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The process is not well, and says so once; it is well again when something goes on."""
    monkeypatch.setattr("bot.service.outbound.outbox.PATIENCE", 0.5)
    ada, slow = api.person(7), Slow(api, 7, after=True)
    monkeypatch.setattr(api, "do_sendMessage", slow)
    async with assembled(api, settings) as live:
        await ada.write("/help")
        await live.poll.fetch_once(Stop())
        sending = asyncio.create_task(live.app.outbox.run()) if on_its_way else None
        if on_its_way:
            await slow.asked.wait()
        with caplog.at_level(logging.WARNING, "bot"):
            async with held(store, "outbox"):
                slow.go_on.set()
                sending = sending or asyncio.create_task(live.app.outbox.run())
                async with asyncio.timeout(SOON):
                    while not caplog.messages:  # noqa: ASYNC110 - time passes
                        await asyncio.sleep(0.02)
                await asyncio.sleep(2.5)
                assert not live.app.outbox.healthy
                assert caplog.messages == [UNWELL]
        await ada.sees("You have no open applications")
        await store.settled()
        assert live.app.outbox.healthy
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        await kept((ada, sent(ada)))


async def test_row_41_what_arrived_and_is_not_written_down(
    api: BotApi, run: Run, store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not sent again, and neither is what is behind it, though only the row of the person is held."""
    ada = api.person(7)
    async with run() as live:
        await say(ada, [("/no", "How heavy is it")])
        await store.settled()
        slow = Slow(api, 7, after=True)
        monkeypatch.setattr(api, "do_sendMessage", slow)
        await ada.write("/list")
        await slow.asked.wait()
        await ada.write("/help")
        await store.until("SELECT count(*) FROM outbox", 2)
        async with held(store, "people"):
            slow.go_on.set()
            for _ in range(10):
                live.app.outbox.wake()
                await asyncio.sleep(0.1)
            assert len(ada.messages) == 3
        await ada.sees("Where you are")
        await kept((ada, sent(ada)))
    assert len(ada.messages) == 4


async def test_row_41_who_has_blocked_it_and_who_has_left(
    api: BotApi, run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are written down when their rows are free: nothing is left of the one who has left."""
    ada, eve, ben = api.person(7), api.person(9), api.person(8)
    send, answered = api.do_sendMessage, asyncio.Event()

    async def gated(parameters: Json) -> Json:
        if parameters["chat_id"] != 8 and ("erased" in parameters["text"] or 7 in api.blocked):
            await answered.wait()
        return await send(parameters)

    monkeypatch.setattr(api, "do_sendMessage", gated)
    async with run():
        for one in (ada, eve, ben):
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
        asked = await eve.does("/delete", "Shall I erase it?")
        await store.settled()
        api.blocked.add(7)
        await ada.write("/list")
        await eve.tap("Erase everything", asked)
        await store.until("SELECT count(*) FROM outbox", 2)
        async with held(store, "people WHERE id <> 3"):
            answered.set()
            async with asyncio.timeout(SOON):
                await say(ben, [("Low", "What would help now?"), *[("/list", "No applications")] * 3])
            assert await store.value("SELECT count(*) FROM people") == 3
        await store.until("SELECT count(*) FROM people WHERE blocked", 1)
        await store.until("SELECT count(*) FROM people", 2)
        await store.settled()


REMINDED: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now"),
    ("Later", "Shall I remind you?"),
]


@pytest.mark.parametrize("rows", ["people WHERE id = 1", "nudges WHERE person = 1", "runs WHERE person = 1"])
async def test_row_41_a_person_to_whom_a_nudge_is_due(rows: str, api: BotApi, run: Run, store: Store) -> None:
    """The others are reminded in time, and that one is as soon as the row is free."""
    two = ada, ben = api.person(7), api.person(8)
    async with run(clock=lambda: BEGINNING):
        for one in two:
            await say(one, [*REMINDED, ("In 2 hours", "I'll message you in 2 hours")])
        await store.settled()
    async with held(store, rows), run(clock=lambda: BEGINNING + timedelta(hours=3)):
        async with asyncio.timeout(SOON):
            await ben.sees("You asked me to bring this up")
            await store.until("SELECT count(*) FROM outbox WHERE person = 2", 0)  # else a cut brings it twice
        if not rows.startswith("runs"):
            assert not [text for text in sent(ada) if "You asked me to bring this up" in text]
    async with run(clock=lambda: BEGINNING + timedelta(hours=3)):
        await ada.sees("You asked me to bring this up")
        await store.settled()
    for one in two:
        assert len([text for text in sent(one) if "You asked me to bring this up" in text]) == 1


@pytest.mark.parametrize("rows", ["people WHERE id = 1", "wanted_files WHERE person = 1"])
async def test_row_41_a_person_who_wants_files(rows: str, api: BotApi, run: Run, store: Store) -> None:
    """The others get theirs, and that one does as soon as the row is free."""
    two = ada, ben = api.person(7), api.person(8)
    async with run():
        for one in two:
            await say(one, [("/no", "How heavy is it")])
        await store.settled()
    for person in (1, 2):
        await store.change("INSERT INTO wanted_files (person, at) VALUES (:person, :person)", person=person)
    async with run():
        async with held(store, rows):
            async with asyncio.timeout(SOON):
                await api.until(lambda: len(ben.documents) == 2)
            assert ada.documents == []
        await api.until(lambda: len(ada.documents) == 2)
        await store.settled()
    assert [len(one.documents) for one in two] == [2, 2]


@pytest.mark.parametrize("rows", ["people WHERE id = 1", "runs WHERE person = 1"])
async def test_row_41_a_person_who_is_warned_and_erased(
    rows: str, api: BotApi, run: Run, store: Store, settings: Settings
) -> None:
    """The others are in time, and that one at a sweep soon after."""
    for chat in (7, 8):
        async with run():
            await say(api.person(chat), [("/no", "How heavy is it")])
            await store.settled()
    left = "SELECT id FROM people ORDER BY id"
    later = BEGINNING + timedelta(days=6_000)
    async with assembled(api, settings, lambda: later) as live:
        async with held(store, rows):
            await live.app.retention.sweep()
            assert (2,) in await store.rows("SELECT id FROM people WHERE warned_at IS NOT NULL")
        await live.app.retention.sweep()
        assert len(await store.rows("SELECT id FROM people WHERE warned_at IS NOT NULL")) == 2
    later += timedelta(days=40)
    async with assembled(api, settings, lambda: later) as live:
        async with held(store, rows):
            await live.app.retention.sweep()
            assert await store.rows(left) == [(1,)]
        await live.app.retention.sweep()
        assert await store.rows(left) == []
