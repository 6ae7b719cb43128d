"""Hold a message of the outbox in memory, with what the sending process knows of it besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.message import Message


@dataclass
class QueuedMessage:
    """Hold a message for one person. row: its columns in the outbox, with its `id` once it is written.

    A row that was read from the table has the person's sealed columns too. body, chat and language are what
    the sealed columns hold, at hand if this process has queued the message, else None. shown: Telegram's id
    of the message that it edits. maybe_sent: whether the person may have read it before this process took it.
    place: how many messages of the same person come before it, where it was read from the table. gone: the
    person was erased while it was in hand. arrived: when the update came that it answers; None where
    that isn't at hand, and its row tells when it was queued.
    """

    row: dict[str, Any]
    body: Message | None = None
    chat: int | None = None
    shown: int | None = None
    language: str | None = None
    maybe_sent: bool = False
    place: int | None = None
    gone: bool = False
    arrived: datetime | None = None

    @property
    def id(self) -> int:
        """Return the id of its row; 0 if the row is not written yet."""
        number: int = self.row.get("id", 0)
        return number

    @property
    def person(self) -> int:
        """Return the id of the person it is for."""
        person: int = self.row["person"]
        return person

    @property
    def urgent(self) -> bool:
        """Tell whether it is a reply; otherwise it is a nudge."""
        return bool(self.row["urgent"])

    @property
    def edits(self) -> bool:
        """Tell whether it changes an earlier message; sent twice, such a change does no harm."""
        return bool(self.row["edits"])
