"""Settings that can't be, at the real command: one line that says what to set, and exit code 2."""

import os
import signal
import sys
from asyncio import create_subprocess_exec, timeout
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest

from bot.config import Settings
from tests.bot_api.files import TOKEN
from tests.bot_api.server import BotApi
from tests.support.databases import ON_BOTH, Store
from tests.support.forking import Forker
from tests.support.processes import Start

DIGITS = "9" * 5_000
LABEL = f"{'a' * 64}.example"
LONG = f"/{'a' * 300}"
TOKENS = ("12345678901234567890:ABC", "9223372036854775808:ABC", f"{DIGITS}:ABC", "0:ABC", "٣:ABC", "7:A/B")
SERVERS = (
    "telegram.invalid",
    "ftp://telegram.invalid",
    "http://",
    "http://telegram.invalid:99999",
    "http://a b",
)
HOSTS = ("8080", "127.0.0.1:0", "127.0.0.1:٣", f"{LABEL}:8080", "a..b:8080")
NO_FILES = (
    "sqlite://",
    "sqlite:///",
    ":memory:",
    "sqlite:///:memory:",
    "sqlite:///x?mode=memory",
    "sqlite://h/x",
)
NO_SERVERS = ("postgresql://h:abc/x", "postgresql://h:99999/x", f"postgresql://{LABEL}/x", "mysql://h/x")
KEYS = (",", "c2hvcnQ=", "ü", "=" * 44)
ZONES = ("Nowhere/Atall", "../../etc/passwd", "/nowhere", "Europe", "ü")

HOSTILE: list[tuple[str, str, tuple[str, ...]]] = [
    ("run", "TELEGRAM_BOT_TOKEN", TOKENS),
    ("run", "TELEGRAM_API_URL", SERVERS),
    ("run", "LISTEN", HOSTS),
    ("run", "WEBHOOK_URL", ("http://h/x", "https://h:0/x", f"https://{LABEL}/", "https://a@h/")),
    ("chat", "DATABASE_URL", (*NO_FILES, *NO_SERVERS)),
    ("parked", "DATABASE_URL", ("sqlite://", "postgresql://h:abc/x")),
    ("chat", "MASTER_KEYS", KEYS),
    ("chat", "MASTER_KEY_FILE", ("/dev/null", "/dev/zero", "/", LONG)),
    ("chat", "DATA_DIR", ("/dev/null", "/dev/null/x", "/proc", LONG)),
    ("chat", "TZ", ZONES),
    ("run", "SEND_RATE", ("inf", "nan", "1e309", "1e-320")),
    ("run", "SEND_RATE_CHAT", ("inf", "1e-320")),
    *(("chat", name, ("999999", "-1")) for name in ("RETENTION_MONTHS", "BACKUP_DAYS", "PERSON_RATE")),
    ("chat", "BACKUP_DAYS", (DIGITS, "1e400")),
    ("chat", "LOG_LEVEL", ("loud",)),
    *((command, "RETENTION_MONTHS", ("999999",)) for command in ("alive", "backup /nowhere", "rotate")),
]


OF_EACH = None if os.environ.get("EVERY_VALUE") else 2
"""Each takes a process of its own; EVERY_VALUE=1 tries them all."""


@pytest.mark.parametrize(
    ("command", "name", "value"),
    [(command, name, value) for command, name, values in HOSTILE for value in values[:OF_EACH]],
)
async def test_a_value_that_cannot_be_ends_it_with_one_line(
    command: str, name: str, value: str, forker: Forker, tmp_path: Path
) -> None:
    """It names the setting and doesn't repeat the value; nothing is logged, nothing is tried."""
    about = {"DATA_DIR": str(tmp_path / "data"), "TELEGRAM_BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": "made_up"}
    about |= {"TELEGRAM_API_URL": "http://127.0.0.1:1", name: value}
    process = forker.start("bot", *command.split(), environment={**os.environ, **about})
    try:
        async with timeout(20):
            out, err = await process.communicate()
    finally:
        process.kill()
    assert process.returncode == 2
    [line] = err.decode().splitlines()
    assert line.startswith("Set ")
    assert name in line
    assert len(value) < 12 or value not in line
    assert out == b""


@pytest.mark.parametrize(
    "name", ["SEND_RATE", "SEND_RATE_CHAT", "RETENTION_MONTHS", "BACKUP_DAYS", "PERSON_RATE"]
)
def test_zero_stands_for_none(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "0")
    assert getattr(Settings(), name.lower()) == 0


@pytest.mark.parametrize("zone", ["Europe/Berlin", ":Europe/Berlin", "UTC", ""])
async def test_a_time_zone_is_taken(zone: str, forker: Forker, tmp_path: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "TZ": zone}
    process = forker.start("bot", "chat", environment=environment)
    _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")


async def test_a_folder_may_be_called_anything(forker: Forker, tmp_path: Path) -> None:
    """What means something in an address means nothing in it."""
    folder = tmp_path / "what? 100%41 ü#+&"
    process = forker.start("bot", "chat", environment={**os.environ, "DATA_DIR": str(folder)})
    assert await process.wait() == 0
    assert {file.name for file in folder.iterdir()} >= {"afterword.sqlite3", "master.key"}
    assert list(tmp_path.iterdir()) == [folder]


# ---------------------------------------------------------------- closed streams, and a terminal that is gone


async def shell(script: str, *arguments: str, **environment: str) -> Process:
    """Start a command as a shell does, with streams that keep what can't be written: as they come."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return await create_subprocess_exec(
        *("/bin/sh", "-c", script, "shell", sys.executable, "-m", "bot", *arguments),
        env={**inherited, **environment},
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
    )


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"])
async def test_with_closed_streams_it_runs_all_the_same(
    closed: str, api: BotApi, store: Store, tmp_path: Path
) -> None:
    """Everybody is answered, and nothing of its own gets their numbers: the database is whole."""
    about = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATA_DIR": str(tmp_path)}
    api.flood = False
    process = await shell(f'exec "$@" {closed}', "run", LOG_LEVEL="DEBUG", **about)
    try:
        await api.person(7).does("/no", "How heavy is it")
        for number in range(3) if closed.endswith("-") else ():
            taken = Path(f"/proc/{process.pid}/fd/{number}").readlink()
            assert str(tmp_path) not in str(taken)
    finally:
        process.terminate()
    await process.communicate()
    assert process.returncode == 0
    assert await store.value("PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full"])
async def test_the_code_tells_where_nobody_can_be_told(closed: str, tmp_path: Path) -> None:
    process = await shell(f'exec "$@" {closed}', "chat", DATA_DIR=str(tmp_path), SEND_RATE="inf")
    await process.communicate()
    assert process.returncode == 2


async def test_a_talk_without_streams_ends(tmp_path: Path) -> None:
    process = await shell('exec "$@" <&- >&- 2>&-', "chat", DATA_DIR=str(tmp_path))
    await process.communicate()
    assert process.returncode == 0


@ON_BOTH
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGQUIT])
async def test_other_signals_to_end_it_end_it_in_order(
    number: int, api: BotApi, start: Start, store: Store
) -> None:
    """As SIGTERM does: the code is 0, and what was not said by then is said at the next start."""
    process = await start()
    ada = api.person(7)
    await ada.does("/no", "How heavy is it")
    await ada.write("Low")
    process.send_signal(number)
    async with timeout(10):
        _, err = await process.communicate()
    assert process.returncode == 0
    assert b"the bot has ended in order" in err
    await start()
    await ada.sees("What would help now?")
    await store.settled()
    assert sum("What would help now?" in one.text for one in ada.messages) == 1


async def test_what_is_started_to_outlive_its_terminal_does(api: BotApi, tmp_path: Path) -> None:
    """With nohup SIGHUP is ignored, and stays so."""
    about = {"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": api.url, "DATA_DIR": str(tmp_path)}
    process = await shell("trap '' HUP; exec \"$@\"", "run", **about)
    try:
        ada = api.person(7)
        await ada.does("/no", "How heavy is it")
        process.send_signal(signal.SIGHUP)
        await ada.does("Low", "What would help now?")
    finally:
        process.terminate()
    await process.communicate()
    assert process.returncode == 0
