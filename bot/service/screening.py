"""What is beyond somebody's budget is screened all the same: before a transaction, and in a thread.

A text of 4,096 characters takes 5 to 12 ms, so that a hundred of them would hold up everybody for a second.
In a thread messages go out meanwhile, and what other people sent in the same batch is taken in before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence

from bot.events import Incoming, typed
from bot.turn.reader import Reader


class Screening:
    """Screens texts of people, each in every language that there are words in."""

    def __init__(self, reader: Reader, languages: Collection[str]) -> None:
        self._reader = reader
        self._languages = tuple(languages)

    async def alarming(self, batch: Sequence[Incoming]) -> frozenset[int]:
        """Find the updates that say something that is not to be missed; each text is screened once."""
        texts = [(one.update, text) for one in batch if (text := typed(one.event))]
        if not texts:
            return frozenset()
        found = await asyncio.to_thread(self._found, {text for _, text in texts})
        return frozenset(update for update, text in texts if text in found)

    def _found(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset(text for text in texts if self._alarms(text))

    def _alarms(self, text: str) -> bool:
        return any(self._reader.screen(language, text) is not None for language in self._languages)
