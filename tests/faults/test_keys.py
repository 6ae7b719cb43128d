"""Rows 29 and 30: keys that do not fit, and single rows that are damaged."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.errors import SettingsError
from bot.events import Commanded, Incoming, Wrote
from bot.store.crypto import new_key
from tests.bot_api.server import BotApi
from tests.faults.conversation import say
from tests.moved_clock import BEGINNING
from tests.support.databases import Store, only
from tests.support.processes import Start
from tests.support.telegram import BOT, Run, assembled, running

OTHER_KEYS = "Set MASTER_KEYS or MASTER_KEY_FILE to all the keys that this database was made with"


@pytest.fixture
async def known(api: BotApi, run: Run) -> None:
    """Somebody is in the database, under the key file that the first start has made."""
    ada = api.person(7)
    async with run():
        await say(ada, [("/no", "How heavy is it")])


@pytest.mark.usefixtures("known")
async def test_row_29_no_key_is_made_beside_people(
    api: BotApi, run: Run, tmp_path: Path, store: Store
) -> None:
    """Without its key file it does not start: a new key would open nobody, and shut newcomers in with it."""
    (tmp_path / "master.key").rename(tmp_path / "away")
    await api.person(8).write("/no")
    with pytest.raises(SettingsError, match=r"Put the key file at .*master\.key, or set MASTER_KEYS"):
        async with run():
            pass
    assert not (tmp_path / "master.key").exists()
    assert await store.value("SELECT count(*) FROM people") == 1
    (tmp_path / "away").rename(tmp_path / "master.key")
    async with run():
        await api.person(8).sees("How heavy is it")


@pytest.mark.usefixtures("known")
async def test_row_29_a_wrong_key_is_found_before_anything_is_taken_in(
    api: BotApi, settings: Settings, store: Store
) -> None:
    """One line; nothing was fetched, nobody was enrolled."""
    fetched = len(api.calls)
    wrong = settings.model_copy(update={"master_keys": SecretStr(new_key())})
    await api.person(8).write("/no")
    with pytest.raises(SettingsError, match=OTHER_KEYS):
        async with running(api, wrong):
            pass
    assert api.calls[fetched:] == []
    assert await store.value("SELECT count(*) FROM people") == 1


@pytest.mark.usefixtures("known")
async def test_row_29_the_process_says_so_in_one_line(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, and no traceback."""
    monkeypatch.setenv("MASTER_KEYS", new_key())
    process = await start()
    out, err = await process.communicate()
    assert process.returncode == 2
    assert out == b""
    assert err.decode().count("\n") == 1
    assert err.decode().startswith(OTHER_KEYS)


@pytest.mark.usefixtures("known")
async def test_row_29_a_worker_that_lacks_a_newer_key_takes_nothing_for_damaged(
    api: BotApi, settings: Settings, store: Store, tmp_path: Path
) -> None:
    """Another one enrols a newcomer under a new key: this one says what to set, and confirms nothing."""
    old = (tmp_path / "master.key").read_text().strip()
    newer = settings.model_copy(update={"master_keys": SecretStr(f"{new_key()},{old}")})
    hello = Incoming(BOT, 50_000, 8, Wrote("hello"), BEGINNING)
    async with assembled(api, settings) as lacking, assembled(api, newer) as other:
        await other.app.inbox.receive([hello])
        with pytest.raises(SettingsError, match=OTHER_KEYS):
            await lacking.app.inbox.receive([replace(hello, update=50_001)])
        lacking.app.outbox.wake()
        with pytest.raises(SettingsError, match=OTHER_KEYS):
            await asyncio.wait_for(lacking.app.outbox.run(), 10)
        assert await store.value("SELECT count(*) FROM outbox WHERE dead IS NULL") > 0
        assert await store.value("SELECT count(*) FROM outbox WHERE dead IS NOT NULL") == 0
    with pytest.raises(SettingsError, match=OTHER_KEYS):
        async with assembled(api, settings):
            pass
    assert await store.value("SELECT count(*) FROM parked") == 0
    assert await store.value('SELECT count(*) FROM seen WHERE "update" = 50001') == 0


LOGGED = [
    *(("/log", "Which company"), ("Globex", "And the role"), ("Nurse", "How far along are you")),
    *(
        ("An interview", "Which day is the interview"),
        ("yesterday", "Who are you"),
        ("Nobody in particular", "When did they"),
    ),
    *(("No date given", "Which country"), ("Germany", "What time"), ("9 in the morning", "Noted: Globex")),
]
LATER = [
    ("Low", "What would help now?"),
    ("Later", "Shall I remind you?"),
    ("In 2 hours", "I'll message you"),
]


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("people", "wrapped_key"),
        ("people", "contact"),
        ("people", "sealed"),
        ("runs", "sealed"),
        ("facts", "sealed"),
    ],
)
async def test_row_30_one_damaged_bit_of_one_person_stops_nobody_else(
    table: str,
    column: str,
    api: BotApi,
    run: Run,
    store: Store,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What they send is set aside with an alert, also after a start; the others go on, and are written to."""
    ada, ben = api.person(7), api.person(8)
    async with run(clock=lambda: BEGINNING):
        for person in (ada, ben):
            await say(person, [*LOGGED, ("/no", "How heavy is it"), *LATER])
    await damage(store, table, column)
    await ben.write("/list")
    await ada.write("/list")
    await ben.write("/journal")
    with caplog.at_level(logging.DEBUG, "bot"):
        for _ in range(2):
            async with run(clock=lambda: BEGINNING + timedelta(hours=3)) as live:
                await ben.sees("Globex")
                await ben.sees("Your journal is empty")
                await live.app.nudges.say_due()
                await ben.sees("You asked me to bring this up")
                await say(ben, [("/help", "Where you are")])
                await store.until("SELECT count(*) FROM parked", 1)
                await store.until("SELECT count(*) FROM outbox WHERE dead IS NULL", 0)
    assert not any("come back" in message.sent for message in ada.messages)
    assert "an update is set aside" in caplog.text
    assert "Globex" not in caplog.text


async def damage(store: Store, table: str, column: str) -> int:
    """Turn one bit of each such row of the first person, as a bad block leaves it; how many there were."""
    which = "id" if table == "people" else "person"
    keys = {"people": "id", "runs": "number", "facts": '"key"', "outbox": "id"}[table]
    found = await store.rows(f"SELECT {keys}, {column} FROM {table} WHERE {which} = 1")  # noqa: S608 - ours
    assert found
    for key, value in found:
        broken = bytes([*value[:20], value[20] ^ 1, *value[21:]])
        wanted = f"{which} = 1 AND {keys} = :key"
        await store.change(f"UPDATE {table} SET {column} = :it WHERE {wanted}", it=broken, key=key)  # noqa: S608 - ours
    return len(found)


DAMAGED_KINDS = ["wrapped_key", "contact", "sealed", "since", "heard_at", "last_run", "blocked"]


@only("sqlite", because="a column of PostgreSQL keeps its type")
@pytest.mark.parametrize("text", ["'torn'", "CAST(x'fffe' AS TEXT)"], ids=["text", "no text"])
@pytest.mark.parametrize("column", DAMAGED_KINDS)
async def test_row_30_a_value_that_damage_has_made_text_stops_nobody_else(
    column: str, text: str, api: BotApi, run: Run, store: Store
) -> None:
    """In a file one bit tells bytes and numbers from text."""
    ada, ben = api.person(7), api.person(8)
    async with run():
        for person in (ada, ben):
            await say(person, [("/no", "How heavy is it")])
    await store.change(f"UPDATE people SET {column} = {text} WHERE id = 1")  # noqa: S608 - ours
    await ada.write("/list")
    await ben.write("/list")
    async with run() as live:
        await ben.sees("No applications here yet")
        await live.app.nudges.say_due()
        await live.app.retention.sweep()
        await say(ben, [("/help", "Where you are")])


async def test_row_30_a_damaged_check_of_the_keys_is_made_anew(
    api: BotApi, run: Run, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """The keys open everybody, so that none is missing; and everybody is found again."""
    ada, ben = api.person(7), api.person(8)
    async with run():
        for person in (ada, ben):
            await say(person, [("/no", "How heavy is it")])
    await store.change("UPDATE key_checks SET sealed = :it", it=b"damaged" * 9)
    with caplog.at_level(logging.ERROR, "bot"):
        async with run():
            await say(ada, [("Low", "What would help now?")])
            await say(ben, [("/help", "Where you are")])
    assert caplog.text.count("a check of the master keys is damaged") == 1
    assert await store.value("SELECT count(*) FROM people") == 2
    async with run():
        await say(ben, [("Low", "What would help now?")])


async def test_row_30_a_damaged_message_is_given_up_and_the_next_one_goes_out(
    api: BotApi, settings: Settings, run: Run, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """In the same chat too, and it is told once."""
    ada = api.person(7)
    async with assembled(api, settings) as live:
        start = Incoming(BOT, 50_000, 7, Commanded("no"), BEGINNING)
        await live.app.inbox.receive([start])
        damaged = await damage(store, "outbox", "sealed")
        await live.app.inbox.receive([replace(start, update=50_001, event=Commanded("help"))])
    with caplog.at_level(logging.ERROR, "bot"):
        async with run():
            await ada.sees("Where you are")
            await store.until("SELECT count(*) FROM outbox WHERE dead IS NULL", 0)
    given_up = await store.value("SELECT count(*) FROM outbox WHERE dead = 'unreadable'")
    assert given_up == damaged
    assert caplog.text.count("a message can't be read and was given up") == damaged
