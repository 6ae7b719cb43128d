"""Clear the write-ahead log of what was erased, again and again until nobody reads the database meanwhile."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

from sqlalchemy.exc import DBAPIError

log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
"""Seconds between two attempts: twice as many each time. Our own choice."""


class Clearing:
    """Clears the log in a task of its own, so that no transaction and no message waits for it."""

    def __init__(self, clear: Callable[[], Awaitable[bool]]) -> None:
        """clear: tries once, and tells whether the log is clear."""
        self._clear = clear
        self._wanted = False
        self._task: asyncio.Task[None] | None = None
        self._ending = asyncio.Event()

    def want(self) -> None:
        """Clear the log soon: something was erased, and the transaction is committed."""
        self._wanted = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())

    async def end(self, within: float) -> None:
        """Make one last attempt, in so many seconds; what is under way is not cut off before.

        An attempt runs in a thread of the driver's, which would find nobody to give its result to.
        """
        self._ending.set()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=within)
            self._task.cancel()  # it hangs, if it is not done
            if self._wanted:
                log.warning("what was erased may stand in the database's log until the next erasure")

    async def _run(self) -> None:
        pause = FIRST_PAUSE
        while not await self._attempt() and not self._ending.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ending.wait(), pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _attempt(self) -> bool:
        """Try once; tell whether nothing is left to clear. Whatever is erased meanwhile asks for another."""
        self._wanted = False
        cleared = False
        try:
            cleared = await self._clear()
        except DBAPIError as error:
            log.info("the database's log was not cleared yet: %(error)s", {"error": type(error).__name__})
        finally:
            self._wanted = self._wanted or not cleared
        return not self._wanted
