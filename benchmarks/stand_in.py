"""Start the processes of a measurement: the stand-in server, and the bots that talk to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PEERS = ROOT / ".venv-peers" / "bin" / "python"
TOKEN = "4242:strictly-made-up"


class StandIn:
    """The stand-in server's process, as the process that gives it orders sees it."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "benchmarks.bot_api"]
        self.process = subprocess.Popen(  # noqa: S603 - our own module
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._orders = 0
        self._early: dict[int, dict[str, Any]] = {}
        self.url = f"http://127.0.0.1:{self._line()['port']}"

    def _line(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line: dict[str, Any] = json.loads(self.process.stdout.readline())
        return line

    def order(self, do: str, **what: Any) -> int:
        """Give an order, and return its number, by which `answer` waits for the result."""
        self._orders += 1
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, "number": self._orders, **what}) + "\n")
        self.process.stdin.flush()
        return self._orders

    def answer(self, number: int) -> dict[str, Any]:
        while number not in self._early:
            line = self._line()
            self._early[line.pop("number")] = line
        result = self._early.pop(number)
        if "error" in result:
            raise RuntimeError(result["error"])
        return result

    def ask(self, do: str, **what: Any) -> dict[str, Any]:
        return self.answer(self.order(do, **what))

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def stand_in() -> Iterator[StandIn]:
    server = StandIn()
    try:
        yield server
    finally:
        server.close()


class Running:
    """A bot's process."""

    def __init__(self, command: list[str], settings: Mapping[str, str], log: Path | None = None) -> None:
        environment = {**os.environ, "TELEGRAM_BOT_TOKEN": TOKEN, **settings}
        # A bot writes bytecode, as an installed one has it: else this checkout is compiled at each start.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        with open(log or os.devnull, "ab") as out:
            self.process = subprocess.Popen(  # noqa: S603 - a contender's command
                command, cwd=ROOT, env=environment, stdout=out, stderr=out
            )

    @property
    def cpu(self) -> float:
        """The CPU time so far, in seconds; 0 if the system doesn't tell."""
        try:
            values = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(values[11]) + int(values[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory(self) -> float:
        """The resident memory, in megabytes; 0 if the system doesn't tell."""
        try:
            lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        except OSError:
            return 0.0
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder for a bot's data, and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="afterword-bench-") as name:
        yield Path(name)
