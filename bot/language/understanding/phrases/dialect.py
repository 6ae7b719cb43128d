"""Hear the words of a dialect as the English that they stand for: "didnae" as "didn't"."""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 1200
"""The most characters of a text that is read as dialect; a longer one is somebody else's mail."""

_WORD = re.compile(r"(?<![\w'-])[a-z]+(?:'[a-z]*)?(?![\w-])", re.IGNORECASE)

_CAPITAL = re.compile(r" [A-Z](?=[a-z])")
"""What follows the first word of a name of several words."""


class Dialect:
    """Replace the words of a dialect, from `dialect.toml`."""

    def __init__(self, data: Mapping[str, Mapping[str, str]]) -> None:
        """data: `dialect.toml`. Raises KeyError where a table is missing."""
        self._surely = dict(data["surely"])
        self._words = {**data["beside"], **self._surely}
        self._together = [
            (re.compile(says, re.IGNORECASE), means) for says, means in data["together"].items()
        ]

    def read(self, text: str) -> str:
        """Return a text with its dialect in English; unchanged if no word of it is surely of the dialect."""
        if len(text) > LONGEST:
            return text
        text_plain = text.replace("’", "'")
        if not any(self._is_sure(word) for word in _WORD.finditer(text_plain)):
            return text
        for says, means in self._together:
            text_plain = says.sub(means, text_plain)
        return _WORD.sub(self._heard, text_plain)

    def _is_sure(self, word: re.Match[str]) -> bool:
        return _key(word[0]) in self._surely and not _is_name(word)

    def _heard(self, word: re.Match[str]) -> str:
        return word[0] if _is_name(word) else self._words.get(_key(word[0]), word[0])


def _key(word: str) -> str:
    return word.replace("'", "").lower()


def _is_name(word: re.Match[str]) -> bool:
    """Tell whether a word has a capital as a name has, and not only as a first word: "Fae", "Tae Kwon Do"."""
    if not word[0][:1].isupper():
        return False
    before, after = word.string[: word.start()].rstrip(), word.string[word.end() :]
    if not before and not after.strip(" .,!?"):
        return True
    return (bool(before) and before[-1] not in ".!?,;:…\n") or _CAPITAL.match(after) is not None
