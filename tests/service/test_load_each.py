"""People who did nothing just now are loaded: one who can't be read keeps nobody else waiting."""

import logging

import pytest

from bot.errors import SettingsError
from bot.service.transactions.load_each import load_each
from bot.service.transactions.resources import Resources
from bot.service.transactions.transaction import transacting
from bot.store import queries
from bot.store.crypto import Keyring
from tests.support.app import START
from tests.support.people import change, newcomers, with_runs
from tests.support.turns import a_no


async def loaded(resources: Resources, *people: int) -> set[int]:
    async with transacting(resources, START) as transaction:
        found = await queries.people_by_id(transaction.connection, people)
        return await load_each(transaction, found)


async def test_where_all_can_be_read_all_are_loaded(resources: Resources) -> None:
    """With however many runs."""
    ada, ben = await newcomers(resources, 7, 8)
    await with_runs(resources, ada, a_no(1), a_no(2))
    assert await loaded(resources, ada, ben) == {ada, ben}


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE people SET wrapped_key = x'00' WHERE id = 2",
        "UPDATE people SET contact = x'00' WHERE id = 2",
        "UPDATE people SET sealed = x'00' WHERE id = 2",
        "UPDATE runs SET script = 'nonsense' WHERE person = 2",
        "UPDATE runs SET state = 'nonsense' WHERE person = 2",
    ],
)
async def test_whoever_is_damaged_is_left_out_and_told_of(
    damage: str, resources: Resources, caplog: pytest.LogCaptureFixture
) -> None:
    """Once, without a word of theirs."""
    people = await newcomers(resources, 7, 8, 9)
    await with_runs(resources, people[1], a_no(1), a_no(2))
    await change(resources, damage)
    with caplog.at_level(logging.ERROR, "bot"):
        assert await loaded(resources, *people) == {people[0], people[2]}
    assert caplog.text.count("a person's rows can't be read, so nothing is sent to them") == 1


async def test_where_a_key_is_missing_nobody_counts_as_damaged(resources: Resources) -> None:
    """Another process has begun to use one that this one lacks: it has to be set."""
    people = await newcomers(resources, 7)
    other = Keyring([b"x" * 32]).with_lookup(b"y" * 32)
    stranger = Resources(resources.database, other, resources.renderer, resources.reader, resources.clock)
    with pytest.raises(SettingsError, match="MASTER_KEYS"):
        await loaded(stranger, *people)
