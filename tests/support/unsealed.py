"""Open what the database has sealed of a person, with the keys of the settings, from outside."""

from bot.config import Settings
from bot.store import codec, queries
from bot.store.crypto import Keyring
from bot.turn.model.person import Person
from tests.support.app import resources


async def keys(settings: Settings) -> Keyring:
    """The keys that find chats there."""
    async with resources(settings) as at:
        return at.keyring


async def person(settings: Settings, bot: int, chat: int) -> Person:
    """Somebody."""
    async with resources(settings) as at, at.database.write() as connection:
        found = await queries.people_of(connection, bot, [at.keyring.chat_hash(bot, chat)])
    return codec.person_of(found[0], at.keyring.sealer(found[0]["wrapped_key"], found[0]["id"]), ())
