"""Row 23: a backup made under load is whole, and nothing stale is sent after it is restored."""

import asyncio
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.ops.backup import back_up
from tests.bot_api.server import BotApi
from tests.service.test_nudges import LOGGED
from tests.support.app import START, Sit
from tests.support.databases import only
from tests.support.operating import DATABASE, command, opened, restore_while_closed, rows
from tests.support.processes import Start

pytestmark = only("sqlite", "backups of PostgreSQL are pg_dump's and pg_restore's")


async def test_row_23_a_backup_under_load_is_whole_and_comes_back(
    api: BotApi, start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made while people write, and is restored only once the bot is stopped."""
    monkeypatch.setenv("SEND_RATE", "0")
    process = await start()
    crowd = [api.person(100 + number) for number in range(20)]
    for one in crowd:
        await one.write("/no")
    await api.until(lambda: sum(bool(one.messages) for one in crowd) > 5)

    async def goes_on() -> None:
        for number in range(1000):
            await crowd[number % 20].write("/help")
            await asyncio.sleep(0.03)

    load = asyncio.create_task(goes_on())
    code, out, err = await command(tmp_path, "backup", tmp_path / "copy")
    load.cancel()
    assert (code, err) == (0, "")
    assert "The key is not in it" in out
    assert f"afterword restore {tmp_path / 'copy'}" in out
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o600
    with opened(tmp_path / "copy") as copied:
        assert copied.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert copied.execute("SELECT count(*) FROM people").fetchone() == (20,)
    assert not list(tmp_path.glob(".copy*"))
    code, _, err = await command(tmp_path, "restore", tmp_path / "copy")
    assert code == 2
    assert err.startswith("Stop the bot first")
    assert err.count("\n") == 1
    process.terminate()
    assert await process.wait() == 0
    newer = api.person(7)
    code, out, _ = await command(tmp_path, "restore", tmp_path / "copy")
    assert code == 0
    [kept] = [file for file in tmp_path.glob(f"{DATABASE}.2*") if file.name.endswith("Z")]
    assert str(kept) in out
    assert rows(tmp_path, "SELECT count(*) FROM people") == [(20,)]
    await start()
    await newer.does("/no", "How heavy is it")
    await crowd[0].does("Low", "What would help now?")


async def test_row_23_after_a_restore_nothing_old_floods_out(sit: Sit, tmp_path: Path) -> None:
    """Three weeks later one nudge comes at its hour, the next one on another day, and no old reminder."""
    async with sit() as sitting:
        await sitting.say_all(*LOGGED)
        await sitting.say_all("/log", "Globex", "Nurse", "An interview", "yesterday", "Nobody in particular")
        await sitting.say_all("No date given", "/no", "Low", "Later", "In 2 hours")
    copy, settings = tmp_path / "copy", Settings(data_dir=tmp_path)
    with opened(tmp_path / DATABASE) as database:
        # A message that waited to be sent when it was backed up.
        database.execute(
            "INSERT INTO outbox (person, urgent, edits, queued_at, sealed) "
            "SELECT id, 1, 0, ?, x'00' FROM people",
            [int(START.timestamp() * 1e6)],
        )
    back_up(settings, copy)
    with opened(tmp_path / DATABASE) as database:
        database.execute("DELETE FROM outbox")
    async with sit() as sitting:
        live = await sitting.say(":wait 8d")
        assert "working days since" in live
        assert "You asked me to bring this up" in live
        await sitting.say_all("Nothing yet")
        await sitting.say(":wait 13d")  # three weeks in all, 18:30
        sitting.clock.move_to(
            sitting.clock() + timedelta(hours=13)
        )  # 07:30 next morning, before the nudge's hour
        lines = await restore_while_closed(sitting, settings, copy)
    assert "Dropped as too old: 1 messages, 1 reminders." in lines
    async with sit() as sitting:
        await sitting.terminal.say_due(sitting.app)
        at_once = await sitting.say(":wait 1m")
        that_day = await sitting.say(":wait 13h")
        next_day = await sitting.say(":wait 24h")
    assert "working days since" not in at_once
    assert "come back" not in at_once + that_day + next_day
    assert that_day.count("working days since") == 1
    assert "09:00" in that_day
    assert next_day.count("working days since") <= 1
