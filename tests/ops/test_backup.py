"""A backup under load, and back."""

import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config import Settings
from bot.errors import OperatorError
from bot.ops.backup import back_up, restore
from bot.store.crypto import new_key
from tests.service.test_nudges import LOGGED
from tests.support.app import START, Sit
from tests.support.operating import DATABASE, contents, opened, rows

A_PERSON = "INSERT INTO people (bot, chat_hash, contact, wrapped_key, since) VALUES"


async def test_a_backup_overwrites_nothing(sit: Sit, tmp_path: Path) -> None:
    """It leaves nothing half done where it can't be written."""
    nowhere = tmp_path / "nowhere"
    with pytest.raises(OperatorError, match="There is no database"):
        back_up(Settings(data_dir=nowhere), tmp_path / "copy")
    assert not (nowhere / DATABASE).exists()
    settings = Settings(data_dir=tmp_path)
    async with sit() as sitting:
        await sitting.say("/no")
        (tmp_path / "taken").write_text("mine")
        for file in (tmp_path / "taken", nowhere / "copy"):
            with pytest.raises(OperatorError, match="Give a"):
                back_up(settings, file)
    assert (tmp_path / "taken").read_text() == "mine"
    with pytest.raises(OperatorError, match="pg_dump"):
        back_up(Settings(data_dir=tmp_path, database_url="postgresql://x/y"), tmp_path / "copy")


@asynccontextmanager
async def backed_up(sit: Sit, tmp_path: Path, *says: str) -> AsyncIterator[Path]:
    """After somebody said this; the process has ended."""
    async with sit() as sitting:
        await sitting.say_all(*says)
    back_up(Settings(data_dir=tmp_path), tmp_path / "copy")
    yield tmp_path / "copy"


async def test_only_a_sound_database_of_ours_with_its_key_is_restored(sit: Sit, tmp_path: Path) -> None:
    """Whatever is refused, everything is as it was."""
    settings = Settings(data_dir=tmp_path)
    async with backed_up(sit, tmp_path, *LOGGED) as copy:
        before = contents(tmp_path / DATABASE)
        damaged = bytearray(copy.read_bytes())
        damaged[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
        others: list[tuple[str, bytes, str]] = [
            ("text", b"hello, I am no database at all" * 200, "Give"),
            ("nothing", b"", "Give a file that was backed up here"),
            ("damaged", bytes(damaged), "Give"),
        ]
        for name, content, says in others:
            (tmp_path / name).write_bytes(content)
            with pytest.raises(OperatorError, match=says):
                await restore(settings, tmp_path / name, lambda: START)
        later = tmp_path / "later"
        later.write_bytes(copy.read_bytes())
        with opened(later) as database:
            database.execute("UPDATE alembic_version SET version_num = '9999'")
        with pytest.raises(OperatorError, match="Upgrade first"):
            await restore(settings, later, lambda: START)
        with pytest.raises(OperatorError, match="the database itself"):
            await restore(settings, tmp_path / DATABASE, lambda: START)
        other = settings.model_copy(update={"master_keys": SecretStr(new_key())})
        with pytest.raises(OperatorError, match="Set MASTER_KEYS"):
            await restore(other, copy, lambda: START)
        (tmp_path / "master.key").rename(tmp_path / "away")
        with pytest.raises(OperatorError, match="Put the key file"):
            await restore(settings, copy, lambda: START)
        assert not (tmp_path / "master.key").exists()
        assert contents(tmp_path / DATABASE) == before
        assert not list(tmp_path.glob(f".{DATABASE}*"))


async def test_a_restore_needs_the_database_for_itself(sit: Sit, tmp_path: Path) -> None:
    """Somebody has it open; or updates were fetched lately, by one who was killed maybe."""
    settings = Settings(data_dir=tmp_path)
    async with backed_up(sit, tmp_path, "/no") as copy:
        holder = sqlite3.connect(tmp_path / DATABASE)
        holder.execute("SELECT count(*) FROM people").fetchone()
        holder.execute("PRAGMA journal_mode=WAL")
        with pytest.raises(OperatorError, match="another process has the database open"):
            await restore(settings, copy, lambda: START)
        holder.close()
        (tmp_path / "alive").touch()
        with pytest.raises(OperatorError, match="fetched updates"):
            await restore(settings, copy, lambda: START)
        old = time.time() - 1000
        os.utime(tmp_path / "alive", (old, old))
        await restore(settings, copy, lambda: START)


async def test_a_broken_database_is_replaced_with_all_that_lay_beside_it(sit: Sit, tmp_path: Path) -> None:
    """Its journal would be played into the new one otherwise."""
    settings = Settings(data_dir=tmp_path)
    async with backed_up(sit, tmp_path, "/no", "Low") as copy:
        (tmp_path / DATABASE).write_bytes(b"broken" * 5000)
        (tmp_path / f"{DATABASE}-wal").write_bytes(b"stale")
        await restore(settings, copy, lambda: START)
        assert not (tmp_path / f"{DATABASE}-wal").exists()
        [kept] = [file for file in tmp_path.glob(f"{DATABASE}.2*") if file.name.endswith("Z")]
        assert kept.read_bytes().startswith(b"broken")
        assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"stale"
    async with sit() as sitting:
        assert "Where you are: talking about the job you didn't get" in await sitting.say("/help")


async def test_a_database_that_is_gone_is_brought_back(sit: Sit, tmp_path: Path) -> None:
    """On another machine, say; with a journal that was left behind."""
    async with backed_up(sit, tmp_path, "/no", "Low") as copy:
        (tmp_path / DATABASE).unlink()
        (tmp_path / f"{DATABASE}-wal").write_bytes(b"stale")
        told = await restore(Settings(data_dir=tmp_path), copy, lambda: START)
        assert not any("What was there before" in line for line in told)
    async with sit() as sitting:
        assert "Where you are: talking about the job you didn't get" in await sitting.say("/help")


async def test_who_left_since_is_told_of_and_can_be_left_out(sit: Sit, tmp_path: Path) -> None:
    """Who erased everything is not brought back unless the operator wants it."""
    settings = Settings(data_dir=tmp_path)
    async with backed_up(sit, tmp_path, "/no", "Low") as copy:
        with opened(tmp_path / DATABASE) as database:
            database.execute("PRAGMA foreign_keys=ON")
            database.execute("DELETE FROM people")
            database.execute(f"{A_PERSON} (0, x'09', x'', x'00', 0)")
        told = await restore(settings, copy, lambda: START, forget_missing=True)
        assert "Not brought back: 1 people." in told
        assert rows(tmp_path, "SELECT count(*) FROM people") == [(0,)]
        assert rows(tmp_path, "SELECT count(*) FROM runs") == [(0,)]
