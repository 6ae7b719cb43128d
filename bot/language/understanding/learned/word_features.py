"""Turn the words of a text, and pieces of them, into numbers that a head can weigh.

A vector of meaning says what a text is about; the words say the rest: "not yet" and "not any more" lie close
together. Each word and piece has a place by its hash, and counts by how rare it is (TF-IDF). The words
themselves are not kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from bot.language.understanding.learned.heads_file import PLACES
from bot.talk.visible import without_surrogates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

LOOKED_AT = 60
"""How many words of a text are looked at."""

RUNS = (3, 4)
"""How many letters the pieces of a word have, the space before and after it included."""

SHORTEST = 1e-9
"""The length that a text without a word counts as, so that nothing is divided by 0."""

REMEMBERED = 64
"""How many texts' rows are kept: each text is weighed by several heads."""

_WORD = re.compile(r"[^\W_]+|[?!👍🙂]")


class Row(NamedTuple):
    """Hold the places that a text takes, and its values there; all other places hold 0."""

    places: NDArray[np.int32]
    values: Numbers


class WordFeatures:
    """Give each text its places and their values: rare words count for more than common ones."""

    def __init__(self, rarity: Numbers) -> None:
        """rarity: for each place, what a word there counts (inverse document frequency)."""
        self.rarity = rarity
        self.row = lru_cache(maxsize=REMEMBERED)(self._row)

    @classmethod
    def of(cls, texts: Iterable[str]) -> WordFeatures:
        """Count in how many texts each place is taken."""
        import numpy as np

        texts = list(texts)
        times = np.zeros(PLACES, dtype=np.float32)
        for text in texts:
            for counts in _counts(text):
                times[list(counts)] += 1
        return cls((np.log((1 + len(texts)) / (1 + times)) + 1).astype(np.float32))

    def _row(self, text: str) -> Row:
        """Return what a text says. Its words have the length 1 together, and so have their pieces."""
        import numpy as np

        rows = []
        for counts in _counts(text):
            places = np.fromiter(counts, np.int32, len(counts))
            times = np.fromiter(counts.values(), np.float32, len(counts))
            values = (1 + np.log(times)) * self.rarity[places]
            rows.append(Row(places, values / max(float(np.linalg.norm(values)), SHORTEST)))
        words, pieces = rows
        return Row(
            np.concatenate([words.places, pieces.places]), np.concatenate([words.values, pieces.values])
        )


def _counts(text: str) -> tuple[Counter[int], Counter[int]]:
    """Count the places of the words and pairs of words of a text, and of the pieces of its words."""
    words = _WORD.findall(without_surrogates(text).casefold().replace("’", "'"))[:LOOKED_AT]
    pairs = (f"{one} {other}" for one, other in zip(["^", *words], [*words, "$"], strict=True))
    spaced = [f" {word[:40]} " for word in words]
    pieces = (word[i : i + n] for word in spaced for n in RUNS for i in range(len(word) - n + 1))
    half = PLACES // 2
    return (
        Counter(crc32(piece.encode()) % half for piece in (*words, *pairs)),
        Counter(half + crc32(piece.encode()) % half for piece in pieces),
    )
