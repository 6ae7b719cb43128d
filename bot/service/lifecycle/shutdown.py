"""End the loops of the process: none in the middle of a commit, and no message half on its way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

HANGS = 2.0
"""Seconds after which a task that was cancelled and has not ended counts as hanging."""


async def set_within(event: asyncio.Event, seconds: float) -> bool:
    """Wait for an event, so many seconds at most; tell whether it has happened.

    Not with `asyncio.wait_for`: in Python 3.11 that swallows a cancellation which comes at the same moment as
    the event.
    """
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
    return event.is_set()


class Stop:
    """Ask the loops to end: each looks here between two pieces of work."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def now(self) -> None:
        """Ask the loops to end."""
        self._event.set()

    @property
    def wanted(self) -> bool:
        """Tell whether the loops are asked to end."""
        return self._event.is_set()

    async def wait(self) -> None:
        """Wait until the loops are asked to end."""
        await self._event.wait()

    async def pause(self, seconds: float) -> None:
        """Wait for so many seconds, or until the loops are asked to end."""
        await set_within(self._event, seconds)

    async def unless(self, work: Coroutine[None, None, T]) -> T | None:
        """Do the work and return its result; if asked to end before that, cancel it and return None."""
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

    abort: ends whatever they hang at, and is called each time `after` seconds have passed: a cancelled task
    still rolls back, and hangs at that too where the database doesn't answer.
    """
    for task in tasks:
        task.cancel()
    while pending := [task for task in tasks if not task.done()]:
        _, hanging = await asyncio.wait(pending, timeout=after)
        if hanging:
            abort()
    await asyncio.gather(*tasks, return_exceptions=True)
