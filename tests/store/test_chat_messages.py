"""The messages of the last two days are known by their ids, a bounded number of each person's."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.service.background.retention import Retention
from bot.service.transactions.resources import Resources
from bot.store import chat_messages
from bot.turn.model.in_chat import MOST_KNOWN, REMOVABLE, InChat
from tests.support.app import START
from tests.support.databases import ON_BOTH, only
from tests.support.people import change, newcomers, rows

pytestmark = ON_BOTH
SECOND = timedelta(seconds=1)


def row(person: int, message: int, at: Any = START, run: int | None = None, *, ours: bool = False) -> Any:
    return {"person": person, "message": message, "ours": ours, "run": run, "at": at}


class Known:
    """What is known of two people's chats."""

    def __init__(self, resources: Resources, ada: int, ben: int) -> None:
        self.resources, self.ada, self.ben = resources, ada, ben

    async def does(self, statement: Callable[[AsyncConnection], Awaitable[Any]]) -> Any:
        async with self.resources.database.write() as connection:
            return await statement(connection)

    async def note(self, *known: Any) -> None:
        await self.does(lambda connection: chat_messages.note(connection, known))

    async def of(self, person: int, since: Any = START - REMOVABLE) -> list[InChat]:
        found: list[InChat] = await self.does(lambda connection: chat_messages.of(connection, person, since))
        return found

    async def left(self) -> list[tuple[int, int]]:
        return await rows(self.resources, "SELECT person, message FROM chat_messages ORDER BY 1, 2")


@pytest.fixture
async def known(resources: Resources) -> Known:
    return Known(resources, *await newcomers(resources, 7, 8))


async def test_they_are_known_by_whose_they_are(known: Known) -> None:
    """The latest first; one that is noted twice stays as it was noted first."""
    await known.note()
    await known.note(row(known.ada, 5, run=3), row(known.ben, 6), row(known.ada, 7, ours=True))
    await known.note(row(known.ada, 5, START + SECOND))
    assert await known.of(known.ada) == [InChat(7, ours=True), InChat(5, ours=False, run=3)]
    assert await known.of(known.ben) == [InChat(6, ours=False)]
    assert await known.of(known.ada, START) == []


async def test_what_can_not_be_removed_any_more_is_forgotten(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After two days, some at a time."""
    monkeypatch.setattr(chat_messages, "_OLD", chat_messages._OLD.limit(2))  # noqa: SLF001 - a small bound
    monkeypatch.setattr(chat_messages, "AT_ONCE", 2)
    await known.note(*(row(known.ada, number, START - REMOVABLE) for number in range(1, 6)))
    await known.note(row(known.ben, 6, START - REMOVABLE + SECOND))
    coach = Retention(known.resources, 0, lambda: None)
    await coach.sweep()
    assert await known.left() == [(known.ben, 6)]


async def test_of_very_many_the_latest_are_known(known: Known) -> None:
    """At most so many of one person; others keep theirs."""
    await known.note(*(row(known.ada, number) for number in range(1, MOST_KNOWN + 11)))
    await known.note(row(known.ben, 2))
    found = await known.of(known.ada)
    assert (len(found), found[-1].message) == (MOST_KNOWN, 11)
    await Retention(known.resources, 0, lambda: None).sweep()
    left = await known.left()
    assert (len(left), left[0], left[-1]) == (MOST_KNOWN + 1, (known.ada, 11), (known.ben, 2))


async def test_they_go_with_their_person(known: Known) -> None:
    """Whoever is erased leaves no number behind."""
    await known.note(row(known.ada, 5), row(known.ben, 6))
    await change(known.resources, f"DELETE FROM people WHERE id = {known.ada}")  # noqa: S608 - ours
    assert await known.left() == [(known.ben, 6)]


@only("postgresql", "in SQLite no session holds a row")
async def test_a_row_that_another_session_holds_is_left_for_the_next_time(known: Known) -> None:
    """Nobody waits for it."""
    await known.note(row(known.ada, 1, START - REMOVABLE), row(known.ben, 2, START - REMOVABLE))
    async with known.resources.database.write() as other:
        await other.exec_driver_sql(f"SELECT 1 FROM chat_messages WHERE person = {known.ada} FOR UPDATE")  # noqa: S608 - ours
        await Retention(known.resources, 0, lambda: None).sweep()
        assert await known.left() == [(known.ada, 1)]
