"""Let other work in between the turns of a transaction."""

from __future__ import annotations

import asyncio
from time import thread_time

LONG_TURN = 0.01
"""Seconds of processor time: after a turn that took longer, other work is let in before the next turn. Else
25 turns of somebody with hundreds of applications would keep it waiting for half a second."""


async def let_others_in(since: float) -> None:
    """Let other work of the loop in, if the turn that began at `since` took long."""
    if thread_time() - since > LONG_TURN:
        await asyncio.sleep(0)
