"""Tell whether a text is made of words of the examples: a text of other words is asked back at most.

A head always finds something in a text, even in a cat's walk over the keyboard. The words of all examples are
kept as bits of a hash, 32 kB: of a hundred unknown words, about five are taken for known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bits = NDArray[np.uint8]

SIZE = 1 << 18
"""How many bits there are; the words take about one in twenty."""

HALF = 0.5
"""A text is known if more than this share of its words is. A third of stray texts isn't known by that, and of
a thousand lines by a writer from whom nothing was learned, one isn't."""

LOOKED_AT = 60
"""How many words of a text are looked at."""

PIECE = 4
"""How many letters the pieces of a word have; a misspelt word is known if more than half its pieces are."""

OFTEN = 2
"""How many examples must have a word for its pieces to be kept: what stands in one only may be a slip."""

_WORD = re.compile(r"[^\W_]+")


class Vocabulary:
    """Tell whether texts are made of words that stand in the examples."""

    def __init__(self, bits: Bits) -> None:
        """bits: packed, as they are stored."""
        import numpy as np

        self._bits = np.unpackbits(bits)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Collect the words of texts, and the symbols of those without a word."""
        import numpy as np

        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(set(_words(text)))
        known = set(counts)
        known.update(piece for word, times in counts.items() if times >= OFTEN for piece in _pieces(word))
        bits = np.zeros(SIZE, dtype=np.uint8)
        for word in known:
            bits[crc32(word.encode()) % SIZE] = 1
        return cls(np.packbits(bits))

    def packed(self) -> Bits:
        """Return the bits as they are stored."""
        import numpy as np

        return np.packbits(self._bits)

    def knows(self, text: str) -> bool:
        """Tell whether more than half of the words of a text are known; names inside it don't count."""
        words = list(_words(text, names=False))
        return sum(map(self._knows, words)) > HALF * len(words)

    def _knows(self, word: str) -> bool:
        if self._has(word):
            return True
        pieces = list(_pieces(word))
        return 2 * sum(map(self._has, pieces)) > len(pieces) > 1

    def _has(self, word: str) -> bool:
        return bool(self._bits[crc32(word.encode()) % SIZE])


def _words(text: str, *, names: bool = True) -> Iterator[str]:
    """Yield the first words of a text; of a text without words, its symbols.

    names: words with a capital inside a text count too.
    """
    words = _WORD.findall(text[: LOOKED_AT * 20])[:LOOKED_AT]
    if not words:
        yield from (symbol for symbol in text[:LOOKED_AT] if not symbol.isspace())
        return
    yield words[0].casefold()
    yield from (word.casefold() for word in words[1:] if names or not word[0].isupper())


def _pieces(word: str) -> Iterator[str]:
    return (f"#{word[i : i + PIECE]}" for i in range(len(word) - PIECE + 1))
