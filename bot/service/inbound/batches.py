"""Split a batch of updates, so that nobody waits until all that others sent is taken in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bot.events import Brought, Incoming, typed

MOST_OF_ONE = 5
"""How many updates of one person go into one transaction. An update of somebody who has stored as much as may
be stored may take 200 ms; the replies of others go out before the next part is taken in."""

MOST_CHARACTERS = 20_000
"""How many characters go into one transaction, unless one text has more: five of the longest texts, which
take 50 ms each. A batch of a hundred texts of the usual length stays whole."""

LIGHTER = 25
"""How many characters of a file of applications take as long as one that was typed: it is read already,
and one of 5,000 rows takes 40 ms."""


def in_parts(batch: Sequence[Incoming]) -> Iterator[list[Incoming]]:
    """Split a batch into parts with the first few updates of each chat, then the next, each in its order.

    Those whose updates are short come first, so that nobody waits for somebody who sends a lot.
    """
    of: dict[int, list[Incoming]] = defaultdict(list)
    for incoming in batch:
        of[incoming.chat].append(incoming)
    for first in range(0, max(map(len, of.values()), default=0), MOST_OF_ONE):
        turns = [taken for theirs in of.values() if (taken := theirs[first : first + MOST_OF_ONE])]
        yield from _packed(sorted(turns, key=_length))


def _packed(turns: Sequence[list[Incoming]]) -> Iterator[list[Incoming]]:
    """Put as many updates together as a transaction takes, in the order in which they came."""
    part: list[Incoming] = []
    length = 0
    for incoming in (incoming for turn in turns for incoming in turn):
        if part and length + _length([incoming]) > MOST_CHARACTERS:
            yield part
            part, length = [], 0
        part.append(incoming)
        length += _length([incoming])
    if part:
        yield part


def _length(updates: Sequence[Incoming]) -> int:
    return sum(
        len(typed(event)) + (len(event.rows) // LIGHTER if isinstance(event, Brought) else 0)
        for event in (incoming.event for incoming in updates)
    )
