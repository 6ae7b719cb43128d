"""The rows of nudges and applications follow from the facts."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.service.transactions.resources import Resources
from bot.store import schedule
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows

pytestmark = ON_BOTH
HOUR = timedelta(hours=1)


class Plan:
    """Two people, and what is planned for them."""

    def __init__(self, resources: Resources, ada: int, ben: int) -> None:
        self.resources, self.ada, self.ben = resources, ada, ben

    async def does(self, statement: Callable[[AsyncConnection], Awaitable[Any]]) -> Any:
        async with self.resources.database.write() as connection:
            return await statement(connection)

    async def sync(self, person: int, **at: datetime) -> None:
        """at: key → when it is due."""
        wanted = [{"person": person, "key": key, "run": 1, "due": due} for key, due in at.items()]
        await self.does(lambda connection: schedule.sync_nudges(connection, {person: wanted}))

    async def due(self, now: datetime, most: int = 100, without: tuple[int, ...] = ()) -> list[str]:
        found = await self.does(lambda connection: schedule.due(connection, now, most, without))
        return [row["key"] for row in found]

    async def next_due(self, *without: int) -> datetime | None:
        found: datetime | None = await self.does(lambda connection: schedule.next_due(connection, without))
        return found


@pytest.fixture
async def plan(resources: Resources) -> Plan:
    return Plan(resources, *await newcomers(resources, 7, 8))


async def test_what_is_due_comes_longest_first_and_what_is_not_does_not(plan: Plan) -> None:
    """At its very time it is due; of many some at a time."""
    await plan.sync(plan.ada, second=START, third=START + HOUR)
    await plan.sync(plan.ben, first=START - HOUR)
    assert await plan.due(START - 2 * HOUR) == []
    assert await plan.due(START) == ["first", "second"]
    assert await plan.due(START + HOUR, most=2) == ["first", "second"]
    assert await plan.next_due() == START - HOUR


async def test_what_was_said_is_neither_due_nor_planned_again(plan: Plan) -> None:
    """Though the facts would still have it so."""
    await plan.sync(plan.ada, one=START, two=START + HOUR)
    await plan.does(lambda connection: schedule.mark_said(connection, [(plan.ada, "one")], START))
    await plan.sync(plan.ada, one=START + 9 * HOUR, two=START + 2 * HOUR)
    assert await plan.due(START + 24 * HOUR) == ["two"]
    assert await plan.next_due() == START + 2 * HOUR
    due = await rows(plan.resources, "SELECT due FROM nudges WHERE key = 'one'")
    assert due == [(round(START.timestamp() * 1_000_000),)]  # when it was due, for who looks into the table
    await plan.sync(plan.ada)
    assert await rows(plan.resources, "SELECT key FROM nudges") == [("one",)]


async def test_what_is_planned_is_exactly_what_follows(plan: Plan) -> None:
    """Moved, added, taken away; somebody else's is left alone."""
    await plan.sync(plan.ben, other=START)
    await plan.sync(plan.ada, stays=START, moves=START, goes=START)
    await plan.sync(plan.ada, stays=START, moves=START + HOUR, comes=START + 2 * HOUR)
    assert await plan.due(START) == ["other", "stays"] or await plan.due(START) == ["stays", "other"]
    assert sorted(await plan.due(START + 9 * HOUR)) == ["comes", "moves", "other", "stays"]


async def test_who_has_blocked_the_bot_or_can_not_be_read_is_left_out(plan: Plan) -> None:
    """What is due for them stays."""
    await plan.sync(plan.ada, one=START)
    await plan.sync(plan.ben, two=START + HOUR)
    assert await plan.due(START + HOUR, without=(plan.ada,)) == ["two"]
    assert await plan.next_due(plan.ada) == START + HOUR
    await change(plan.resources, f"UPDATE people SET blocked = true WHERE id = {plan.ada}")  # noqa: S608 - ours
    assert await plan.due(START + HOUR) == ["two"]
    assert await plan.next_due() == START + HOUR
    assert await plan.next_due(plan.ben) is None


async def test_what_is_unplanned_is_what_was_not_said(plan: Plan) -> None:
    """Of these people alone."""
    await plan.sync(plan.ada, one=START, two=START)
    await plan.sync(plan.ben, three=START)
    await plan.does(lambda connection: schedule.mark_said(connection, [(plan.ada, "one")], START))
    await plan.does(lambda connection: schedule.unplan(connection, [plan.ada]))
    assert await rows(plan.resources, "SELECT key FROM nudges ORDER BY key") == [("one",), ("three",)]


async def test_the_applications_are_exactly_those(plan: Plan) -> None:
    """Of each who is named; where nothing is different nothing is written."""

    def one(person: int, number: int, state: str = "waiting") -> dict[str, Any]:
        about = {"stage": "first", "via": "agency", "at": START, "refused_at": None}
        return {"person": person, "number": number, "state": state, **about}

    async def sync(**wanted: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        people = {getattr(plan, name): found for name, found in wanted.items()}
        await plan.does(lambda connection: schedule.sync_applications(connection, people))
        return await rows(
            plan.resources, "SELECT person, number, state FROM applications ORDER BY person, number"
        )

    ada, ben = plan.ada, plan.ben
    assert await sync(ada=[one(ada, 1), one(ada, 2)], ben=[one(ben, 1)]) == [
        (ada, 1, "waiting"),
        (ada, 2, "waiting"),
        (ben, 1, "waiting"),
    ]
    assert await sync(ada=[one(ada, 2, "no")]) == [(ada, 2, "no"), (ben, 1, "waiting")]
