"""Print what was measured as a table."""

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
    """A line of the table. what: the thing measured. found: the figure with its unit. spread: least to most.

    against: a ratio to another figure, in words. reached: whether the goal is reached; None without a goal.
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
"""The highest load average of a machine that does nothing else."""

HEADS = ("what", "median", "least to most", "ratio", "goal", "")


@dataclass(frozen=True)
class Size:
    """How much is measured. runs: runs of each contender; the contenders take turns."""

    runs: int = 3
    chats: int = 500
    updates: int = 3000
    quick: bool = False


QUICK = Size(runs=1, chats=200, updates=1000, quick=True)


def figures(found: Sequence[float], unit: str = "", digits: int = 0) -> tuple[str, str]:
    """Return the median with its unit, and the range from least to most."""
    low, high = (f"{value:,.{digits}f}" for value in (min(found), max(found)))
    return f"{median(found):,.{digits}f} {unit}".strip(), f"{low} to {high}" if len(found) > 1 else ""


def stuck(runs: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return a row for each update that was never answered: the figures of its run mean nothing."""
    return [
        Row("  STUCK, its figures say nothing:", "", "", line[:110]) for run in runs for line in run["stuck"]
    ]


def machine() -> str:
    """Describe the machine and the time of the measurement."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor() or platform.machine()
    cores = f"{len(models) or '?'} cores, {model}"
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC; {cores}; Python {platform.python_version()}{_busy()}"


def _busy() -> str:
    """Return a warning if something else keeps the machine busy before anything is measured."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"; BUSY with something else when it began: a load of {load:.1f}" if load > QUIET else ""


def printed(sections: Sequence[tuple[str, Sequence[Row]]], on: str = "") -> str:
    """Lay out the table. sections: headings and their rows. on: the machine as it was at the beginning."""
    rows = [HEADS, *(row.cells for _, found in sections for row in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [on or machine(), "", _line(HEADS, widths), "  ".join("-" * width for width in widths)]
    for heading, found in sections:
        lines += ["", heading, *(_line(row.cells, widths) for row in found)]
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Align figures to the right, and words to the left."""
    placed = [
        cell.rjust(width) if place in (1, 2) else cell.ljust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(placed).rstrip()
