"""Read the days of a column, in the order of day and month that the column itself shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.tables.cells import read_day

_TABLE = WordTable("lists/dated")
_BY_HALF_DAYS = _TABLE.pattern("by_half_days", re.IGNORECASE)
_NUMBERS = re.compile(r"\s*(\d{1,2})\s?([./-])\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})\b")
_SLASH = "/"

DAY, MONTH = True, False
"""Whether the day comes first, or the month."""


def order_of(cells: Sequence[str], today: date) -> bool | None:
    """Tell whether the day comes first; None if nothing in the column shows it.

    It shows by a number over 12; by hours of half days, which go with the month first; by dots, which go with
    the day first; or by days that would else lie ahead.
    """
    pairs = [
        (int(found[1]), int(found[3]), int(found[4]), found[2])
        for cell in cells
        if (found := _NUMBERS.match(cell))
    ]
    if not pairs:
        return DAY
    first, second = any(one > 12 for one, *_ in pairs), any(two > 12 for _, two, *_ in pairs)
    if first != second:
        return DAY if first else MONTH
    if any(_BY_HALF_DAYS.search(cell) for cell in cells):
        return MONTH
    if any(sign != _SLASH for _, _, _, sign in pairs):
        return DAY
    ahead = [sum(_is_ahead(pair, order, today) for pair in pairs) for order in (DAY, MONTH)]
    if ahead[0] != ahead[1]:
        return ahead[0] < ahead[1]
    return None if any(one != two for one, two, _, _ in pairs) else DAY


def _is_ahead(pair: tuple[int, int, int, str], order: bool, today: date) -> bool:
    one, two, year, _ = pair
    day, month = (one, two) if order is DAY else (two, one)
    try:
        return date(year if year > 99 else 2000 + year, month, day) > today
    except ValueError:
        return False


class Days:
    """Reads the days of one column. Many cells are the same, and each is read once."""

    def __init__(self, cells: Sequence[str], today: date, *, ahead: bool = False) -> None:
        """cells: the whole column. ahead: a day without a year lies ahead, else behind."""
        self.order = order_of(cells, today)
        self._today, self._ahead = today, ahead
        self._read: dict[str, date | None] = {}

    def day(self, cell: str) -> date | None:
        """Return the day of a cell; None if it has none."""
        if not cell or len(cell) > 60:
            return None
        if cell not in self._read:
            self._read[cell] = self._day(cell)
        return self._read[cell]

    def _day(self, cell: str) -> date | None:
        try:
            first = self.order is not MONTH
            day = read_day(cell, self._today, day_comes_first=first, past=not self._ahead)
        except (ValueError, OverflowError):
            return None
        return day if day is not None and 1990 <= day.year <= self._today.year + 3 else None
