"""Keep counts by week of what people did: sums, beside which nobody's id stands.

They are added in a transaction of their own, and never in one in which somebody is answered: all processes
add to the same rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.queries import insert
from bot.store.tables import counts

Counted = tuple[date, str, str]
"""The Monday of a week, what is counted, and of what, such as the name of a dialogue; "" for all."""


def week_of(at: datetime) -> date:
    """Return the Monday of the week of a time, in its zone."""
    return at.date() - timedelta(days=at.weekday())


async def add(connection: AsyncConnection, numbers: Mapping[Counted, int]) -> None:
    """Add to the counts, in the order of their keys, so that no two processes wait for one another."""
    if numbers:
        rows = [
            {"week": week, "what": what, "subject": subject, "number": number}
            for (week, what, subject), number in sorted(numbers.items())
        ]
        await connection.execute(_adding(connection.dialect.name), rows)


@cache
def _adding(dialect: str) -> Any:
    statement = insert(dialect, counts)
    total = counts.c.number + statement.excluded.number
    keys = [column.name for column in counts.primary_key]
    return statement.on_conflict_do_update(index_elements=keys, set_={"number": total})


async def since(connection: AsyncConnection, week: date) -> Counter[Counted]:
    """Return the counts of that week and of those after it."""
    found = await connection.execute(select(counts).where(counts.c.week >= week))
    return Counter({(row.week, row.what, row.subject): row.number for row in found})


async def totals(connection: AsyncConnection) -> dict[tuple[str, str], int]:
    """Return the sums over all weeks, by what is counted and of what."""
    sums = select(counts.c.what, counts.c.subject, func.sum(counts.c.number).label("number"))
    found = await connection.execute(sums.group_by(counts.c.what, counts.c.subject))
    return {(row.what, row.subject): int(row.number) for row in found}
