"""Find the markers of a text: words anywhere in it that tell what it is about, from `markers.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.turn.readings.marker import Marker


def with_plain_marks(text: str) -> str:
    """Return a text with straight apostrophes and single blanks."""
    return " ".join(text.replace("’", "'").split())


class MarkerWords:
    """Find markers by the words of one language."""

    def __init__(self, data: Mapping[str, Sequence[str]]) -> None:
        """data: `markers.toml`. Raises KeyError where a marker is missing."""
        self._says = {marker: rf"\b(?:{'|'.join(data[marker.value])})\b" for marker in Marker}
        self._pattern = lru_cache(maxsize=None)(self._compile)

    def _compile(self, marker: Marker) -> re.Pattern[str]:
        return re.compile(self._says[marker], re.IGNORECASE)

    def has(self, plain: str, marker: Marker) -> bool:
        """Tell whether a text has words of a marker. plain: see `with_plain_marks`."""
        return self._pattern(marker).search(plain) is not None

    def without(self, plain: str, marker: Marker) -> str:
        """Return a text without the words of a marker. plain: see `with_plain_marks`."""
        return self._pattern(marker).sub("", plain).strip()

    def prepare(self) -> None:
        """Compile the patterns, so that nobody who types waits for it."""
        for marker in Marker:
            self._pattern(marker)
