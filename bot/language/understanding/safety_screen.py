"""Screen a text for danger by both readers: the phrases, and what was learned from examples.

Either of the two may fire. Only where a phrase alone is unclear, and by what was learned the text certainly
is harmless, nothing is asked: "I can't go on with this company, they don't pay".
"""

from __future__ import annotations

from typing import NamedTuple

from bot.coach.safety import Tier, gravest
from bot.language.understanding.learned.danger import DangerGuess, DangerReader
from bot.language.understanding.screen import screen
from bot.language.understanding.word_lists.loading import Tables
from bot.language.wording.templates import FALLBACK

HARMLESS, FEW = 0.05, 8
"""Where what was learned finds danger less likely than this, an unclear phrase is not asked about, unless the
text has only a few words."""


class Found(NamedTuple):
    """Hold what each reader has found. guess: by what was learned; None where that can't be read just now."""

    by_phrases: Tier | None
    guess: DangerGuess | None
    words: int

    def tier(self, *, held: bool = False) -> Tier | None:
        """Return the tier to act on. held: the person is on hold, so that no phrase is passed over."""
        if self.guess is None:
            return self.by_phrases
        harmless = self.guess.likely < HARMLESS and self.words > FEW
        if self.by_phrases is Tier.unclear and harmless and not held:
            return None
        return gravest((self.by_phrases, self.guess.tier))


class SafetyScreen:
    """Screens what people type in any language."""

    def __init__(self, tables: Tables, danger: DangerReader) -> None:
        self._tables = tables
        self._danger = danger

    def by_phrases(self, language: str, text: str) -> Tier | None:
        """Return the gravest tier of the phrases of a language, of English and of its dialects."""
        said = dict.fromkeys((text, self._tables.dialect(language).read(text)))
        tongues = dict.fromkeys((language, FALLBACK))
        return gravest(screen(each, self._tables.lexicon(tongue)) for each in said for tongue in tongues)

    def find(self, language: str, text: str) -> Found:
        """Find what both readers say of a text."""
        return Found(self.by_phrases(language, text), self._danger.likeliest(text), len(text.split()))
