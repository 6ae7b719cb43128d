"""List dead letters without their content, replay them, or drop them (`afterword dead-letters`)."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from bot.channels.telegram.updates import read
from bot.config import Settings
from bot.errors import OperatorError, describe
from bot.events import Incoming, from_json, sent_in
from bot.message import Message
from bot.ops.guard import opened, require_database
from bot.service.app import App, now, started
from bot.service.inbound.inbox import OvertakenError
from bot.service.outbound.send_rate import SendRate
from bot.store import dead_letters, queries
from bot.store.crypto import Keyring
from bot.store.database import Database
from bot.store.key_file import read_keyring


async def listed(settings: Settings) -> list[str]:
    """Return a line for each dead letter: id, bot, update, person, time, error."""
    async with _database(settings) as database:
        rows = await _rows(database)
    lines = [
        f"{row['id']}  bot {row['bot']}  update {row['update'] or '-'}  person {row['person'] or '-'}  "
        f"{row['at']:%Y-%m-%dT%H:%M:%SZ}  {row['error']}"
        for row in rows
    ]
    return lines or ["Nothing is set aside."]


async def drop(settings: Settings, ids: Sequence[int] | None) -> list[str]:
    """Drop these dead letters, or (None) all; return lines to print. OperatorError for an unknown id."""
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
    """Take these dead letters in again, or (None) all; return lines to print, and how many stay.

    Each has a transaction of its own, with the removal of its row; of one that fails again nothing is stored
    or sent. The bot may run: it sends the replies within half a minute.
    """
    require_database(settings)
    keyring, failures, replayed = read_keyring(settings, make=False), [], 0
    rate = SendRate(0, 0)
    async with (
        started(settings, _Nobody(), bot=0, rate=rate, clock=clock) as app,
        _database(settings) as database,
    ):
        for row in _chosen(await _rows(database), ids):
            problem = await _replay_one(app, database, keyring, row)
            replayed += problem is None
            if problem is not None:
                failures.append(f"{row['id']} stays: {problem}")
    return [f"Fed again: {replayed}.", *failures], len(failures)


async def _replay_one(app: App, database: Database, keyring: Keyring, row: queries.Row) -> str | None:
    """Take one dead letter in again; return why it stays, or None if it is gone."""
    try:
        incoming = _opened(keyring, row)
        if incoming is not None:
            await app.inbox.again(incoming, row["id"], row["at"])
            return None
        async with database.write() as connection:  # there is nothing to reply to
            await dead_letters.remove(connection, row["id"])
    except OvertakenError:
        return (
            "the person has gone on since; if what they wrote is of no use any more, run "
            f"afterword dead-letters --drop {row['id']}"
        )
    except Exception as error:  # it may be any error, as when it was set aside
        return describe(error)
    return None


def _opened(keyring: Keyring, row: queries.Row) -> Incoming | None:
    """Read a dead letter as if it arrived now; return None if there is nothing to reply to."""
    if row["person"] is not None:
        plain = keyring.sealer(row["wrapped_key"], row["person"]).open(bytes(row["sealed"]))
    else:
        plain = keyring.open(row["sealed"])
    if (pair := from_json(plain)) is not None:
        return Incoming(row["bot"], row["update"] or 0, *pair, row["at"], sent=sent_in(pair[1]))
    incoming = read(row["bot"], json.loads(plain), row["at"])  # a raw update, which could not even be read
    return incoming if isinstance(incoming, Incoming) else None


def _chosen(rows: queries.Rows, ids: Sequence[int] | None) -> list[queries.Row]:
    missing = set(ids or ()) - {row["id"] for row in rows}
    if missing:
        names = ", ".join(map(str, sorted(missing)))
        raise OperatorError(f"Give ids that `afterword dead-letters` lists; these are not there: {names}.")
    return [row for row in rows if ids is None or row["id"] in ids]


async def _rows(database: Database) -> queries.Rows:
    async with database.write() as connection:
        return await dead_letters.rows(connection)


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    require_database(settings)
    async with opened(settings) as database:
        yield database


class _Nobody:
    """Deliver nothing: the bot sends the replies to a replay."""

    async def deliver(self, chat: int, message: Message) -> int | None:
        """Raise an error, since nothing calls this."""
        raise NotImplementedError
