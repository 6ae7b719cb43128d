"""The log is written in a thread of its own: whole, in order, and without waiting for whoever reads it."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.telemetry import log_writer
from bot.telemetry.log_writer import LogWriter

SOON = 10.0
"""Seconds that are more than enough for a thread to write a few lines, on a busy machine too."""


LAST = "the last line\n"


def drained(reading: int, came: list[bytes]) -> None:
    """Read a pipe up to the last line."""
    while not b"".join(came[-2:]).endswith(LAST.encode()):
        came.append(os.read(reading, 65536))


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """The two ends of a pipe."""
    ends = os.pipe()
    yield ends
    for end in ends:
        os.close(end)


def test_lines_arrive_whole_and_in_order(tmp_path: Path) -> None:
    """However they are cut up on their way."""
    file = tmp_path / "log"
    lines = [f"{number} {'é' * 3000}\n" for number in range(50)]
    with file.open("w", encoding="utf-8") as stream:
        writer = LogWriter(stream)
        for line in lines:
            writer.write(line)
        writer.finish(SOON)
    assert file.read_text(encoding="utf-8") == "".join(lines)


def test_whoever_logs_never_waits_and_hears_how_many_lines_were_dropped(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A pipe that nobody reads is soon full; when it is read again, the log goes on."""
    monkeypatch.setattr(log_writer, "MOST_WAITING", 10)
    reading, writing = pipe
    with os.fdopen(os.dup(writing), "w") as stream:
        writer = LogWriter(stream)
        began = time.monotonic()
        for _ in range(200):
            writer.write("x" * 4096 + "\n")
        assert time.monotonic() - began < SOON
        came: list[bytes] = []
        reader = threading.Thread(target=drained, args=(reading, came), daemon=True)
        reader.start()
        until = time.monotonic() + SOON
        while reader.is_alive() and time.monotonic() < until:
            writer.write(LAST)  # it is dropped, too, as long as others wait
            reader.join(0.01)
    assert "nobody read the log:" in caplog.text
    assert b"".join(came).endswith(LAST.encode())
