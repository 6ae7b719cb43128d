"""What was set aside since a row was locked is taken in later; a damaged letter keeps none of the others."""

from datetime import timedelta

from bot.events import Commanded, Incoming, Wrote
from tests.support.app import START, Sit
from tests.support.databases import ON_BOTH, Store

pytestmark = ON_BOTH


async def test_a_damaged_one_is_left_to_the_operator_and_the_others_are_taken_in(
    sit: Sit, store: Store
) -> None:
    """It can't be opened, so nobody knows whose it is."""
    async with sit() as sitting:
        for number, chat in ((1, 5), (2, 6)):
            late = Incoming(0, number, chat, Commanded("no"), START)
            await sitting.app.inbox.dead_letters.add_locked(late)
        damages = "UPDATE parked SET sealed = substr(sealed, 2) WHERE id = 1"
        await store.change(damages)
        assert await sitting.app.inbox.locked_letters.take_in() == 1
        assert await sitting.app.inbox.locked_letters.take_in() == 0
    assert await store.rows('SELECT "update" FROM parked') == [(1,)]
    assert await store.value("SELECT count(*) FROM parked WHERE error LIKE 'LockedError%'") == 0


async def test_what_fails_for_good_is_left_to_the_operator(sit: Sit, store: Store) -> None:
    """It is tried once when the row is free: here they have gone on by then, so it answers nothing."""
    async with sit() as sitting:
        await sitting.say_all("/no")
        late = Incoming(0, 9001, 1, Wrote("Low", 50), sitting.clock())
        await sitting.app.inbox.dead_letters.add_locked(late)  # by another worker
        sitting.clock.move_to(sitting.clock() + timedelta(seconds=5))
        await sitting.say_all("Low")
        for _ in range(2):
            assert await sitting.app.inbox.locked_letters.take_in() == 0
    assert await store.value("SELECT count(*) FROM parked WHERE error LIKE 'OvertakenError%'") == 1


async def test_what_came_twice_is_taken_in_once(sit: Sit, store: Store) -> None:
    """Nobody could remember its number while rows were locked, so it was set aside each time that it came."""
    async with sit() as sitting:
        once, twice = (Incoming(0, 9000 + chat, chat, Commanded("no"), START) for chat in (5, 6))
        for late in (once, twice, twice):
            await sitting.app.inbox.dead_letters.add_locked(late)
        assert await sitting.app.inbox.locked_letters.take_in() == 3
        await sitting.app.inbox.receive([once, twice])
    assert await store.value("SELECT count(*) FROM parked") == 0
    [[of_once], [of_twice]] = await store.rows("SELECT count(*) FROM outbox GROUP BY person")
    assert of_once == of_twice
