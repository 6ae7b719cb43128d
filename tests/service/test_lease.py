"""Whether this process may act as the one that leads: by its clock, and by the database's word."""

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.service.leadership.lease import LOST, SURE, UNNEEDED, LeaderLease, LeaseLostError
from bot.service.transactions.resources import Resources
from tests.support.databases import only
from tests.support.people import change

LEASE = 10.0


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def lease(clock: Clock) -> LeaderLease:
    """Of a process that stands for election."""
    made = LeaderLease(5, LEASE, clock)
    made.stand()
    return made


def test_who_never_stands_for_election_needs_none(clock: Clock) -> None:
    """Messages go out; of who does stand none do, until it has won."""
    lease = LeaderLease(5, LEASE, clock)
    assert lease.sure
    lease.stand()
    assert not lease.sure


def test_messages_go_out_for_a_part_of_the_lease(lease: LeaderLease, clock: Clock) -> None:
    """From when the database was asked, not from when it answered."""
    lease.won(1, clock.now - 1)
    assert lease.sure
    clock.now += SURE * LEASE - 1.001
    assert lease.sure
    clock.now += 0.001
    assert not lease.sure


def test_it_counts_as_lost_before_anybody_else_counts_so(lease: LeaderLease, clock: Clock) -> None:
    """Seconds are left until then."""
    lease.won(1, clock.now)
    assert lease.left == LOST * LEASE
    clock.now += LEASE
    assert lease.left < 0


def test_whether_another_one_has_led_in_between_follows_from_the_term(lease: LeaderLease) -> None:
    """The first term of all follows nobody's."""
    for term, interrupted in ((4, False), (5, False), (7, True), (8, False)):
        lease.won(term, 1000)
        assert lease.interrupted is interrupted


def test_when_it_ends_nothing_goes_out_any_more(lease: LeaderLease, clock: Clock) -> None:
    """Whoever waits for the end hears of it; a new term begins afresh."""
    lease.won(1, clock.now)
    over = lease.over
    lease.end()
    assert (lease.sure, over.is_set()) == (False, True)
    lease.won(2, clock.now)
    assert (lease.sure, lease.over.is_set()) == (True, False)


async def test_the_time_that_a_renewal_takes_is_not_given_twice(
    lease: LeaderLease, clock: Clock, resources: Resources, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others count from when the database wrote it, which may be long before it answered."""

    async def slowly(*_: object) -> bool:
        clock.now += 3
        return True

    monkeypatch.setattr("bot.store.leader.renew", slowly)
    lease.won(1, clock.now)
    async with resources.database.write() as connection:
        await lease.renew(connection)
    assert lease.left == LOST * LEASE - 3
    assert not lease.sure


async def test_without_a_term_nothing_is_confirmed(lease: LeaderLease, resources: Resources) -> None:
    """Who needs none is not asked."""
    async with resources.database.write() as connection:
        await UNNEEDED.confirm(connection)
        await LeaderLease(5, LEASE).confirm(connection)
        with pytest.raises(LeaseLostError):
            await lease.confirm(connection)
        with pytest.raises(LeaseLostError):
            await lease.renew(connection)
        assert not await lease.holds(connection)


@only("postgresql", because="on SQLite one process has the file for itself")
async def test_a_term_is_held_as_long_as_no_other_one_has_begun(
    lease: LeaderLease, clock: Clock, resources: Resources
) -> None:
    """A renewal counts from when it was asked for; after the end it makes nothing sure again."""

    async def renewed(connection: AsyncConnection) -> None:
        clock.now += 1.5
        await lease.renew(connection)

    columns = "INSERT INTO leaders (bot, term, holder, renewed_at, lease)"
    await change(resources, f"{columns} VALUES (5, 1, '', 0, 10000)")
    lease.won(1, clock.now)
    async with resources.database.write() as connection:
        await renewed(connection)
        await renewed(connection)
        assert lease.sure
        assert await lease.holds(connection)
        lease.end()
        await renewed(connection)
        assert not lease.sure
        assert not await lease.holds(connection)
        await lease.confirm(connection)  # what was sent may be written down
    await change(resources, "UPDATE leaders SET term = 2")
    async with resources.database.write() as connection:
        with pytest.raises(LeaseLostError):
            await lease.renew(connection)
        with pytest.raises(LeaseLostError):
            await lease.confirm(connection)
