"""Put the words of people who are learning the language as they are usually put: "i sended it"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

MOST_WORDS = 18
"""The most words of a text that is put otherwise: a longer one is a story, or a mail."""


class Learners:
    """Put a text as it is usually put, by the words of one language."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """data: `learners.toml`. Raises KeyError where a part is missing, re.error for what is no pattern."""
        self._words: Mapping[str, str] = data["words"]
        self._word = re.compile(rf"\b(?:{'|'.join(map(re.escape, self._words))})\b", re.IGNORECASE)
        self._puts = [
            (tuple(each["has"]), re.compile(each["says"], re.IGNORECASE), each["as"]) for each in data["put"]
        ]

    def usual(self, text: str) -> str:
        """Return a short text as it is usually put; any other text unchanged."""
        if "\n" in text or len(text.split()) > MOST_WORDS:
            return text
        typed = usual = text.replace("’", "'")
        if not self._words.keys().isdisjoint(_WORD.findall(typed.casefold())):
            usual = self._word.sub(lambda match: self._words[match[0].casefold()], usual)
        for has, says, put in self._puts:
            plain = usual.casefold()
            if any(word in plain for word in has):
                usual = says.sub(put, usual)
        return usual if usual != typed else text


_WORD = re.compile(r"[^\W\d_]+")
