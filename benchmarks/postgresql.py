"""Compare the coach on PostgreSQL and on SQLite: turns a second, and one update at a time.

The database server shares the same two cores with everything else, and flushes commits to the disk as
always.
"""

from __future__ import annotations

from statistics import median
from typing import Any

from benchmarks import latency, throughput
from benchmarks.contenders import OURS
from benchmarks.table import Row, Size, figures, stuck
from tests.support.postgres import Postgres

Runs = dict[str, list[dict[str, Any]]]
"""The figures of each run, by the name of the database."""

SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


def _new(name: str, server: Postgres) -> dict[str, str]:
    """Return the settings for a database of the run's own; SQLite's is a new one anyhow."""
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
