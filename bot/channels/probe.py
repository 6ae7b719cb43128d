"""Query the database without waiting long for its answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds to wait for an answer."""


class Probe(Generic[T]):
    """Runs one query at a time for all who ask: a database that hangs is not queried again meanwhile."""

    def __init__(self, ask: Callable[[], Awaitable[T]], patience: float = PATIENCE) -> None:
        """Take the query (ask), and the seconds to wait for its answer (patience)."""
        self._ask = ask
        self._patience = patience
        self._query: asyncio.Task[T | None] | None = None

    async def __call__(self) -> T | None:
        """Return the answer; None if it does not come in time, or the query fails."""
        if self._query is None or self._query.done():
            self._query = asyncio.create_task(self._answer())
        query = self._query  # by the time it is answered, `_query` may be another one
        done, _ = await asyncio.wait({query}, timeout=self._patience)
        return query.result() if done else None

    async def _answer(self) -> T | None:
        try:
            return await self._ask()
        except (SQLAlchemyError, OSError):
            return None
