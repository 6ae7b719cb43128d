"""The key and the database exist as a whole or not at all, and for their owner alone."""

import json
import os
import sqlite3
import stat
import sys
from asyncio import create_subprocess_exec
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import crypto
from bot.store import key_file as key_file_module
from bot.store.crypto import KEY_BYTES, KeyRefusedError
from bot.store.database import Database
from bot.store.key_file import key_file
from tests.support.forking import Forker
from tests.support.operating import DATABASE

BESIDE = ("", "-wal", "-shm")


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


Chat = Callable[..., Awaitable[tuple[int, list[str]]]]
"""A talk in which nobody says anything, with a umask and settings; its code and its errors."""


@pytest.fixture
def chat(forker: Forker, tmp_path: Path) -> Chat:
    async def chats(umask: int | None = None, **others: str) -> tuple[int, list[str]]:
        environment = {**os.environ, "DATA_DIR": str(tmp_path), **others}
        process = forker.start("bot", "chat", environment=environment, umask=umask)
        _, err = await process.communicate()
        assert process.returncode is not None
        return process.returncode, err.decode().splitlines()

    return chats


async def on_a_full_disk(folder: Path, *arguments: str) -> tuple[int | None, str]:
    """Python with these arguments where no file can be written; its code and its errors."""
    process = await create_subprocess_exec(
        *("/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "shell", sys.executable, *arguments),
        env={**os.environ, "DATA_DIR": str(folder)},
        stdin=DEVNULL,
        stdout=DEVNULL,
        stderr=PIPE,
    )
    _, err = await process.communicate()
    return process.returncode, err.decode()


def warned(lines: list[str]) -> str:
    """What the one line that was logged says."""
    [line] = lines
    told = json.loads(line)
    assert told["level"] == "WARNING"
    event: str = told["event"]
    return event


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


# ---------------------------------------------------------------- the key


async def test_a_first_start_on_a_full_disk_leaves_no_key(chat: Chat, tmp_path: Path) -> None:
    """It says so in one line, and the next start makes one."""
    code, err = await on_a_full_disk(tmp_path, "-m", "bot", "chat")
    [line] = err.splitlines()
    assert code == 2
    assert line.startswith("Set DATABASE_URL or DATA_DIR to a database that can be opened")
    assert not (tmp_path / "master.key").exists()
    assert await chat() == (0, [])
    assert mode(tmp_path / "master.key") == 0o600
    assert not list(tmp_path.glob(".*"))


async def test_a_key_that_does_not_fit_on_the_disk_is_not_there(tmp_path: Path) -> None:
    """Neither it nor a piece of it, though there is room for everything else."""
    making = "from bot.store.key_file import Settings, read_keyring; read_keyring(Settings())"
    _, err = await on_a_full_disk(tmp_path, "-c", making)
    assert "SettingsError: Set DATA_DIR or MASTER_KEY_FILE so that" in err
    assert list(tmp_path.iterdir()) == []


async def test_an_empty_key_file_is_told_of_and_left_alone(chat: Chat, tmp_path: Path) -> None:
    (tmp_path / "master.key").touch(mode=0o600)
    code, [line] = await chat()
    assert code == 2
    assert line.startswith("Set MASTER_KEYS or MASTER_KEY_FILE anew: the key file is empty")
    assert (tmp_path / "master.key").read_bytes() == b""


def test_two_who_start_at_once_have_one_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another one is through while this one is about to write: its key holds, and nothing is left over."""
    path, others, new_key = tmp_path / "master.key", [], crypto.new_key

    def meanwhile() -> str:
        monkeypatch.setattr(key_file_module, "new_key", new_key)
        others.append(key_file(path))
        return new_key()

    monkeypatch.setattr(key_file_module, "new_key", meanwhile)
    mine = key_file(path)
    assert mine.open(others[0].master.seal(b"words")) == b"words"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_key_is_on_the_disk_under_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is kept with it: the file first, then the folder."""
    synced: list[tuple[bool, bool]] = []
    path, fsync = tmp_path / "master.key", os.fsync

    def watched(descriptor: int) -> None:
        synced.append((stat.S_ISDIR(os.fstat(descriptor).st_mode), path.exists()))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", watched)
    key_file(path)
    assert synced == [(False, False), (True, True)]


def test_a_file_of_anything_else_is_no_key_file(tmp_path: Path) -> None:
    """However much there is of it; and its mode is none of ours."""
    path = tmp_path / "other"
    path.write_bytes(b"A" * 44 * 1_000_000)
    path.chmod(0o644)
    with pytest.raises(KeyRefusedError):
        key_file(path)
    assert mode(path) == 0o644


async def test_a_key_that_others_could_read_is_its_owners_alone(chat: Chat, tmp_path: Path) -> None:
    """One line says so, and it goes on."""
    await chat()
    (tmp_path / "master.key").chmod(0o644)
    code, lines = await chat()
    assert code == 0
    assert warned(lines) == "others could read master.key (mode 0644); from now on only its owner can"
    assert mode(tmp_path / "master.key") == 0o600
    assert await chat() == (0, [])


def test_where_a_mode_cannot_be_changed_the_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As with a secret that is mounted: it is taken all the same."""
    path = tmp_path / "master.key"
    path.write_text(crypto.new_key())
    path.chmod(0o440)

    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refused)
    assert len(key_file(path).new()) > KEY_BYTES
    [record] = caplog.records
    assert record.getMessage() == ("others may read master.key (mode 0440): run chmod go= on it as its owner")


# ---------------------------------------------------------------- the database


async def test_a_database_that_others_could_read_is_its_owners_alone(chat: Chat, tmp_path: Path) -> None:
    """With what lies beside it, in one line; the folder is as it was."""
    await chat()
    tmp_path.chmod(0o755)
    file = tmp_path / DATABASE
    with closing(sqlite3.connect(file)) as holder:  # else nothing lies beside it
        holder.execute("SELECT count(*) FROM people").fetchone()
        for tail in BESIDE:
            file.with_name(DATABASE + tail).chmod(0o664)
        code, lines = await chat()
        assert code == 0
        assert warned(lines) == f"others could read {DATABASE} (mode 0664); from now on only its owner can"
        assert [mode(file.with_name(DATABASE + tail)) for tail in BESIDE] == [0o600] * 3
    assert mode(tmp_path) == 0o755
    assert await chat() == (0, [])


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("there", [True, False])
async def test_a_new_database_is_its_owners_alone_from_the_first_byte(
    there: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever the umask, and behind a link too; nothing is to be warned of."""
    file = tmp_path / "elsewhere"
    place = tmp_path / DATABASE
    if there:
        place.symlink_to(file)
    else:
        file = place
    database = Database(f"sqlite+aiosqlite:///{place}")
    assert (mode(file), file.stat().st_size) == (0o600, 0)
    await database.migrate()
    async with database.connect():
        assert [mode(file.with_name(file.name + tail)) for tail in BESIDE] == [0o600] * 3
    await database.close()
    assert caplog.records == []


@pytest.mark.parametrize("mask", [0, 0o777], ids=oct)
async def test_whatever_the_umask_it_starts_again(mask: int, chat: Chat, tmp_path: Path) -> None:
    """What it keeps can be read by its owner, and by nobody else."""
    for _ in range(2):
        assert await chat(umask=mask) == (0, [])
        for name in ("master.key", DATABASE):
            assert mode(tmp_path / name) == 0o600


async def test_what_is_no_database_stays_as_it_is(chat: Chat, tmp_path: Path) -> None:
    """An address that leads to somebody else's file changes nothing about that."""
    other = tmp_path / "other"
    other.write_text("no database\n" * 1_000)
    other.chmod(0o644)
    code, [line] = await chat(DATABASE_URL=f"sqlite:///{other}")
    assert code == 2
    assert line.startswith("Set DATABASE_URL")
    assert mode(other) == 0o644


async def test_a_database_that_is_gone_is_not_begun_anew(chat: Chat, tmp_path: Path) -> None:
    """Whoever took it away by mistake can still put it back; nothing is greeted as new meanwhile."""
    assert await chat() == (0, [])
    (tmp_path / DATABASE).rename(tmp_path / "elsewhere")
    left = tmp_path / f"{DATABASE}-wal"
    left.write_bytes(b"\0" * 4_096)
    code, [line] = await chat()
    assert code == 2
    assert line.startswith(f"Put {tmp_path / DATABASE} back, or move {left} away:")
    assert not (tmp_path / DATABASE).exists()
    left.unlink()
    (tmp_path / "elsewhere").rename(tmp_path / DATABASE)
    assert await chat() == (0, [])


async def test_a_second_name_of_the_file_is_warned_of(tmp_path: Path, chat: Chat) -> None:
    """SQLite keeps its log beside the name: run on both, what was said would be lost or said twice."""
    await chat()
    (tmp_path / "copy.db").hardlink_to(tmp_path / DATABASE)
    code, lines = await chat()
    assert code == 0
    assert "second name" in " ".join(lines)
