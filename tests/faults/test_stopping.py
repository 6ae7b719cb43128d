"""Row 24: SIGTERM under load."""

import asyncio
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.bot_api.server import BotApi
from tests.support.databases import Store, only
from tests.support.processes import Start


async def test_row_24_a_stop_under_load_loses_and_repeats_nothing(
    api: BotApi, start: Start, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 0 in ten seconds, nothing half on its way, and afterwards everybody has everything once.

    Many write, and each answer of the server takes half a second after it took the message.
    """
    monkeypatch.setenv("SEND_RATE", "0")
    taken = api.do_sendMessage

    async def slow(parameters: dict[str, Any]) -> dict[str, Any]:
        answer = await taken(parameters)
        await asyncio.sleep(0.5)
        return answer

    monkeypatch.setattr(api, "do_sendMessage", slow)
    process = await start()
    crowd = [api.person(100 + number) for number in range(60)]
    for one in crowd:
        await one.write("/no")
    await api.until(lambda: sum(bool(one.messages) for one in crowd) > 20)
    for one in crowd:
        await one.write("/help")
        await one.write("/list")
    await api.until(lambda: sum(len(one.messages) for one in crowd) > 70)
    began = time.monotonic()
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    took = time.monotonic() - began
    assert took < 10
    assert not (tmp_path / "alive").exists()
    # What was never begun counts as unsent again.
    assert await store.value("SELECT count(*) FROM outbox WHERE maybe_sent AND NOT edits") == 0
    monkeypatch.setattr(api, "do_sendMessage", taken)
    await start()
    await api.until(lambda: all(len(one.messages) >= 4 for one in crowd))
    await asyncio.sleep(0.3)
    assert all(
        [m.text[:6] for m in one.messages] == ["I help", "I'm so", "Where ", "No app"] for one in crowd
    )
    assert api.refused == []


@only("sqlite", because="it is about the process alone")
async def test_row_24_it_is_told_to_stop_again_and_again(api: BotApi, start: Start) -> None:
    """It goes on ending in order, up to its exit code."""
    process = await start()
    await api.person(7).does("/list", "No applications")
    while process.returncode is None:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
            process.send_signal(number)
        await asyncio.sleep(0.005)
    assert process.returncode == 0


@only("postgresql", because="a file has one process")
async def test_row_24_one_that_stands_by_ends_in_order(start: Start) -> None:
    """It has nothing to commit and nothing to deliver."""
    first = await start()
    await first.logs("this process is now the leader")
    second = await start()
    await second.logs("another process is the leader")
    second.terminate()
    async with asyncio.timeout(10):
        assert await second.wait() == 0
