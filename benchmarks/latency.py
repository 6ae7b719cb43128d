"""Measure the time from when an update can be fetched to its reply, with one update at a time.

The coach then has to make a commit for each update, with its data on the disk.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from benchmarks.contenders import AIOGRAM, BARE, OURS, PTB, Contender
from benchmarks.table import Row, Size, figures, stuck

CHATS = 20

PAUSE = 0.02
"""Seconds from a reply to the next update: work that a bot does after a reply is no part of its latency."""


def one_run(contender: Contender, updates: int, **settings: str) -> dict[str, Any]:
    chats = list(range(1, CHATS + 1))
    with contender.running(**settings) as (server, _):
        contender.warm_up(server, chats)
        how = {"at_once": 1, "gather": False, "pause": PAUSE}
        return server.ask("load", dialogue=contender.dialogue, chats=chats, updates=updates, **how)


def measure(size: Size) -> list[Row]:
    contenders = (PTB, AIOGRAM, OURS, BARE)
    found: dict[str, list[dict[str, Any]]] = {contender.name: [] for contender in contenders}
    for _ in range(size.runs):
        for contender in contenders:
            found[contender.name].append(one_run(contender, 100 if size.quick else 400))
    medians = {name: median(run["there"]["p50"] for run in runs) for name, runs in found.items()}
    return [row for name, runs in found.items() for row in (_row(name, runs, medians), *stuck(runs))]


def _row(name: str, runs: list[dict[str, Any]], medians: dict[str, float]) -> Row:
    ratio = medians[name] / medians[PTB.name]
    late = median(run["there"]["p95"] for run in runs)
    against = f"{ratio:.2f} of PTB's echo; p95 {late:.1f} ms"
    goal = ("half of PTB's", 0 < ratio <= 0.5) if name == OURS.name else ("", None)
    return Row(name, *figures([run["there"]["p50"] for run in runs], "ms", 2), against, *goal)
