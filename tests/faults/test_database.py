"""Rows 14 and 15: a database that is locked for too long, or has no room left."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import Pool

from bot.settings import Settings
from bot.store import database as database_module
from tests.bot_api.server import BotApi
from tests.faults.conftest import Kept, Run, Store, Undisturbed, running
from tests.faults.conversation import Lines, say

LINES: Lines = [("/no", "How heavy is it"), ("Low", "What would fit now?")]
TOOK_NOTHING = "the database took nothing, so nothing was confirmed"


async def test_row_14_the_database_is_locked_for_longer_than_the_timeout(
    api: BotApi,
    settings: Settings,
    database_url: str,
    kept: Kept,
    undisturbed: Undisturbed,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Nothing is confirmed, and it is tried again."""
    monkeypatch.setattr(database_module, "BUSY_TIMEOUT", 20)
    api.flood = False
    ada = api.person(7)
    async with running(api, settings):
        await say(ada, LINES[:1])
        file = make_url(database_url).database or ""
        holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        await asyncio.to_thread(holder.execute, "BEGIN IMMEDIATE")
        await ada.tap("Low")
        with caplog.at_level(logging.ERROR, "bot"):
            await api.until(lambda: caplog.text.count(TOOK_NOTHING) >= 3 or bool(api.confirmed[1:]))
        assert [update["update_id"] for update in api.updates] == [1001]
        assert 1001 not in api.confirmed
        holder.execute("ROLLBACK")
        holder.close()
        await ada.sees("What would fit now?")
        await api.until(lambda: 1001 in api.confirmed)
        await kept((ada, await undisturbed(LINES)))


@pytest.fixture
def room() -> Iterator[dict[str, int]]:
    """What the database may grow to, in pages; every connection is held to it."""
    limit = {"pages": 2**30}

    def hold(connection: Any, *_: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count={limit['pages']}")
        cursor.close()

    event.listen(Pool, "checkout", hold)
    yield limit
    event.remove(Pool, "checkout", hold)


async def test_row_15_the_disk_is_full(
    api: BotApi,
    settings: Settings,
    store: Store,
    kept: Kept,
    room: dict[str, int],
    undisturbed: Undisturbed,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Rolled back and not confirmed, the operator is told, and it goes on when there is room.

    However often it was tried, that counts against nobody's budget.
    """
    ada = api.person(7)
    api.flood = False
    asked = [*LINES, ("A short review, 3 minutes", "Which company"), ("Globex", "the role at Globex?")]
    first = [*asked, ("Nurse", "How far"), ("First interview", "dealing with")]
    first += [("The hiring manager", "Did they say why?"), ("No, just the no", "What went well?")]
    long = "We laughed about the migration. " * 120
    limited = settings.model_copy(update={"person_rate": len(first) + 6})
    async with running(api, limited):
        await say(ada, first)
        await store.settled()
        room["pages"] = 1  # it is held at what there is
        with caplog.at_level(logging.ERROR, "bot"):
            for _ in range(4):
                await ada.write(long)
            await api.until(lambda: caplog.text.count(TOOK_NOTHING) >= 3)
        assert not set(api.confirmed) & {update["update_id"] for update in api.updates}
        assert await store.value("SELECT count(*) FROM seen") == len(first)
        assert "We laughed" not in caplog.text
        room["pages"] = 2**30
        await ada.sees("short request for feedback?")
        await say(ada, [("/journal", "We laughed about the migration.")])
        await kept((ada, [m.sent for m in ada.messages]))
    assert [m.sent for m in ada.messages[: len(first)]] == (await undisturbed(first))[: len(first)]


async def test_row_15_full_while_what_was_sent_is_written_down(
    api: BotApi, run: Run, store: Store, kept: Kept, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written down when that can be done again: not even then does it come twice."""
    from sqlalchemy.exc import OperationalError

    from bot.store import outgoing

    delivered = outgoing.delivered
    failures: list[tuple[Any, ...]] = []

    async def fails(*about: Any) -> None:
        if len(failures) < 2:
            failures.append(about)
            raise OperationalError("DELETE", {}, sqlite3.OperationalError("database or disk is full"))
        await delivered(*about)

    monkeypatch.setattr(outgoing, "delivered", fails)
    ada = api.person(7)
    async with run():
        await say(ada, LINES[:1])
        await store.settled()
        await asyncio.sleep(0)
        await say(ada, LINES[1:])
        await kept((ada, await undisturbed(LINES)))
    assert len(failures) == 2
