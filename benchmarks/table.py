"""What was measured, as a table."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Row:
    """found: the figure with its unit. spread: least to most. against: the ratio to something, told in words.

    reached: whether the goal is, None where there is none.
    """

    what: str
    found: str
    spread: str = ""
    against: str = ""
    goal: str = ""
    reached: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        verdict = {None: "", True: "reached", False: "not reached"}[self.reached]
        return (self.what, self.found, self.spread, self.against, self.goal, verdict)


QUIET = 0.7
"""A load average that is nothing to speak of."""

HEADS = ("what", "median", "least to most", "ratio", "goal", "")


@dataclass(frozen=True)
class Size:
    """How much is measured. runs: of each contender, in turn."""

    runs: int = 3
    chats: int = 500
    updates: int = 3000
    quick: bool = False


QUICK = Size(runs=1, chats=200, updates=1000, quick=True)


def figures(found: Sequence[float], unit: str = "", digits: int = 0) -> tuple[str, str]:
    """(median with its unit, least to most)."""
    low, high = (f"{value:,.{digits}f}" for value in (min(found), max(found)))
    return f"{median(found):,.{digits}f} {unit}".strip(), f"{low} to {high}" if len(found) > 1 else ""


def stuck(runs: Iterable[Mapping[str, Any]]) -> list[Row]:
    """What was never answered in a load: where there is anything, its figures say nothing."""
    return [
        Row("  STUCK, its figures say nothing:", "", "", line[:110]) for run in runs for line in run["stuck"]
    ]


def machine() -> str:
    """What it was measured on."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    cores = f"{len(models) or '?'} cores, {model}"
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {cores}; Python {platform.python_version()}{_busy()}"


def _busy() -> str:
    """A word of warning, before anything is measured, where somebody else keeps the machine busy."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"; BUSY with something else when it began: a load of {load:.1f}" if load > QUIET else ""


def printed(sections: Sequence[tuple[str, Sequence[Row]]], on: str = "") -> str:
    """The whole table; a section is its heading and its rows. on: the machine, as it was at the beginning."""
    rows = [HEADS, *(row.cells for _, found in sections for row in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [on or machine(), "", _line(HEADS, widths), "  ".join("-" * width for width in widths)]
    for heading, found in sections:
        lines += ["", heading, *(_line(row.cells, widths) for row in found)]
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Figures stand to the right, words to the left."""
    placed = [
        cell.rjust(width) if place in (1, 2) else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(placed).rstrip()
