"""Row 41: while rows are locked, their people are tried at intervals, and set aside after a while."""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress

import pytest
from sqlalchemy.exc import OperationalError

from bot.events import Commanded, Incoming
from bot.service.inbound import locked_people
from bot.store.unavailable import LockedError, operational
from tests.support.app import START
from tests.support.aside import Aside
from tests.support.databases import only
from tests.support.telegram import BOT

pytestmark = only("postgresql", because="a file has one writer at a time, and no rows that are held")

HELD = operational(LockedError())


class Known:
    """Takes in what is free, and notes what was tried.

    held: chats with any row held. found: those of them that are found at once.
    """

    def __init__(self, held: set[int], found: set[int]) -> None:
        self.held, self.found = held, found
        self.tried: list[int] = []
        self.briefly: list[bool] = []
        self.aside = Aside()
        self.people = locked_people.LockedPeople(self.receive, self.find, self.aside)

    async def receive(self, batch: Sequence[Incoming], *, briefly: bool = False) -> list[int]:
        self.tried += [one.update for one in batch]
        if any(one.chat in self.held for one in batch):
            self.briefly.append(briefly)
            raise HELD
        self.people.taken_in(batch)
        return [one.update for one in batch]

    async def find(self, _: int, chats: Collection[int]) -> set[int]:
        return self.found & set(chats)

    async def round(self, *updates: tuple[int, int]) -> list[int]:
        """Bring updates, each with its chat; return those that were tried, in their order."""
        self.tried, self.briefly = [], []
        with suppress(OperationalError):
            await self.people.receive(
                [Incoming(BOT, number, chat, Commanded("help"), START) for number, chat in updates]
            )
        return self.tried


async def test_row_41_what_is_behind_something_that_waits_does_not_overtake_it() -> None:
    """Where a batch is taken in chat by chat: the rest of that chat comes when its turn comes again."""
    known = Known({7}, set())
    brought = [(1, 7), (2, 8), (3, 7)]
    assert await known.round(*brought) == [1, 2, 3] * 2 + [1, 3, 2]
    assert await known.round(*brought) == [2, 1, 3]
    known.held.clear()
    assert await known.round(*brought) == [2, 1, 3]
    assert await known.round(*brought) == [1, 2, 3]


async def test_row_41_who_is_found_locked_is_not_tried() -> None:
    """Those who became locked meanwhile are, and hardly waited for, since the first was."""
    known = Known({7, 9}, {7})
    assert await known.round((1, 7), (2, 8), (3, 9)) == [1, 2, 3, 2, 3, 2, 3]
    assert known.briefly == [False, True, True]
    assert await known.round((1, 7), (2, 8), (3, 9)) == [2, 3]
    assert known.briefly == [True]


async def test_row_41_few_are_waited_for_in_one_round() -> None:
    """In turn, so that each is tried again; and all of them at once when they are free."""
    chats = range(1, 6)
    known, brought = Known(set(chats), set()), [(chat, chat) for chat in chats]
    await known.round(*brought)
    tried = [set(await known.round(*brought, (9, 9))) for _ in range(5)]
    assert all(len(each) == 1 + locked_people.WAITS for each in tried)
    assert set.union(*tried[:3]) == {*chats, 9}
    known.held.clear()
    assert set(await known.round(*brought)) == set(chats)


async def test_row_41_as_many_are_set_aside_as_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """After `TOO_LONG`, whoever was tried this time; and of one person all of a batch or nothing."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 0.0)
    chats = range(1, 300)
    for found in (set(chats), set[int]()):
        known = Known(set(chats), found)
        await known.round(*((chat, chat) for chat in chats), (300, 1))
        assert sorted(known.aside.updates) == [*chats, 300]
        known.aside.left = 0
        await known.round(*((300 + chat, chat) for chat in chats))
        assert len(known.aside.updates) == 300
    known.aside.left = 1
    await known.round((901, 1), (902, 1))
    assert len(known.aside.updates) == 300


async def test_row_41_once_somebody_is_held_for_long_nobody_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else everybody would wait for one after the other."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 0.1)
    known = Known({7, 8}, {7, 8})
    await known.round((1, 7))
    await asyncio.sleep(0.1)
    await known.round((1, 7), (2, 8))
    await known.round((3, 8), (4, 9))
    assert sorted(known.aside.updates) == [1, 2, 3]
    assert 4 in known.tried


async def test_row_41_who_was_held_once_is_not_so_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have been free meanwhile without a word to this process: another worker took it in."""
    monkeypatch.setattr(locked_people, "TOO_LONG", 0.1)
    monkeypatch.setattr(locked_people, "FORGOTTEN_AFTER", 0.1)
    known = Known({7}, {7})
    await known.round((1, 7))
    await asyncio.sleep(0.15)
    await known.round((2, 7))
    assert known.aside.updates == []
    for number in range(3, 7):
        await asyncio.sleep(0.04)
        await known.round((number, 7))
    assert known.aside
