"""Say once what repeats what was just said to somebody, and was not sent yet: the last one counts.

Ten photos get one kind word, and twenty texts where a button is needed show the question once. What is not
the same stays where it is, and in its order.
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
    """Add something to what will be said to somebody; what it repeats goes."""
    for at, earlier in enumerate(queued):
        if _repeats(message, earlier.body):
            _take_the_place(message, earlier.row)
            del queued[at]
            break
    queued.append(message)


async def take_back(
    connection: AsyncConnection,
    queued: Mapping[int, list[QueuedMessage]],
    sealer: Callable[[int], Sealer],
) -> None:
    """Take away what waits in the outbox for these people and is about to be said again.

    What somebody is sending, or may have sent, stays: they may have read it before they wrote.
    """
    waiting = await unsent.unsent(connection, queued)
    followed: dict[int, tuple[Row, QueuedMessage]] = {}
    for _, found in groupby(waiting, itemgetter("person")):
        theirs = list(found)
        again = {row["id"]: (row, message) for row in theirs if (message := _said_again(row, queued, sealer))}
        if len(again) < len(theirs):  # what was tried waits for its next attempt, with what follows it
            again = {number: pair for number, pair in again.items() if not pair[0]["attempts"]}
        followed |= again
    for number in await unsent.drop(connection, followed):
        row, message = followed[number]
        _take_the_place(message, row)


def _said_again(
    row: Row, queued: Mapping[int, list[QueuedMessage]], sealer: Callable[[int], Sealer]
) -> QueuedMessage | None:
    """What says again what waits in a row."""
    if not row["free"] or not row["urgent"] or row["edits"]:
        return None
    try:
        body = codec.message_of(row, sealer(row["person"]))
    except (ValueError, KeyRefusedError):
        return None  # told where it is to be sent
    return next((message for message in queued[row["person"]] if _repeats(message, body)), None)


def _repeats(message: QueuedMessage, earlier: Message | None) -> bool:
    """Whether it is a new message of the same words and buttons, about the same question."""
    body = message.body
    if body is None or earlier is None or not message.row["urgent"] or body.edits or earlier.edits:
        return False
    return _shown(body) == _shown(earlier)


def _shown(message: Message) -> tuple[object, ...]:
    """All of it but whether it is shown for the first time."""
    return message.html, message.run, message.key, message.document, message.filename, message.rows


def _take_the_place(message: QueuedMessage, earlier: Row) -> None:
    """They have still not read it, where they had not; and it waits as long."""
    message.row["read_before"] = message.row["read_before"] and earlier["read_before"]
    message.row["queued_at"] = min(message.row["queued_at"], earlier["queued_at"])
    message.row["attempts"] = max(message.row["attempts"], earlier["attempts"])
