"""Run all measurements: python -m benchmarks; --quick for a rough look, --only NAME for some parts."""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

from benchmarks.table import QUICK, Row, Size, machine, printed

PARTS = {
    "throughput": "Durable turns a second, {chats} chats, {updates} updates",
    "latency": "One update at a time, from when it can be fetched to the reply",
    "start": "From the start of the process to the first reply",
    "garbage": "Python's garbage collector on and off while modules load",
    "kills": "Updates confirmed and never answered, after SIGKILL under load",
    "kept": "The peer's speed while it stores what it has to keep",
    "engine": "CPU of the engine for a turn (goal: 150 µs)",
    "known": "People who are known and silent",
    "postgresql": "The same turns on PostgreSQL, on the same machine",
    "due": "Finding the nudges that are due",
    "sweep": "The beginning of a sweep of nudges that are due",
}
"""The modules here that have a `measure`, and the headings of their figures. Contenders take turns to run."""


def _measured(name: str, size: Size) -> list[Row]:
    """Return the rows of a part; if it breaks, a row with its error, so that the other parts go on."""
    try:
        rows: list[Row] = import_module(f"benchmarks.{name}").measure(size)
    except Exception as error:  # any error of one part is reported and ends only that part
        return [Row("BROKE", "", "", f"{type(error).__name__}: {error}"[:90])]
    return rows


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quick", action="store_true", help="measure less, and roughly")
    options.add_argument(
        "--only", action="append", choices=[*PARTS], help="measure this part; may be given several times"
    )
    given = options.parse_args()
    size = QUICK if given.quick else Size()
    on = machine()
    sections: list[tuple[str, list[Row]]] = []
    for name in given.only or PARTS:
        began = time.monotonic()
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        heading = PARTS[name].format(chats=size.chats, updates=size.updates)
        sections.append((heading, _measured(name, size)))
        print(f"{time.monotonic() - began:.0f} s", file=sys.stderr)
    print(printed(sections, on), flush=True)


if __name__ == "__main__":
    main()
