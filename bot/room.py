"""How much may be in hand at a time, and what of what waits fits into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from bot.handover import Parcel

MOST_IN_FLIGHT = 240
"""Messages in hand at a time; at a lower rate, so many that two seconds are enough for them."""

MOST_REMINDERS = 10
"""Of these, so many that the coach says by itself: the others are kept for replies."""

MOST_OF_ONE = 3
"""Rows of one chat in one claim, edits included."""


class Room:
    """Counts what is in hand."""

    def __init__(self, per_second: float) -> None:
        """`per_second`: messages; 0 for no limit."""
        self._most = MOST_IN_FLIGHT
        if per_second:
            self._most = min(MOST_IN_FLIGHT, max(4, round(2 * per_second)))
        self._in_flight = self._reminders = 0

    @property
    def left(self) -> int:
        """For so many more."""
        return self._most - self._in_flight

    def fitting(
        self, found: Iterable[Parcel], busy: Collection[int], without: Collection[int]
    ) -> dict[int, list[Parcel]]:
        """For each person what may go out before the next claim: one new message, and edits around it.

        The next one goes out when that is written down, so that a kill can bring one twice, and not more.
        busy: people for whom something is in hand already. without: ids of rows that are left alone.
        """
        chats: dict[int, list[Parcel]] = {}
        full: set[int] = set()
        room, reminders = self.left, self._reminders
        for parcel in found:
            person, edits = parcel.person, parcel.row["edits"]
            if parcel.id in without or person in busy or person in full:
                continue
            of_one = chats.get(person, [])
            several = len(of_one) == MOST_OF_ONE or not (edits or all(one.row["edits"] for one in of_one))
            reminders += not parcel.row["urgent"]
            if several or not room or (reminders > MOST_REMINDERS and not parcel.row["urgent"]):
                full.add(person)
            else:
                chats.setdefault(person, of_one).append(parcel)
                room -= 1
        return chats

    def hold(self, chats: Mapping[int, list[Parcel]]) -> None:
        """They are in hand."""
        for of_one in chats.values():
            self._in_flight += len(of_one)
            self._reminders += sum(not parcel.row["urgent"] for parcel in of_one)

    def release(self, parcel: Parcel) -> None:
        """One is not any more."""
        self._in_flight -= 1
        self._reminders -= not parcel.row["urgent"]
