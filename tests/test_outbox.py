"""Delivery over a real database: what is under way is not taken up a second time."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.app import started
from bot.events import Commanded, Incoming
from bot.rate import SendRate
from bot.settings import Settings
from bot.sheet import Sheet
from tests.conftest import START
from tests.databases import ON_BOTH

pytestmark = ON_BOTH


async def test_what_waits_longer_than_its_lease_is_sent_once_and_in_order(
    tmp_path: Path, database_url: str
) -> None:
    """The rate may hold a message back longer than a lease lasts: this process still has it in hand."""
    now = START
    heard: list[str] = []
    gate = asyncio.Event()

    class Slow:
        async def deliver(self, chat: int, sheet: Sheet) -> int | None:  # noqa: ARG002 - there is one chat
            await gate.wait()
            heard.append((sheet.html or "")[:5])
            return len(heard)

    settings = Settings(data_dir=tmp_path, database_url=database_url)
    async with started(settings, Slow(), bot=0, rate=SendRate(0, 0), clock=lambda: now) as app:
        for number, command in enumerate(("start", "help", "list")):
            await app.inbox.receive([Incoming(0, number, 1, Commanded(command), now)])
        first = asyncio.create_task(app.outbox.drain())
        await asyncio.sleep(0.1)
        now += timedelta(seconds=90)
        second = asyncio.create_task(app.outbox.drain())
        await asyncio.sleep(0.1)
        gate.set()
        await asyncio.gather(first, second)
    assert heard == ["I hel", "Where", "No ap"]
