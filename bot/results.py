"""What has become of what was sent, until it is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.crash import Place, crash_point
from bot.handover import Parcel
from bot.store import leaving, outgoing, queries


@dataclass
class Results:
    """Ids of rows, and what else has to be known.

    shown: rows of `messages`. again: (id, when, whether it may have arrived). refused: (id, why).
    blocked: (person, id). untouched: claimed, and not tried. left: people who are there for a last word only,
    and may have had it.
    """

    delivered: list[int] = field(default_factory=list)
    shown: list[dict[str, Any]] = field(default_factory=list)
    again: list[tuple[int, datetime, bool]] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    blocked: list[tuple[int, int]] = field(default_factory=list)
    untouched: list[Parcel] = field(default_factory=list)
    left: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def before(self, later: Results) -> Results:
        """These, and then those."""
        return Results(**{f.name: getattr(self, f.name) + getattr(later, f.name) for f in fields(self)})

    @property
    def done(self) -> bool:
        """Whether anything in it is done for good: it has arrived, or nobody takes it."""
        return bool(self.delivered or self.refused or self.blocked)

    def apart(self) -> Iterator[tuple[int | None, Results, Callable[[], None]]]:
        """Each by itself: the id of its row, if it has one; the result; and what takes it out of these."""
        for name in (each.name for each in fields(self)):
            entries: list[Any] = getattr(self, name)
            for entry in tuple(entries):
                yield _row_of(name, entry), Results(**{name: [entry]}), partial(entries.remove, entry)

    def arrived(self, parcel: Parcel, message: int | None) -> None:
        """It is there; message: under which id, where it is a new one."""
        self.delivered.append(parcel.id)
        row = parcel.row
        if message is not None and row["run"] is not None and not row["edits"]:
            asked = {"run": row["run"], "key": row["key"], "ours": True}
            self.shown.append({"person": parcel.person, "message": message, **asked})

    async def write(self, connection: AsyncConnection) -> set[int]:
        """Write it down; ids of rows that somebody else holds, so that they could not be taken away."""
        held = await outgoing.delivered(connection, self.delivered) if self.delivered else set()
        crash_point(Place.settling)
        await queries.remember_messages(connection, self.shown)
        for number, again, maybe_sent in self.again:
            await outgoing.tried(connection, number, again, maybe_sent=maybe_sent)
        for number, reason in self.refused:
            await outgoing.give_up(connection, number, reason)
        for person, number in self.blocked:
            await outgoing.block(connection, person, number)
        for parcel in self.untouched:
            await outgoing.put_back(connection, parcel)
        if self.left:
            await leaving.forget_who_left(connection)
        return held


def _row_of(name: str, entry: Any) -> int | None:
    """The id of the row that an entry of a list of the results is about."""
    match name:
        case "delivered":
            number: int = entry
        case "again" | "refused":
            number = entry[0]
        case "blocked":
            number = entry[1]
        case "untouched":
            number = entry.id
        case _:
            return None
    return number
