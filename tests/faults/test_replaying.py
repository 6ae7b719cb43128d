"""Row 45: dead letters are replayed beside a bot that runs, on a database in a file."""

import asyncio
import time

import pytest

from bot.config import Settings
from bot.events import Commanded, Incoming, Wrote
from bot.language.understanding.reader import ContentReader
from bot.ops import dead_letters
from tests.bot_api.server import BotApi
from tests.support.app import START
from tests.support.databases import Store
from tests.support.telegram import BOT, assembled

TO_LOAD = 1.5
"""Seconds that loading what texts are heard with takes here."""

LETTERS = 5


async def test_row_45_nobody_waits_while_dead_letters_are_replayed(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is needed to hear them is loaded before anything is locked."""
    loaded: list[bool] = []

    def slowly(_: ContentReader) -> None:
        time.sleep(TO_LOAD)
        loaded.append(True)

    waited: list[float] = []
    async with assembled(api, settings, lambda: START) as live:
        for number in range(LETTERS):
            one = Incoming(BOT, 100 + number, 100 + number, Wrote("still nothing from Acme", 1), START)
            await live.app.inbox.dead_letters.add_alone(one, ValueError())
        monkeypatch.setattr(ContentReader, "ready", property(lambda _: bool(loaded)))
        monkeypatch.setattr(ContentReader, "prepare", slowly)
        replaying = asyncio.create_task(dead_letters.replay(settings, None, lambda: START))
        number = 0
        while not replaying.done():
            number, before = number + 1, time.perf_counter()
            await live.app.inbox.receive([Incoming(BOT, number, 7, Commanded("help"), START)])
            waited.append(time.perf_counter() - before)
            await asyncio.sleep(0.01)
        told, failed = await replaying
    assert (told[0], failed) == (f"Fed again: {LETTERS}.", 0)
    assert loaded == [True]
    assert max(waited) < TO_LOAD / 2
    assert await store.value("SELECT count(*) FROM parked") == 0
