"""A message of the outbox, and what is known of it besides while it is in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.message import Message


@dataclass
class QueuedMessage:
    """One message for one person. row: its columns in the outbox, with its `id` once it is written.

    A row that was read from the table has the person's sealed columns too. What those hold, and the message
    itself, is at hand where this process has queued it: body, chat, language (None if they are
    not). shown: the id at Telegram of the message that it edits. maybe_sent: whether they may have read
    it before this process took it in hand.
    """

    row: dict[str, Any]
    body: Message | None = None
    chat: int | None = None
    shown: int | None = None
    language: str | None = None
    maybe_sent: bool = False

    @property
    def id(self) -> int:
        """Of its row; 0 where that is not written."""
        number: int = self.row.get("id", 0)
        return number

    @property
    def person(self) -> int:
        """Whom it is for."""
        person: int = self.row["person"]
        return person

    @property
    def urgent(self) -> bool:
        """Whether it answers somebody; else the coach speaks by itself."""
        return bool(self.row["urgent"])

    @property
    def edits(self) -> bool:
        """Whether it changes a message that is there: done once more, it changes nothing."""
        return bool(self.row["edits"])
