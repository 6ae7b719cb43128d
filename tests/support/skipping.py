"""Run an event loop that never waits: instead, its clock moves on."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Skipping(selectors.DefaultSelector):
    """Instead of waiting it is later."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.now += timeout or 0.0
        return super().select(0)


class AtOnce(ThreadPoolExecutor):
    """Does work where it is asked for: while a thread was at it, the clock would move on."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **more: P.kwargs) -> Future[T]:
        done: Future[T] = Future()
        try:
            done.set_result(work(*args, **more))
        except Exception as error:
            done.set_exception(error)
        return done


def skipping(work: Coroutine[None, None, T]) -> T:
    """What the work comes to, in a loop that waits for nothing."""

    def loop() -> asyncio.AbstractEventLoop:
        selector = Skipping()
        made = asyncio.SelectorEventLoop(selector)
        made.time = lambda: selector.now  # type: ignore[method-assign] # its documented way to another clock
        made.set_default_executor(AtOnce())
        return made

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(work)
