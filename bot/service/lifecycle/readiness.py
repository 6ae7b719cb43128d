"""Load the encoder and the patterns in the background when the first text needs them.

It takes a second or more. The text waits for it rather than being misheard, and with it what the same person
does next; everybody else goes on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable

from bot.events import Event, Incoming, Wrote, typed
from bot.turn.model.reader import Reader

SHORT = 100
"""The most characters of a text that is read ahead with others."""


def is_heard(event: Event) -> bool:
    """Tell whether an event has words: whatever is typed is screened at least, be it a link's name."""
    return bool(typed(event).strip())


class Readiness:
    """Knows whether texts can be heard without a wait, and sees to it that they can."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._loading: asyncio.Task[None] | None = None

    @property
    def under_way(self) -> Collection[asyncio.Future[None]]:
        """Return the task that loads, while it runs; else nothing."""
        return [self._loading] if self._loading is not None and not self._loading.done() else []

    def prepared(self, incoming: Incoming) -> Incoming | None:
        """Return the update if it can be taken in without a wait; else None, and the loading has begun."""
        if self._reader.ready:
            self._loading = None
            return incoming
        if not is_heard(incoming.event):
            return incoming
        if self._loading is None:
            self._loading = asyncio.create_task(self._load())
        # Where loading has ended and the reader is not ready, loading failed: taking the text in shows why.
        return incoming if self._loading.done() else None

    async def load_for(self, batch: Iterable[Incoming]) -> None:
        """Wait until this batch can be heard."""
        if not self._reader.ready and any(is_heard(incoming.event) for incoming in batch):
            await self._load()

    def read_ahead(self, batch: Iterable[Incoming]) -> None:
        """Read the short texts of a batch ahead; not the long ones, since no budget is charged for it."""
        texts = (incoming.event.text for incoming in batch if isinstance(incoming.event, Wrote))
        self._reader.read_ahead([stripped for text in texts if len(stripped := text.strip()) <= SHORT])

    async def _load(self) -> None:
        await asyncio.to_thread(self._reader.prepare)
