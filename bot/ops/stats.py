"""Show what was counted, by week: how many people came, what they began, finished and left."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.config import Settings
from bot.ops.guard import opened, require_database
from bot.service.transactions.tally import What
from bot.store import counts
from bot.store.database import Database
from bot.store.tables import SCHEMA

PLAIN = (What.new, What.active, What.answered)
"""What is counted as one number a week; of all else there is one for each dialogue, question or kind."""

WEEK = timedelta(days=7)

LONGEST = 10
"""How many questions the tables of questions show: those with the highest numbers."""


async def shown(settings: Settings, weeks: int, now: datetime, *, as_json: bool) -> list[str]:
    """Return what was counted in so many weeks, as lines to print."""
    found = await counted(settings, weeks, now)
    if as_json:
        return [json.dumps(found, indent=2)]
    console = Console(highlight=False)
    with console.capture() as captured:
        show(found, console)
    return captured.get().splitlines()


async def counted(settings: Settings, weeks: int, now: datetime) -> list[dict[str, Any]]:
    """Return what was counted in so many weeks, the earliest first; this one is the last."""
    require_database(settings)
    first = counts.week_of(now) - (weeks - 1) * WEEK
    async with opened(settings) as database:
        found = await _found(database, first)
    return [_week(found, first + number * WEEK) for number in range(weeks)]


async def _found(database: Database, first: date) -> Counter[counts.Counted]:
    if await database.revision() != SCHEMA:
        return Counter()  # nothing is counted before the tables are up to date
    async with database.read() as connection:
        return await counts.since(connection, first)


def _week(found: Mapping[counts.Counted, int], week: date) -> dict[str, Any]:
    shown: dict[str, Any] = {"week": week.isoformat()}
    for what in What:
        of = {subject: n for (at, kind, subject), n in sorted(found.items()) if (at, kind) == (week, what)}
        shown[what] = sum(of.values()) if what in PLAIN else of
    return shown


def show(weeks: list[dict[str, Any]], console: Console) -> None:
    """Print the weeks as tables."""
    in_all = {
        what: sum((Counter(week[what]) for week in weeks), Counter[str]())
        for what in What
        if what not in PLAIN
    }
    by_week = _table("week", *What)
    for week in weeks:
        by_week.add_row(week["week"], *(str(_sum(week[what])) for what in What))
    _print(console, "By week, from its Monday (UTC)", by_week)
    _print(console, "Dialogues, in all these weeks", _dialogues(in_all))
    for what, title, head in (
        (What.left, "Questions that were left open", "question"),
        (What.misread, "Texts that were not understood", "at the question"),
        (What.nudged, "Nudges", "kind"),
    ):
        table = _table(head, "number")
        for subject, number in in_all[what].most_common(LONGEST):
            table.add_row(subject, str(number))
        _print(console, f"{title}, in all these weeks", table)


def _dialogues(in_all: Mapping[What, Counter[str]]) -> Table:
    left: Counter[str] = Counter()
    for question, number in in_all[What.left].items():
        left[question.partition("/")[0]] += number
    table = _table("dialogue", What.begun, What.finished, What.left)
    for name in sorted({*in_all[What.begun], *in_all[What.finished], *left}):
        table.add_row(name, *(str(of[name]) for of in (in_all[What.begun], in_all[What.finished], left)))
    return table


def _print(console: Console, title: str, table: Table) -> None:
    if table.row_count:
        console.print(title, style="bold")
        console.print(table)


def _sum(shown: int | Mapping[str, int]) -> int:
    return shown if isinstance(shown, int) else sum(shown.values())


def _table(first: str, *others: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right")
    return table
