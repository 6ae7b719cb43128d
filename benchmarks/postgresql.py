"""Ours on PostgreSQL beside ours on SQLite: turns a second, and one at a time.

The server is on the same two cores as everything else, and writes through to the disk as it does everywhere.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from benchmarks import latency, throughput
from benchmarks.contenders import OURS
from benchmarks.table import Row, Size, figures, stuck
from tests.postgres import Postgres

Runs = dict[str, list[dict[str, Any]]]
"""By the name of the database."""

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


def _new(name: str, server: Postgres) -> dict[str, str]:
    """The settings for a database of its own; SQLite's is one anyhow."""
    return {"DATABASE_URL": server.database()} if name == POSTGRESQL else {}


def measure(size: Size) -> list[Row]:
    many: Runs = {SQLITE: [], POSTGRESQL: []}
    single: Runs = {SQLITE: [], POSTGRESQL: []}
    server = Postgres(durable=True)
    try:
        for _ in range(size.runs):
            for name in many:
                many[name].append(throughput.one_run(OURS, size, **_new(name, server)))
                single[name].append(latency.one_run(OURS, 100 if size.quick else 400, **_new(name, server)))
    finally:
        server.close()
    rows = []
    for name, runs in many.items():
        rates = [run["per_second"] for run in runs]
        against = f"{median(rates) / median(run['per_second'] for run in many[SQLITE]):.2f} of that on SQLite"
        rows += [Row(f"turns a second, {name}", *figures(rates, "/s"), against), *stuck(runs)]
    for name, runs in single.items():
        waits = [run["there"]["p50"] for run in runs]
        against = (
            f"{median(waits) / median(run['there']['p50'] for run in single[SQLITE]):.2f} of that on SQLite"
        )
        rows += [Row(f"one at a time, {name}", *figures(waits, "ms", 2), against), *stuck(runs)]
    return rows
