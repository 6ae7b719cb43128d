"""Load the tables of words of each language: phrases, days, hours, and what else is read by pattern."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.language.understanding.answers.asking_back import AskingBackWords
from bot.language.understanding.answers.danger_replies import DangerReplies
from bot.language.understanding.answers.markers import MarkerWords
from bot.language.understanding.answers.names import Names
from bot.language.understanding.answers.sayings import Sayings
from bot.language.understanding.answers.scale import ScaleWords
from bot.language.understanding.answers.tick_words import TickWords
from bot.language.understanding.phrases.dialect import Dialect
from bot.language.understanding.phrases.languages import Languages
from bot.language.understanding.phrases.learners import Learners
from bot.language.understanding.phrases.phrases import Phrases, ready
from bot.language.understanding.phrases.word_tables import WordTable
from bot.language.understanding.requests.earlier_answers import EarlierWords
from bot.language.understanding.requests.offer_replies import OfferReplies
from bot.language.understanding.requests.patterns import RequestPatterns
from bot.language.understanding.screen import Lexicon
from bot.language.understanding.temporal.words import FILES, WhenWords
from bot.language.wording.templates import FALLBACK
from bot.turn.readings.words import Words


class Tables:
    """Load the tables of `content`, each when it is first needed."""

    def __init__(self, folder: Path) -> None:
        """folder: `content`, with a folder for each language."""
        self.folder = folder
        self.lexicon = lru_cache(maxsize=None)(self._load_lexicon)
        self.phrases = lru_cache(maxsize=None)(self._load_phrases)
        self.names = lru_cache(maxsize=None)(self._load_names)
        self.when = lru_cache(maxsize=None)(self._load_when)
        self.learners = lru_cache(maxsize=None)(self._load_learners)
        self.languages = lru_cache(maxsize=None)(self._load_languages)
        self.offer_replies = lru_cache(maxsize=None)(self._load_offer_replies)
        self.requests = lru_cache(maxsize=None)(self._load_requests)
        self.asking_back = lru_cache(maxsize=None)(self._load_asking_back)
        self.earlier = lru_cache(maxsize=None)(self._load_earlier)
        self.markers = lru_cache(maxsize=None)(self._load_markers)
        self.scale = lru_cache(maxsize=None)(self._load_scale)
        self.sayings = lru_cache(maxsize=None)(self._load_sayings)
        self.ticks = lru_cache(maxsize=None)(self._load_ticks)
        self.danger_replies = lru_cache(maxsize=None)(self._load_danger_replies)
        self.dialect = lru_cache(maxsize=None)(self._load_dialect)
        self.of_turn = lru_cache(maxsize=None)(self._load_of_turn)

    def _load_names(self, language: str) -> Names:
        return Names(self._toml("names", language))

    def _load_phrases(self, language: str) -> Phrases:
        return ready(self._lists("phrases", language))

    def _load_learners(self, language: str) -> Learners:
        return Learners(self._toml("learners", language))

    def _load_languages(self, language: str) -> Languages:
        return Languages(self._toml("languages", language))

    def _load_when(self, language: str) -> WhenWords:
        return WhenWords(*(self._toml(name, language) for name in FILES))

    def _load_requests(self, language: str) -> RequestPatterns:
        return RequestPatterns(self._toml("requests", language))

    def _load_asking_back(self, language: str) -> AskingBackWords:
        return AskingBackWords(self._toml("asking_back", language))

    def _load_earlier(self, language: str) -> EarlierWords:
        return EarlierWords(self._toml("earlier", language))

    def _load_markers(self, language: str) -> MarkerWords:
        return MarkerWords(self._toml("markers", language))

    def _load_scale(self, language: str) -> ScaleWords:
        return ScaleWords(self._toml("scale", language))

    def _load_sayings(self, language: str) -> Sayings:
        return Sayings(self._toml("sayings", language))

    def _load_ticks(self, language: str) -> TickWords:
        return TickWords(self._toml("ticks", language))

    def _load_danger_replies(self, language: str) -> DangerReplies:
        return DangerReplies(self._toml("danger", language))

    def _load_dialect(self, language: str) -> Dialect:
        return Dialect(self._toml("dialect", language))

    def _load_of_turn(self, name: str) -> Words:
        return WordTable(f"turn/{name}", content=self.folder).patterns()

    def _load_offer_replies(self, language: str) -> OfferReplies:
        return OfferReplies(self._toml("offers", language))

    def _lists(self, name: str, language: str) -> dict[str, tuple[str, ...]]:
        """Read the lists of a file in a language, or in English if that language has none."""
        return {
            key: tuple(lines) for key, lines in self._toml(name, language).items() if isinstance(lines, list)
        }

    def _toml(self, name: str, language: str) -> dict[str, Any]:
        folder = self.folder
        files = (folder / tongue / f"{name}.toml" for tongue in (language, FALLBACK))
        file = next(file for file in files if file.exists())
        return tomllib.loads(file.read_text(encoding="utf-8"))

    def _load_lexicon(self, language: str) -> Lexicon:
        file = self.folder / language / "safety.toml"
        if not file.exists():
            return Lexicon((), (), ())
        return Lexicon.of(tomllib.loads(file.read_text(encoding="utf-8")))
