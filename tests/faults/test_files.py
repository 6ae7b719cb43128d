"""Row 49: whatever becomes of a file, its person hears of it soon, and nobody else waits."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web

from bot.channels.files import MOST_BYTES
from bot.channels.telegram import files
from bot.channels.telegram.files import TO_FETCH
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept
from tests.faults.conversation import PHOTO, Lines, say
from tests.support.databases import Store, only
from tests.support.telegram import Run

MAIL = b"Unfortunately we went with somebody else."
TO_A_REASON: Lines = [
    ("/no", "How heavy is it"),
    ("Low", "What would help now?"),
    ("A short review, 5 to 9 minutes", "Which company"),
    ("Acme", "the role at Acme?"),
    ("Nurse", "How far"),
    ("The final round", "Who were you dealing with"),
    ("Nobody in particular", "Did they say why?"),
    ("Yes, something", "Paste it"),
]


def decoded(content: bytes, name: str) -> str | None:
    """A mail as it is read here."""
    assert name
    return content.decode()


async def hangs(_: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    raise AssertionError


async def trickles(request: web.Request) -> web.StreamResponse:
    """A byte now and then, without end."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"a")
        await asyncio.sleep(0.05)


async def is_gone(_: web.Request) -> web.StreamResponse:
    return web.Response(status=404, text="Not Found")


async def is_moved(request: web.Request) -> web.StreamResponse:
    return web.Response(status=302, headers={"Location": str(request.url)})


async def is_endless(request: web.Request) -> web.StreamResponse:
    """More than it was said to be, as fast as it is read."""
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"a" * 10_000)


async def breaks_off(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(MAIL)
    assert request.transport is not None
    request.transport.abort()
    return response


FAULTS = [
    (hangs, "couldn't get hold"),
    (trickles, "couldn't get hold"),
    (is_gone, "couldn't get hold"),
    (is_moved, "couldn't get hold"),
    (breaks_off, "couldn't get hold"),
    (is_endless, "too large"),
]


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The deadline is short."""
    assert TO_FETCH <= 3
    monkeypatch.setattr(files, "TO_FETCH", 0.5)


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(("fault", "told"), FAULTS, ids=lambda one: getattr(one, "__name__", ""))
async def test_row_49_a_file_that_does_not_come(
    fault: Callable[[web.Request], Awaitable[web.StreamResponse]],
    told: str,
    api: BotApi,
    run: Run,
    kept: Kept,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Its person is told so, once, and goes on; the log has nothing of it."""
    caplog.set_level(logging.DEBUG, "bot")
    ada, ben = api.person(7), api.person(8)
    async with run(read=decoded):
        await say(ada, TO_A_REASON)
        api.file_fault = fault
        before = len(ada.messages)
        await ada.send_file(MAIL)
        await say(ben, [("/no", "How heavy is it")])
        await ada.sees(told, after=before)
        api.file_fault = None
        before = len(ada.messages)
        await ada.send_file(MAIL)
        await ada.sees("What went well", after=before)
        await kept((ada, [m.sent for m in ada.messages]))
    assert MAIL.decode() not in caplog.text
    assert "mail.eml" not in caplog.text
    assert sum(told in message.sent for message in ada.messages) == 1


@pytest.mark.usefixtures("soon")
async def test_row_49_a_file_that_telegram_does_not_tell_of(api: BotApi, run: Run, kept: Kept) -> None:
    """It is refused, or is nowhere on the server, or has a size that is too large to be asked for."""
    ada = api.person(7)
    async with run(read=decoded):
        await say(ada, TO_A_REASON)
        before = len(ada.messages)
        document = {"file_id": "unknown", "file_name": "a.eml", "file_size": MOST_BYTES + 1}
        await ada.send(document=document)
        await ada.sees("too large", after=before)
        assert not any(method == "getFile" for method, _ in api.calls)
        for chat, path in enumerate((None, 7, "", "/etc/passwd", "a" * 2000), 100):
            answer = {"ok": True, "result": {"file_path": path}}
            api.fault = lambda method, _, answer=answer: (
                web.json_response(answer) if method == "getFile" else None
            )
            ben = api.person(chat)
            await ben.send(document={"file_id": "unknown", "file_name": "a.eml"})
            await ben.sees("couldn't get hold")
        assert api.downloads == []
        await kept((ada, [m.sent for m in ada.messages]))


@only("sqlite", because="the database has no part in it")
@pytest.mark.usefixtures("soon")
async def test_row_49_nobody_waits_long_for_many_files_that_hang(api: BotApi, run: Run) -> None:
    """All of a fetch have one deadline together, and those who sent none don't wait for it."""
    api.file_fault = hangs
    people = [api.person(chat) for chat in range(100, 120)]
    for person in people:
        await person.send_file(MAIL)
    ben = api.person(8)
    await ben.write("/no")
    began = asyncio.get_running_loop().time()
    async with run(read=decoded):
        await ben.sees("How heavy is it")
        for person in people:
            await person.sees("couldn't get hold")
    assert asyncio.get_running_loop().time() - began < 20
    assert len(api.downloads) == len(people)


@pytest.mark.usefixtures("soon")
async def test_row_49_after_a_kill_the_file_is_fetched_again(
    api: BotApi, run: Run, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram was told nothing; the mail is heard once."""
    monkeypatch.setattr(files, "TO_FETCH", 60.0)
    ada = api.person(7)
    async with run(read=decoded):
        await say(ada, TO_A_REASON)
        api.file_fault = hangs
        before = len(ada.messages)
        await ada.send_file(MAIL)
        await api.until(lambda: len(api.downloads) == 1)
    api.file_fault = None
    async with run(read=decoded):
        await ada.sees("What went well", after=before)
        await kept((ada, [m.sent for m in ada.messages]))
    assert len(api.downloads) == 2


@only("sqlite", because="its error is made up")
async def test_row_49_a_mail_that_cannot_be_committed_is_not_fetched_again(
    api: BotApi, run: Run, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes again, and is known."""
    from sqlalchemy.exc import OperationalError

    from bot.service.inbound.inbox import Inbox

    ada, receive, failed = api.person(7), Inbox.receive, [0]

    async def fails(inbox: Inbox, batch: list[object]) -> object:
        if batch and api.downloads and failed[0] < 2:
            failed[0] += 1
            raise OperationalError("", {}, Exception())
        return await receive(inbox, batch)  # type: ignore[arg-type] # a batch, as it was called

    async with run(read=decoded):
        await say(ada, TO_A_REASON)
        monkeypatch.setattr(Inbox, "receive", fails)
        before = len(ada.messages)
        await ada.send_file(MAIL)
        await ada.sees("What went well", after=before)
    assert failed == [2]
    assert len(api.downloads) == 1
    assert await store.value("SELECT count(*) FROM parked") == 0


@pytest.mark.usefixtures("soon")
async def test_row_49_words_that_are_put_beneath_a_file_later_are_screened(
    api: BotApi, run: Run, kept: Kept
) -> None:
    """While the file is fetched, when it is there, and beneath a picture; other words change nothing."""
    ada, ben, eve = people = [api.person(chat) for chat in (7, 8, 9)]
    async with run(read=decoded):
        for person in people:
            await say(person, [("/no", "How heavy is it")])
        api.file_fault = hangs
        sent = await ada.send_file(MAIL, caption="this came today")
        await api.push({"edited_message": {**sent, "caption": "i want to end my life", "edit_date": 2}})
        await ada.sees("988")
        api.file_fault = None
        before = len(ben.messages)
        sent = await ben.send_file(MAIL, caption="this came today")
        await api.until(lambda: len(ben.messages) > before)
        await kept.store.settled()
        before = len(ben.messages)
        for caption in ("it came today", "i want to end my life"):
            await api.push({"edited_message": {**sent, "caption": caption, "edit_date": 2}})
        await ben.sees("988", after=before)
        assert len(ben.messages) == before + 1
        sent = eve.message(PHOTO)
        await api.push({"message": sent})
        await api.push({"edited_message": {**sent, "caption": "i want to end my life", "edit_date": 2}})
        await eve.sees("988")
        await kept(*((person, [m.sent for m in person.messages]) for person in people))


async def test_row_49_the_words_beneath_a_file_are_screened(api: BotApi, run: Run, kept: Kept) -> None:
    """Whether or not the file came; and so are those in it."""
    ada, ben, eve = api.person(7), api.person(8), api.person(9)
    async with run(read=decoded):
        for person in (ada, ben, eve):
            await say(person, [("/no", "How heavy is it")])
        await ada.send_file(MAIL, caption="i want to end my life")
        await ada.sees("988")
        api.file_fault = is_gone
        await ben.send_file(MAIL, caption="i want to end my life")
        await ben.sees("988")
        api.file_fault = None
        await eve.send_file(b"i want to end my life")
        await eve.sees("988")
        await kept(*((person, [m.sent for m in person.messages]) for person in (ada, ben, eve)))
