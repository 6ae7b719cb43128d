"""Row 49: while one person's file is fetched, everybody else is answered, and what that person says waits."""

import asyncio
from collections.abc import Iterator

import pytest
from aiohttp import web

from bot.channels.telegram import files
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Workers
from tests.faults.conversation import Lines, say, sent
from tests.faults.test_files import MAIL, TO_A_REASON, decoded
from tests.support.databases import only
from tests.support.processes import Start, killed
from tests.support.telegram import Run

SOON = 20.0
"""Seconds until somebody who doesn't wait has been answered at last, on a machine that is busy."""

BENS: Lines = [("/no", "How heavy is it"), ("Low", "What would help now?"), ("/help", "Where you are")]


class Held:
    """Downloads that hang until they are let go."""

    def __init__(self, api: BotApi) -> None:
        self.go = asyncio.Event()
        self._files = api.files
        api.file_fault = self

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        await self.go.wait()
        return web.Response(body=self._files[request.match_info["path"].removeprefix("documents/")])


@pytest.fixture
def held(api: BotApi) -> Iterator[Held]:
    held = Held(api)
    yield held
    held.go.set()


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file has as long as it takes."""
    monkeypatch.setattr(files, "TO_FETCH", 120.0)


async def soon(api: BotApi, person: Person, words: str, after: int = 0) -> None:
    """Wait for that message, and not as long as for a file."""
    await api.until(lambda: any(words in message.text for message in person.messages[after:]), SOON)


async def goes_on(api: BotApi, person: Person) -> None:
    """Somebody taps and writes, and is answered each time."""
    for line, then in BENS:
        before = len(person.messages)
        tapped = any(line in message.buttons for message in person.messages)
        await (person.tap(line) if tapped else person.write(line))
        await soon(api, person, then, before)


@pytest.mark.usefixtures("patient")
async def test_row_49_others_are_answered_while_a_file_is_on_its_way(
    api: BotApi, run: Run, kept: Kept, held: Held
) -> None:
    """In the same fetch and after it; what its sender says waits behind it, and all has its effect once."""
    ann, ben, eve = api.person(7), api.person(8), api.person(9)
    async with run(read=decoded):
        await say(ann, TO_A_REASON)
    before = len(ann.messages)
    await ben.write("/journal")
    await ann.send_file(MAIL)
    await ann.write("/help")
    await eve.write("/no")
    async with run(read=decoded):
        await soon(api, ben, "Your journal is empty")
        await soon(api, eve, "How heavy is it")
        await goes_on(api, ben)
        assert len(ann.messages) == before
        assert not held.go.is_set()
        held.go.set()
        await ann.sees("What went well", after=before)
        await ann.sees("Where you are", after=before + 1)
        await kept(*((one, sent(one)) for one in (ann, ben, eve)))
    assert len(api.downloads) == 1
    assert [call["callback_query_id"] for call in api.answered] == list(
        dict.fromkeys(call["callback_query_id"] for call in api.answered)
    )


@pytest.mark.usefixtures("held", "patient")
async def test_row_49_nothing_that_waits_for_a_file_is_confirmed(api: BotApi, run: Run) -> None:
    """What others did before it is; its own update and all after it stay with Telegram."""
    ann, ben = api.person(7), api.person(8)
    async with run(read=decoded):
        await say(ann, TO_A_REASON)
        file = api.next_update
        await ann.send_file(MAIL)
        await goes_on(api, ben)
        assert max(api.confirmed) < file
        assert len(api.updates) == 1 + len(BENS)


@only("sqlite", because="the database has no part in it")
@pytest.mark.usefixtures("patient")
async def test_row_49_one_person_sends_fifty_files_that_hang(api: BotApi, run: Run, held: Held) -> None:
    """Three are tried, two of them at a time; of the others their sender hears in their order."""
    ann, ben = api.person(7), api.person(8)
    async with run(read=decoded):
        await say(ann, TO_A_REASON)
        for _ in range(50):
            await ann.send_file(MAIL)
        await goes_on(api, ben)
        assert len(api.downloads) == files.AT_ONCE_EACH
        held.go.set()
        await ann.sees("What went well")
        await api.until(lambda: len(api.updates) == 0)
    assert len(api.downloads) == files.MOST_A_MINUTE


@only("sqlite", because="the database has no part in it")
async def test_row_49_more_than_a_fetch_holds_waits_a_second_at_most(
    api: BotApi, run: Run, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram shows nobody else before what waits is confirmed, so the files are given up."""
    monkeypatch.setattr(files, "TO_FETCH", 120.0)
    ann, ben = api.person(7), api.person(8)
    async with run(read=decoded):
        await say(ann, TO_A_REASON)
    before = len(ann.messages)
    for _ in range(120):
        await ann.send_file(MAIL)
    await ben.write("/no")
    async with run(read=decoded):
        await soon(api, ben, "How heavy is it")
        await soon(api, ann, "couldn't get hold", before)
    assert not held.go.is_set()


async def test_row_49_killed_while_a_download_hangs_it_is_read_after_the_restart(
    api: BotApi, start: Start, kept: Kept, held: Held
) -> None:
    """The real process, by SIGKILL: nothing is lost, and who was answered meanwhile is answered once."""
    ann, ben = api.person(7), api.person(8)
    process = await start()
    await say(ann, TO_A_REASON)
    before = len(ann.messages)
    await ann.send_file(MAIL, "reply.txt")
    await api.until(lambda: len(api.downloads) == 1)
    await ben.write("/no")
    await soon(api, ben, "How heavy is it")
    await killed(process)
    assert len(ann.messages) == before
    api.file_fault = None
    held.go.set()
    await start()
    await ann.sees("What went well", after=before)
    await kept((ann, sent(ann)), (ben, sent(ben)))


async def test_row_49_by_webhook_a_real_process_keeps_nobody_else_waiting(
    api: BotApi, workers: Workers, kept: Kept, held: Held
) -> None:
    """What waits has no answer yet; killed, it is brought again."""
    [process] = await workers(1)
    ann, ben = api.person(7), api.person(8)
    await say(ann, TO_A_REASON)
    before = len(ann.messages)
    file = api.next_update
    await ann.send_file(MAIL, "reply.txt")
    await api.until(lambda: len(api.downloads) == 1)
    await ben.write("/no")
    await soon(api, ben, "How heavy is it")
    assert api.delivery.statuses(file) == []
    await killed(process)
    api.file_fault = None
    held.go.set()
    api.delivery.workers.clear()
    await workers(1)
    await ann.sees("What went well", after=before)
    await kept((ann, sent(ann)), (ben, sent(ben)))
