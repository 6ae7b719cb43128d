"""Telegram is answered 200 only after the commit, whatever happens around it."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from aiohttp import ClientSession

from bot.config import Settings
from bot.telemetry.crash_points import VARIABLE, CrashPoint
from tests.bot_api.server import BotApi
from tests.channels.webhook.inside import called, post
from tests.support.operating import rows
from tests.support.processes import Start

# The library would rather have its own methods called than the request itself, and says so.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot.*")


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
        await ben.sees("You have no open applications")
        assert (await post(session, address, json=["no", "update"]))[0] == 200
        await api.until(lambda: not api.updates)
    assert api.delivery.statuses(bad) == [200]
    assert rows(tmp_path, 'SELECT "update" FROM parked ORDER BY id') == [(bad,), (None,)]
