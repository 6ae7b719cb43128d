"""The real process, as tests start and end it."""

import signal
from datetime import timedelta
from typing import Protocol

from tests.support.forking import Forked


class Start(Protocol):
    """Starts the process, again and again on the same data; its clock may be set (`tests.moved_clock`)."""

    async def __call__(self, moved: timedelta = timedelta(0)) -> Forked: ...


async def killed(process: Forked) -> None:
    """SIGKILL, and gone."""
    process.send_signal(signal.SIGKILL)
    await process.wait()
