"""Find the open runs of people: the current one, and the latest of those that were left."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import literal_column, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.tables import people, runs
from bot.turn.model.person import MOST_PARKED, RunState

MOST_LOADED = MOST_PARKED + 2
"""Open runs of one person that are loaded: those that may be parked, the current one, and one more that
shows that there are too many. Earlier versions parked any number."""

# Literals, as in the index: with a parameter, SQLite would plan the statement anew every time.
_CLOSED: Any = literal_column(f"'{RunState.closed.value}'")
_PARKED: Any = literal_column(f"'{RunState.parked.value}'")


def with_people(dialect: str) -> tuple[Any, Any]:
    """Return the join of people and their open runs, to select from, and its columns of the runs."""
    if dialect == "postgresql":
        latest = _latest(select(runs), runs).lateral("latest")
        return people.outerjoin(latest, true()), latest.c
    one = runs.alias("one")  # SQLite knows no LATERAL; and PostgreSQL would look anew for each run
    theirs = (runs.c.person == people.c.id) & runs.c.number.in_(_latest(select(one.c.number), one))
    return people.outerjoin(runs, theirs), runs.c


def _latest(selected: Any, table: Any) -> Any:
    """Limit a person's runs to those that are loaded: the current one first, then the latest."""
    found = selected.where(table.c.person == people.c.id, table.c.state != _CLOSED).correlate(people)
    by = ((table.c.state == _PARKED), table.c.taken_up.desc(), table.c.number.desc())
    return found.order_by(*by).limit(MOST_LOADED)


async def close_others(connection: AsyncConnection, person: int, numbers: Iterable[int]) -> None:
    """Close all parked runs of a person but those with these numbers."""
    others = runs.c.number.not_in(sorted(numbers))
    # That a parked run isn't closed has to be said, or SQLite would not use the index of open runs.
    await connection.execute(
        update(runs)
        .where(runs.c.person == person, runs.c.state == _PARKED, runs.c.state != _CLOSED, others)
        .values(state=RunState.closed.value)
    )
