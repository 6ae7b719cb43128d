"""Row 31: somebody with hundreds of applications wants files of all that is kept."""

import asyncio
import json
import logging
from time import thread_time
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import text

from bot.config import Settings
from bot.events import Commanded, Event, Incoming, Tapped, Wrote
from bot.language.wording.export import documents
from bot.message import Message
from bot.service.outbound import delivery
from bot.store.restoring import drop_stale
from bot.telemetry.crash_points import CrashPoint
from bot.turn.model.callback_data import EraseTap, encode
from tests.bot_api.people import Json, Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Dies
from tests.faults.conversation import flooded
from tests.support.app import START, resources
from tests.support.databases import Store, only
from tests.support.somebody import known
from tests.support.telegram import BOT, Live, Run, assembled
from tests.support.unsealed import keys

MANY = 150
NAMES = ["afterword.txt", "afterword.json"]
ALL_NAMES = [*NAMES, "applications.csv", "afterword.ics"]  # of somebody with applications
LONGEST_TURN = 0.5
"""Seconds that the event loop may compute before something else has its turn. Made there, these files take it
twice as long. Its own time counts, whatever else the machine has to do."""


async def much(settings: Settings, person: Person, applications: int, reviews: int = 2) -> None:
    """They noted so many applications."""
    async with resources(settings) as at:
        await known(at.database, at.keyring, applications, reviews, chat=person.chat, bot=BOT)


async def handed_over(person: Person, files: int = 2) -> None:
    await person.api.until(lambda: len(person.documents) >= files)


async def does(live: Live, chat: int, number: int, event: Event) -> None:
    await live.app.inbox.receive([Incoming(BOT, number, chat, event, START)])


async def longest_turn(until: asyncio.Task[None]) -> float:
    """The longest time that this thread computed before something else came to its turn in it."""
    longest, last = 0.0, thread_time()
    while not until.done():
        await asyncio.sleep(0)
        longest, last = max(longest, thread_time() - last), thread_time()
        await asyncio.sleep(0.005)
        longest, last = max(longest, thread_time() - last), thread_time()
    await until
    return longest


async def test_row_31_nobody_waits_while_the_files_are_made(
    api: BotApi, run: Run, settings: Settings, store: Store
) -> None:
    """Not the event loop either; and what was queued for them in the end is all of it."""
    ada, ben = api.person(7), api.person(8)
    await much(settings, ada, MANY)
    async with run():
        await ben.does("/no", "How heavy is it")
        await ada.write("/export")
        ready = asyncio.create_task(handed_over(ada, 4))
        assert await longest_turn(ready) < LONGEST_TURN
        assert [name for name, _ in ada.documents] == ALL_NAMES
        await store.settled()
    assert len(json.loads(ada.documents[1][1])["dialogues"]) == MANY + 4


async def test_row_31_asked_for_again_it_is_on_its_way(api: BotApi, run: Run, store: Store) -> None:
    """However often they ask, in one batch too, the files come once; then they may ask again."""
    ada = api.person(7)
    for _ in range(3):
        await ada.write("/export")
    async with run():
        await ada.sees("on their way already")
        await handed_over(ada)
        await store.settled()
        about = [m.text for m in ada.messages if "files" in m.text or "data file" in m.text]
        assert [text[:10] for text in about] == ["Here's eve", "Your files"]
        await ada.does("/export", "Here's everything")
        await handed_over(ada, 4)
        await store.settled()
    assert [name for name, _ in ada.documents] == NAMES * 2


@pytest.mark.parametrize("place", [CrashPoint.after_commit, CrashPoint.settled], ids=lambda place: place.name)
async def test_row_31_killed_when_it_was_promised_and_not_made(
    place: CrashPoint, api: BotApi, dies: Dies, settings: Settings, store: Store
) -> None:
    """Before they were told or after it: it is made after the next start, once."""
    ada = api.person(7)
    await much(settings, ada, 60)
    again = await dies(place)
    await ada.write("/export")
    await again
    await handed_over(ada, 4)
    await store.settled()
    await ada.does("/list", "Your applications")
    assert [name for name, _ in ada.documents] == ALL_NAMES
    assert sum("Here's everything" in message.text for message in ada.messages) == 1


async def test_row_31_the_words_come_first_whatever_holds_them_up(
    api: BotApi, run: Run, store: Store
) -> None:
    """A flood holds up what announces the files; they wait behind it."""
    ada, flood = api.person(7), [flooded(1)]
    order: list[str] = []

    def fault(method: str, parameters: dict[str, object]) -> object:
        held_up = flood.pop() if flood and "Here's everything" in str(parameters.get("text")) else None
        if held_up is None and method.startswith("send"):
            order.append(method)
        return held_up

    api.fault = fault  # type: ignore[assignment] # what it answers with is a response, or nothing
    async with run():
        await ada.write("/export")
        await handed_over(ada)
        await store.settled()
    assert order[-3:] == ["sendMessage", "sendDocument", "sendDocument"]


async def test_row_31_what_is_there_when_they_are_made_is_in_them(api: BotApi, settings: Settings) -> None:
    """What was there when they were asked for is not; a dialogue whose text is being changed is whole."""
    ada, api.flood = api.person(7), False
    async with assembled(api, settings) as live:
        before: tuple[Event, ...] = (Commanded("no"), Tapped("a:1:mood:1", 1), Commanded("export"))
        after: tuple[Event, ...] = (Tapped("a:1:fits_now:quick", 1), Wrote("Otterworks", 2))
        for number, event in enumerate(before):
            await does(live, 7, number, event)
        for number, event in enumerate(after, 10):
            await live.app.outbox.drain()
            await does(live, 7, number, event)
        assert await live.app.exports.make_wanted() == 1
        await live.app.outbox.drain()
    assert [b"Otterworks" in content for _, content in ada.documents] == [True, True]


@pytest.mark.parametrize("damage", ["script = 'gone'", "sealed = 'torn'"], ids=["unknown", "torn"])
async def test_row_31_what_cannot_be_read_is_given_up_and_stops_nobody(
    damage: str, api: BotApi, run: Run, settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """They hear of it, the operator too, and who asked after them gets theirs."""
    ada, ben = api.person(7), api.person(8)
    await much(settings, ada, 3)
    await much(settings, ben, 3)
    await store.change(f"UPDATE runs SET {damage} WHERE person = 1 AND number = 2")  # noqa: S608 - our own
    await ada.write("/export")
    await ben.write("/export")
    with caplog.at_level(logging.ERROR, "bot"):
        async with run():
            await ada.sees("while I was making your files")
            await handed_over(ben)
            await store.settled()
            await ada.does("/help", "You have no open applications")
    assert ada.documents == []
    assert "files could not be made and were given up" in caplog.text
    assert "company 2" not in caplog.text


async def test_row_31_whose_language_is_odd_too_stops_nobody(
    api: BotApi, settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """What is sealed as it should be, and is no person: they hear of it, and the next gets theirs."""
    ada, ben = api.person(7), api.person(8)
    async with assembled(api, settings) as live:
        await does(live, 7, 1, Commanded("export"))
        await does(live, 8, 2, Commanded("export"))
        await live.app.outbox.drain()
        keyring = await keys(settings)
        [key] = await store.rows("SELECT wrapped_key FROM people WHERE id = 1")
        odd = keyring.sealer(bytes(key[0]), 1).seal(b'{"language": 7}')
        await store.change("UPDATE people SET sealed = :odd WHERE id = 1", odd=odd)
        with caplog.at_level(logging.ERROR, "bot.service.background.exports"):
            await live.app.exports.make_wanted()
        await live.app.outbox.drain()
    assert (len(ada.documents), len(ben.documents)) == (0, 2)
    assert "could not be made and were given up" in caplog.text


async def test_row_31_whose_key_no_key_opens_stops_nobody(
    api: BotApi, settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """The operator hears of it, the next one gets theirs, and it stays wanted."""
    ada, ben = api.person(7), api.person(8)
    async with assembled(api, settings) as live:
        await does(live, 7, 1, Commanded("export"))
        await does(live, 8, 2, Commanded("export"))
        await live.app.outbox.drain()
        await store.change("UPDATE people SET wrapped_key = :key WHERE id = 1", key=b"lost")
        with caplog.at_level(logging.ERROR, "bot.service.background.exports"):
            await live.app.exports.make_wanted()
        await live.app.outbox.drain()
    assert (len(ada.documents), len(ben.documents)) == (0, 2)
    assert len(caplog.messages) == 1
    assert await store.value("SELECT person FROM wanted_files") == 1


async def test_row_31_files_that_a_backup_asks_for_are_not_made(api: BotApi, settings: Settings) -> None:
    """Nobody knows how long ago that was."""
    api.person(7)
    async with assembled(api, settings) as live:
        await does(live, 7, 1, Commanded("export"))
        async with live.app.database.write() as connection:
            await drop_stale(connection, START, ("chase",))
        assert await live.app.exports.make_wanted() == 0


@pytest.mark.parametrize("when", ["before", "while"])
async def test_row_31_who_is_erased_meanwhile_gets_none(
    when: str, api: BotApi, settings: Settings, store: Store
) -> None:
    """Nothing is made, or nothing of it is queued."""
    ada = api.person(7)
    await much(settings, ada, 100)
    async with assembled(api, settings) as live:
        await does(live, 7, 1, Commanded("export"))
        making = asyncio.create_task(live.app.exports.make_wanted())
        if when == "before":
            making.cancel()
        else:
            await asyncio.sleep(0.1)  # it is at it
            assert not making.done()
        await does(live, 7, 2, Tapped(encode(EraseTap(sure=True)), 1))
        await asyncio.gather(making, return_exceptions=True)
        await live.app.exports.make_wanted()
        await live.app.outbox.drain()
    assert ada.documents == []
    assert await store.value("SELECT count(*) FROM outbox") == 0
    assert "It's erased." in ada.messages[-1].text


async def test_row_31_made_and_not_there_yet_they_are_on_their_way(api: BotApi, settings: Settings) -> None:
    """Until the last of them has arrived."""
    ada = api.person(7)
    async with assembled(api, settings) as live:
        await does(live, 7, 1, Commanded("export"))
        await live.app.exports.make_wanted()
        await does(live, 7, 2, Commanded("export"))
        assert await live.app.exports.make_wanted() == 0
        await live.app.outbox.drain()
        await does(live, 7, 3, Commanded("export"))
        assert await live.app.exports.make_wanted() == 1
    assert [name for name, _ in ada.documents] == NAMES


@pytest.mark.parametrize("status", [413, 502])
async def test_row_31_files_that_never_arrive_are_given_up(
    status: int,
    api: BotApi,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A limit of a proxy, its errors, or a line too slow: the person is told, and what follows is said."""
    monkeypatch.setattr(delivery, "backoff", lambda _: 0.05)
    ada, tried = api.person(7), 0

    def fails(method: str, _: Json) -> web.Response | None:
        nonlocal tried
        if method != "sendDocument":
            return None
        tried += 1
        return web.Response(status=status, text="<html></html>", content_type="text/html")

    async with run():
        await ada.does("/no", "How heavy is it")
        api.fault = fails
        await ada.write("/export")
        await api.until(lambda: tried > 0)
        await ada.write("I want to kill myself")
        card = await ada.sees("988")
    told = [message for message in ada.messages if "couldn't send you the file" in message.text]
    assert ada.messages[-3:] == [*told, card]
    assert tried == (4 if status == 413 else 2 * delivery.MOST_OF_A_FILE)
    assert "refused for good" in caplog.text
    assert not ada.documents


async def test_row_31_a_process_that_ends_waits_for_no_files(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The thread ends with whoever wanted something of it; they are made after the next start."""
    finished: list[bool] = []

    def making(*given: Any) -> list[Message]:
        messages = documents(*given)
        finished.append(True)
        return messages

    monkeypatch.setattr("bot.service.background.exports.documents", making)
    ada = api.person(7)
    await much(settings, ada, 100)
    async with assembled(api, settings) as live:
        await does(live, 7, 1, Commanded("export"))
        task = asyncio.create_task(live.app.exports.make_wanted())
        await asyncio.sleep(0.1)  # it is at it
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.get_running_loop().shutdown_default_executor()
        assert finished == []
    assert await store.value("SELECT count(*) FROM wanted_files") == 1


async def test_row_31_who_reads_keeps_no_writer_waiting(settings: Settings, api: BotApi) -> None:
    """They see everything as it was at one moment, for as long as it takes to read it all."""
    async with assembled(api, settings) as live, live.app.database.read() as reading:
        count = text("SELECT count(*) FROM people")
        assert (await reading.execute(count)).scalar_one() == 0
        await does(live, 7, 1, Commanded("help"))
        assert (await reading.execute(count)).scalar_one() == 0
        async with live.app.database.read() as later:
            assert (await later.execute(count)).scalar_one() == 1


@only("sqlite", because="it is about what a dialogue begins with")
@pytest.mark.parametrize("begin", ["x:begin:log::new", "x:begin:overdue:9:chase", "x:begin:no:9:again"])
async def test_row_31_what_a_dialogue_keeps_does_not_grow_with_all_there_is(
    begin: str, api: BotApi, settings: Settings, store: Store
) -> None:
    """Else so many dialogues keep so many applications each, and to read them takes the square of it."""
    await much(settings, api.person(7), 2 * MANY)
    async with assembled(api, settings) as live:
        await does(live, 7, 1, Tapped(begin, 1))
    assert await store.value("SELECT max(length(sealed)) FROM runs WHERE state = 'current'") < 30_000
