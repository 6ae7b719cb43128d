"""What an operator does: a backup under load and back, another key, leftovers, and a stop in order."""

import asyncio
import os
import sqlite3
import stat
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from typer.testing import CliRunner

from bot import cli
from bot.config import Settings
from bot.errors import OperatorError, SettingsError
from bot.ops import dead_letters, rotation
from bot.ops.backup import back_up, restore
from bot.ops.rotation import rotate
from bot.service import inbox as inbox_module
from bot.service.in_flight import InFlight
from bot.service.shutdown import Stop
from bot.store.crypto import KeyRefusedError, Keyring, new_key
from bot.telemetry import logs
from bot.turn.turn import Outcome
from tests.bot_api.server import BotApi
from tests.service.test_nudges import LOGGED
from tests.support.app import START, Sit
from tests.support.operating import DATABASE, contents, opened, rows
from tests.support.processes import Start

Invoke = Callable[..., Awaitable[tuple[int, str, str]]]

A_PERSON = "INSERT INTO people (bot, chat_hash, contact, wrapped_key, since) VALUES"


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Invoke:
    """The same without a process of its own."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setattr(logs, "set_up", lambda *_: None)

    async def invokes(*arguments: object) -> tuple[int, str, str]:
        done = await asyncio.to_thread(CliRunner().invoke, cli.app, [*map(str, arguments)])
        return done.exit_code, done.stdout, done.stderr

    return invokes


# ---------------------------------------------------------------- backup and restore


async def test_a_backup_overwrites_nothing(sit: Sit, tmp_path: Path) -> None:
    """And leaves nothing half done where it can't be written."""
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
        assert "Where you are: the news of the no" in await sitting.say("/help")


async def test_a_database_that_is_gone_is_brought_back(sit: Sit, tmp_path: Path) -> None:
    """On another machine, say; with a journal that was left behind."""
    async with backed_up(sit, tmp_path, "/no", "Low") as copy:
        (tmp_path / DATABASE).unlink()
        (tmp_path / f"{DATABASE}-wal").write_bytes(b"stale")
        told = await restore(Settings(data_dir=tmp_path), copy, lambda: START)
        assert not any("What was there before" in line for line in told)
    async with sit() as sitting:
        assert "Where you are: the news of the no" in await sitting.say("/help")


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


# ---------------------------------------------------------------- another key


async def test_a_new_key_in_the_file_opens_everything_and_the_old_one_nothing(
    sit: Sit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke
) -> None:
    """Killed between any two steps it can be done again, and at every moment the file opens all there is."""
    settings, path = Settings(data_dir=tmp_path), tmp_path / "master.key"
    async with sit() as sitting:
        await sitting.say_all("/no", "Low")
        await sitting.app.inbox.dead_letters.add_raw(0, {"update_id": 5, "message": "otters"}, ValueError())
    old = path.read_text().split()

    async def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(rotation, "_rewrap", dies)
        with pytest.raises(KeyboardInterrupt):
            await rotate(settings)
    between = path.read_text().split()
    assert between[1:] == old
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    told = await rotate(settings)
    assert "going on with the first one" in told[0]
    assert told[1] == "Wrapped anew: 2. Under the first key before: 0."
    assert path.read_text().split() == between[:1]
    [(wrapped,)] = rows(tmp_path, "SELECT wrapped_key FROM people")
    [(sealed,)] = rows(tmp_path, "SELECT sealed FROM parked")
    for kept in (wrapped, sealed):
        Keyring.from_text(between[0]).open(kept)
        with pytest.raises(KeyRefusedError):
            Keyring.from_text(old[0]).open(kept)
    async with sit() as sitting:
        assert "Where you are: the news of the no" in await sitting.say("/help")
    code, out, _ = await invoke("rotate")
    assert code == 0
    assert "A new key stands first" in out
    assert path.read_text().split()[0] not in between


async def test_keys_that_are_set_are_put_in_the_order_they_stand_in(sit: Sit, tmp_path: Path) -> None:
    """The new one first; a second time there is nothing to do; in batches; and a lost key is told."""
    async with sit() as sitting:
        await sitting.say_all("/no", "Low")
    old, new = (tmp_path / "master.key").read_text().strip(), new_key()
    rotation_size, rotation.AT_ONCE = rotation.AT_ONCE, 2
    try:
        with opened(tmp_path / DATABASE) as database:
            for chat in range(10, 15):
                database.execute(
                    f"{A_PERSON} (0, ?, x'', ?, 0)",
                    [bytes([chat]), Keyring.from_text(old).new()],
                )
        both = Settings(data_dir=tmp_path, master_keys=SecretStr(f"{new},{old}"))
        assert (await rotate(both))[0] == "Wrapped anew: 6. Under the first key before: 0."
        assert (await rotate(both))[0] == "Wrapped anew: 0. Under the first key before: 6."
        lost = Settings(data_dir=tmp_path, master_keys=SecretStr(new_key()))
        assert "6 are opened by none of the keys" in (await rotate(lost))[1]
        with pytest.raises(SettingsError, match="Set MASTER_KEYS or MASTER_KEY_FILE to all the keys"):
            await sit_and_say(sit)  # the key file still holds the old one
        (tmp_path / "alive").touch()
        with pytest.raises(OperatorError, match="Stop the bot first"):
            await rotate(both)
    finally:
        rotation.AT_ONCE = rotation_size


async def sit_and_say(sit: Sit) -> None:
    async with sit() as sitting:
        await sitting.say("hello")


async def test_keys_leave_the_file_only_when_nothing_needs_them(sit: Sit, tmp_path: Path) -> None:
    """One row that none of them opens, and all of them stay."""
    async with sit() as sitting:
        await sitting.say("/no")
    with opened(tmp_path / DATABASE) as database:
        database.execute(f"{A_PERSON} (0, x'09', x'', x'00', 0)")
    told = await rotate(Settings(data_dir=tmp_path))
    assert "1 are opened by none of the keys" in told[-1]
    assert len((tmp_path / "master.key").read_text().split()) == 2


# ---------------------------------------------------------------- leftovers


@pytest.fixture
async def one_dead_letter(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that could not be dealt with, and an update that could not be read."""

    def breaks(*_: object) -> Outcome:
        raise ValueError("otters and badgers")

    async with sit() as sitting:
        await sitting.say_all("/no", "Low", "The full review, about 8")
        with monkeypatch.context() as patched:
            patched.setattr(inbox_module, "decide", breaks)
            assert "Something broke" in await sitting.say("The otter company")
        await sitting.app.inbox.dead_letters.add_raw(
            0, {"update_id": 5, "message": {"text": "badgers"}}, KeyError("x")
        )


@pytest.mark.usefixtures("one_dead_letter")
async def test_what_is_set_aside_is_listed_without_what_it_says(invoke: Invoke) -> None:
    """Id, bot, update, person, time, error."""
    code, out, err = await invoke("dead-letters")
    assert (code, err) == (0, "")
    first, second = out.splitlines()
    assert first.startswith("1  bot 0  update ")
    assert "person 1  2026-11-24T18:30" in first
    assert "ValueError at test_operating.py:" in first
    assert second.startswith("2  bot 0  update 5  person -  ")
    assert "otter" not in out.casefold()
    assert "badger" not in out
    for wrong in (
        ("dead-letters", "--replay"),
        ("parked", "1", "--replay", "--drop"),
        ("parked", "9", "--drop"),
    ):
        code, _, err = await invoke(*wrong)
        assert code == 2
        assert err.startswith("Give ")
        assert err.count("\n") == 1


@pytest.mark.usefixtures("one_dead_letter")
async def test_what_is_set_aside_is_fed_again_and_stays_where_it_fails(sit: Sit, tmp_path: Path) -> None:
    """The answer is taken; what can't be read even now stays, and nobody hears of it; then it is dropped."""
    settings = Settings(data_dir=tmp_path)
    told, left = await dead_letters.replay(settings, None, lambda: START)
    assert "otter" not in " ".join(told)
    assert told[0] == "Fed again: 1."
    assert told[1].startswith("2 stays: ")
    assert left == 1
    assert rows(tmp_path, "SELECT id FROM parked") == [(2,)]
    async with sit() as sitting:
        assert "the role at The otter company?" in await sitting.say("/help")
    assert await dead_letters.drop(settings, [2]) == ["Dropped: 1."]
    assert await dead_letters.listed(settings) == ["Nothing is set aside."]


@pytest.mark.usefixtures("one_dead_letter")
async def test_an_answer_is_not_fed_to_a_later_question(sit: Sit, tmp_path: Path) -> None:
    """They typed it again meanwhile: the old one would be taken for the role."""
    async with sit() as sitting:
        sitting.clock.move_to(START + timedelta(minutes=5))
        assert "the role at Globex?" in await sitting.say("Globex")
    told, left = await dead_letters.replay(
        Settings(data_dir=tmp_path), [1], lambda: START + timedelta(hours=1)
    )
    assert left == 1
    assert "they have gone on since" in told[1]
    assert rows(tmp_path, "SELECT count(*) FROM parked") == [(2,)]


# ---------------------------------------------------------------- a stop in order


async def test_what_can_be_delivered_in_time_is_delivered_before_the_end(
    api: BotApi, start: Start, tmp_path: Path
) -> None:
    """A quick server gets all that waits; then the process ends at once."""
    process = await start()
    crowd = [api.person(100 + number) for number in range(40)]
    for one in crowd:
        await one.write("/no")
    await api.until(lambda: sum(bool(one.messages) for one in crowd) > 3)
    process.terminate()
    assert await process.wait() == 0
    assert rows(tmp_path, "SELECT count(*) FROM outbox") == [(0,)]
    known = rows(tmp_path, "SELECT count(*) FROM people")[0][0]
    assert sum(len(one.messages) == 2 for one in crowd) == known


async def test_nothing_is_begun_that_would_be_cut_off() -> None:
    """It may take twice as long as the slowest lately, one that is still on its way included."""
    in_flight, loop = InFlight(), asyncio.get_running_loop()
    async with in_flight.sending(1):
        await asyncio.sleep(0.05)
    assert 1 in in_flight
    in_flight.end([1])
    assert 1 not in in_flight
    in_flight.ends(loop.time() + 0.5)
    assert in_flight.fits
    assert not in_flight.over(waiting=True)
    assert in_flight.over(waiting=False)
    in_flight.ends(loop.time() + 0.09)
    assert not in_flight.fits
    assert in_flight.over(waiting=True)
    in_flight.ends(loop.time() + 0.3)
    async with in_flight.sending(2):
        assert in_flight.fits
        await asyncio.sleep(0.2)
        assert not in_flight.fits


async def test_a_fetch_ends_with_the_stop_and_a_commit_does_not() -> None:
    """What waits is cancelled; what has come is kept."""
    stop, forever = Stop(), asyncio.Event()

    async def waits() -> str:
        await forever.wait()
        return "never"

    async def comes() -> str:
        return "batch"

    assert await stop.unless(comes()) == "batch"
    asyncio.get_running_loop().call_later(0.01, stop.now)
    assert await stop.unless(waits()) is None
    await stop.pause(60)
    assert stop.wanted
