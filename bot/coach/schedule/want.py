"""Define what the coach would like to say of its own accord."""

from __future__ import annotations

from datetime import date, datetime

from bot.talk.frozen import frozen


@frozen
class Want:
    """The coach would like to say something of its own accord, from a day on.

    since: the time of the fact that it follows from. last: the last day on which it makes sense.
    personal: it is about the person, not an application, and so comes first, and on any day of the week.
    not_on: days on which it doesn't come.
    """

    key: str
    run: int
    day: date
    since: datetime
    last: date = date.max
    personal: bool = False
    not_on: frozenset[date] = frozenset()
