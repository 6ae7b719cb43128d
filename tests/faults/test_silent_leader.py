"""Row 28: the process that leads hangs, or its machine is gone; the next one takes over, and it wakes up."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web

from tests.bot_api.files import TOKEN
from tests.bot_api.people import Person
from tests.bot_api.server import BotApi
from tests.faults.conftest import Undisturbed
from tests.faults.conversation import Lines, told
from tests.support.databases import Store, only
from tests.support.machines import Listening, Machine, missing
from tests.support.postgres import Postgres
from tests.support.processes import Start

pytestmark = only("postgresql", because="a file has one process")

LEASE = 4
"""Seconds, of these processes: enough for a busy machine to renew it in. By itself it is ten."""

OURS = "FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'afterword %'"
ASKED: Lines = [("/no", "How heavy is it")]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEAD_LEASE", str(LEASE))
    monkeypatch.setenv("SEND_RATE", "10")


def sends(api: BotApi) -> int:
    return [method for method, _ in api.calls].count("sendMessage")


async def people_ask(api: BotApi, upto: int) -> list[Person]:
    """Ten people at once, each of whom is to see two messages; returns when so many were sent."""
    people = [api.person(number) for number in range(1, 11)]
    for person in people:
        await person.write("/no")
    await api.until(lambda: sends(api) >= upto)
    return people


async def all_see(people: list[Person], expected: list[str], store: Store) -> None:
    """Everything, in order; and one message in all came twice at most: the one that was on its way."""
    for person in people:
        await person.sees("How heavy is it")
    await store.settled()
    assert sum(told(person, expected) for person in people) <= 1


async def processes(store: Store, number: int) -> None:
    """Wait until so many have connections to the database."""
    await store.until(f"SELECT count(DISTINCT application_name) {OURS}", number)


async def test_row_28_the_leader_is_stopped_and_wakes_up(
    api: BotApi, start: Start, store: Store, undisturbed: Undisturbed
) -> None:
    """The next one says all that was to be said; the one that wakes up says nothing, and may lead again."""
    expected = await undisturbed(ASKED)
    first = await start()
    await processes(store, 1)
    await store.until("SELECT count(*) FROM leaders", 1)
    second = await start()
    await second.logs("another process is the leader; this one is a standby")
    people = await people_ask(api, 4)
    first.send_signal(signal.SIGSTOP)
    stopped = time.monotonic()
    await second.logs("this process is now the leader: it sends messages and nudges")
    assert time.monotonic() - stopped < 3 * LEASE
    await all_see(people, expected, store)
    before = sends(api)
    first.send_signal(signal.SIGCONT)
    await first.logs("this process is no longer the leader")
    await processes(store, 2)  # it stands by
    assert sends(api) == before
    assert await store.value("SELECT count(*) FROM outbox") == 0
    second.kill()
    await people[0].does("Low", "What would help now?")
    await store.settled()
    assert [refusal for refusal in api.refused if "not modified" not in refusal] == []


@pytest.fixture(scope="module")
def machine(postgres: Postgres) -> Iterator[Machine]:
    if (why := missing()) is not None:
        pytest.skip(why)
    with Machine() as made, Listening(postgres, made):
        yield made


async def test_row_28_the_route_from_the_leader_to_the_database_is_gone(
    machine: Machine,
    api: BotApi,
    start: Start,
    store: Store,
    database_url: str,
    tmp_path: Path,
    undisturbed: Undisturbed,
) -> None:
    """It still reaches Telegram, and is silent; the next one takes over, and it stands by when it is back."""
    expected = await undisturbed(ASKED)
    assert api.runner is not None
    site = web.TCPSite(api.runner, machine.telegram, int(api.url.rpartition(":")[2]))
    await site.start()
    known = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.url.replace("127.0.0.1", machine.telegram),
        "DATABASE_URL": machine.url(database_url),
        "DATA_DIR": str(tmp_path),
    }
    api.flood = False
    about = {**os.environ, "SEND_RATE_CHAT": "0", "PERSON_RATE": "0", **known}
    first = await machine.start("bot", "run", environment=about)
    try:
        await store.until("SELECT count(*) FROM leaders", 1)
        second = await start()
        await second.logs("another process is the leader; this one is a standby")
        people = await people_ask(api, 4)
        machine.swallow(machine.database)
        gone = time.monotonic()
        await second.logs("this process is now the leader: it sends messages and nudges")
        assert time.monotonic() - gone < 3 * LEASE
        await all_see(people, expected, store)
        machine.let_through(machine.database)
        await processes(store, 2)
        second.kill()
        await people[0].does("Low", "What would help now?")
        await store.settled()
    finally:
        first.kill()
        await first.communicate()
        await site.stop()
