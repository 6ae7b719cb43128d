"""What a commit has to say → whoever delivers it, in this process, without another look at the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.sheet import Sheet


@dataclass
class Parcel:
    """Something to deliver. row: its columns in the outbox, with its `id` when it is written.

    sheet: what the row holds, where that is at hand. chat: where to; 0 where that is still sealed. shown: the
    message it edits. language: theirs, for what is said where it is refused; None where it is still sealed.
    """

    row: dict[str, Any]
    sheet: Sheet | None = None
    chat: int = 0
    shown: int | None = None
    language: str | None = None
    before: tuple[datetime, bool] | None = None  # ready_at and maybe_sent, as they were before the claim

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

    def claim(self, until: datetime) -> None:
        """It is leased; whoever dies now may have sent it, so from here on it counts as read."""
        self.before = self.row["ready_at"], self.row["maybe_sent"]
        self.row |= {"ready_at": until, "maybe_sent": True}


class Handover(Protocol):
    """Takes what is claimed as it is written."""

    async def delivers(self, connection: AsyncConnection, /) -> bool:
        """Whether anything goes straight out; then that stays so until this transaction is over."""

    def reserve(self, queued: Sequence[Parcel], free: Mapping[int, int], /) -> list[Parcel]:
        """Those that go straight out, claimed: of a person's the first ones.

        free: person → chat, of people for whom nothing else waits: no message may overtake another one.
        """

    def hand(self, parcels: Sequence[Parcel], *, others: bool) -> None:
        """They are committed: deliver them. others: something else is in the outbox now."""

    def give_back(self, parcels: Sequence[Parcel]) -> None:
        """They are not: nothing of it has happened."""

    def forget(self, people: set[int]) -> None:
        """These people are gone: what is in hand for them is not sent."""


class Nobody:
    """Delivers nothing itself: everything waits in the outbox."""

    async def delivers(self, _connection: AsyncConnection, /) -> bool:
        """Nothing does."""
        return False

    def reserve(self, _queued: Sequence[Parcel], _free: Mapping[int, int], /) -> list[Parcel]:
        """None of them."""
        return []

    def hand(self, parcels: Sequence[Parcel], *, others: bool) -> None:
        """There are none."""

    def give_back(self, parcels: Sequence[Parcel]) -> None:
        """There are none."""

    def forget(self, people: set[int]) -> None:
        """Nothing is in hand."""
