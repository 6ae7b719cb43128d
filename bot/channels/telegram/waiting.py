"""Set apart the updates that need something slow first, so that only their own people wait for it.

A file has to be fetched, or what texts are heard with has to be loaded. That goes on beside everything else.
An update that waits is not confirmed to Telegram, which therefore brings it again, after a kill too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.events import Incoming

SOON = 0.1
"""Seconds, at most, until the next look at whether other people have sent something."""


@dataclass(frozen=True)
class Left:
    """Hold the numbers of updates that were not taken in.

    slow: they need something slow first, or the batch took too long. locked: another session holds rows of
    their people.
    """

    slow: frozenset[int] = frozenset()
    locked: frozenset[int] = frozenset()


Prepare = Callable[[Incoming], Incoming | None]
"""Returns an update as it is to be taken in; None, while what it needs is under way."""


def parted(batch: Iterable[Incoming], *preparing: Prepare) -> tuple[list[Incoming], list[Incoming]]:
    """Return the updates to be taken in now, prepared, and those that wait: each person's in their order.

    So what a person does after an update that waits, waits too; whatever it needs is begun meanwhile.
    """
    ready: list[Incoming] = []
    waiting: list[Incoming] = []
    chats: set[int] = set()
    for incoming in batch:
        prepared: Incoming | None = incoming
        for prepare in preparing:
            if prepared is not None:
                prepared = prepare(prepared)
        if prepared is None or incoming.chat in chats:
            chats.add(incoming.chat)
            waiting.append(incoming)
        else:
            ready.append(prepared)
    return ready, waiting


async def wait_for_progress(under_way: Iterable[asyncio.Future[Any]]) -> None:
    """Wait until one of these has ended, or until `SOON` is over; not at all if there are none."""
    futures = list(under_way)
    if futures:
        await asyncio.wait(futures, timeout=SOON, return_when=asyncio.FIRST_COMPLETED)
