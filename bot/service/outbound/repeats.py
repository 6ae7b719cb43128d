"""Drop an unsent message if a new one to the same person repeats it: the new one counts.

Ten photos get one kind word, and twenty texts where a button is needed show the question once. Messages that
differ stay where they are, in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from operator import itemgetter

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.message import Message
from bot.store import codec, unsent
from bot.store.crypto import KeyRefusedError, Sealer
from bot.store.queries import Row
from bot.store.queued import QueuedMessage

Queued = dict[object, QueuedMessage]
"""The messages queued for a person, in their order, by what is shown of each (`_shown`)."""


def add(queued: Queued, message: QueuedMessage) -> None:
    """Add a message to those queued for a person; remove the one that it repeats."""
    shown = _shown(message.row, message.body)
    earlier = queued.pop(shown, None)
    if earlier is not None:
        _inherit(message, earlier.row)
    queued[shown] = message


async def take_back(
    connection: AsyncConnection, queued: Mapping[int, Queued], sealer: Callable[[int], Sealer]
) -> None:
    """Remove from the outbox the messages to these people that are about to be said again.

    A message that is being sent, or may have been, stays: they may have read it before they wrote.
    """
    waiting = await unsent.unsent(connection, queued)
    repeated: dict[int, tuple[Row, QueuedMessage]] = {}
    for person, rows in groupby(waiting, itemgetter("person")):
        theirs = list(rows)
        said = ((row, queued[person].get(_read(row, sealer(person)))) for row in theirs if row["free"])
        again = {row["id"]: (row, message) for row, message in said if message is not None}
        if len(again) < len(theirs):  # others stay: behind them, one that was tried would lose its place
            again = {number: pair for number, pair in again.items() if not pair[0]["attempts"]}
        repeated |= again
    for number in await unsent.drop(connection, repeated):
        row, message = repeated[number]
        _inherit(message, row)


def _shown(row: Row, message: Message | None) -> object:
    """Return what is shown of a message; two messages repeat each other if this is the same for both.

    Whether it shows its question for the first time is left out. Nothing repeats a nudge or an edit.
    """
    if message is None or message.edits or not row["urgent"]:
        return object()
    return message.html, message.run, message.key, message.document, message.filename, message.rows


def _read(row: Row, sealer: Sealer) -> object:
    try:
        return _shown(row, codec.message_of(row, sealer))
    except (ValueError, KeyRefusedError):
        return None  # this is logged when the message is to be sent


def _inherit(message: QueuedMessage, earlier: Row) -> None:
    """Keep of an earlier message whether its question was shown, how long it waits, and its attempts."""
    message.row["read_before"] = message.row["read_before"] and earlier["read_before"]
    message.row["queued_at"] = min(message.row["queued_at"], earlier["queued_at"])
    message.row["attempts"] = max(message.row["attempts"], earlier["attempts"])
