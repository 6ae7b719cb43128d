"""Who somebody is, as the database has it: opened with the keys of the settings, from outside."""

from bot.config import Settings
from bot.store import codec, queries
from bot.store.crypto import Keyring
from bot.store.database import Database
from bot.store.keys import unlocked
from bot.turn.person import Person


async def keys(settings: Settings) -> Keyring:
    """The keys that find chats there."""
    database = Database(settings.url())
    try:
        return await unlocked(settings, database)
    finally:
        await database.close()


async def person(settings: Settings, bot: int, chat: int) -> Person:
    """Somebody."""
    database = Database(settings.url())
    try:
        keyring = await unlocked(settings, database)
        async with database.write() as connection:
            found = await queries.people_of(connection, bot, [keyring.chat_hash(bot, chat)])
    finally:
        await database.close()
    return codec.person_of(found[0], keyring.sealer(found[0]["wrapped_key"], found[0]["id"]), ())
