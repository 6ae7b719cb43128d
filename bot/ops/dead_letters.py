"""Updates that could not be dealt with: told without their content, fed again, or dropped."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from bot.channels.telegram.updates import read
from bot.config import Settings
from bot.errors import OperatorError, describe
from bot.events import Incoming, from_json
from bot.message import Message
from bot.ops.guard import existing_database, opened
from bot.service.app import App, now, started
from bot.service.inbox import OvertakenError
from bot.service.send_rate import SendRate
from bot.store import dead_letters, queries
from bot.store.crypto import Keyring
from bot.store.database import Database
from bot.store.key_file import read_keyring


async def listed(settings: Settings) -> list[str]:
    """A line each: id, bot, update, person, time, error."""
    async with _database(settings) as database:
        found = await _rows(database)
    lines = [
        f"{row['id']}  bot {row['bot']}  update {row['update'] or '-'}  person {row['person'] or '-'}  "
        f"{row['at']:%Y-%m-%dT%H:%M:%SZ}  {row['error']}"
        for row in found
    ]
    return lines or ["Nothing is set aside."]


async def drop(settings: Settings, ids: Sequence[int] | None) -> list[str]:
    """Take some away, or (None) all; what to tell. OperatorError for one that isn't there."""
    async with _database(settings) as database:
        chosen = _chosen(await _rows(database), ids)
        async with database.write() as connection:
            for row in chosen:
                await dead_letters.remove(connection, row["id"])
        await database.checkpoint()
    return [f"Dropped: {len(chosen)}."]


async def replay(
    settings: Settings, ids: Sequence[int] | None, clock: Callable[[], datetime] = now
) -> tuple[list[str], int]:
    """Feed some to the inbox again, or (None) all; what to tell, and how many stay.

    Each in a transaction of its own with the removal of its row; nothing of one that fails again is kept
    or said. The bot may run: it sends what comes of it, within half a minute.
    """
    existing_database(settings)
    keyring, told, done = read_keyring(settings, make=False), [], 0
    rate = SendRate(0, 0)
    async with (
        started(settings, _Nobody(), bot=0, rate=rate, clock=clock) as app,
        _database(settings) as database,
    ):
        for row in _chosen(await _rows(database), ids):
            problem = await _again(app, database, keyring, row)
            done += problem is None
            if problem is not None:
                told.append(f"{row['id']} stays: {problem}")
    return [f"Fed again: {done}.", *told], len(told)


async def _again(app: App, database: Database, keyring: Keyring, row: queries.Row) -> str | None:
    """One of them; why it stays, or None."""
    try:
        incoming = _opened(keyring, row)
        if incoming is not None:
            await app.inbox.again(incoming, row["id"], row["at"])
            return None
        async with database.write() as connection:  # nothing is to be done about it
            await dead_letters.remove(connection, row["id"])
    except OvertakenError:
        return (
            f"they have gone on since; if it is of no use any more: afterword dead-letters --drop {row['id']}"
        )
    except Exception as error:  # as whatever it was set aside for
        return describe(error)
    return None


def _opened(keyring: Keyring, row: queries.Row) -> Incoming | None:
    """What was set aside, as it would arrive now; None where there is nothing to say to it."""
    if row["person"] is not None:
        plain = keyring.sealer(row["wrapped_key"], row["person"]).open(bytes(row["sealed"]))
    else:
        plain = keyring.open(row["sealed"])
    if (known := from_json(plain)) is not None:
        return Incoming(row["bot"], row["update"] or 0, *known, row["at"])
    found = read(row["bot"], json.loads(plain), row["at"])  # a raw update: one that could not even be read
    return found if isinstance(found, Incoming) else None


def _chosen(found: queries.Rows, ids: Sequence[int] | None) -> list[queries.Row]:
    missing = set(ids or ()) - {row["id"] for row in found}
    if missing:
        names = ", ".join(map(str, sorted(missing)))
        raise OperatorError(f"Give ids that `afterword dead-letters` lists: not {names}.")
    return [row for row in found if ids is None or row["id"] in ids]


async def _rows(database: Database) -> queries.Rows:
    async with database.write() as connection:
        return await dead_letters.rows(connection)


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    existing_database(settings)
    async with opened(settings) as database:
        yield database


class _Nobody:
    """Delivers nothing: what comes of a replay is sent by the bot."""

    async def deliver(self, chat: int, message: Message) -> int | None:
        """Never called."""
        raise NotImplementedError
