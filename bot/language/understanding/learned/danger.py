"""Read danger in what somebody types, in any language, by a head that has learned from examples.

The phrases of the safety screen find what they know, and this finds what is like it; either of the two may
fire. The whole text is looked at, and the sentences of a longer one by themselves: one of them may say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

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

FIRES, FIRES_IMPLIED = 0.3, 0.37
"""How likely danger has to be, in all its meanings together, for the screen to fire: where it is most likely
said, and where it is only implied.

A miss may cost a life, and a question costs a question. But who is asked about every other low evening stops
telling how it is: with these, it asks about four in a hundred English lines of which half stand close to
danger. With 0.33 for the second, a tired evening ("i can't sleep and i keep crying") was asked about.
"""

SURE = 0.6
"""How likely it has to be that danger is said plainly, for the card to be shown without a question."""

SHORT = 12
"""Words of a text that is looked at as a whole only: in pieces it would lose what its words are about."""

FEWEST = 3
"""Words of a sentence that is looked at by itself."""

AT_A_TIME, STEP = 16, 8
"""Words that are looked at together, and words from one such stretch to the next, where nothing ends a
sentence: few people type full stops."""

MOST = 5
"""Passages that are looked at beside the whole text, those whose words say most of danger. Each takes 1.5 ms,
and 4,096 characters have a hundred; with eight, one plain sentence in a hundred more is heard there."""

MOST_COMPARED = 120
"""The most passages whose words are compared: a message of 4,096 characters has fewer."""

LONGEST = 400
"""Characters of the whole that are looked at together. Our own choice."""

DOUBT = 0.15
"""How much likelier danger has to be in a passage than in a whole text: there are more of them."""

KEPT = 64
"""Texts whose guesses are remembered: those of a batch. The longest have 40,000 characters."""

NOTHING, DOUBT_OF_WHOLE = 0.05, 0.2
"""Where danger is less likely than the first in each passage of a text, it has to be likelier by the second
to be implied in the whole: "went ok I think. he asked about my age. said they'd let Karen know"."""

_MARKS = (".", "?", "!", "…")

_END = re.compile(r"[.!?…।؟。;]+[\s\"'”’)]*|\n+")


def check_head(content: Path) -> None:
    """Raise OperatorError where what was learned of danger is missing or damaged."""
    try:
        check(content / FOLDER / FILE, NEEDED)
    except (DamagedHeadsError, OSError):
        told = f"Run `afterword learn` or install afterword again: {FOLDER}/{FILE} is damaged or missing."
        raise OperatorError(told) from None


class DangerGuess(NamedTuple):
    """Hold how likely a text tells of danger, in which way most likely, and how likely in that."""

    likely: float
    meaning: str
    sure: float

    @property
    def tier(self) -> Tier | None:
        """Return the tier to act on; None if it is not likely enough."""
        if self.likely < (FIRES_IMPLIED if self.meaning == IMPLIED else FIRES):
            return None
        if self.meaning == PLAIN:
            return Tier.explicit if self.sure >= SURE else Tier.unclear
        return Tier.unclear if self.meaning == IMPLIED else Tier(self.meaning)


NO_DANGER = DangerGuess(0.0, IMPLIED, 0.0)
"""What an empty text tells."""


class DangerReader:
    """Reads with the head of one file; it finds nothing where that, or the encoder, can't be loaded."""

    def __init__(self, content: Path, learned: Availability) -> None:
        """content: the folder with all words. learned: tells whether the encoder can be used."""
        self._file = content / FOLDER / FILE
        self._learned = learned
        # A turn asks about its text up to three times: whether it fires, sounds dark, and if decided again.
        self._guess = lru_cache(maxsize=KEPT)(self._likeliest)

    def likeliest(self, text: str) -> DangerGuess | None:
        """Return how likely a text tells of danger; None if it can't be read just now."""
        return self._learned.used(lambda: self._guess(text))

    @cached_property
    def _head(self) -> Heads:
        check(self._file, NEEDED)
        return Heads.load(self._file)

    def _likeliest(self, text: str) -> DangerGuess:
        whole = " ".join(text.split())[:LONGEST]
        if not whole:
            return NO_DANGER
        pieces = sorted(islice(passages(text), MOST_COMPARED), key=self._harmless)[:MOST]
        ENCODER.vectors([whole, *pieces])  # all at once is quicker than one by one
        found = max((_danger(self._head.guesses(FAMILY, piece)) for piece in pieces), default=NO_DANGER)
        together = _danger(self._head.guesses(FAMILY, whole))
        if together.meaning == IMPLIED and pieces and found.likely < NOTHING:
            together = together._replace(likely=together.likely - DOUBT_OF_WHOLE)
        return max(together, found._replace(likely=found.likely - DOUBT))

    def _harmless(self, passage: str) -> float:
        """Return how much the words of a passage alone say that it is no danger."""
        score = self._head.by_words(FAMILY, passage)
        return score[NONE] - max(score.values())


def ended(text: str) -> str:
    """Return a text with a mark at its end, so that another can stand behind it."""
    return text if text.endswith(_MARKS) else f"{text}."


def passages(text: str) -> Iterator[str]:
    """Cut a text of more than a few words into what is looked at by itself: sentences, or pieces of them."""
    if len(text.split()) <= SHORT:
        return
    sentences = [words for part in _END.split(text) if (words := part.split())]
    for words, after in pairwise([*sentences, []]):
        if len(words) >= FEWEST and len(sentences) > 1:
            yield " ".join(words[:AT_A_TIME])
        if after and len(words) + len(after) <= AT_A_TIME and len(sentences) > len((words, after)):
            yield " ".join([*words, *after])
        for at in range(0, len(words) - STEP, STEP) if len(words) > AT_A_TIME else ():
            yield " ".join(words[at : at + AT_A_TIME])


def _danger(guesses: Sequence[Guess]) -> DangerGuess:
    likely = 1.0 - next(guess.likely for guess in guesses if guess.meaning == NONE)
    most = next(guess for guess in guesses if guess.meaning != NONE)
    return DangerGuess(likely, most.meaning, most.likely)
