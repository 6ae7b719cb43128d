"""A question to the database that nobody waits long for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds."""


class Probe(Generic[T]):
    """Asks one at a time, however many want to know: a database that hangs is not asked again meanwhile."""

    def __init__(self, ask: Callable[[], Awaitable[T]], patience: float = PATIENCE) -> None:
        """`patience`: seconds to wait for an answer."""
        self._ask = ask
        self._patience = patience
        self._asking: asyncio.Task[T | None] | None = None

    async def __call__(self) -> T | None:
        """The answer; None where there is none in time, or it failed."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._asked())
        asking = self._asking  # another one may be asked by the time this one is answered
        done, _ = await asyncio.wait({asking}, timeout=self._patience)
        return asking.result() if done else None

    async def _asked(self) -> T | None:
        try:
            return await self._ask()
        except (SQLAlchemyError, OSError):
            return None
