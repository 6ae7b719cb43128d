"""Screen texts beyond a person's receive rate all the same: before the transaction, and in a thread.

A text of 4,096 characters takes 5 to 12 ms, so that a hundred of them would hold up everybody for a second.
With a thread, messages go out meanwhile, and other people's updates of the same batch are taken in first.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence

from bot.events import Incoming, typed
from bot.turn.model.reader import Reader


class Screening:
    """Screen texts, each in every language that the coach has words in."""

    def __init__(self, reader: Reader, languages: Collection[str]) -> None:
        self._reader = reader
        self._languages = tuple(languages)

    async def alarming(self, batch: Sequence[Incoming]) -> frozenset[int]:
        """Return the ids of updates at which the safety screen fires; each text is screened once."""
        texts = [(incoming.update, text) for incoming in batch if (text := typed(incoming.event))]
        if not texts:
            return frozenset()
        alarming = await asyncio.to_thread(self._alarming, {text for _, text in texts})
        return frozenset(update for update, text in texts if text in alarming)

    def _alarming(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset(text for text in texts if self._alarms(text))

    def _alarms(self, text: str) -> bool:
        return any(self._reader.screen(language, text, held=True) is not None for language in self._languages)
