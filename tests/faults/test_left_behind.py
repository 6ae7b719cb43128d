"""Row 40: dead letters of a person that are sealed with the master key go when the person leaves."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.config import Settings
from bot.events import Commanded, Incoming, Tapped, Wrote
from bot.ops.backup import back_up, restore
from bot.store import dead_letters, queries
from bot.turn.model.callback_data import EraseTap, encode
from tests.bot_api.people import Json
from tests.bot_api.server import BotApi
from tests.support.app import START
from tests.support.databases import Store, only
from tests.support.operating import opened
from tests.support.telegram import BOT, Live, assembled
from tests.support.unsealed import keys
from tests.support.until import until

ADA, EVE = 700_012_345, 800_012_345
SECRETS = ("I laughed about the otters", "Keeper of badgers", "Ada of the heron")


def unreadable(number: int, chat: Any, text: str = SECRETS[0]) -> Json:
    """An update that has not the shape that Telegram documents."""
    sender = {"id": chat, "is_bot": False, "first_name": SECRETS[2]}
    here = {"message_id": 5, "date": "today", "from": sender, "chat": {"id": chat, "type": "private"}}
    return {"update_id": number, "message": {**here, "text": text}}


async def left(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    """Updates of Ada's that can't be read, one of when she had no row, and one of Eve's."""
    strange = [unreadable(1, ADA), unreadable(2, str(ADA)), unreadable(3, [{"x": ADA}]), unreadable(4, EVE)]
    await live.takes(strange, START)

    async def gone(*_: object) -> Any:
        raise ValueError("whatever it is")

    with monkeypatch.context() as patched:
        patched.setattr(queries, "find_or_add_people", gone)
        await live.app.inbox.receive([Incoming(BOT, 5, ADA, Wrote(SECRETS[1], 7), START)])
    await live.app.inbox.receive(
        [Incoming(BOT, 6 + n, chat, Commanded("no"), START) for n, chat in enumerate((ADA, EVE))]
    )


async def seals(store: Store) -> dict[int, bytes]:
    """What is set aside, by the number of its update."""
    return {number: bytes(it) for number, it in await store.rows('SELECT "update", sealed FROM parked')}


async def assert_gone(folder: Path, log: str, *sealed: bytes) -> None:
    """Neither the words nor what they were sealed as stand in the database, its log, or ours."""
    await until(
        lambda: not any(log.stat().st_size for log in folder.glob("*-wal"))
    )  # SQLite's, if it is there
    kept = b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
    for secret in SECRETS:
        assert secret.encode() not in kept
        assert secret not in log
    for one in sealed:
        assert one not in kept


async def test_row_40_erasing_finds_what_was_set_aside_under_the_master_key(
    api: BotApi,
    settings: Settings,
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What could not be read and what came before they had a row; somebody else's stays."""
    async with assembled(api, settings, lambda: START) as live:
        await left(live, monkeypatch)
        before = await seals(store)
        assert set(before) == {1, 2, 3, 4, 5}
        await live.app.inbox.receive([Incoming(BOT, 20, ADA, Tapped(encode(EraseTap(sure=True)), 9), START)])
        assert await store.rows('SELECT "update" FROM parked') == [(4,)]
        await assert_gone(tmp_path, caplog.text, *(one for number, one in before.items() if number != 4))


async def test_row_40_whoever_is_forgotten_leaves_nothing_set_aside(
    api: BotApi, settings: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who was not heard for long, and whose updates are still kept."""
    now: datetime = START
    async with assembled(api, settings, lambda: now) as live:
        await left(live, monkeypatch)
        now += timedelta(days=731)
        await live.app.retention.sweep()
        now += timedelta(days=31)
        await live.app.inbox.receive([Incoming(BOT, 21, EVE, Commanded("help"), now)])
        await live.takes([unreadable(30, ADA), unreadable(31, EVE)], now)
        before = await seals(store)
        assert set(before) == {30, 31}
        await live.app.retention.sweep()
        [(hashed,)] = await store.rows("SELECT chat_hash FROM people")
        assert bytes(hashed) == (await keys(settings)).chat_hash(BOT, EVE)
        assert await store.rows('SELECT "update" FROM parked') == [(31,)]
        await assert_gone(tmp_path, "", before[30])


@only("sqlite", "backups of PostgreSQL are pg_dump's and pg_restore's")
async def test_row_40_whoever_left_since_a_backup_is_not_brought_back_by_what_was_set_aside(
    api: BotApi, settings: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --forget-missing."""
    settings = settings.model_copy(update={"database_url": None})
    async with assembled(api, settings, lambda: START) as live:
        await left(live, monkeypatch)
        back_up(settings, tmp_path / "copy")
        await live.app.inbox.receive([Incoming(BOT, 20, ADA, Tapped(encode(EraseTap(sure=True)), 9), START)])
        await live.app.outbox.drain()
        await store.change("DELETE FROM outbox")
        await live.app.retention.sweep()
    with opened(tmp_path / "copy") as copied:
        assert len(copied.execute("SELECT id FROM parked").fetchall()) == 5
    await store.engine.dispose()
    await restore(settings, tmp_path / "copy", lambda: START, forget_missing=True)
    assert await store.rows('SELECT "update" FROM parked') == [(4,)]


async def test_row_40_a_number_within_another_is_nobodys(
    api: BotApi, settings: Settings, store: Store
) -> None:
    """What no key opens any more is not in the way."""
    async with assembled(api, settings, lambda: START) as live:
        for number, chat in enumerate((ADA * 10 + 3, f"9{ADA}", -ADA, f"{ADA}.5")):
            await live.app.inbox.dead_letters.add_raw(BOT, unreadable(number, chat), KeyError())
        await live.app.inbox.dead_letters.add_raw(BOT + 1, unreadable(9, ADA), KeyError())
        await store.change(
            "INSERT INTO parked (bot, at, error, sealed) VALUES (:bot, 0, '', :it)", bot=BOT, it=b"x"
        )
        keyring = await keys(settings)
        async with live.app.database.write() as connection:
            assert await dead_letters.forget(connection, keyring, {(BOT, ADA)}) == 2
    left_over = await store.rows('SELECT bot, "update" FROM parked ORDER BY id')
    assert left_over == [(BOT, 0), (BOT, 1), (BOT + 1, 9), (BOT, None)]
