"""Answer an album once: Telegram brings each photo of it in an update of its own.

They may come in several transactions, and to several workers. That an album was answered is kept among the
updates that were seen, under a number that no update has.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.events import Incoming, Unreadable
from bot.store import queries
from bot.talk.frozen import changed


def number(chat: int, album: str) -> int:
    """What stands for an album among the updates: always the same, and below 0, where no update's id is."""
    digest = sha256(f"album {chat} {album}".encode("utf-8", "surrogatepass")).digest()
    return -1 - (int.from_bytes(digest[:8], "big") >> 1)


async def answered_once(
    connection: AsyncConnection, bot: int, taken: Sequence[Incoming], now: datetime
) -> list[Incoming]:
    """The updates, those marked whose album has its answer: from before, or from an earlier one of these."""
    numbers = {
        one.update: number(one.chat, one.event.album)
        for one in taken
        if isinstance(one.event, Unreadable) and one.event.album is not None
    }
    new = await queries.see(connection, bot, numbers.values(), now)
    found: list[Incoming] = []
    for one in taken:
        album = numbers.get(one.update)
        if isinstance(one.event, Unreadable) and album is not None and album not in new:
            found.append(changed(one, event=changed(one.event, answered=True)))
        else:
            new.discard(album or 0)
            found.append(one)
    return found
