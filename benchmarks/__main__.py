"""All of it: python -m benchmarks; --quick for a look, --only NAME for one part of it or several."""

from __future__ import annotations

import argparse
import sys
import time
from importlib import import_module

from benchmarks.table import QUICK, Row, Size, machine, printed

PARTS = {
    "throughput": "Durable turns a second, {chats} chats, {updates} updates",
    "latency": "One update at a time, from there to be fetched to the reply",
    "start": "From the start of the process to the first reply",
    "garbage": "Looking for garbage, and not",
    "kills": "Updates confirmed and never answered, after SIGKILL under load",
    "kept": "What keeping costs the peers",
    "engine": "CPU of the engine for a turn (goal: 150 µs)",
    "known": "People who are known and silent",
    "postgresql": "The same turns on PostgreSQL, on the same machine",
    "due": "Finding what is due",
    "sweep": "A sweep of nudges that are due, its beginning",
}
"""Modules here with a `measure`, and the headings over what they find. Runs of contenders are interleaved."""


def _measured(name: str, size: Size) -> list[Row]:
    """The rows of a part; where it breaks, that is what is told of it, and the others go on."""
    try:
        found: list[Row] = import_module(f"benchmarks.{name}").measure(size)
    except Exception as error:  # whatever it is
        return [Row("BROKE", "", "", f"{type(error).__name__}: {error}"[:90])]
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--quick", action="store_true", help="small and rough")
    options.add_argument("--only", action="append", choices=[*PARTS], help="this part")
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
