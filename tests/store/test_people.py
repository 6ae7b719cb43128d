"""People are found by their chats, and added where they are new."""

import asyncio

from sqlalchemy import text

from bot.service.transactions.resources import Resources
from bot.store import queries
from bot.store.queries import Row, Rows
from tests.support.app import START
from tests.support.databases import only
from tests.support.people import newcomers, value


@only("postgresql", because="SQLite has one writer at a time")
async def test_who_writes_just_as_their_row_goes_is_somebody_new(resources: Resources) -> None:
    """They were found before it went, and are gone once nobody holds their row."""
    [before] = await newcomers(resources, 7)

    def stranger(chat: int) -> Row:
        return {**resources.keyring.newcomer(0, chat), "since": START, "heard_at": START}

    async def find() -> Rows:
        async with resources.database.write(unlimited=True) as connection:
            chats = {resources.keyring.chat_hash(0, 7): 7}
            return await queries.find_or_add_people(connection, 0, chats, stranger)

    async with resources.database.write() as leaving:
        await leaving.execute(text("DELETE FROM people"))
        finding = asyncio.create_task(find())
        while not await value(resources, "SELECT count(*) FROM pg_locks WHERE NOT granted"):
            assert not finding.done()
            await asyncio.sleep(0.01)
    [row] = await finding
    assert row["id"] != before
