"""Answer an album once, although Telegram brings each photo of it in an update of its own.

The updates may come in several transactions, and to several workers. So an album that was answered is noted
among the updates that were seen, under a number that no update has.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.events import Brought, Incoming, Unreadable, Wrote
from bot.store import queries
from bot.talk.frozen import changed


def number(chat: int, album: str) -> int:
    """Return the number that stands for an album among the updates: always the same, and below 0."""
    # No update has a number below 0; and 63 bits fit into a column.
    digest = sha256(f"album {chat} {album}".encode("utf-8", "surrogatepass")).digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> 1)


async def answered_once(
    connection: AsyncConnection, bot: int, updates: Sequence[Incoming], now: datetime
) -> list[Incoming]:
    """Mark the updates whose album is answered, before this batch or by an earlier one of it; return all.

    A text beneath a photo is answered as any text is, and that answers the whole album.
    """
    numbers = {
        incoming.update: number(incoming.chat, incoming.event.album)
        for incoming in updates
        if isinstance(incoming.event, Unreadable | Wrote | Brought) and incoming.event.album is not None
    }
    unanswered = await queries.remember_updates(connection, bot, numbers.values(), now)
    unanswered -= {
        numbers[one.update] for one in updates if isinstance(one.event, Wrote | Brought) and one.event.album
    }
    marked: list[Incoming] = []
    for incoming in updates:
        album = numbers.get(incoming.update)
        if isinstance(incoming.event, Unreadable) and album is not None and album not in unanswered:
            marked.append(changed(incoming, event=changed(incoming.event, answered=True)))
        else:
            unanswered.discard(album or 0)
            marked.append(incoming)
    return marked
