"""Read danger in what somebody types, in any language, by a head that has learned from examples.

The phrases of the safety screen find what they know, and this finds what is like it; either of the two may
fire. The whole text is looked at, and each of its sentences by itself and with the next one: in a long
message one sentence may say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from bot.coach.safety import Tier
from bot.errors import OperatorError
from bot.language.understanding.learned.availability import Availability
from bot.language.understanding.learned.encoder import ENCODER
from bot.language.understanding.learned.heads import Guess, Heads
from bot.language.understanding.learned.heads_file import DamagedHeadsError, check

FOLDER, FILE = "screen", "heads.npz"
"""The folder of `content` with the examples of all languages, and the file of what was learned from them."""

FAMILY, NONE = "danger", "none"
"""The family of its meanings, and the meaning of what is no danger."""

PLAIN, IMPLIED = "plain", "implied"

NEEDED = {FAMILY: frozenset({PLAIN, IMPLIED, "other", "threat", NONE})}
"""What the head has to know."""

FIRES = 0.5
"""How likely danger has to be, in all its meanings together, for the screen to fire."""

SURE = 0.5
"""How likely it has to be that danger is said plainly, for the card to be shown without a question."""

SHORT = 12
"""Words of a text that is looked at as a whole only: in pieces it would lose what its words are about."""

FEWEST = 3
"""Words of a sentence that is looked at by itself."""

MOST = 40
"""Passages of a text that are looked at: 4,096 characters have fewer, unless they are chopped up on purpose,
and each takes 0.4 ms."""

LONGEST = 400
"""Characters of a passage that are looked at. Our own choice."""

_END = re.compile(r"[.!?…।؟。;]+[\s\"'”’)]*|\n+")


def check_head(content: Path) -> None:
    """Raise OperatorError where what was learned of danger is missing or damaged."""
    try:
        check(content / FOLDER / FILE, NEEDED)
    except (DamagedHeadsError, OSError):
        told = f"Run `afterword learn` or install afterword again: {FOLDER}/{FILE} is damaged or missing."
        raise OperatorError(told) from None


class DangerReader:
    """Reads with the head of one file; it finds nothing where that, or the encoder, can't be loaded."""

    def __init__(self, content: Path, learned: Availability) -> None:
        """content: the folder with all words. learned: tells whether the encoder can be used."""
        self._file = content / FOLDER / FILE
        self._learned = learned

    def tier(self, text: str) -> Tier | None:
        """Return the tier of what a text says; None if it says nothing that has to be asked about."""
        guess = self.likeliest(text)
        return _tier(*guess) if guess is not None else None

    def likeliest(self, text: str) -> tuple[float, str, float] | None:
        """Return how likely a text tells of danger, in which way most likely, and how likely in that."""
        return self._learned.used(lambda: self._likeliest(text))

    @cached_property
    def _head(self) -> Heads:
        check(self._file, NEEDED)
        return Heads.load(self._file)

    def _likeliest(self, text: str) -> tuple[float, str, float] | None:
        said = list(passages(text))
        if not said:
            return None
        ENCODER.vectors(said)  # all at once is quicker than one by one
        return max(_danger(self._head.guesses(FAMILY, passage)) for passage in said)


def passages(text: str) -> Iterator[str]:
    """Cut a text into what is looked at by itself."""
    whole = " ".join(text.split())
    if whole:
        yield whole[:LONGEST]
    if len(whole.split()) <= SHORT:
        return
    sentences = [said for part in _END.split(text) if (said := " ".join(part.split())[:LONGEST])]
    pairs = (f"{one} {next_one}" for one, next_one in pairwise(sentences))
    each = [one for one in sentences if len(one.split()) >= FEWEST] if len(sentences) > 1 else []
    yield from [*each, *(pair for pair in pairs if len(sentences) > 2)][: MOST - 1]


def _danger(guesses: Sequence[Guess]) -> tuple[float, str, float]:
    likely = 1.0 - next(guess.likely for guess in guesses if guess.meaning == NONE)
    most = next(guess for guess in guesses if guess.meaning != NONE)
    return likely, most.meaning, most.likely


def _tier(likely: float, meaning: str, sure: float) -> Tier | None:
    if likely < FIRES:
        return None
    if meaning == PLAIN:
        return Tier.explicit if sure >= SURE else Tier.unclear
    return Tier.unclear if meaning == IMPLIED else Tier(meaning)
