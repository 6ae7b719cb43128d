"""Tell in which other language a text is, by its letters and its most frequent words.

It is made for a few words typed in a chat, where detectors that were trained on longer texts guess: a name,
a "no" or one foreign word in an English sentence is never called foreign. What can't be told stays English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

LOOKED_AT = 400
"""How many characters of a text are looked at: a language shows in the first sentences."""

FEWEST = 2
"""The fewest different frequent words of a language that a text in it must have."""

LEAST_SHARE = 0.34
"""The least share of a text's words that must be frequent ones of the language: in sentences half are."""

SPOKEN_IN_A_NAME = 1
"""The most words like "mein" in a name ("Mein Laden"), if a name is asked for: with more it is a sentence."""

SHORT_NAME = 3
"""The most words of a name in another script, if a name is asked for: with more it is a sentence."""

OTHER = "other"
"""What stands for every language whose script isn't told apart here."""

HARDLY = 3
"""The most letters of another script that don't yet show a language: a symbol, or one word of a name."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_APART = re.compile(r"https?://\S+|\S+@\S+|@\w+")


class Languages:
    """Recognise languages by their frequent words."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `languages.toml`, with a table for each language in Latin letters, English among them."""
        tables = {code: table for code, table in data.items() if "plain" in table}
        self._spoken = {code: frozenset(table.get("spoken", ())) for code, table in tables.items()}
        self._words = {code: frozenset(table["plain"]) | self._spoken[code] for code, table in tables.items()}
        self._letters: Mapping[str, str] = data["cyrillic"]
        self._cyrillic = {code: frozenset(words) for code, words in data["cyrillic_words"].items()}

    def of(self, text: str, *, sentence: bool = False) -> str | None:
        """Return the code of the language, or `other`; None for English, and for what can't be told.

        sentence: name a language only if the text is surely no name.
        """
        words = _WORD.findall(_APART.sub(" ", text[:LOOKED_AT]).replace("’", "'").casefold())
        script, letters = _script(words)
        if script != "LATIN":
            few = letters <= HARDLY or (sentence and len(words) <= SHORT_NAME)
            return None if few else self._of_script(script, words)
        return self._latin(words, sentence=sentence)

    def _latin(self, words: Sequence[str], *, sentence: bool) -> str | None:
        counted = Counter(words)
        found = {
            code: sum(counted[word] for word in known & counted.keys()) for code, known in self._words.items()
        }
        best = max((code for code in found if code != "en"), key=lambda code: self._evidence(code, counted))
        own = (self._words[best] & counted.keys()) - self._words["en"]
        english = (self._words["en"] & counted.keys()) - self._words[best]
        spoken = own & self._spoken[best]
        if sentence and len(spoken) <= SPOKEN_IN_A_NAME:
            return None
        enough = len(own) >= FEWEST and found[best] >= LEAST_SHARE * len(words)
        telling = spoken or len(own) > FEWEST or len(own) == len(counted)
        return best if enough and telling and len(english) * 2 <= len(own) else None

    def _evidence(self, code: str, counted: Mapping[str, int]) -> tuple[float, int]:
        """Return how much speaks for a language: each word by how few other languages have it."""
        own = self._words[code] & counted.keys()
        shared = sum(1 / sum(word in words for words in self._words.values()) for word in own)
        return shared, len(own)

    def _of_script(self, script: str, words: Sequence[str]) -> str:
        if script == "CYRILLIC":
            text = "".join(words)
            points = {
                code: 2 * sum(map(text.count, letters)) + len(self._cyrillic[code].intersection(words))
                for code, letters in self._letters.items()
            }
            return max(points, key=lambda code: points[code])
        return {"DEVANAGARI": "hi", "ARABIC": "ar"}.get(script, OTHER)


def _script(words: Sequence[str]) -> tuple[str, int]:
    """Return the script of most letters, and how many letters of it there are; Latin if there are none."""
    scripts = Counter(unicodedata.name(letter, "").split(" ")[0] for word in words for letter in word)
    return scripts.most_common(1)[0] if scripts else ("LATIN", 0)
