"""Processes that begin with everything imported: they start in a tenth of the time, and are real.

`tests.support.fork_server` forks them.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from signal import SIGKILL, SIGTERM
from socket import AF_UNIX, SHUT_WR, SOCK_STREAM, socket
from subprocess import DEVNULL
from typing import Any

from tests.support.shared import SHARED, alone

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
    """Reaches the process that forks. What was started through it ends with this one, however that ends."""

    def __init__(self) -> None:
        self._streams = tempfile.mkdtemp(prefix="afterword-streams-")
        self._connection = socket(AF_UNIX, SOCK_STREAM)
        address = Path(os.environ[SHARED]) / "forking"
        with alone(address.with_suffix(".lock")):
            try:
                self._connection.connect(str(address))
            except (FileNotFoundError, ConnectionRefusedError):  # it is not there yet, or no more
                makes_ready = [sys.executable, "-m", "tests.support.fork_server", str(address)]
                subprocess.run(makes_ready, stdin=DEVNULL, stdout=DEVNULL, check=True)  # noqa: S603 - ours
                self._connection.connect(str(address))
        self._stream = self._connection.makefile("rw")
        self.ask(streams=self._streams)

    def start(
        self, module: str, *arguments: str, environment: dict[str, str], umask: int | None = None
    ) -> Forked:
        """As `python -m module arguments`."""
        folder = tempfile.mkdtemp(dir=self._streams)
        pid = self.ask(run=[module, *arguments], environment=environment, folder=folder, umask=umask)
        assert pid is not None
        return Forked(self, pid, folder)

    def ask(self, **request: Any) -> int | None:
        self._stream.write(f"{json.dumps(request)}\n")
        self._stream.flush()
        answer: int | None = json.loads(self._stream.readline())
        return answer

    def close(self) -> None:
        """Leave, and wait until its processes are killed and its folder is gone."""
        self._connection.shutdown(SHUT_WR)
        self._stream.read()
        self._stream.close()
        self._connection.close()
