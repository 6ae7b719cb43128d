"""Split a batch of updates, so that nobody else waits until all that one person sent is taken in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.events import Incoming

MOST_OF_ONE = 5
"""Updates of one person in one transaction. One of somebody who has filled all the room there is may take
200 ms; the replies of others go out before the next part is taken in."""


def in_parts(batch: Sequence[Incoming]) -> list[list[Incoming]]:
    """Split a batch so that no part holds more than `MOST_OF_ONE` updates of one chat, each in its order."""
    parts: list[list[Incoming]] = []
    counts: Counter[int] = Counter()
    for incoming in batch:
        part = counts[incoming.chat] // MOST_OF_ONE
        counts[incoming.chat] += 1
        if part == len(parts):
            parts.append([])
        parts[part].append(incoming)
    return parts
