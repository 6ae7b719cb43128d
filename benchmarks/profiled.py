"""Run `afterword run` with a sampler, which reports at the end: python -m benchmarks.profiled FILE.

Every 2 ms of the process's CPU time it notes the stack of the main thread, across the greenlets that
SQLAlchemy switches between. CPU time of other threads while the main one waits counts as `select`. SQL
statements are counted too, with the seconds from handing one over to having its result.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from greenlet import getcurrent  # type: ignore[import-untyped] # it ships no types
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.channels.telegram.server import serve
from bot.config import read_settings

EVERY = 0.002
"""Seconds of CPU time between two samples."""

ROOT = Path(__file__).parent.parent.name

MOST = 45
"""Lines of each list."""


class Sampler:
    """Counts functions in samples of the stack: those on top (own), and all that are in it (under)."""

    def __init__(self) -> None:
        self.samples = 0
        self.own: Counter[str] = Counter()
        self.under: Counter[str] = Counter()

    def start(self) -> None:
        signal.signal(signal.SIGPROF, self._sample)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)

    def _sample(self, _: int, frame: FrameType | None) -> None:
        self.samples += 1
        seen: set[str] = set()
        greenlet: Any = getcurrent()
        while frame is not None:
            name = _name(frame)
            if not seen:
                self.own[name] += 1
            seen.add(name)
            frame = frame.f_back
            if frame is None and greenlet.parent is not None:
                greenlet = greenlet.parent
                frame = greenlet.gr_frame
        self.under.update(seen)

    def report(self) -> str:
        ours = Counter({name: count for name, count in self.under.items() if name.startswith("bot/")})
        parts = (("with all they call, the coach's own", ours), ("by themselves", self.own))
        lines = [f"{self.samples} samples of {1000 * EVERY:.0f} ms CPU"]
        for title, counted in (*parts, ("with all they call", self.under)):
            lines += ["", f"{title}:"]
            lines += [f"{100 * n / self.samples:6.1f}%  {name}" for name, n in counted.most_common(MOST)]
        return "\n".join(lines) + "\n"


class Statements:
    """Counts how often each SQL statement was executed, with how many rows, and how long that took."""

    def __init__(self) -> None:
        self.times: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()
        self.seconds: Counter[str] = Counter()
        event.listen(Engine, "before_cursor_execute", self._begin)
        event.listen(Engine, "after_cursor_execute", self._end)

    def _begin(self, _: Any, __: Any, statement: str, given: Any, context: Any, many: bool) -> None:
        shape = " ".join(statement.split())
        name = shape if len(shape) < 130 else f"{shape[:50]} … {shape[-77:]}"
        several = many and given and isinstance(given[0], tuple)
        context.bench = (name, len(given) if several else 1, time.perf_counter())

    def _end(self, _: Any, __: Any, ___: Any, ____: Any, context: Any, _____: bool) -> None:
        name, rows, begun = context.bench
        self.times[name] += 1
        self.rows[name] += rows
        self.seconds[name] += time.perf_counter() - begun

    def report(self) -> str:
        lines = ["statements: times, rows, seconds"]
        for name, seconds in self.seconds.most_common(MOST):
            lines.append(f"{self.times[name]:8} {self.rows[name]:8} {seconds:8.2f}  {name}")
        return "\n".join(lines) + "\n"


def _name(frame: FrameType) -> str:
    code = frame.f_code
    parts = Path(code.co_filename).parts
    for root in ("site-packages", ROOT, f"python3.{sys.version_info[1]}"):
        if root in parts:
            parts = parts[len(parts) - parts[::-1].index(root) :]
            break
    return f"{'/'.join(parts)}:{code.co_qualname}"


def main() -> None:
    sampler, statements = Sampler(), Statements()
    sampler.start()
    try:
        asyncio.run(serve(read_settings()))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        Path(sys.argv[1]).write_text(f"{sampler.report()}\n{statements.report()}")


if __name__ == "__main__":
    main()
