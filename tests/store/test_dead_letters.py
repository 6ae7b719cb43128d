"""Dead letters are few for each person, are kept for a while, and go when their person leaves."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.events import Wrote, to_json
from bot.service.transactions.resources import Resources
from bot.store import dead_letters, retention
from bot.store.dead_letters import KEEP, LARGEST, MOST_OF_NOBODY, MOST_OF_ONE
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows

pytestmark = ON_BOTH


class Letters:
    """What is set aside in a database."""

    def __init__(self, resources: Resources, ada: int, ben: int) -> None:
        self.resources, self.ada, self.ben = resources, ada, ben

    async def does(self, statement: Callable[[AsyncConnection], Awaitable[Any]]) -> Any:
        async with self.resources.database.write() as connection:
            return await statement(connection)

    async def add(
        self,
        person: int | None,
        update: int,
        sealed: bytes = b"",
        at: datetime = START,
        bot: int = 0,
        error: str = "x",
    ) -> int:
        row = {"bot": bot, "update": update, "person": person, "at": at, "error": error, "sealed": sealed}
        lost: int = await self.does(lambda connection: dead_letters.add(connection, row))
        return lost

    async def of_nobody(self, update: int, chat: int, bot: int = 0) -> None:
        sealed = self.resources.keyring.master.seal(to_json(chat, Wrote("words")))
        await self.add(None, update, sealed, bot=bot)

    async def forget(self, *gone: tuple[int, int]) -> int:
        keyring = self.resources.keyring
        found: int = await self.does(lambda connection: dead_letters.forget(connection, keyring, gone))
        return found

    async def left(self) -> list[int]:
        return [number for (number,) in await rows(self.resources, 'SELECT "update" FROM parked ORDER BY id')]


@pytest.fixture
async def letters(resources: Resources) -> Letters:
    return Letters(resources, *await newcomers(resources, 7, 8))


async def test_of_one_person_the_latest_are_kept(letters: Letters) -> None:
    """Somebody else's are theirs, and those of nobody too."""
    await letters.add(letters.ben, 1000)
    await letters.add(None, 1001)
    lost = [await letters.add(letters.ada, number) for number in range(MOST_OF_ONE + 2)]
    assert lost == [0] * MOST_OF_ONE + [1, 1]
    assert await letters.left() == [1000, 1001, *range(2, MOST_OF_ONE + 2)]


async def test_of_nobody_a_whole_batch_is_kept(letters: Letters) -> None:
    """More than of one person."""
    assert sum([await letters.add(None, number) for number in range(MOST_OF_NOBODY + 1)]) == 1
    assert await letters.left() == list(range(1, MOST_OF_NOBODY + 1))


async def test_of_locked_people_none_is_dropped(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked before whether there is room, and what can't be read takes none of it."""
    monkeypatch.setattr(dead_letters, "MOST_OF_NOBODY", 1)
    monkeypatch.setattr(dead_letters, "MOST_LOCKED", 3)
    assert await letters.does(dead_letters.room_for_locked) == 3
    for number in range(2):
        assert await letters.add(None, number, error="LockedError") == 0
        assert await letters.add(None, 10 + number) == number
    assert await letters.does(dead_letters.room_for_locked) == 1
    assert await letters.left() == [0, 1, 11]


async def test_one_that_is_too_large_is_lost_itself(letters: Letters) -> None:
    """No other one is lost for it."""
    assert await letters.add(letters.ada, 1, b"x" * LARGEST) == 0
    assert await letters.add(letters.ada, 2, b"x" * (LARGEST + 1)) == 1
    assert await letters.left() == [1]


async def test_what_is_old_is_dropped(letters: Letters) -> None:
    """After its time, not at it."""
    await letters.add(letters.ada, 1, at=START - KEEP)
    await letters.add(letters.ada, 2, at=START - KEEP - timedelta(seconds=1))
    assert await letters.does(lambda connection: dead_letters.expire(connection, START)) == 1
    assert await letters.left() == [1]


async def test_what_belongs_to_nobody_is_found_by_the_chat_that_stands_in_it(letters: Letters) -> None:
    """Of that bot alone; what nobody can open stays."""
    await letters.of_nobody(1, chat=7)
    await letters.of_nobody(2, chat=77)
    await letters.of_nobody(3, chat=7, bot=1)
    await letters.add(None, 4, b"x" * 40)
    assert await letters.forget() == 0
    assert await letters.forget((0, 7)) == 1
    assert await letters.left() == [2, 3, 4]


async def test_what_a_person_did_goes_with_them(letters: Letters) -> None:
    """It is never looked into."""
    await letters.add(letters.ada, 1)
    await letters.add(letters.ben, 2)
    assert await letters.forget((0, 7)) == 0
    await change(letters.resources, f"DELETE FROM people WHERE id = {letters.ada}")  # noqa: S608 - ours
    assert await letters.left() == [2]


async def test_the_chats_of_people_are_found_unless_their_rows_are_damaged(letters: Letters) -> None:
    """They are looked for before the people are erased."""
    await change(letters.resources, f"UPDATE people SET contact = '' WHERE id = {letters.ben}")  # noqa: S608 - ours
    keyring, people = letters.resources.keyring, [letters.ada, letters.ben]
    found = await letters.does(lambda connection: retention.chats_of(connection, keyring, people))
    assert found == {(0, 7)}
