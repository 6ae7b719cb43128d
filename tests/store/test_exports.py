"""Files that people want of all that is kept: noted, read for in pieces, and made once."""

from datetime import timedelta

import pytest

from bot.message import Message
from bot.service.transactions.resources import Resources
from bot.store import exports
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, waiting, with_runs
from tests.support.turns import a_no

pytestmark = ON_BOTH
LATER = START + timedelta(minutes=1)


async def test_a_wish_stands_once_since_when_it_was_first_made(resources: Resources) -> None:
    """However often they ask: whoever has waited longest is the first."""
    ada, ben = await newcomers(resources, 7, 8)
    async with resources.database.write() as connection:
        await exports.request_files(connection, ada, START)
        await exports.request_files(connection, ben, START + timedelta(seconds=1))
        await exports.request_files(connection, ada, LATER)
        first = await exports.next_wanted(connection, 0)
        assert first is not None
        assert first["id"] == ada
        second = await exports.next_wanted(connection, 0, [ada])
        assert second is not None
        assert second["id"] == ben
        assert await exports.next_wanted(connection, 0, [ada, ben]) is None


async def test_a_bot_makes_what_its_own_people_want(resources: Resources) -> None:
    """Another one's come first by their time, and are passed over."""
    [ada] = await newcomers(resources, 7)
    [other] = await newcomers(resources, 8, bot=1)
    async with resources.database.write() as connection:
        await exports.request_files(connection, other, START)
        await exports.request_files(connection, ada, LATER)
        found = await exports.next_wanted(connection, 0)
        assert found is not None
        assert found["id"] == ada
        assert await exports.next_wanted(connection, 2) is None


async def test_what_is_made_is_taken_once(resources: Resources) -> None:
    """Whoever comes second finds that nobody wants it any more; or they have left."""
    ada, ben = await newcomers(resources, 7, 8)
    async with resources.database.write() as connection:
        await exports.request_files(connection, ada, START)
        await exports.request_files(connection, ben, START)
    await change(resources, f"DELETE FROM people WHERE id = {ben}")  # noqa: S608 - ours
    async with resources.database.write() as connection:
        assert [await exports.remove_request(connection, person) for person in (ada, ada, ben)] == [
            True,
            False,
            False,
        ]


async def test_they_are_under_way_until_they_have_arrived(resources: Resources) -> None:
    """Wanted, or made and not sent; files that were given up are not, nor is anything else that waits."""
    [ada] = await newcomers(resources, 7)

    async def under_way() -> bool:
        async with resources.database.read() as connection:
            return await exports.under_way(connection, ada)

    await waiting(resources, ada, Message("words"), Message("x", run=1, key=exports.FILES))
    assert not await under_way()
    async with resources.database.write() as connection:
        await exports.request_files(connection, ada, START)
    assert await under_way()
    async with resources.database.write() as connection:
        await exports.remove_request(connection, ada)
    assert not await under_way()
    [number] = await waiting(resources, ada, Message("x", document="x"), due=exports.FILES)
    assert await under_way()
    await change(resources, f"UPDATE outbox SET dead = 'refused' WHERE id = {number}")  # noqa: S608 - ours
    assert not await under_way()


async def test_runs_are_read_some_at_a_time_and_every_one_once(
    resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In their order, closed ones too; also where the last piece is full."""
    monkeypatch.setattr(exports, "RUNS_AT_ONCE", 2)
    ada, ben = await newcomers(resources, 7, 8)
    await with_runs(resources, ada, *map(a_no, (1, 3, 4, 9)))
    await with_runs(resources, ben, a_no(2))
    async with resources.database.read() as connection:
        found = [[row["number"] for row in some] async for some in exports.runs_of(connection, ada)]
    assert found == [[1, 3], [4, 9]]
    assert len(await rows(resources, "SELECT number FROM runs")) == 5
