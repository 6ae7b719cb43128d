"""No query of a turn scans everybody: its cost does not grow with the number of people."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import outgoing, stats
from bot.store.database import Database
from bot.store.tables import metadata
from tests.support.app import Sit, Sitting
from tests.support.databases import ON_BOTH

pytestmark = ON_BOTH

FEW = frozenset({"parked", "leaders", "wanted_files", "weekly_counts"})
"""Tables whose rows are few, however many people there are."""

OF_FEW = frozenset({"people_leaving", "due_nudges", "outbox_unsent"})
"""Indices that hold few, or are read from the end where what is due stands: gone through as they are."""

BY_ITS_OWN = re.compile(r"\b(id|person|chat_hash|update|at|heard_at|warned_at)\b")
"""Columns whose index leads to a row, or to those that are wanted."""

SAID = (
    *(
        "/no",
        "Low",
        "A short review, 5 to 9 minutes",
        "Globex",
        "Whisperer",
        "First interview",
        "Nobody in particular",
    ),
    *("Yes, something", "The otters", "My voice", "Not this time", "None of these", "Leave it", "Skip"),
    *("/log", "Acme", "Baker", "An interview", "yesterday", "Nobody in particular", "No date given"),
    *("Germany", "9 in the morning", "/list", "/journal", "/export", "/settings", ":wait 9d", "Nothing yet"),
)

Statements = dict[str, Any]
"""Statement → values it was carried out with."""


def noted(database: Database) -> Statements:
    """What is asked of it from here on."""
    found: Statements = {}

    def note(_: Any, __: Any, statement: str, values: Any, *_rest: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            found.setdefault(statement, values[0] if isinstance(values, list) else values)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    return found


async def everything_by_itself(sitting: Sitting) -> None:
    """What is done without anybody having said anything, to somebody and to nobody."""
    app = sitting.app
    await app.nudges.say_due()
    await app.nudges.next_at()
    await app.outbox.drain()
    await stats.figures(app.database, sitting.clock())
    async with app.database.write() as connection:
        await outgoing.anything_waits(connection, outgoing.UnsentQuery(0, 1, ()), ())
    for days in (800, 40):
        sitting.clock.move_to(sitting.clock() + timedelta(days=days))
        await app.retention.sweep()


async def on_sqlite(connection: AsyncConnection, statement: str, values: Any) -> list[str]:
    """Steps of the plan that go through a table, or through one bot's people."""
    rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
    steps = [str(step) for step in rows.scalars(3)]
    named = "|".join(metadata.tables.keys() - FEW)
    through = rf"SCAN (?:{named})(?: USING (?:COVERING )?INDEX (?P<index>\w+))?"
    whole = re.compile(rf"{through}|.*\(bot=\?\)$|.* AUTOMATIC ")
    found = ((step, whole.match(step)) for step in steps)
    return [step for step, all_of_it in found if all_of_it and all_of_it["index"] not in OF_FEW]


def nodes(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for part in plan.get("Plans", ()):
        yield from nodes(part)


async def on_postgresql(connection: AsyncConnection, statement: str, values: Any) -> list[str]:
    """The same. It goes through a small table whatever there is, unless it is told not to."""
    await connection.execute(text("SET LOCAL enable_seqscan = off"))
    found = await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values)
    plan = found.scalar_one()[0]["Plan"]
    scans = [node for node in nodes(plan) if node.get("Relation Name", "parked") not in FEW]
    return [
        f"{node['Node Type']} of {node['Relation Name']} by {node.get('Index Name', 'nothing')}"
        for node in scans
        if node["Node Type"] not in ("ModifyTable", "Bitmap Heap Scan")  # what these go through is beneath
        and node.get("Index Name") not in OF_FEW
        and not BY_ITS_OWN.search(node.get("Index Cond", ""))
    ]


async def test_nothing_looks_at_everybody(sit: Sit) -> None:
    """Each statement finds what it is about by an index, whoever says what, and when nobody does."""
    async with sit() as sitting:
        statements = noted(sitting.app.database)
        await sitting.say_all(*SAID)
        await everything_by_itself(sitting)
        on = on_sqlite if sitting.app.database.embedded else on_postgresql
        through = {}
        async with sitting.app.database.write() as connection:
            for statement, values in list(statements.items()):
                if steps := await on(connection, statement, values):
                    through[statement] = steps
        assert len(statements) > 20
        assert through == {}
