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


def add(queued: list[QueuedMessage], message: QueuedMessage) -> None:
    """Add a message to those queued for a person; remove the one that it repeats."""
    for index, earlier in enumerate(queued):
        if _repeats(message, earlier.body):
            _take_the_place(message, earlier.row)
            del queued[index]
            break
    queued.append(message)


async def take_back(
    connection: AsyncConnection,
    queued: Mapping[int, list[QueuedMessage]],
    sealer: Callable[[int], Sealer],
) -> None:
    """Remove from the outbox the messages to these people that are about to be said again.

    A message that is being sent, or may have been, stays: they may have read it before they wrote.
    """
    waiting = await unsent.unsent(connection, queued)
    repeated: dict[int, tuple[Row, QueuedMessage]] = {}
    for _, rows in groupby(waiting, itemgetter("person")):
        theirs = list(rows)
        again = {row["id"]: (row, message) for row in theirs if (message := _said_again(row, queued, sealer))}
        if len(again) < len(theirs):  # a message that was tried waits, with those behind it
            again = {number: pair for number, pair in again.items() if not pair[0]["attempts"]}
        repeated |= again
    for number in await unsent.drop(connection, repeated):
        row, message = repeated[number]
        _take_the_place(message, row)


def _said_again(
    row: Row, queued: Mapping[int, list[QueuedMessage]], sealer: Callable[[int], Sealer]
) -> QueuedMessage | None:
    """Return the queued message that repeats the one in a row; None where there is none."""
    if not row["free"] or not row["urgent"] or row["edits"]:
        return None
    try:
        body = codec.message_of(row, sealer(row["person"]))
    except (ValueError, KeyRefusedError):
        return None  # this is logged when the message is to be sent
    return next((message for message in queued[row["person"]] if _repeats(message, body)), None)


def _repeats(message: QueuedMessage, earlier: Message | None) -> bool:
    """Tell whether it is a new message with the same words and buttons, about the same question."""
    body = message.body
    if body is None or earlier is None or not message.row["urgent"] or body.edits or earlier.edits:
        return False
    return _shown(body) == _shown(earlier)


def _shown(message: Message) -> tuple[object, ...]:
    """Return all of a message but whether it shows its question for the first time."""
    return message.html, message.run, message.key, message.document, message.filename, message.rows


def _take_the_place(message: QueuedMessage, earlier: Row) -> None:
    """Keep what was known of the earlier message: that it was not read yet, and how long it has waited."""
    message.row["read_before"] = message.row["read_before"] and earlier["read_before"]
    message.row["queued_at"] = min(message.row["queued_at"], earlier["queued_at"])
    message.row["attempts"] = max(message.row["attempts"], earlier["attempts"])
