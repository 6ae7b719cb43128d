"""Run an event loop that never waits: instead, its clock moves on."""

import asyncio
import selectors
from collections.abc import Coroutine
from typing import TypeVar

T = TypeVar("T")


class Skipping(selectors.DefaultSelector):
    """Instead of waiting it is later."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.now += timeout or 0.0
        return super().select(0)


def skipping(work: Coroutine[None, None, T]) -> T:
    """What the work comes to, in a loop that waits for nothing."""

    def loop() -> asyncio.AbstractEventLoop:
        selector = Skipping()
        made = asyncio.SelectorEventLoop(selector)
        made.time = lambda: selector.now  # type: ignore[method-assign] # its documented way to another clock
        return made

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(work)
