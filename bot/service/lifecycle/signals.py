"""Hear the signals that tell the process to end: it ends in order, and a second signal cuts nothing off.

Whoever loses patience can still send SIGKILL. `loop.add_signal_handler` is not used: its handlers are undone
when the loop closes, and in the tenth of a second from there to the exit of the process, a signal would end
it as a failure.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.service.lifecycle.shutdown import Stop

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT)


@contextmanager
def heard(stop: Stop) -> Iterator[None]:
    """Have these signals set `stop` during the block. After it the process is ending, and ignores them."""
    loop = asyncio.get_running_loop()

    def told(*_: Any) -> None:
        loop.call_soon_threadsafe(stop.now)  # which wakes the loop: a handler alone does not

    # A signal that is ignored stays so: nohup has SIGHUP ignored.
    hearing = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    for number in hearing:
        signal.signal(number, told)
    try:
        yield
    finally:
        for number in hearing:
            signal.signal(number, signal.SIG_IGN)
