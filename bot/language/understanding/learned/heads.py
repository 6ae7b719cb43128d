"""Tell what a text means among the meanings of one family, by heads that have learned from examples.

A head is a matrix: a row of weights for each meaning, for the vector of a text and for its words. Some heads
put the vector through a hidden layer first. Heads are trained by `afterword learn` (see `training`), kept in
`content/<language>/heads.npz`, and only read here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.language.understanding.learned.encoder import ENCODER, REMEMBERED
from bot.language.understanding.learned.heads_file import PLACES, RARITY, hidden_of
from bot.language.understanding.learned.vocabulary import Vocabulary
from bot.language.understanding.learned.word_features import WordFeatures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

ANYWHERE = "anywhere"
"""The family of all that can be said at any time, whatever question is open."""

ELSE = "else"
"""The meaning of a text that is no answer to the question."""


class Guess(NamedTuple):
    """Hold one meaning of a family, and how likely it is: 0 to 1."""

    meaning: str
    likely: float


class Heads:
    """Guess what texts mean with the heads of one language, each by the name of its family."""

    def __init__(
        self,
        meanings: dict[str, list[str]],
        weights: dict[str, Numbers],
        words: WordFeatures,
        several: frozenset[str] = frozenset(),
        vocabulary: Vocabulary | None = None,
        hidden: Mapping[str, Numbers] | None = None,
    ) -> None:
        """meanings: of each family. weights: for each family, a row a meaning; the last column is its bias.

        hidden: for families with a hidden layer, a column a unit; the last row is their bias.
        several: families of which one text may mean several at once.
        vocabulary: the words of the examples; None if that was not kept: then every text counts as known.
        """
        self._meanings = meanings
        self._weights = weights
        self._several = several
        self._words = words
        self._vocabulary = vocabulary
        self._hidden = dict(hidden or {})
        # What is read at a question weighs the same meanings up to four times, at 0.25 ms each.
        self._guesses = lru_cache(maxsize=REMEMBERED)(self._guess)

    @classmethod
    def load(cls, file: Path) -> Heads:
        """Read the heads from their file. Raises OSError or ValueError if it is no such file."""
        import numpy as np

        with np.load(file) as kept:
            meanings: dict[str, list[str]] = json.loads(str(kept["meanings"]))
            weights = {family: kept[family].astype(np.float32) for family in meanings}
            words = WordFeatures(kept[RARITY].astype(np.float32))
            several = frozenset(json.loads(str(kept["several"])))
            vocabulary = Vocabulary(kept["vocabulary"]) if "vocabulary" in kept else None
            layers = {family: hidden_of(family) for family in meanings}
            hidden = {
                family: kept[name].astype(np.float32) for family, name in layers.items() if name in kept
            }
        return cls(meanings, weights, words, several, vocabulary, hidden)

    def save(self, file: Path, digest: str) -> None:
        """Write the heads to their file, in half precision: two megabytes.

        digest: that of the examples they have learned from.
        """
        import numpy as np

        told = {"meanings": self._meanings, "several": sorted(self._several), "digest": digest}
        arrays: dict[str, Any] = {name: np.array(json.dumps(value)) for name, value in told.items()}
        arrays |= {family: weights.astype(np.float16) for family, weights in self._weights.items()}
        arrays |= {hidden_of(family): layer.astype(np.float16) for family, layer in self._hidden.items()}
        arrays[RARITY] = self._words.rarity.astype(np.float16)
        if self._vocabulary is not None:
            arrays["vocabulary"] = self._vocabulary.packed()
        np.savez_compressed(file, **arrays)

    @staticmethod
    def digest_of(file: Path) -> str:
        """Return the digest of the examples that the heads of a file have learned from."""
        import numpy as np

        with np.load(file) as kept:
            return str(json.loads(str(kept["digest"])))

    @property
    def families(self) -> frozenset[str]:
        """Return the families that there are heads for."""
        return frozenset(self._meanings)

    def knows(self, text: str) -> bool:
        """Tell whether a text is made of words that stand in the examples."""
        return self._vocabulary is None or self._vocabulary.knows(text)

    def guesses(self, family: str, text: str) -> Sequence[Guess]:
        """Return the meanings of a family, the likeliest first.

        Their likelihoods add up to 1, except where one text may mean several: there each is likely by itself.
        """
        return self._guesses(family, text)

    def by_words(self, family: str, text: str) -> Mapping[str, float]:
        """Return what the words of a text alone count for each meaning. It takes a tenth of a guess."""
        columns, values = self._words.row(text)
        scores = self._weights[family][:, -PLACES - 1 : -1][:, columns] @ values
        return dict(zip(self._meanings[family], map(float, scores), strict=True))

    def _guess(self, family: str, text: str) -> Sequence[Guess]:
        import numpy as np

        columns, values = self._words.row(text)
        weights = self._weights[family]
        vector = ENCODER.vector(text)
        if (layer := self._hidden.get(family)) is not None:
            vector = np.maximum(vector @ layer[:-1] + layer[-1], 0)
        scores = weights[:, : len(vector)] @ vector + weights[:, -1]
        scores = scores + weights[:, len(vector) : -1][:, columns] @ values
        if family in self._several:
            shares = 1 / (1 + np.exp(-scores))
        else:
            odds = np.exp(scores - scores.max())
            shares = odds / odds.sum()
        found = [Guess(m, float(share)) for m, share in zip(self._meanings[family], shares, strict=True)]
        return tuple(sorted(found, key=lambda guess: -guess.likely))
