"""People whose rows another session has locked are taken in later, and keep nobody else waiting."""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import suppress

import pytest
from sqlalchemy.exc import OperationalError

from bot.events import Incoming, Wrote
from bot.service.inbound import locked_people
from bot.service.inbound.locked_people import TOO_LONG, WAITS, LockedPeople
from bot.store.deadlines import LEFT
from bot.store.unavailable import LOCK_NOT_AVAILABLE, HungError, operational
from tests.support.app import START
from tests.support.aside import Aside
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


class Inbox:
    """Takes in what is of nobody who is locked; `seen`: whose own rows are, `hidden`: of whom others are.

    hung: for whom a commit hangs.
    """

    def __init__(
        self,
        *seen: int,
        hidden: Collection[int] = (),
        hung: Collection[int] = (),
        sqlstate: str = LOCK_NOT_AVAILABLE,
    ) -> None:
        self.seen, self.hidden, self.hung, self.sqlstate = set(seen), set(hidden), set(hung), sqlstate
        self.tried: list[list[int]] = []
        self.aside = Aside()
        self.people: LockedPeople[int] = LockedPeople(self.receive, self.find, self.aside)

    async def receive(self, batch: Sequence[Incoming], *, briefly: bool = False) -> list[int]:  # noqa: ARG002 - nothing waits here
        self.tried.append([one.chat for one in batch])
        if (self.seen | self.hidden) & {one.chat for one in batch}:
            raise failure(self.sqlstate)
        if self.hung & {one.chat for one in batch}:
            raise operational(HungError(), lost=True)
        self.people.taken_in(batch)
        return [one.update for one in batch]

    async def find(self, bot: int, chats: Collection[int]) -> set[int]:  # noqa: ARG002 - there is one bot
        return self.seen & set(chats)

    async def takes(self, *chats: int) -> None:
        with pytest.raises(OperationalError):
            await self.people.receive(batch(*chats))


async def test_all_others_are_taken_in_together_around_whoever_is_locked() -> None:
    """The locked ones are not tried again: one statement has told who they are."""
    inbox = Inbox(7, 8)
    await inbox.takes(7, 1, 8, 2, 1)
    assert inbox.tried == [[7, 1, 8, 2, 1], [1, 2, 1]]


async def test_once_somebody_is_known_to_be_locked_nobody_waits_for_them_again() -> None:
    """The next batch begins with the others."""
    inbox = Inbox(7)
    await inbox.takes(7)
    inbox.tried.clear()
    await inbox.takes(7, 1, 2)
    assert inbox.tried == [[1, 2]]


async def test_whoever_is_free_again_is_taken_in_and_like_anybody() -> None:
    """With everything they did meanwhile, in its order."""
    inbox = Inbox(7)
    await inbox.takes(7)
    inbox.seen.clear()
    assert await inbox.people.receive(batch(7, 7)) == [0, 1]
    inbox.tried.clear()
    await inbox.people.receive(batch(7, 1))
    assert inbox.tried == [[7, 1]]


async def test_anything_but_a_locked_row_is_everybodys_and_raised_at_once() -> None:
    """The database is gone: there is nothing to take apart."""
    inbox = Inbox(7, sqlstate="57P01")
    await inbox.takes(7, 8)
    assert inbox.tried == [[7, 8]]


async def test_where_another_row_of_somebody_is_locked_the_batch_is_taken_in_chat_by_chat() -> None:
    """Their own row tells nothing, so only trying does."""
    inbox = Inbox(hidden=[7])
    await inbox.takes(1, 7, 2)
    assert inbox.tried == [[1, 7, 2], [1, 7, 2], [1], [7], [2]]


async def test_in_one_round_no_more_than_a_few_of_these_are_waited_for() -> None:
    """The others of them have their turn in the next rounds: the one longest not tried comes first."""
    several = list(range(10, 15))
    inbox = Inbox(hidden=several)
    await inbox.takes(*several)
    inbox.tried.clear()
    await inbox.takes(1, *several)
    assert inbox.tried == [[1], *([chat] for chat in several[:WAITS])]


async def test_where_a_commit_hangs_everybody_in_it_is_tried_alone() -> None:
    """For whom it hangs then is not tried any more, be it with others or alone."""
    inbox = Inbox(hung=[7])
    await inbox.takes(1, 7, 2)
    assert inbox.tried == [[1, 7, 2], [1], [7], [2]]
    inbox.tried.clear()
    await inbox.takes(1, 7, 3)
    assert inbox.tried == [[1, 3]]


async def test_where_a_commit_hangs_of_one_person_alone_there_is_one_attempt() -> None:
    """It has shown all there is to know."""
    inbox = Inbox(hung=[7, 8])
    await inbox.takes(7)
    await inbox.takes(7, 1)
    await inbox.takes(8, 7)
    await inbox.takes(8, 7)
    assert inbox.tried == [[7], [1], [8]]


async def test_once_a_few_commits_have_hung_the_others_are_left_for_another_round() -> None:
    """Perhaps all of them do, and each takes seconds; else it is found out for whom, a few at a time."""
    hung = list(range(10, 15))
    inbox = Inbox(hung=hung)
    await inbox.takes(*hung, 1)
    assert inbox.tried == [[*hung, 1], *([chat] for chat in hung[:WAITS])]
    for _ in range(len(hung)):
        inbox.tried.clear()
        with suppress(OperationalError):
            await inbox.people.receive(batch(*hung, 1))
    assert inbox.aside.hanging == set(hung)
    assert inbox.tried == [[1]]


def test_what_somebody_did_for_whom_a_commit_hung_is_set_aside_at_once() -> None:
    """They have been waited for already, and so has everybody else."""

    async def tries() -> list[int]:
        inbox = Inbox(hung=[7])
        receive = inbox.receive

        async def hanging(batch: Sequence[Incoming], *, briefly: bool = False) -> list[int]:
            await asyncio.sleep(LEFT)
            return await receive(batch, briefly=briefly)

        inbox.people = LockedPeople(hanging, inbox.find, inbox.aside)
        await inbox.people.receive(batch(7, 7))
        return inbox.aside.updates

    assert skipping(tries()) == [0, 1]


def test_what_somebody_did_who_is_locked_for_too_long_is_set_aside_and_not_before() -> None:
    """Seconds count from the first time, for as long as they are tried."""

    async def tries() -> list[int]:
        inbox, at = Inbox(7), asyncio.get_running_loop().time
        began = at()
        while True:
            try:
                await inbox.people.receive(batch(7, 7))
            except OperationalError:
                assert not inbox.aside.updates
                await asyncio.sleep(1)
            else:
                assert at() - began == TOO_LONG
                return inbox.aside.updates

    assert skipping(tries()) == [0, 1]


def test_who_was_last_met_long_ago_is_locked_anew() -> None:
    """They were free meanwhile, and another process has taken them in."""

    async def tries() -> None:
        inbox = Inbox(7)
        for _ in range(2):
            await inbox.takes(7)
            await asyncio.sleep(locked_people.FORGOTTEN_AFTER)
        assert inbox.aside.updates == []

    skipping(tries())
