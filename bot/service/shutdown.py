"""How the loops of the process end: none in the middle of a commit, and no message half on its way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

HANGS = 2.0
"""Seconds after which what was cancelled, and has not ended, hangs."""


async def happened(event: asyncio.Event, seconds: float) -> bool:
    """Wait for something, so long at most; whether it has happened.

    Not with `asyncio.wait_for`: in Python 3.11 that goes on as if nothing was where it is cancelled at the
    moment when the event comes.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
    return event.is_set()


class Stop:
    """Whether it is time to end. A loop looks at it between two pieces of work."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def now(self) -> None:
        """It is."""
        self._event.set()

    @property
    def wanted(self) -> bool:
        """Whether it is."""
        return self._event.is_set()

    async def wait(self) -> None:
        """Until it is."""
        await self._event.wait()

    async def pause(self, seconds: float) -> None:
        """For so long, or until it is."""
        await happened(self._event, seconds)

    async def unless(self, work: Coroutine[None, None, T]) -> T | None:
        """What the work comes to; None where it is time before that, and the work is cancelled."""
        task, stopped = asyncio.create_task(work), asyncio.create_task(self._event.wait())
        try:
            await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopped.cancel()
            if not task.done():
                task.cancel()
        if task.cancelling():
            await asyncio.wait({task})
            return None
        return task.result()


async def cut_off(
    tasks: Sequence[asyncio.Future[T]], abort: Callable[[], None], after: float = HANGS
) -> None:
    """Cancel tasks, and wait until they have ended.

    abort: ends whatever they hang at, for so many seconds: a task that is cancelled still rolls back, and a
    database that doesn't answer says nothing to that either.
    """
    for task in tasks:
        task.cancel()
    while pending := [task for task in tasks if not task.done()]:
        _, hanging = await asyncio.wait(pending, timeout=after)
        if hanging:
            abort()
    await asyncio.gather(*tasks, return_exceptions=True)
