"""What it buys that nobody looks for garbage while modules are loaded, nor among them afterwards."""

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
import bot.cli, bot.telegram.serve
from bot.app import words
words()
loaded = time.process_time() - began
if "frozen" in sys.argv:
    gc.freeze()
began = time.perf_counter()
gc.collect()
print(json.dumps([1000 * loaded, 1000 * (time.perf_counter() - began)]))
"""


def loaded(*how: str) -> tuple[float, float]:
    """Milliseconds of a processor for loading, and how long everything stands still for a full collection."""
    command = [sys.executable, "-c", LOADS, *how]
    told = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - this interpreter, and our own lines
    loading, collecting = json.loads(told.stdout)
    return loading, collecting


def measure(size: Size) -> list[Row]:
    starts = range(2 if size.quick else STARTS)
    found = [(loaded(), loaded("off", "frozen")) for _ in starts]
    return [
        Row("loading", *figures([plain for (plain, _), _ in found], "ms")),
        Row("loading, not looking for garbage", *figures([ours for _, (ours, _) in found], "ms")),
        Row("a full collection", *figures([plain for (_, plain), _ in found], "ms", 1)),
        Row("a full collection, what was loaded frozen", *figures([ours for _, (_, ours) in found], "ms", 1)),
    ]
