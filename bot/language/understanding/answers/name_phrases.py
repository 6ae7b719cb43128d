"""Tell what people type where a name is asked for: the name, words around it, or something else said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence


class NamePhrases:
    """Tell phrases from names by the words of one language, from `names.toml`."""

    def __init__(self, data: Mapping[str, Sequence[str]]) -> None:
        """data: lists of folded words and phrases, by what they are."""
        self._sentence = frozenset(data["sentence_words"])
        self._thinking = frozenset(data.get("thinking", ()))
        before = sorted(data.get("said_before", ()), key=len, reverse=True)
        self._before = re.compile(
            rf"(?:{'|'.join(map(re.escape, before)) or '(?!)'})\s*[,:;–—-]+\s*", re.IGNORECASE
        )

    def is_said(self, text: str) -> bool:
        """Tell whether a text has a question mark or a word that hardly stands in a name.

        A text in which every word has a capital letter is a name, such as "We Are Social".
        """
        words = text.split()
        plain = " ".join(word.casefold().strip('.,!;:…()"') for word in words).strip()
        if plain in self._thinking:
            return True
        if all(word[:1].isupper() or not word[:1].isalpha() for word in words):
            return False
        said = {word.casefold().replace("’", "'").strip('.,!;:()"') for word in words}
        return text.rstrip().endswith("?") or not said.isdisjoint(self._sentence)

    def alone(self, text: str) -> str:
        """Return a name without the words before it: "same, staff nurse" is "staff nurse"."""
        match = self._before.match(text.replace("’", "'"))
        return text[match.end() :].strip() or text if match is not None else text
