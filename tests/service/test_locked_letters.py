"""What was set aside since a row was locked is taken in later; a damaged letter keeps none of the others."""

from bot.events import Commanded, Incoming
from bot.store.unavailable import LockedError
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
            await sitting.app.inbox.dead_letters.add_as_nobodys(late, LockedError())
        damages = "UPDATE parked SET sealed = substr(sealed, 2) WHERE id = 1"
        await store.change(damages)
        assert await sitting.app.locked_letters.sweep() == 1
        assert await sitting.app.locked_letters.sweep() == 0
    assert await store.rows('SELECT "update" FROM parked') == [(1,)]
    assert await store.value("SELECT count(*) FROM parked WHERE error LIKE 'LockedError%'") == 0
