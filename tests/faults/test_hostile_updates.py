"""Row 34: numbers that no column takes, in buttons and anywhere in an update, and how much is set aside."""

import asyncio
import json
import logging
import math
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from aiohttp import ClientSession, web
from sqlalchemy.exc import OperationalError

from bot.config import Settings
from bot.events import Incoming, Tapped, Wrote
from bot.service import inbox as inbox_module
from bot.store import queries
from bot.store.dead_letters import KEEP, LARGEST, MOST_OF_NOBODY, MOST_OF_ONE
from bot.turn.decide import decide
from tests.bot_api.delivery import HEADER
from tests.bot_api.server import BotApi, Json
from tests.faults.conftest import Kept
from tests.faults.conversation import say
from tests.support.app import START
from tests.support.databases import Store
from tests.support.processes import Start
from tests.support.telegram import BOT, PATH, SECRET, URL, Run, assembled, free_address
from tests.support.unsealed import keys

SAID = "otters in the boardroom"
NUMBERS = ["99999999999", "3000000000", str(2**63), "9" * 40, "9" * 5000, "-1", "٣٤٥", "1_0", "²"]
FORGED = [
    *("a:{}:mood:1", "c:{}:mood:skip", "t:{}:mood:1", "m:{}:mood:1", "e:{}:mood", "p:{}:mood", "p:1:{}"),
    *("m:1:mood:{}", "a:1:mood:{}", "x:go:{}", "x:stay:{}", "x:stop:{}", "x:discard:{}", "x:review:{}"),
    *(
        "x:deleted:{}",
        "x:app:{}",
        "x:open:{}",
        "x:closed:{}",
        "x:begin:overdue:{}:chase",
        "x:begin:mood:{}:1",
    ),
    *("x:begin:log:{}:new", "x:begin:edit:{}:", "x:begin:feedback:{}:", "x:begin:writing:{}:"),
]
DAYS = ["9999-12-31", "0001-01-01", "9999-12", "1000-01", "2026-13", "99999999999-01", "１９９９-01"]


@pytest.mark.databases("sqlite", because="it is refused before anything is asked of a database")
@pytest.mark.parametrize("forged", FORGED)
async def test_row_34_a_forged_button_is_an_old_one(
    forged: str, api: BotApi, settings: Settings, store: Store
) -> None:
    """Whatever number it carries: nothing raises, nothing is set aside, and the open question stays."""
    async with assembled(api, settings, lambda: START) as live:
        await live.app.inbox.receive([Incoming(BOT, 1, 7, Wrote("I got a no", 1), START)])
        for update, given in enumerate(NUMBERS, 2):
            await live.app.inbox.receive([Incoming(BOT, update, 7, Tapped(forged.format(given), 2), START)])
    assert await store.rows("SELECT error FROM parked") == []
    assert await store.value("SELECT count(*) FROM seen") == 1 + len(NUMBERS)
    assert await store.value("SELECT count(*) FROM outbox") > 1


async def test_row_34_a_forged_button_is_answered_politely(api: BotApi, run: Run, kept: Kept) -> None:
    """A word, and the open question once more."""
    ada = api.person(7)
    async with run():
        asked = await ada.does("/no", "How heavy is it")
        for given in ("99999999999999999999", "3000000000"):
            count = len(ada.messages)
            await ada.tap_data(f"a:{given}:mood:1", asked.number)
            await ada.sees("belongs to a question that's closed", after=count)
            await ada.sees("How heavy is it", after=count)
        await say(ada, [("Low", "What would fit now?")])
        await kept((ada, [m.sent for m in ada.messages]))


@pytest.mark.databases("sqlite", because="it is refused before anything is asked of a database")
@pytest.mark.parametrize("day", DAYS)
async def test_row_34_a_forged_day_or_month_breaks_nothing(
    day: str, api: BotApi, run: Run, store: Store
) -> None:
    """In a calendar, as a day, a month, an option or a control."""
    ada = api.person(7)
    async with run() as live:
        await say(
            ada, [("/log", "Which company"), ("Acme", "the role at Acme?"), ("Nurse", "How far is it?")]
        )
        calendar = await ada.does("An interview", "What day is it")
        where = next(data for data in calendar.buttons.values() if data.startswith("a:"))
        at = ":".join(where.split(":")[1:3])
        for data in (f"m:{at}:{day}", f"a:{at}:{day}", f"t:{at}:{day}", f"c:{at}:{day}"):
            count = len(ada.messages)
            await ada.tap_data(data, calendar.number)
            await ada.does("/help", "Where you are")
            assert not any("broke on my side" in message.text for message in ada.messages[count:])
        await live.app.nudges.say_due()
    assert await store.rows("SELECT error FROM parked") == []


async def test_row_34_a_thousand_that_break_are_set_aside_within_the_budget(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether deciding raises or writing: what raises counts, and what is beyond is not kept."""

    def breaks(loaded: Any, event: Any, *rest: Any) -> Any:
        if isinstance(event, Wrote):
            raise ValueError(event.text)
        return decide(loaded, event, *rest)

    monkeypatch.setattr(inbox_module, "decide", breaks)
    limited = settings.model_copy(update={"person_rate": 5})
    async with assembled(api, limited, lambda: START) as live:
        for first in range(0, 1000, 100):
            batch = [Incoming(BOT, first + n, 7, Wrote(SAID, n), START) for n in range(100)]
            await live.app.inbox.receive(batch)
    assert await store.value("SELECT count(*) FROM parked") == 5
    assert await store.value("SELECT count(*) FROM outbox") <= 6
    await store.change("DELETE FROM parked")
    await store.change("INSERT INTO runs VALUES (1, 1, 'gone', 1, 'current', 0, 0, :it)", it=b"")
    async with assembled(api, limited, lambda: START) as live:
        for first in range(1000, 1200, 100):
            batch = [Incoming(BOT, first + n, 7, Wrote(SAID, n), START) for n in range(100)]
            await live.app.inbox.receive(batch)
    assert await store.value("SELECT count(*) FROM parked") == 5
    assert await store.value("SELECT count(*) FROM seen") == 1200


async def test_row_34_what_comes_again_is_not_counted_twice(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing was confirmed, the budget is as it was before."""
    limited = settings.model_copy(update={"person_rate": 2})
    batch = [Incoming(BOT, n, 7, Wrote("hello", n), START) for n in range(2)]
    async with assembled(api, limited, lambda: START) as live:
        with monkeypatch.context() as patched:
            patched.setattr(queries, "see", _locked)
            for _ in range(5):
                with pytest.raises(OperationalError):
                    await live.app.inbox.receive(batch)
        await live.app.inbox.receive(batch)
    assert await store.value("SELECT count(*) FROM outbox") > 0
    assert await store.value("SELECT count(*) FROM parked") == 0
    assert await store.value("SELECT last_run FROM people") >= 1


async def _locked(*_: object) -> set[int]:
    raise OperationalError("", {}, Exception("locked"))


async def test_row_34_little_is_kept_of_one_person_and_of_nobody(
    api: BotApi,
    settings: Settings,
    store: Store,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The latest of them; the log counts what is lost, and says nothing of it."""

    def breaks(*_: object) -> None:
        raise ValueError(SAID)

    monkeypatch.setattr(inbox_module, "decide", breaks)
    with caplog.at_level(logging.WARNING, "bot"):
        async with assembled(api, settings, lambda: START) as live:
            for n in range(MOST_OF_ONE + 7):
                await live.app.inbox.receive([Incoming(BOT, n, 7, Wrote(SAID, n), START)])
            await live.app.inbox.receive([Incoming(BOT, 999, 8, Wrote(SAID, 1), START)])
            for n in range(MOST_OF_NOBODY + 3):
                await live.app.inbox.dead_letters.add_raw(
                    BOT, {"update_id": 1000 + n, "message": SAID}, KeyError()
                )
            await live.app.inbox.dead_letters.add_raw(
                BOT, {"update_id": 5000, "message": "x" * LARGEST}, KeyError()
            )
    counted = 'SELECT person, count(*), min("update") FROM parked GROUP BY person ORDER BY 2'
    assert await store.rows(counted) == [(2, 1, 999), (1, MOST_OF_ONE, 7), (None, MOST_OF_NOBODY, 1003)]
    dropped = [record.args for record in caplog.records if "dropped" in record.getMessage()]
    assert dropped == [{"n": 1}] * (7 + 3 + 1)
    assert SAID not in caplog.text
    assert await store.value('SELECT count(*) FROM seen WHERE "update" = 5000') == 1


async def test_row_34_what_was_set_aside_expires(
    api: BotApi, settings: Settings, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """After thirty days, whoever it is of; the log counts it."""
    now = START
    async with assembled(api, settings, lambda: now) as live:
        await live.app.inbox.dead_letters.add_raw(BOT, {"update_id": 1, "message": SAID}, KeyError())
        now += timedelta(days=1)
        await live.app.inbox.dead_letters.add_raw(BOT, {"update_id": 2, "message": SAID}, KeyError())
        now = START + KEEP + timedelta(hours=1)
        with caplog.at_level(logging.WARNING, "bot"):
            await live.app.retention.sweep()
    assert await store.rows('SELECT "update" FROM parked') == [(2,)]
    assert [record.args for record in caplog.records if "too old" in record.getMessage()] == [{"count": 1}]


# ---------------------------------------------------------------- updates that nobody ever sends

WHO: Json = {"id": 7_000_123, "is_bot": False, "first_name": "Ada", "language_code": "en"}
CHAT: Json = {"id": 7_000_123, "type": "private"}
HERE: Json = {"message_id": 11, "date": 1_764_000_000, "from": WHO, "chat": CHAT}
MEMBER: Json = {"status": "member", "user": {"id": BOT, "is_bot": True}}
COMMAND: Json = {"type": "bot_command", "offset": 0, "length": 3}
REAL: list[Json] = [
    {"update_id": 1, "message": {**HERE, "text": "We laughed", "reply_to_message": {**HERE, "text": "Hm"}}},
    {"update_id": 1, "message": {**HERE, "text": "/no thanks", "entities": [COMMAND]}},
    {"update_id": 1, "message": {**HERE, "photo": [{"file_id": "x"}], "caption": "the office"}},
    {"update_id": 1, "edited_message": {**HERE, "text": "We did laugh", "edit_date": 1_764_000_009}},
    {"update_id": 1, "callback_query": {"id": "5", "from": WHO, "message": HERE, "data": "a:1:mood:1"}},
    {"update_id": 1, "my_chat_member": {"chat": CHAT, "from": WHO, "date": 1, "new_chat_member": MEMBER}},
    {
        "update_id": 1,
        "my_chat_member": {"chat": {"id": -5, "type": "group"}, "from": WHO, "new_chat_member": MEMBER},
    },
]
DEEP: Any = []
for _ in range(400):
    DEEP = [DEEP]
HOSTILE: list[Any] = [
    *([], {}, None, True, False, "", "x", "7", "9" * 30, "\ud800", "\x00", ["x"], {"x": "y"}, DEEP),
    *(0, -1, 2**31, 2**63 - 1, 2**63, -(2**63), 2**70, -(2**70), 10**300, 253402300800, -62135596800),
    *(1.5, 1e308, math.nan, math.inf, -math.inf),
]
SAMPLE = 900
"""Of some 3,500; all of them were tried once, and take a minute."""

ENDLESS = "a number of more digits than Python reads"
NUMBERLESS = [[], {}, 2**70, math.nan, math.inf, -1, True, "what", None, 1.5, "7"]


def paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in an update."""
    if at:
        yield at
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield from paths(part, (*at, key))


def put(update: Json, path: tuple[Any, ...], value: Any) -> Json:
    """The update with something else in one place."""
    changed: Any = deepcopy(update)
    inside = changed
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = value
    return changed  # type: ignore[no-any-return] # it is what was copied


def mutated() -> Iterator[Json]:
    """Every real update with every hostile value in every place, each with a number of its own."""
    number = 10_000
    for update in REAL:
        for path in paths(update):
            for value in HOSTILE:
                number += 1
                yield put({**update, "update_id": number}, path, value)


async def test_row_34_whatever_stands_anywhere_in_an_update_its_neighbours_are_served(
    api: BotApi, settings: Settings, store: Store
) -> None:
    """Nothing raises, all of it is known when it is brought again, and nothing is set aside twice."""
    limited = settings.model_copy(update={"person_rate": 30})  # of one person's own no end has to be said
    every, now = Random(34).sample([*mutated()], SAMPLE), START
    every += [*HOSTILE, *({**REAL[0], "update_id": one} for one in HOSTILE)]
    asking: Json = {"text": "/help", "entities": [{**COMMAND, "length": 5}]}
    served = 0
    async with assembled(api, limited, lambda: now) as live:
        for first in range(0, len(every), 60):
            served += 1
            chat = {"id": served, "type": "private"}
            message = {**HERE, "chat": chat, "from": {**WHO, "id": served}, **asking}
            neighbour = {"update_id": 1_000_000 + served, "message": message}
            batch = [*every[first : first + 30], neighbour, *every[first + 30 : first + 60]]
            for _ in range(2):
                await live.arrivals.take([(update, now) for update in batch])
            now += timedelta(minutes=1)
        rows = await store.value("SELECT count(*), max(id) FROM parked WHERE person IS NULL")
        for first in range(0, len(every), 100):
            await live.arrivals.take([(update, now) for update in every[first : first + 100]])
        assert await store.value("SELECT count(*), max(id) FROM parked WHERE person IS NULL") == rows
        keyring = await keys(limited)
    answered = "SELECT DISTINCT chat_hash FROM outbox JOIN people ON people.id = person"
    heard = {bytes(hashed) for (hashed,) in await store.rows(answered)}
    assert heard >= {keyring.chat_hash(BOT, chat) for chat in range(1, served + 1)}


@pytest.mark.databases("sqlite", because="it is about fetching, and what is set aside is tested above")
@pytest.mark.parametrize("number", [*NUMBERLESS, ENDLESS], ids=map(str, range(len(NUMBERLESS) + 1)))
async def test_row_34_an_update_without_a_number_does_not_hold_up_what_is_fetched(
    number: Any, api: BotApi, run: Run, store: Store
) -> None:
    """The offset goes past the ones that have one, wherever it stands; it is set aside once."""
    strange = {"update_id": number, "message": {**HERE, "text": SAID}}
    here = {**HERE, "chat": {**CHAT, "id": 8}, "text": "/no", "entities": [COMMAND]}
    sound = {"update_id": 50, "message": here}
    api.person(8)
    offsets: list[int | None] = []

    def brought(method: str, parameters: Json) -> web.Response | None:
        if method != "getUpdates":
            return None
        offsets.append(parameters.get("offset"))
        left = [strange, sound] if len(offsets) % 2 else [sound, strange]
        left = left if parameters.get("offset") is None else [strange]
        told = json.dumps({"ok": True, "result": left}).replace(f'"{ENDLESS}"', "9" * 5000)
        return web.Response(text=told, content_type="application/json")

    api.fault = brought
    async with run():
        await api.people[8].sees("How heavy is it")
        await api.until(lambda: len(offsets) >= 3)
    assert offsets[:3] == [None, 51, 51]
    assert await store.rows('SELECT "update", person FROM parked') == [(None, None)]


@pytest.mark.databases("sqlite", because="it is about fetching alone")
@pytest.mark.parametrize("result", [[{"update_id": "x"}], None])
async def test_row_34_where_nothing_has_a_number_it_backs_off(
    result: Any, api: BotApi, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    """It neither spins nor ends, warns, and goes on when there is something to be fetched."""
    ada, fetched = api.person(7), 0

    def brought(method: str, _: Json) -> web.Response | None:
        nonlocal fetched
        if method != "getUpdates":
            return None
        fetched += 1
        return web.json_response({"ok": True, "result": result})

    api.fault = brought
    with caplog.at_level(logging.WARNING, "bot"):
        async with run():
            await asyncio.sleep(1.5)
            assert 2 <= fetched <= 4
            assert "nothing that was fetched can be confirmed" in caplog.text
            api.fault = None
            await say(ada, [("/no", "How heavy is it")])


async def test_row_34_what_telegram_brings_is_answered_200_whatever_it_is(
    api: BotApi, start: Start, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once and again: it is set aside once, and whoever writes meanwhile has their answer."""
    listen = free_address()
    for name, value in {"WEBHOOK_URL": URL, "WEBHOOK_SECRET": SECRET, "LISTEN": listen}.items():
        monkeypatch.setenv(name, value)
    api.delivery.workers = [listen]
    await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    bodies = [*({"update_id": one, "message": {**HERE, "text": SAID}} for one in NUMBERLESS), *NUMBERLESS[:2]]
    far = {**HERE, "text": SAID, "date": 2**62}
    bodies += [
        {"update_id": 70, "message": far},
        {"update_id": 71, "message": {**far, "chat": {**CHAT, "id": 2**63}}},
    ]
    async with ClientSession(headers={HEADER: SECRET}) as session:
        for _ in range(2):
            for body in bodies:
                async with session.post(f"http://{listen}{PATH}", data=json.dumps(body)) as answer:
                    assert answer.status == 200, body
    await ada.does("Low", "What would fit now?")
    assert await store.value("SELECT count(*) FROM parked") == len(bodies)
