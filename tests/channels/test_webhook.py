"""Telegram calls the coach: the real process and its parts, updates brought as Telegram brings them."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError

from bot.channels.http import LARGEST
from bot.channels.telegram import webhook
from bot.channels.telegram.receiving import receiving
from bot.channels.telegram.sender import TelegramSender
from bot.config import Settings
from bot.events import Incoming
from bot.service.app import App, now
from bot.service.inbox import Toast
from bot.service.shutdown import Stop
from bot.telemetry.crash_points import VARIABLE, CrashPoint
from tests.bot_api.delivery import GONE, HEADER
from tests.bot_api.server import TOKEN, BotApi
from tests.support.app import coach, settings_in
from tests.support.databases import only
from tests.support.forking import Forked
from tests.support.operating import command, rows
from tests.support.processes import Start
from tests.support.telegram import BOT, PATH, SECRET, URL, connected, free_address

pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")


@pytest.fixture
def address(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where processes listen from here on, and where the webhook's address leads to."""
    listen = free_address()
    for name, value in {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "LISTEN": listen}.items():
        monkeypatch.setenv(name, value)
    api.delivery.workers = [listen]
    return listen


@pytest.fixture
def start(start: Start, address: str) -> Start:  # noqa: ARG001 - it sets where the process listens
    return start


@pytest.fixture
def settings(address: str, tmp_path: Path) -> Settings:
    return settings_in(
        tmp_path,
        telegram_bot_token=SecretStr(TOKEN),
        webhook_url=URL,
        webhook_secret=SecretStr(SECRET),
        listen=address,
    )


@dataclass
class Inside:
    """The coach in this process.

    commits: what each was to take in. go: they wait for it. failing: so many of the next ones fail.
    arrived: updates that wait for a commit, or are through.
    """

    app: App
    commits: list[list[Incoming]] = field(default_factory=list)
    go: asyncio.Event = field(default_factory=asyncio.Event)
    failing: int = 0
    arrived: int = 0

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that no server sees."""
        async with asyncio.timeout(20):
            while not holds():  # noqa: ASYNC110 - it happens between two lines of the process
                await asyncio.sleep(0.005)


@asynccontextmanager
async def called(api: BotApi, settings: Settings) -> AsyncIterator[Inside]:
    """At work, and known to Telegram."""
    api.flood = False
    stop = Stop()

    def clock() -> datetime:
        inside.arrived += 1
        return now()

    async with (
        connected(api) as telegram,
        coach(settings, TelegramSender(telegram), now, bot=BOT) as app,
        receiving(settings, telegram, app, clock, None) as ways,
    ):
        inside, receive = Inside(app), app.inbox.receive
        inside.go.set()

        async def watched(batch: Sequence[Incoming]) -> list[Toast]:
            inside.commits.append(list(batch))
            await inside.go.wait()
            if inside.failing:
                inside.failing -= 1
                raise OperationalError("", {}, Exception("database is locked"))
            return await receive(batch)

        app.inbox.receive = watched  # type: ignore[method-assign]
        tasks = [asyncio.create_task(loop(stop)) for loop in ways.everywhere]
        sending = asyncio.create_task(app.outbox.run())
        try:
            await api.until(lambda: api.delivery.hook is not None)
            yield inside
        finally:
            stop.now()
            await asyncio.gather(*tasks)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)


# ---------------------------------------------------------------- a conversation

TALK = [
    ("/no", "How heavy is it"),
    ("Low", "What would fit now?"),
    ("A short review, 3 minutes", "Which company"),
    ("Globex", "the role at Globex?"),
    ("Product manager", "How far"),
    ("First interview", "Who were you dealing with"),
]


async def test_a_conversation_over_the_webhook(api: BotApi, start: Start) -> None:
    """It tells Telegram where to bring updates; every one is answered 200 and has its effect."""
    await start()
    ada = api.person(7)
    for line, then in TALK:
        await ada.does(line, then)
    [announced] = [parameters for method, parameters in api.calls if method == "setWebhook"]
    assert announced["url"] == URL
    assert announced["secret_token"] == SECRET
    assert announced["max_connections"] == 100
    assert "callback_query" in announced["allowed_updates"]
    assert not announced["drop_pending_updates"]
    assert not [method for method, _ in api.calls if method == "getUpdates"]
    await api.until(lambda: not api.updates and not api.open_taps)
    assert {status for _, status in api.delivery.answers} == {200}
    assert len(api.delivery.answers) == len(TALK)
    assert api.refused == []


async def test_what_waited_at_telegram_is_brought_when_it_starts(api: BotApi, start: Start) -> None:
    """Nothing that was written before is dropped."""
    ada = api.person(7)
    await ada.write("/no")
    await start()
    await ada.sees("How heavy is it")


@only("postgresql", because="a file has one process")
async def test_two_workers_share_what_arrives(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one database, an update here and an answer there."""
    await start()
    other = free_address()
    monkeypatch.setenv("LISTEN", other)
    await api.until(lambda: api.delivery.hook is not None)
    await start()
    await api.until(lambda: [method for method, _ in api.calls].count("setWebhook") == 2)
    api.delivery.workers.append(other)
    ada, ben = api.person(7), api.person(8)
    for line, then in TALK:
        await asyncio.gather(ada.does(line, then), ben.does(line, then))
    assert {status for _, status in api.delivery.answers} == {200}


# ---------------------------------------------------------------- 200 only after the commit


async def test_while_the_database_is_locked_nothing_is_acknowledged(
    api: BotApi, start: Start, tmp_path: Path
) -> None:
    """503, brought again until there is room, and one effect."""
    await start()
    ada = api.person(7)
    await ada.does("/start", "Where are you right now?")
    holder = sqlite3.connect(tmp_path / "afterword.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    update = await api.push({"message": ada.message({"text": "I got a no"})})
    await api.until(lambda: len(api.delivery.statuses(update)) >= 2, 60)
    assert set(api.delivery.statuses(update)) == {503}
    assert update not in api.confirmed
    holder.execute("ROLLBACK")
    holder.close()
    await ada.sees("How heavy is it")
    await api.until(lambda: update in api.confirmed)
    assert sum("How heavy is it" in message.text for message in ada.messages) == 1


@pytest.mark.parametrize("place", [CrashPoint.before_commit, CrashPoint.after_commit])
async def test_killed_around_the_commit_there_is_one_effect(
    place: CrashPoint, api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer, so it is brought again; what was committed is recognised."""
    ada = api.person(7)
    await ada.write("/no")
    monkeypatch.setenv(VARIABLE, f"{place.name}:1")
    process = await start()
    await process.wait()
    monkeypatch.delenv(VARIABLE)
    assert 200 not in [status for _, status in api.delivery.answers]
    await start()
    await ada.sees("How heavy is it")
    await api.until(lambda: not api.updates)
    assert [m.text[:6] for m in ada.messages] == ["I help", "I'm so"]


async def test_what_arrives_during_a_commit_is_taken_in_together(api: BotApi, settings: Settings) -> None:
    """In one commit, in the order of arrival, and nothing is answered before it."""
    crowd = [api.person(100 + number) for number in range(40)]
    async with called(api, settings) as inside:
        inside.go.clear()
        await crowd[0].write("/no")
        await inside.until(lambda: inside.arrived == 1)
        for person in crowd[1:]:
            await person.write("/no")
        await inside.until(lambda: inside.arrived == 40)
        assert api.delivery.answers == []
        inside.go.set()
        await api.until(lambda: not api.updates)
        assert [len(batch) for batch in inside.commits] == [1, 39]
        times = [one.at for batch in inside.commits for one in batch]
        assert times == sorted(times)
        await api.until(lambda: all(len(person.messages) == 2 for person in crowd))
    assert {status for _, status in api.delivery.answers} == {200}


async def test_a_commit_takes_in_a_hundred_at_most(api: BotApi, settings: Settings) -> None:
    """However many wait; Telegram itself brings no more at once."""
    crowd = [api.person(1000 + number) for number in range(150)]
    async with called(api, settings) as inside:
        inside.go.clear()
        for person in crowd:
            await person.write("/help")
        await inside.until(lambda: inside.arrived == 100)
        assert api.delivery.under_way == 100
        inside.go.set()
        await api.until(lambda: not api.updates)
        assert all(len(batch) <= 100 for batch in inside.commits)
        assert sum(len(batch) for batch in inside.commits) == 150


async def test_a_batch_is_acknowledged_as_a_whole_or_not_at_all(api: BotApi, settings: Settings) -> None:
    """Its commit fails: 503 for everything in it, with how long to wait, and afterwards one effect each."""
    crowd = [api.person(100 + number) for number in range(6)]
    async with called(api, settings) as inside:
        inside.go.clear()
        await crowd[0].write("/no")
        await inside.until(lambda: inside.arrived == 1)
        for person in crowd[1:]:
            await person.write("/no")
        await inside.until(lambda: inside.arrived == 6)
        inside.failing = 2
        inside.go.set()
        await api.until(lambda: not api.updates)
        for update in range(1000, 1006):
            assert api.delivery.statuses(update) == [503, 200]
        await api.until(lambda: all(len(person.messages) == 2 for person in crowd))
    assert all([m.text[:6] for m in person.messages] == ["I help", "I'm so"] for person in crowd)


async def test_the_same_update_twice_at_once_has_one_effect(
    api: BotApi, settings: Settings, address: str
) -> None:
    """Both are answered 200: it is committed."""
    ada = api.person(7)
    async with called(api, settings) as inside, ClientSession() as session:
        inside.go.clear()
        await ada.write("/no")
        update = api.updates[0]
        await inside.until(lambda: inside.arrived == 1)
        again = [asyncio.create_task(post(session, address, json=update)) for _ in range(2)]
        await inside.until(lambda: inside.arrived == 3)
        inside.go.set()
        assert [(await one)[0] for one in again] == [200, 200]
        await ada.does("/help", "Where you are")
    assert sum("How heavy is it" in message.text for message in ada.messages) == 1


async def test_a_broken_update_does_not_stop_its_neighbours(
    api: BotApi, settings: Settings, address: str, tmp_path: Path
) -> None:
    """It is set aside, and answered 200 as they are; what is no update at all too."""
    ada, ben = api.person(7), api.person(8)
    async with called(api, settings) as inside, ClientSession() as session:
        inside.go.clear()
        await ada.write("/no")
        bad = await api.push({"message": {"message_id": "what", "chat": 5}})
        await ben.write("/help")
        await inside.until(lambda: inside.arrived == 3)
        inside.go.set()
        await ada.sees("How heavy is it")
        await ben.sees("Nothing is open right now")
        assert (await post(session, address, json=["no", "update"]))[0] == 200
        await api.until(lambda: not api.updates)
    assert api.delivery.statuses(bad) == [200]
    assert rows(tmp_path, 'SELECT "update" FROM parked ORDER BY id') == [(bad,), (None,)]


# ---------------------------------------------------------------- who else calls


Answer = tuple[int, bytes, dict[str, str]]


async def post(
    session: ClientSession, address: str, path: str = PATH, method: str = "POST", **about: Any
) -> Answer:
    """Status, body and headers, of which the date goes; with the secret, unless others are given."""
    about.setdefault("headers", {HEADER: SECRET})
    async with session.request(method, f"http://{address}{path}", **about) as answer:
        kept = {name: value for name, value in answer.headers.items() if name != "Date"}
        return answer.status, await answer.read(), kept


STRANGERS: dict[str, dict[str, Any]] = {
    "no secret": {"headers": {}},
    "another secret": {"headers": {HEADER: "made_up-but_secret-0123456788"}},
    "an empty secret": {"headers": {HEADER: ""}},
    "a part of the secret": {"headers": {HEADER: SECRET[:-1]}},
    "a secret of no letters": {"headers": {HEADER: "\u00fc\u20ac"}},
    "another path": {"path": "/telegram/7f3b"},
    "the path and more": {"path": PATH + "/"},
    "no path": {"path": "/"},
    "GET": {"method": "GET"},
    "PUT": {"method": "PUT"},
    "OPTIONS": {"method": "OPTIONS"},
    "PATCH": {"method": "PATCH"},
    "POST of a page": {"path": "/healthz"},
    "asks first": {"headers": {}, "expect100": True},
    "no JSON": {"data": b"{", "headers": {}},
    "too much": {"data": BytesIO(b" " * (LARGEST + 1)), "headers": {}},
}


async def test_every_stranger_gets_the_same_answer(api: BotApi, settings: Settings, address: str) -> None:
    """Whatever they have wrong: 404, nothing in it, and nothing comes of it."""
    ada = api.person(7)
    update = {"update_id": 5, "message": ada.message({"text": "/no"})}
    async with called(api, settings) as inside, ClientSession() as session:
        told: dict[str, Answer] = {}
        for name, about in STRANGERS.items():
            body = {} if "data" in about else {"json": update}
            told[name] = await post(session, address, **{**body, **about})
        assert {answer[:2] for answer in told.values()} == {(404, b"")}
        headers = [answer[2] for answer in told.values()]
        assert all(one == headers[0] for one in headers), told
        assert inside.arrived == 0


async def raw(address: str, *pieces: bytes) -> bytes:
    """The status line of what is answered to bytes, of which nothing follows."""
    reader, writer = await asyncio.open_connection(*address.split(":"))
    for piece in pieces:
        writer.write(piece)
        await asyncio.sleep(0.1)
    async with asyncio.timeout(5):
        line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return line


async def test_who_does_not_know_the_secret_is_refused_before_the_body_is_there(
    api: BotApi, settings: Settings, address: str
) -> None:
    """Nothing of it has to come for that."""
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n{HEADER}: {SECRET}no\r\n\r\n"
    async with called(api, settings):
        assert b" 404 " in await raw(address, head.encode())


@pytest.mark.parametrize("body", [b"nonsense\r\n", b"3\r\nabcdef\r\n"], ids=["no size", "too long"])
async def test_a_body_that_is_cut_up_wrongly_is_refused(
    body: bytes, api: BotApi, settings: Settings, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once where it comes with its header; else aiohttp doesn't say so, and it is too late in the end."""
    monkeypatch.setattr(webhook, "TO_BRING", 0.5)
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{HEADER}: {SECRET}\r\n\r\n"
    async with called(api, settings) as inside:
        assert b" 400 " in await raw(address, head.encode() + body)
        assert b" 408 " in await raw(address, head.encode(), body)
        assert inside.arrived == 0


@pytest.mark.parametrize("path", ["/telegram/{7f3a}", "/t%C3%A4gram/7f%2F3a", "/telegram/7f%253a", "/"])
async def test_whatever_the_path_telegram_gets_through(
    path: str, api: BotApi, settings: Settings, address: str
) -> None:
    """It is no pattern, and is asked for as it was announced."""
    settings = settings.model_copy(update={"webhook_url": f"https://coach.example{path}"})
    update = b'{"update_id": 5}'
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(update)}\r\n{HEADER}: {SECRET}\r\n\r\n"
    async with called(api, settings):
        assert b" 200 " in await raw(address, head.encode() + update)
        assert b" 404 " in await raw(address, head.replace(path, "/telegram/7f3a", 1).encode() + update)


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_over_the_limit_is_refused(
    chunked: bool, api: BotApi, settings: Settings, address: str
) -> None:
    """With the secret it is told so: 413; what just fits is taken, and what is no JSON is 400."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 65536 + 1):
            yield b" " * 65536

    large = pieces() if chunked else BytesIO(b" " * (LARGEST + 1))
    fits, deep = BytesIO(b'{"update_id": 5}'.ljust(LARGEST)), b"[" * 500_000
    async with called(api, settings) as inside, ClientSession() as session:
        assert (await post(session, address, data=large))[:2] == (413, b"")
        assert (await post(session, address, data=b"{"))[:2] == (400, b"")
        assert (await post(session, address, data=b"\xff\xfe"))[:2] == (400, b"")
        assert (await post(session, address, data=deep))[:2] == (400, b"")
        assert inside.arrived == 0
        assert (await post(session, address, data=fits))[0] == 200


async def test_a_body_that_trickles_is_refused(
    api: BotApi, settings: Settings, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the secret it is told so, 408, however steadily its bytes come; the next one is taken."""
    monkeypatch.setattr(webhook, "TO_BRING", 0.5)

    async def trickle() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    async with called(api, settings) as inside, ClientSession() as session, asyncio.timeout(10):
        assert (await post(session, address, data=trickle()))[:2] == (408, b"")
        assert inside.arrived == 0
        assert (await post(session, address, json={"update_id": 5}))[0] == 200


# ---------------------------------------------------------------- stopping


async def test_a_stop_under_load_loses_nothing(api: BotApi, start: Start) -> None:
    """It ends in ten seconds with code 0; what was answered 200 had its effect, the rest is brought again."""
    crowd = [api.person(100 + number) for number in range(120)]
    process = await start()
    await api.until(lambda: api.delivery.hook is not None)
    for one in crowd:
        await one.write("/no")
    await api.until(lambda: len(api.confirmed) > 20)
    for one in crowd:
        await one.write("/help")
    await api.until(lambda: len(api.confirmed) > 60)
    process.terminate()
    async with asyncio.timeout(10):
        assert await process.wait() == 0
    assert api.updates
    await start()
    await api.until(lambda: not api.updates)
    await api.until(lambda: all(len(one.messages) == 3 for one in crowd), 60)
    assert all([m.text[:6] for m in one.messages] == ["I help", "I'm so", "Where "] for one in crowd)
    assert {status for _, status in api.delivery.answers} <= {200, 503, GONE}


async def test_what_has_arrived_by_then_is_committed_and_answered(api: BotApi, settings: Settings) -> None:
    """Who waits for an answer when it is told to stop gets it."""
    crowd = [api.person(100 + number) for number in range(10)]
    async with called(api, settings) as inside:
        inside.go.clear()
        for person in crowd:
            await person.write("/no")
        await inside.until(lambda: inside.arrived == 10)
        asyncio.get_running_loop().call_soon(inside.go.set)
    assert sorted(api.delivery.answers) == [(update, 200) for update in range(1000, 1010)]


# ---------------------------------------------------------------- between fetching and being called


async def ended(process: Forked) -> str:
    """Told to stop; what it has logged."""
    process.terminate()
    _, err = await process.communicate()
    return err.decode()


async def test_who_fetches_takes_a_webhook_away_and_says_so(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Telegram lets nobody fetch while there is one; what waits there is not dropped."""
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    assert "webhook" not in await ended(process)
    await ada.write("/help")
    monkeypatch.delenv("WEBHOOK_URL")
    process = await start()
    await ada.sees("Where you are")
    assert api.delivery.hook is None
    assert [p for m, p in api.calls if m == "deleteWebhook"] == [{"drop_pending_updates": False}]
    assert "this bot has a webhook, which is taken away now" in await ended(process)


@only("postgresql", because="a file has one process")
async def test_a_webhook_that_is_set_later_is_left_alone(
    api: BotApi, start: Start, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes over from who fetches: that one says so, and waits."""
    monkeypatch.delenv("WEBHOOK_URL")
    monkeypatch.delenv("LISTEN")
    old = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    monkeypatch.setenv("WEBHOOK_URL", URL)
    monkeypatch.setenv("LISTEN", address)
    await start()
    await api.until(lambda: api.delivery.hook is not None)
    await ada.does("/help", "Where you are")
    assert "another process has set a webhook for this bot" in await ended(old)
    assert api.delivery.hook is not None


async def test_it_goes_on_trying_to_tell_telegram(api: BotApi, start: Start) -> None:
    """A proxy's page, a flood: it waits, and tries again."""
    answers = iter(
        [
            web.Response(status=502, text="<html>Bad Gateway</html>"),
            web.json_response(
                {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}},
                status=429,
            ),
        ]
    )
    api.fault = lambda method, _: next(answers, None) if method == "setWebhook" else None
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    assert "Telegram can't be reached: NetworkError" in await ended(process)


async def test_an_address_that_telegram_does_not_take(
    api: BotApi, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log says why, without the address; it goes on running, and tries again later."""
    monkeypatch.setenv("WEBHOOK_URL", "https://coach.example:9999/telegram/7f3a")
    process = await start()
    await api.until(lambda: bool(api.refused))
    log = await ended(process)
    assert process.returncode == 0
    assert "Telegram does not take WEBHOOK_URL: ports" in log
    assert PATH not in log


# ---------------------------------------------------------------- what the operator sees


async def test_neither_secret_nor_token_nor_words_are_in_its_log(
    api: BotApi, start: Start, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even at its most talkative, with strangers and what is broken."""
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.does("otters and badgers", "I'm not sure I got that")
    async with ClientSession() as session:
        for about in STRANGERS.values():
            await post(session, address, **about)
        await post(session, address, data=b"otters {")
        await post(session, address, json={"message": "otters"})
    log = await ended(process)
    assert "an update could not be read and is set aside" in log
    for secret in (SECRET, TOKEN, TOKEN.partition(":")[2], "otters", PATH):
        assert secret not in log


@pytest.mark.parametrize(
    ("about", "line"),
    [
        ({"WEBHOOK_URL": "http://coach.example/x"}, "Set WEBHOOK_URL to the address that Telegram calls"),
        ({"WEBHOOK_URL": "coach.example"}, "Set WEBHOOK_URL to the address that Telegram calls"),
        ({"WEBHOOK_URL": "https://coach.example/healthz"}, "Set WEBHOOK_URL to the address that Telegram"),
        ({"WEBHOOK_URL": "https://coach.example/a b"}, "Set WEBHOOK_URL to the address that Telegram calls"),
        ({"WEBHOOK_SECRET": ""}, "Set WEBHOOK_SECRET to 1 to 256 letters"),
        ({"WEBHOOK_SECRET": "not a good one"}, "Set WEBHOOK_SECRET to 1 to 256 letters"),
        ({"WEBHOOK_SECRET": "x" * 257}, "Set WEBHOOK_SECRET to 1 to 256 letters"),
        ({"LISTEN": "8080"}, "Set LISTEN to a host and a port, such as 127.0.0.1:8080."),
        ({"LISTEN": "127.0.0.1:99999"}, "Set LISTEN to a host and a port, such as 127.0.0.1:8080."),
        ({"LISTEN": "192.0.2.1:8080"}, "Set LISTEN to an address of this machine that is free"),
    ],
)
async def test_a_wrong_setting_ends_it_with_one_line(
    about: dict[str, str], line: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2; what is wrong is named, its value isn't."""
    for name, value in about.items():
        monkeypatch.setenv(name, value)
    process = await start()
    _, err = await process.communicate()
    assert process.returncode == 2
    [told] = [one for one in err.decode().splitlines() if not one.startswith("{")]
    assert told.startswith(line)
    assert "not a good one" not in told


def test_it_listens_on_this_machine_alone_unless_told(tmp_path: Path) -> None:
    """And on nothing, where updates are fetched."""
    assert Settings(data_dir=tmp_path).listening is None
    assert Settings(data_dir=tmp_path, webhook_url=URL).listening == ("127.0.0.1", 8080)
    assert Settings(data_dir=tmp_path, listen="[::1]:81").listening == ("::1", 81)


async def test_the_page_of_its_health(api: BotApi, start: Start, address: str, tmp_path: Path) -> None:
    """200 while the database answers, else 503; `afterword alive` says the same."""
    assert (await command(tmp_path, "alive"))[0] == 1
    await start()
    await api.until(lambda: api.delivery.hook is not None)
    assert (await command(tmp_path, "alive"))[0] == 0
    async with ClientSession() as session:
        assert (await post(session, address, "/healthz", "GET"))[:2] == (200, b"ok\n")
        holder = sqlite3.connect(tmp_path / "afterword.sqlite3", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        assert (await post(session, address, "/healthz", "GET"))[:2] == (503, b"no database\n")
        assert (await command(tmp_path, "alive"))[0] == 1
        holder.execute("ROLLBACK")
        holder.close()
        assert (await post(session, address, "/healthz", "GET"))[0] == 200


async def test_who_fetches_may_serve_the_pages_too(
    api: BotApi, start: Start, address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And nothing else: there is no webhook to call. Here it listens on every address."""
    monkeypatch.delenv("WEBHOOK_URL")
    monkeypatch.setenv("LISTEN", address.replace("127.0.0.1", "0.0.0.0"))  # noqa: S104 - that it can is what is tested
    await start()
    await api.person(7).does("/no", "How heavy is it")
    async with ClientSession() as session:
        assert (await post(session, address, "/healthz", "GET"))[0] == 200
        assert (await post(session, address, "/metrics", "GET"))[0] == 200
        assert (await post(session, address, json={"update_id": 1}))[:2] == (404, b"")
    assert (await command(tmp_path, "alive"))[0] == 0
