"""The master keys are held against the database before anything is taken in."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.config import Settings
from bot.errors import SettingsError
from bot.service.transactions.resources import Resources
from bot.store import keys, queries
from bot.store.crypto import KeyRefusedError, Keyring
from bot.store.database import Database
from bot.store.keys import unlocked
from tests.support.app import START
from tests.support.databases import ON_BOTH
from tests.support.people import change, newcomers, rows, value

OLD, NEW, WRONG = (letter.encode() * 32 for letter in "onw")
CHECKS = "SELECT count(*) FROM key_checks"
T = TypeVar("T")


@pytest.fixture
async def empty(resources: Resources) -> Resources:
    """No key has ever been used there."""
    await change(resources, "DELETE FROM key_checks")
    return resources


async def does(resources: Resources, statement: Callable[[AsyncConnection], Awaitable[T]]) -> T:
    async with resources.database.write() as connection:
        return await statement(connection)


async def unlock(resources: Resources, *given: bytes) -> Keyring:
    return await does(resources, lambda connection: keys.unlock(connection, Keyring(given)))


async def add(resources: Resources, keyring: Keyring, chat: int = 7) -> None:
    async with resources.database.write() as connection:
        await queries.add_people(connection, [{**keyring.newcomer(0, chat), "since": START}])


@ON_BOTH
async def test_the_first_start_makes_a_key_of_the_hashes_and_later_ones_find_it(empty: Resources) -> None:
    """A chat has the same hash from then on."""
    first = await unlock(empty, OLD)
    assert await value(empty, CHECKS) == 1
    assert (await unlock(empty, OLD)).chat_hash(0, 7) == first.chat_hash(0, 7)
    assert await value(empty, CHECKS) == 1


async def test_a_new_key_that_is_listed_first_has_a_check_of_its_own(empty: Resources) -> None:
    """From then on both are needed: newcomers are under the new one, the others under the old one."""
    hashed = (await unlock(empty, OLD)).chat_hash(0, 7)
    assert (await unlock(empty, NEW, OLD)).chat_hash(0, 7) == hashed
    assert await value(empty, CHECKS) == 2
    for given in (NEW,), (OLD,):
        with pytest.raises(KeyRefusedError):
            await unlock(empty, *given)


async def test_a_wrong_key_opens_nothing_and_makes_nothing(empty: Resources) -> None:
    """Also where nobody is there who could tell."""
    await unlock(empty, OLD)
    with pytest.raises(KeyRefusedError):
        await unlock(empty, WRONG)
    assert await value(empty, CHECKS) == 1


async def test_a_damaged_check_is_made_anew_where_the_keys_open_everybody(
    empty: Resources, caplog: pytest.LogCaptureFixture
) -> None:
    """They are found again, by their new hashes; where the keys don't, one is missing."""
    before = await unlock(empty, OLD)
    await add(empty, before)
    await change(empty, "UPDATE key_checks SET sealed = x'00'")
    with pytest.raises(KeyRefusedError):
        await unlock(empty, WRONG)
    with caplog.at_level(logging.ERROR, "bot"):
        after = await unlock(empty, OLD)
    assert "is made anew" in caplog.text
    assert after.chat_hash(0, 7) != before.chat_hash(0, 7)
    found = await does(empty, lambda connection: queries.people_of(connection, 0, [after.chat_hash(0, 7)]))
    assert [after.chat_of(row, row["id"]) for row in found] == [7]


async def test_another_process_that_uses_a_key_more_is_noticed(empty: Resources) -> None:
    """What does not open then is not damaged; else it is."""
    keyring = await unlock(empty, OLD)
    await keys.confirm_keys(empty.database, keyring)
    await unlock(empty, NEW, OLD)
    with pytest.raises(SettingsError, match="MASTER_KEYS"):
        await keys.confirm_keys(empty.database, keyring)


async def test_when_everything_is_under_the_first_key_it_is_enough(empty: Resources) -> None:
    """The hashes stay; a key that was never first here can't say so."""
    hashed = (await unlock(empty, OLD)).chat_hash(0, 7)
    await does(empty, lambda connection: keys.keep_first(connection, Keyring([NEW, OLD])))
    assert (await unlock(empty, NEW)).chat_hash(0, 7) == hashed
    with pytest.raises(SettingsError):
        await does(empty, lambda connection: keys.keep_first(connection, Keyring([WRONG])))


async def test_a_key_file_is_made_for_a_database_that_holds_nobody_only(
    resources: Resources, settings: Settings
) -> None:
    """Else it is lost, and has to be put back."""
    await newcomers(resources, 7)
    (settings.data_dir / "master.key").unlink()
    database = Database(settings.url())
    try:
        with pytest.raises(SettingsError, match="without the key nobody can read"):
            await unlocked(settings, database)
    finally:
        await database.close()
    assert not (settings.data_dir / "master.key").exists()
    assert len(await rows(resources, "SELECT id FROM people")) == 1
