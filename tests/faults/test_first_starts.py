"""Row 67: several processes start at once where the schema or the keys have yet to be made."""

import asyncio

from sqlalchemy import func, select, text

from bot.service.transactions.resources import Resources
from bot.store import keys
from bot.store.crypto import Keyring
from bot.store.database import MIGRATING
from bot.store.postgres import LOCK_TIMEOUT
from tests.support.databases import only
from tests.support.people import change, value

pytestmark = only("postgresql", because="SQLite has one writer at a time")


async def test_row_67_a_start_waits_for_another_that_makes_the_schema(resources: Resources) -> None:
    """However long that takes: for longer than for any locked row."""
    await change(resources, "DELETE FROM key_checks")

    async def unlock() -> Keyring:
        async with resources.database.write(unlimited=True) as connection:
            return await keys.unlock(connection, Keyring((b"o" * 32,)))

    async with resources.database.write(unlimited=True) as other:
        await other.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
        starting = asyncio.create_task(unlock())
        while not await value(resources, "SELECT count(*) FROM pg_locks WHERE NOT granted"):
            assert not starting.done()
            await asyncio.sleep(0.01)
        await other.execute(text(f"SELECT pg_sleep({2 * LOCK_TIMEOUT / 1000})"))
        assert not starting.done()
    assert await starting
