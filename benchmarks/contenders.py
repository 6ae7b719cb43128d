"""The bots that are measured: how each is started, and what people say to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.dialogues import LONG
from benchmarks.stand_in import PEERS, ROOT, Running, StandIn, folder, stand_in

NO_LIMITS = {"SEND_RATE": "0", "SEND_RATE_CHAT": "0", "PERSON_RATE": "0", "LOG_LEVEL": "WARNING"}


@dataclass(frozen=True)
class Contender:
    """A bot that is measured. name: as in the table. command: starts it, without its settings.

    dialogue: what people say to it. stagger: the number of steps over which people are spread at the start.
    """

    name: str
    command: tuple[str, ...]
    dialogue: str
    stagger: int

    def start(self, server: StandIn, data: Path, **settings: str) -> Running:
        given = {"TELEGRAM_API_URL": server.url, "DATA_DIR": str(data), **NO_LIMITS, **settings}
        return Running(list(self.command), given, data / "log.txt")

    @contextmanager
    def running(self, data: Path | None = None, /, **settings: str) -> Iterator[tuple[StandIn, Running]]:
        """Run the bot with a server of its own, and go on once the bot fetches. data: else a new folder."""
        with folder() as own, stand_in() as server:
            running = self.start(server, data or own, **settings)
            try:
                server.ask("polled")
                yield server, running
            finally:
                running.kill()

    def warm_up(self, server: StandIn, chats: list[int]) -> dict[str, object]:
        """Bring each person to some step of the dialogue, before anything is timed."""
        each = [1 + place % self.stagger for place in range(len(chats))]
        return server.ask("load", dialogue=self.dialogue, chats=chats, each=each)


def _peer(name: str) -> tuple[str, ...]:
    return str(PEERS), str(ROOT / "benchmarks" / "peers" / f"{name}.py")


OURS = Contender("Afterword", (sys.executable, "-m", "bot", "run"), "review", LONG)
PTB = Contender("python-telegram-bot echo", _peer("ptb_echo"), "echo", 2)
AIOGRAM = Contender("aiogram echo", _peer("aiogram_echo"), "echo", 2)
_BARE = (sys.executable, "-c", "import gc; gc.disable(); from benchmarks.bare import start; start()")
BARE = Contender("the least with our libraries", _BARE, "echo", 2)
_CEILING = (sys.executable, "-m", "benchmarks.ceiling")
CEILING = Contender("the stand-in server itself", _CEILING, "echo", 2)
CONVERSATION = Contender("python-telegram-bot conversation", _peer("ptb_conversation"), "survey", 5)
