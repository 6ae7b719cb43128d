"""Row 34: updates that nobody ever sends: something odd in any place, no number, a number without end."""

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

from bot.config import Settings
from tests.bot_api.delivery import HEADER
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.faults.test_hostile_updates import SAID
from tests.support.app import START
from tests.support.databases import Store
from tests.support.processes import Start
from tests.support.telegram import BOT, PATH, SECRET, URL, Run, assembled, free_address
from tests.support.unsealed import keys

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
                await live.takes(batch, now)
            now += timedelta(minutes=1)
        rows = await store.value("SELECT count(*), max(id) FROM parked WHERE person IS NULL")
        for first in range(0, len(every), 100):
            await live.takes(every[first : first + 100], now)
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


@pytest.mark.databases("sqlite", because="it is about fetching alone")
async def test_row_34_what_was_confirmed_and_comes_again_is_not_asked_for_at_once(
    api: BotApi, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    """Else it would come hundreds of times a second. It is taken in once."""
    ada, fetched = api.person(CHAT["id"]), 0
    again = {"update_id": 50, "message": {**HERE, "text": "/no", "entities": [COMMAND]}}

    def brought(method: str, _: Json) -> web.Response | None:
        nonlocal fetched
        if method != "getUpdates":
            return None
        fetched += 1
        return web.json_response({"ok": True, "result": [again]})

    api.fault = brought
    with caplog.at_level(logging.WARNING, "bot"):
        async with run():
            await ada.sees("How heavy is it")
            await asyncio.sleep(1.5)
            assert 2 <= fetched <= 4
            assert "nothing that was fetched can be confirmed" in caplog.text
            assert len(ada.messages) == 2


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
    await ada.does("Low", "What would help now?")
    assert await store.value("SELECT count(*) FROM parked") == len(bodies)
