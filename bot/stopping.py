"""How the loops of the process end: none in the middle of a commit, and no message half on its way."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from contextlib import suppress
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

RECENT = 50
"""Deliveries that tell how long the next one may take."""

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


class TooLateError(Exception):
    """It would not be through before the end, or before the lead is lost, so it was not begun."""


class LastCall:
    """What is on its way, and whether one more would be through before the end.

    What is cut off on its way has arrived, for all that anybody knows, and comes twice.
    """

    def __init__(self) -> None:
        self._begun: dict[int, float] = {}  # and since when (the loop's time)
        self._took: deque[float] = deque(maxlen=RECENT)
        self._by: float | None = None

    def ends(self, by: float) -> None:
        """It is over at that time of the loop."""
        self._by = by

    @property
    def wanted(self) -> bool:
        """Whether there is an end at all."""
        return self._by is not None

    def fits(self) -> bool:
        """Whether one more would be through in time, if it took twice as long as the slowest lately."""
        if self._by is None:
            return True
        now = asyncio.get_running_loop().time()
        slowest = max([*self._took, *(now - since for since in self._begun.values())], default=0.0)
        return now + 2 * slowest < self._by

    def over(self, *, waiting: bool) -> bool:
        """Whether nothing more can be done before the end. waiting: there is something in hand."""
        if self._by is None:
            return False
        late = asyncio.get_running_loop().time() >= self._by
        return late or not waiting or not (self._begun or self.fits())

    async def through(
        self, number: int, work: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do it under this number, until it is let go. Raises TooLateError where there is no time."""
        if not self.fits():
            raise TooLateError
        loop = asyncio.get_running_loop()
        self._begun[number] = began = loop.time()
        try:
            return await work(*args, **kwargs)
        finally:
            self._took.append(loop.time() - began)

    def begun(self, number: int) -> bool:
        """Whether it may be on its way."""
        return number in self._begun

    def let_go(self, numbers: Iterable[int]) -> None:
        """It is known what has become of these."""
        for number in numbers:
            self._begun.pop(number, None)
