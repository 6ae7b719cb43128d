"""Whose row somebody else holds is taken in later, and keeps nobody else waiting."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy.exc import OperationalError

from bot.events import Incoming, Wrote
from bot.service import locked_people
from bot.service.locked_people import TOO_LONG, LockedPeople, one_after_another
from bot.store.unavailable import LOCK_NOT_AVAILABLE
from tests.support.app import START
from tests.support.skipping import skipping


class DriverError(Exception):
    """What a driver raises: `sqlstate` says why."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__()
        self.sqlstate = sqlstate


def failure(sqlstate: str = LOCK_NOT_AVAILABLE) -> OperationalError:
    return OperationalError("SELECT", {}, DriverError(sqlstate))


def batch(*chats: int) -> list[Incoming]:
    return [Incoming(0, number, chat, Wrote("x"), START) for number, chat in enumerate(chats)]


def chats(parts: Sequence[Sequence[Incoming]]) -> list[list[int]]:
    return [[one.chat for one in part] for part in parts]


class Inbox:
    """Takes parts of batches in, but for what is of chats whose rows are held."""

    def __init__(self, *held: int, error: OperationalError | None = None) -> None:
        self.held, self.error = set(held), error or failure()
        self.tried: list[list[int]] = []
        self.aside: list[int] = []

    async def receive(self, part: Sequence[Incoming]) -> list[int]:
        self.tried.append([one.chat for one in part])
        if self.held & {one.chat for one in part}:
            raise self.error
        return [one.update for one in part]

    async def set_aside(self, one: Incoming, error: Exception) -> None:
        assert error is self.error
        self.aside.append(one.update)


async def test_a_batch_with_somebody_held_is_taken_in_chat_by_chat() -> None:
    """Each in its order; that somebody is held is told when all the others are through."""
    inbox = Inbox(8)
    with pytest.raises(OperationalError):
        await LockedPeople().apart(batch(8, 7, 9, 7), inbox.receive, inbox.set_aside, inbox.error)
    assert inbox.tried == [[7, 7], [8], [9]]


async def test_anything_but_a_held_row_is_everybodys_and_raised_at_once() -> None:
    """The database is gone: there is nothing to take apart."""
    inbox = Inbox(error=failure("57P01"))
    with pytest.raises(OperationalError):
        await LockedPeople().apart(batch(7, 8), inbox.receive, inbox.set_aside, inbox.error)
    assert inbox.tried == []
    with pytest.raises(OperationalError):
        await one_after_another([batch(7), batch(8)], Inbox(7, error=failure("57P01")).receive)


async def test_what_waits_is_not_overtaken_by_what_follows_it() -> None:
    """Later parts of the same chat are not even tried; parts of others are."""
    inbox = Inbox(7)
    with pytest.raises(OperationalError):
        await one_after_another([batch(7), batch(8), batch(7), batch(9)], inbox.receive)
    assert inbox.tried == [[7], [8], [9]]


async def test_what_is_taken_in_comes_back_in_order() -> None:
    """As if it had been one batch."""
    assert await one_after_another([batch(7, 7), batch(8)], Inbox().receive) == [0, 1, 0]


async def test_who_was_held_comes_after_all_the_rest_until_something_is_taken_in() -> None:
    """Then they are like anybody."""
    people, inbox = LockedPeople(), Inbox(7)
    with pytest.raises(OperationalError):
        await people.apart(batch(7), inbox.receive, inbox.set_aside, inbox.error)
    assert chats(people.parts(batch(7, 8, 7, 9))) == [[8, 9], [7, 7]]
    assert chats(people.parts(batch(8))) == [[8]]
    people.taken_in(batch(7))
    assert chats(people.parts(batch(7, 8))) == [[7, 8]]


def test_who_is_held_for_too_long_is_set_aside_and_not_before() -> None:
    """Whoever is tried all the while: seconds count from the first time."""

    async def tries() -> list[int]:
        people, inbox = LockedPeople(), Inbox(7)
        at = asyncio.get_running_loop().time
        began = at()
        while True:
            try:
                await people.apart(batch(7, 7), inbox.receive, inbox.set_aside, inbox.error)
            except OperationalError:
                assert not inbox.aside
                await asyncio.sleep(1)
            else:
                assert at() - began == TOO_LONG
                return inbox.aside

    assert skipping(tries()) == [0, 1]


def test_who_was_last_tried_long_ago_is_held_anew() -> None:
    """They were free meanwhile, or another process has taken them in."""

    async def tries() -> None:
        people, inbox = LockedPeople(), Inbox(7)
        for _ in range(2):
            with pytest.raises(OperationalError):
                await people.apart(batch(7), inbox.receive, inbox.set_aside, inbox.error)
            await asyncio.sleep(locked_people.FORGOTTEN_AFTER)
        assert inbox.aside == []

    skipping(tries())


def test_who_is_tried_all_the_while_is_not_forgotten() -> None:
    """When others are free again, and it is about them alone, they have waited long enough."""

    async def tries() -> None:
        people, others = LockedPeople(), list(range(100, 100 + locked_people.MOST))
        inbox = Inbox(7, *others)
        for _ in range(7):
            for chat in inbox.held:
                with pytest.raises(OperationalError):
                    await people.apart(batch(chat), inbox.receive, inbox.set_aside, inbox.error)
            await asyncio.sleep(10)
        people.taken_in(batch(*others))
        await people.apart(batch(7), inbox.receive, inbox.set_aside, inbox.error)
        assert inbox.aside == [0]

    skipping(tries())


def test_where_many_are_held_it_is_about_a_table_and_nothing_is_set_aside() -> None:
    """Everybody waits until somebody lets go of it."""

    async def tries() -> None:
        people, inbox = LockedPeople(), Inbox(*range(locked_people.MOST + 1))
        for _ in range(3):
            for chat in inbox.held:
                with pytest.raises(OperationalError):
                    await people.apart(batch(chat), inbox.receive, inbox.set_aside, inbox.error)
            await asyncio.sleep(TOO_LONG)
        assert inbox.aside == []

    skipping(tries())
