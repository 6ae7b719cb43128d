"""Say once what repeats what was just said to somebody, and was not sent yet: the last one counts.

Ten photos get one kind word, and twenty texts where a button is needed show the question once. What is not
the same stays where it is, and in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.handover import Parcel
from bot.sheet import Sheet
from bot.store import rows, unsent
from bot.store.queries import Row
from bot.store.secrets import KeyRefusedError, Sealer


def add(queued: list[Parcel], parcel: Parcel) -> None:
    """Add something to what will be said to somebody; what it repeats goes."""
    for at, earlier in enumerate(queued):
        if _repeats(parcel, earlier.sheet):
            _take_the_place(parcel, earlier.row)
            del queued[at]
            break
    queued.append(parcel)


async def take_back(
    connection: AsyncConnection,
    queued: Mapping[int, list[Parcel]],
    sealer: Callable[[int], Sealer],
    now: datetime,
) -> None:
    """Take away what waits in the outbox for these people and is about to be said again.

    What somebody is sending, or may have sent, stays: they may have read it before they wrote.
    """
    waiting = await unsent.unsent(connection, queued, now)
    followed: dict[int, tuple[Row, Parcel]] = {}
    for _, found in groupby(waiting, itemgetter("person")):
        theirs = list(found)
        again = {row["id"]: (row, parcel) for row in theirs if (parcel := _said_again(row, queued, sealer))}
        if len(again) < len(theirs):  # what is held for a while holds back what follows it
            again = {number: pair for number, pair in again.items() if pair[0]["ready_at"] <= now}
        followed |= again
    for number in await unsent.drop(connection, followed, now):
        row, parcel = followed[number]
        _take_the_place(parcel, row)


def _said_again(
    row: Row, queued: Mapping[int, list[Parcel]], sealer: Callable[[int], Sealer]
) -> Parcel | None:
    """What says again what waits in a row."""
    if not row["free"] or not row["urgent"] or row["edits"]:
        return None
    try:
        sheet = rows.sheet_of(row, sealer(row["person"]))
    except (ValueError, KeyRefusedError):
        return None  # told where it is to be sent
    return next((parcel for parcel in queued[row["person"]] if _repeats(parcel, sheet)), None)


def _repeats(parcel: Parcel, earlier: Sheet | None) -> bool:
    """Whether it is a new message of the same words and buttons, about the same question."""
    sheet = parcel.sheet
    if sheet is None or earlier is None or not parcel.row["urgent"] or sheet.edits or earlier.edits:
        return False
    return _shown(sheet) == _shown(earlier)


def _shown(sheet: Sheet) -> tuple[object, ...]:
    """All of it but whether it is shown for the first time."""
    return sheet.html, sheet.run, sheet.key, sheet.document, sheet.filename, sheet.rows


def _take_the_place(parcel: Parcel, earlier: Row) -> None:
    """They have still not read it, where they had not; and it waits as long."""
    parcel.row["maybe_sent"] = parcel.row["maybe_sent"] and earlier["maybe_sent"]
    for name in ("ready_at", "attempts"):
        parcel.row[name] = max(parcel.row[name], earlier[name])
