"""People in the database, and what waits for them, as transactions find them."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from bot.coach.facts.history import Established
from bot.message import Message
from bot.service.transactions.resources import Resources
from bot.store import codec, outgoing, queries
from bot.store.crypto import Sealer
from bot.store.queued import QueuedMessage
from bot.turn.model.person import Run
from tests.support.app import START


async def newcomers(resources: Resources, *chats: int, bot: int = 0, heard_at: datetime = START) -> list[int]:
    """People who have said nothing yet, in the order of their chats."""
    keyring = resources.keyring
    async with resources.database.write() as connection:
        for chat in chats:
            row = {**keyring.newcomer(bot, chat), "since": START, "heard_at": heard_at}
            await queries.add_people(connection, [row])
        hashes = [keyring.chat_hash(bot, chat) for chat in chats]
        found = await queries.people_of(connection, bot, hashes)
    by_chat = {keyring.chat_of(row, row["id"]): int(row["id"]) for row in found}
    return [by_chat[chat] for chat in chats]


async def sealer_of(resources: Resources, person: int) -> Sealer:
    async with resources.database.read() as connection:
        row = await queries.person_row(connection, person)
    return resources.keyring.sealer(row["wrapped_key"], person)


async def with_runs(resources: Resources, person: int, *runs: Run) -> None:
    sealer = await sealer_of(resources, person)
    async with resources.database.write() as connection:
        await queries.save_runs(connection, [codec.run_values(person, run, sealer) for run in runs])


async def with_facts(resources: Resources, person: int, *facts: Established) -> None:
    sealer = await sealer_of(resources, person)
    async with resources.database.write() as connection:
        await queries.save_facts(connection, [codec.fact_values(person, one, sealer) for one in facts])


async def waiting(
    resources: Resources, person: int, *messages: Message, urgent: bool = True, due: str | None = None
) -> list[int]:
    """These wait in the outbox; the ids of their rows."""
    sealer = await sealer_of(resources, person)
    rows = [
        codec.message_values(person, message, sealer, START, urgent=urgent, due=due) for message in messages
    ]
    queued = [QueuedMessage(row, message) for row, message in zip(rows, messages, strict=True)]
    async with resources.database.write() as connection:
        await outgoing.queue(connection, queued, queued)
    return [message.id for message in queued]


async def rows(resources: Resources, statement: str) -> list[tuple[Any, ...]]:
    """What a statement finds."""
    async with resources.database.read() as connection:
        return [tuple(row) for row in await connection.exec_driver_sql(statement)]


async def change(resources: Resources, statement: str) -> None:
    async with resources.database.write() as connection:
        await connection.exec_driver_sql(statement)


@asynccontextmanager
async def holding(resources: Resources, *numbers: int) -> AsyncIterator[None]:
    """Another session holds these rows of the outbox (PostgreSQL)."""
    async with resources.database.write() as other:
        for number in numbers:
            await other.exec_driver_sql(f"SELECT 1 FROM outbox WHERE id = {number} FOR UPDATE")  # noqa: S608 - ours
        yield


async def value(resources: Resources, statement: str) -> Any:
    return (await rows(resources, statement))[0][0]


def ids(found: Iterable[QueuedMessage]) -> list[int]:
    return [message.id for message in found]
