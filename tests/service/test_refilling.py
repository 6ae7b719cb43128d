"""Unsent messages are taken from the table, and one bad row never holds up the others."""

import logging
from datetime import timedelta

import pytest

from bot.message import Message
from bot.service.leadership.lease import UNNEEDED, LeaderLease, Lease, LeaseLostError
from bot.service.outbound.chat_queues import ChatQueues
from bot.service.outbound.refilling import UNTAKEABLE, Refill
from bot.service.transactions.resources import Resources
from tests.support.app import START
from tests.support.databases import ON_BOTH, only
from tests.support.people import change, holding, ids, newcomers, rows, waiting

CARD = Message("Only text, please.")


class Table:
    """The outbox of one bot, and the queues that are filled from it."""

    def __init__(self, resources: Resources, lead: Lease = UNNEEDED, bot: int = 0) -> None:
        self.resources = resources
        self.queues = ChatQueues(0, lambda: START)
        self.refill = Refill(resources.database, bot, self.queues, lead)

    async def taken(self) -> list[int]:
        """Rows that are marked as being in somebody's hands."""
        marked = "SELECT id FROM outbox WHERE maybe_sent = true ORDER BY id"
        return [number for (number,) in await rows(self.resources, marked)]


@ON_BOTH
async def test_what_fits_is_in_the_queues_and_marked(resources: Resources) -> None:
    """What did not fit is neither."""
    ada, ben = await newcomers(resources, 7, 8)
    there = await waiting(resources, ada, *[CARD] * 5)
    other = await waiting(resources, ben, CARD)
    table = Table(resources)
    found = await table.refill.take(())
    assert {person: ids(table.queues.of(person)) for person in found} == {ada: there[:3], ben: other}
    assert await table.taken() == [*there[:3], *other]
    assert not table.refill.held
    assert not [message for person in found for message in table.queues.of(person) if message.maybe_sent]


@ON_BOTH
async def test_what_is_for_another_bot_is_not_taken(resources: Resources) -> None:
    """It isn't told of as held either."""
    [ada] = await newcomers(resources, 7)
    await waiting(resources, ada, CARD)
    other = Table(resources, bot=1)
    assert await other.refill.take(()) == []
    assert not other.refill.held


@only("postgresql", because="a file has one writer at a time, and no rows that are held")
async def test_what_another_session_holds_is_passed_over_and_told_of(resources: Resources) -> None:
    """The others are taken, and nothing behind a held row overtakes it."""
    ada, ben = await newcomers(resources, 7, 8)
    first, _ = await waiting(resources, ada, CARD, CARD)
    other = await waiting(resources, ben, CARD)
    table = Table(resources)
    async with holding(resources, first):
        found = await table.refill.take(())
        assert {person: ids(table.queues.of(person)) for person in found} == {ben: other}
        assert table.refill.held
    assert await table.taken() == other


async def test_who_leads_no_more_takes_nothing(resources: Resources) -> None:
    """The queues are as before: nothing of it has happened."""
    [ada] = await newcomers(resources, 7)
    await waiting(resources, ada, CARD)
    lead = LeaderLease(0, 10)
    lead.stand()
    table = Table(resources, lead)
    with pytest.raises(LeaseLostError):
        await table.refill.take(())
    assert (table.queues.busy, await table.taken()) == (set(), [])


async def test_a_row_that_can_not_be_taken_is_given_up_and_the_others_are_taken(
    resources: Resources, caplog: pytest.LogCaptureFixture
) -> None:
    """With an alert."""
    ada, ben = await newcomers(resources, 7, 8)
    [bad], [other] = await waiting(resources, ada, CARD), await waiting(resources, ben, CARD)
    refuses = f"BEFORE UPDATE OF maybe_sent ON outbox WHEN OLD.id = {bad}"
    await change(resources, f"CREATE TRIGGER refuses {refuses} BEGIN SELECT RAISE(ABORT, 'no'); END")
    table = Table(resources)
    with caplog.at_level(logging.ERROR, "bot"):
        assert await table.refill.take(()) == [ben]
    assert await rows(resources, "SELECT id, dead FROM outbox ORDER BY id") == [
        (bad, UNTAKEABLE),
        (other, None),
    ]
    assert await table.taken() == [other]
    assert "could not be taken from the outbox" in caplog.text


async def test_a_bad_row_of_somebody_whose_turn_comes_again_is_found_behind_many_others(
    resources: Resources,
) -> None:
    """It was tried with the others, so it is looked for among them: else nobody got anything any more."""
    now = START
    ada, *others = await newcomers(resources, 7, *range(20, 26))
    for other in others:
        await waiting(resources, other, CARD)
    [bad] = await waiting(resources, ada, CARD)
    refuses = f"BEFORE UPDATE OF maybe_sent ON outbox WHEN OLD.id = {bad}"
    await change(resources, f"CREATE TRIGGER refuses {refuses} BEGIN SELECT RAISE(ABORT, 'no'); END")
    queues = ChatQueues(2, lambda: now)
    queues.postpone(ada, 1)
    now += timedelta(seconds=2)
    queues.end_postponing()
    refill = Refill(resources.database, 0, queues, UNNEEDED)
    assert await refill.take(())
    assert await rows(resources, "SELECT id FROM outbox WHERE dead IS NOT NULL") == [(bad,)]


async def test_what_can_not_even_be_given_up_is_passed_over(resources: Resources) -> None:
    """Once it was tried, nothing is found in it a second time."""
    ada, ben = await newcomers(resources, 7, 8)
    [bad], [other] = await waiting(resources, ada, CARD), await waiting(resources, ben, CARD)
    refuses = f"BEFORE UPDATE ON outbox WHEN OLD.id = {bad}"
    await change(resources, f"CREATE TRIGGER refuses {refuses} BEGIN SELECT RAISE(ABORT, 'no'); END")
    table = Table(resources)
    found = await table.refill.take(())
    assert table.queues.stuck == {bad}
    assert [ids(table.queues.of(person)) for person in found] == [[other]]
