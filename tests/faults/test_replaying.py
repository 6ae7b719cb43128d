"""Row 45: dead letters are replayed beside a bot that runs, on a database in a file."""

import asyncio
import threading

import pytest

from bot.config import Settings
from bot.events import Commanded, Incoming, Wrote
from bot.language.understanding.reader import ContentReader
from bot.ops import dead_letters
from tests.bot_api.server import BotApi
from tests.support.app import START
from tests.support.databases import Store
from tests.support.forking import PATIENCE
from tests.support.telegram import BOT, assembled

LETTERS, OTHERS = 5, 20


async def test_row_45_nobody_waits_while_dead_letters_are_replayed(
    api: BotApi, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is needed to hear them is loaded before anything is locked: others are answered while it is."""
    loading, may_go_on, loaded = threading.Event(), threading.Event(), list[bool]()

    def waits(_: ContentReader) -> None:
        loading.set()
        assert may_go_on.wait(PATIENCE)
        loaded.append(True)

    async with assembled(api, settings, lambda: START) as live:
        for number in range(LETTERS):
            one = Incoming(BOT, 100 + number, 100 + number, Wrote("still nothing from Acme", 1), START)
            await live.app.inbox.dead_letters.add_alone(one, ValueError())
        monkeypatch.setattr(ContentReader, "ready", property(lambda _: bool(loaded)))
        monkeypatch.setattr(ContentReader, "prepare", waits)
        replaying = asyncio.create_task(dead_letters.replay(settings, None, lambda: START))
        assert await asyncio.to_thread(loading.wait, PATIENCE)
        async with asyncio.timeout(PATIENCE):
            for number in range(1, OTHERS):
                await live.app.inbox.receive([Incoming(BOT, number, 7, Commanded("help"), START)])
        assert loaded == []
        may_go_on.set()
        told, failed = await replaying
    assert (told[0], failed) == (f"Fed again: {LETTERS}.", 0)
    assert loaded == [True]
    assert await store.value("SELECT count(*) FROM parked") == 0
