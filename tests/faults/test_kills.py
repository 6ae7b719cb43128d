"""Rows 1 to 4: SIGKILL at every place of `bot.crash`, in the real process."""

from datetime import timedelta
from random import Random

import pytest

from bot.crash import Place
from bot.settings import Settings
from tests.bot_api.server import BotApi
from tests.faults.conftest import Dies, Kept, Run, Undisturbed, killed
from tests.faults.conversation import conversation, say
from tests.moved_clock import BEGINNING

IN_A_CONVERSATION = {
    Place.before_commit: 0,
    Place.after_commit: 0,
    Place.claimed: 0,
    Place.sent: 1,
    Place.settling: 1,
    Place.settled: 0,
}
"""Where a conversation comes by, and how many messages may come twice then."""

BY_ITSELF = {Place.nudging: 0, Place.nudged: 0}
"""Where what is due comes by."""

IN_ITS_BEGINNING = {Place.migrating: 0}
"""Where a start on an older database comes by: row 21."""


def test_the_kills_are_at_every_place() -> None:
    """One list of names."""
    assert {*IN_A_CONVERSATION, *BY_ITSELF, *IN_ITS_BEGINNING} == set(Place)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("place", IN_A_CONVERSATION, ids=lambda place: place.name)
async def test_rows_01_02_03_04_killed_in_a_conversation(
    place: Place, seed: int, api: BotApi, dies: Dies, kept: Kept, undisturbed: Undisturbed
) -> None:
    """Every answer counts once, in order, and only what was sent and not written down comes twice."""
    lines = conversation(seed)
    ada = api.person(7)
    again = await dies(place, Random(seed).randint(1, 6))
    await say(ada, lines)
    await again
    await kept((ada, await undisturbed(lines)), duplicates=IN_A_CONVERSATION[place])
