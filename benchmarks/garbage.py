"""Measure the gain of no garbage collection while modules load, and of freezing what they loaded."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.table import Row, Size, figures

STARTS = 9

LOADS = """
import gc, json, sys, time
if "off" in sys.argv:
    gc.disable()
began = time.process_time()
import bot.cli, bot.channels.telegram.server
from bot.service.app import words
words()
loaded = time.process_time() - began
if "frozen" in sys.argv:
    gc.freeze()
began = time.perf_counter()
gc.collect()
print(json.dumps([1000 * loaded, 1000 * (time.perf_counter() - began)]))
"""


def loaded(*how: str) -> tuple[float, float]:
    """Return milliseconds of CPU time to load, and milliseconds that a full collection stops everything."""
    command = [sys.executable, "-c", LOADS, *how]
    output = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - this interpreter, and code from above
    loading, collecting = json.loads(output.stdout)
    return loading, collecting


def measure(size: Size) -> list[Row]:
    starts = range(2 if size.quick else STARTS)
    times = [(loaded(), loaded("off", "frozen")) for _ in starts]
    return [
        Row("loading", *figures([plain for (plain, _), _ in times], "ms")),
        Row("loading, garbage collection off", *figures([ours for _, (ours, _) in times], "ms")),
        Row("a full collection", *figures([plain for (_, plain), _ in times], "ms", 1)),
        Row("a full collection, loaded objects frozen", *figures([ours for _, (_, ours) in times], "ms", 1)),
    ]
