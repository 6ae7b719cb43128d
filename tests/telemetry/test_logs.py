"""The logs: readable where they are ours, and never a token or a word of anybody's, whoever logs it."""

import ast
import asyncio
import io
import json
import logging
import re
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import aiohttp
import httpx
import pytest
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from telegram import Bot, Update
from telegram.error import NetworkError
from telegram.ext import ApplicationBuilder, TypeHandler

from bot.config import Settings
from bot.telemetry import logs

TOKEN = "42424242:AAplanted-Token_of-thirty-five-chars"
SECRET = "otters and badgers"
KEY = "cGxhbnRlZCBrZXkgdGhhdCBub2JvZHkgbWF5IHJlYWQ="
LIBRARIES = (*logs.QUIET, "telegram.ext", "sqlalchemy.engine.Engine", "aiohttp.access", "aiohttp.client")


class Weight(Enum):
    low = "low"


@pytest.fixture(params=["DEBUG", "INFO"])
def out(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is printed, with every logger there is as talkative as can be."""
    stream = io.StringIO()
    root, factory = logging.getLogger(), logging.getLogRecordFactory()
    before = {name: logging.getLogger(name).level for name in (None, logs.OWN, *LIBRARIES)}
    hooks = sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning
    handlers = list(root.handlers)
    logs.set_up(request.param, [TOKEN, KEY], stream)
    for name in (None, *LIBRARIES):
        logging.getLogger(name).setLevel(request.param)
    yield stream
    sys.excepthook, sys.unraisablehook, threading.excepthook, warnings.showwarning = hooks
    logging.setLogRecordFactory(factory)
    root.handlers[:] = handlers
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    """Every line is one JSON object with what belongs into it; nothing planted is in any."""
    printed = out.getvalue()
    for planted in (TOKEN, TOKEN.partition(":")[2], TOKEN.replace(":", "%3A"), SECRET, KEY, "Traceback"):
        assert planted not in printed
    found: list[dict[str, Any]] = [json.loads(line) for line in printed.splitlines()]
    assert all({"time", "level", "logger", "event"} <= line.keys() for line in found)
    return found


def typed() -> Exception:
    """What an Enum raises quotes what was typed."""
    with pytest.raises(ValueError, match=SECRET) as caught:
        Weight(SECRET)
    return caught.value


def test_ours_are_readable(out: io.StringIO) -> None:
    """Message, fields, and an error by type and frames."""
    log = logging.getLogger("bot.somewhere")
    log.warning("%(method)s was not done: %(error)s", {"method": "sendMessage", "error": "NetworkError"})
    log.error("it broke", exc_info=typed())
    log.error("it broke: %s", typed())
    first, second, third = lines(out)
    assert first["event"] == "sendMessage was not done: NetworkError"
    assert first["fields"] == {"method": "sendMessage", "error": "NetworkError"}
    assert (first["level"], first["logger"]) == ("WARNING", "bot.somewhere")
    assert first["time"].endswith("Z")
    assert second["error"].startswith("ValueError at enum.py:")
    assert "test_logs.py" in second["error"]
    assert "ValueError at enum.py:" in third["event"]


def test_ours_are_constant_formats() -> None:
    """No f-string, no caught error and no text of one as an argument, anywhere in the package."""
    for file in Path("bot").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text())):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            if not (isinstance(call.func.value, ast.Name) and call.func.value.id == "log"):
                continue
            place = f"{file}:{call.lineno}"
            assert isinstance(call.args[0], ast.Constant), place
            assert not any(isinstance(one, ast.JoinedStr) for one in ast.walk(call)), place
            assert not any(isinstance(one, ast.Name) and one.id == "error" for one in call.args[1:]), place


@pytest.mark.parametrize(
    "way",
    [
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"a {TOKEN} b",
        TOKEN.replace(":", "%3A"),
        TOKEN.replace(":", "%3a"),
        TOKEN.partition(":")[2],
        KEY,
        KEY.replace("=", "%3D"),
        "https://x/bot99:another-bots-secret/getMe",
        "999999999:AAAnother_bots_token_of_thirty_five",
    ],
)
def test_what_is_secret_is_hidden_in_ours_too(out: io.StringIO, way: str) -> None:
    """As it is, quoted for an address, and in half."""
    logging.getLogger("bot").error("there is %(thing)s here", {"thing": way})
    [line] = lines(out)
    assert logs.HIDDEN in line["event"]
    for piece in ("AA", "another", "cGx"):
        assert piece not in line["event"]
        assert piece not in line["fields"]["thing"]


def test_a_message_of_a_library_is_told_where_its_source_holds_it(out: io.StringIO) -> None:
    """Word for word, without its arguments; else only where it was."""
    log = logging.getLogger("somebody.else")
    log.warning("a constant of %s", SECRET)
    log.warning(f"made up of {SECRET}")
    log.warning(SECRET + "%s %d", "x")
    log.error("it broke", exc_info=typed(), extra={"text": SECRET})
    told = [line["event"] for line in lines(out)]
    assert told[0] == "a constant of %s"
    assert told[1].startswith("something at test_logs.py:")
    assert told[2].startswith("something at test_logs.py:")
    assert told[3] == "it broke"


async def test_telegrams_library_tells_nothing_of_an_update(out: io.StringIO) -> None:
    """An application of its own at DEBUG, with an update and a handler that fails; a bot that calls."""
    message = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 7, "type": "private"},
        "from": {"id": 7, "is_bot": False, "first_name": SECRET},
        "text": SECRET,
    }

    async def breaks(*_: object) -> None:
        raise typed()

    class Offline(Bot):
        async def initialize(self) -> None:
            """Nobody is asked who it is."""

    bot = Offline(TOKEN, base_url="http://127.0.0.1:1/bot")
    app = ApplicationBuilder().bot(bot).updater(None).build()
    app.add_handler(TypeHandler(object, breaks))
    await app.initialize()
    await app.process_update(Update.de_json({"update_id": 1, "message": message}, bot))
    async with bot.request:
        with pytest.raises(NetworkError):
            await bot.send_message(7, SECRET)
    log = logging.getLogger("telegram.ext.Updater")
    log.critical("Error while parsing updates! %s", message, exc_info=typed())
    assert {line["logger"].partition(".")[0] for line in lines(out)} >= {"telegram"}


async def test_http_libraries_tell_no_address(out: io.StringIO) -> None:
    """Httpx and httpcore, aiohttp's access log and its errors on both sides."""

    async def breaks(_: web.Request) -> web.Response:
        raise typed()

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", breaks)
    runner = web.AppRunner(app, access_log=logging.getLogger("aiohttp.access"))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/bot{TOKEN}/sendMessage"
    async with httpx.AsyncClient() as client:
        assert (await client.post(address, json={"text": SECRET})).status_code == 500
    async with aiohttp.ClientSession() as session, session.get(f"{address}?text={SECRET}") as answer:
        assert answer.status == 500
    await runner.cleanup()
    logging.getLogger("aiohttp.client").error("failed: %s", address, exc_info=typed())
    told = {line["logger"] for line in lines(out)}
    assert told >= {"httpx", "aiohttp.access", "aiohttp.server", "aiohttp.client"}


async def test_databases_tell_no_parameters(
    out: io.StringIO, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Echo, with the handler that SQLAlchemy adds for it by itself."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{tmp_path / 'x'}", echo="debug")
    async with engine.begin() as connection:
        await connection.execute(text("SELECT :typed"), {"typed": SECRET})
        await connection.execute(text(f"SELECT '{SECRET}'"))
    await engine.dispose()
    logging.getLogger("sqlalchemy.engine.Engine").handlers.clear()
    printed = capsys.readouterr()
    assert SECRET not in printed.out + printed.err
    assert any(line["logger"].startswith("sqlalchemy") for line in lines(out))


@pytest.mark.parametrize("watched", [True, False])
async def test_what_breaks_in_the_loop_is_told_by_its_place(out: io.StringIO, watched: bool) -> None:
    """A task that nobody waits for, and a callback with what was typed as its argument."""
    loop = asyncio.get_running_loop()
    before = loop.get_exception_handler()
    loop.set_exception_handler(None)
    if watched:
        logs.watch(loop)

    async def task() -> None:
        raise typed()

    def callback(_: str) -> None:
        raise typed()

    forgotten = asyncio.create_task(task())
    await asyncio.wait({forgotten})
    del forgotten
    loop.call_soon(callback, SECRET)
    await asyncio.sleep(0.01)
    loop.set_exception_handler(before)
    found = [line for line in lines(out) if "error" in line]
    assert len(found) == 2
    assert all("ValueError at enum.py" in line["error"] for line in found)


def test_what_nobody_caught_is_told_by_its_place(out: io.StringIO) -> None:
    """At the end of the process, in a thread, in a destructor; and warnings."""
    error = typed()
    sys.excepthook(type(error), error, error.__traceback__)

    def raises() -> None:
        raise typed()

    thread = threading.Thread(target=raises)
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logs.set_up(stream=out)  # as pytest shows warnings otherwise
        warnings.warn(SECRET, stacklevel=1)
    critical, error_line, warned = lines(out)
    assert critical["level"] == "CRITICAL"
    assert "ValueError" in critical["error"]
    assert "ValueError" in error_line["error"]
    assert warned["event"].startswith("UserWarning at test_logs.py:")


def test_an_uncaught_error_of_a_command_is_one_line() -> None:
    """In a real process: no traceback, no text, exit code 1."""
    program = f"""
import bot.cli
@bot.cli.app.command()
def broken():
    raise ValueError({SECRET!r})
bot.cli.main()
"""
    done = subprocess.run([sys.executable, "-c", program, "broken"], capture_output=True, text=True)  # noqa: S603 - ours
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert json.loads(line)["error"].startswith("ValueError at ")
    assert SECRET not in done.stdout + done.stderr


def test_a_terminal_gets_words(out: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time, level, what happened, and where it broke."""
    monkeypatch.setattr(out, "isatty", lambda: True)
    logs.set_up(stream=out)
    logging.getLogger("bot").warning("it broke\n twice", exc_info=typed())
    [line] = out.getvalue().splitlines()
    assert re.fullmatch(r"[\d:T. -]+ warning it broke twice \(ValueError at enum.py:.*\)", line), line


def test_the_settings_know_what_is_secret(tmp_path: Path) -> None:
    """The token, keys that are set or in the file, a password of the database; and the level is a setting."""
    (tmp_path / "master.key").write_text(f"{KEY}\n")
    settings = Settings(
        data_dir=tmp_path,
        telegram_bot_token=TOKEN,  # type: ignore[arg-type] # as the environment gives it
        database_url="postgresql://me:pass-word@host/db",
        log_level="debug",  # type: ignore[arg-type] # the same
    )
    assert settings.log_level == "DEBUG"
    assert set(settings.secrets()) == {TOKEN, KEY, "pass-word"}
    both = settings.model_copy(update={"master_keys": SecretStr(f"{KEY},{KEY[::-1]}")})
    assert {KEY, KEY[::-1]} <= set(both.secrets())
