"""Put a text of emoji and signs alone into words that can be heard."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

FILE = "signs.toml"
"""The file of the words, each with the signs that say the same."""

LONGEST = 24
"""The most characters of a text that is looked at: nobody says more with signs alone."""

_MARKS = "\ufe0f\ufe0e\u200d\u2640\u2642" + "".join(map(chr, range(0x1F3FB, 0x1F400)))
"""What changes how a sign looks: its colour, or whom it shows."""


def load(file: Path) -> Mapping[str, str]:
    """Return the words for each sign. A language without the file has none."""
    if not file.is_file():
        return {}
    said = tomllib.loads(file.read_text(encoding="utf-8"))["means"]
    return {sign: words for words, signs in said.items() for sign in signs}


def in_words(text: str, words: Mapping[str, str]) -> str:
    """Return what the first sign says, if the text is nothing but signs that are known; else the text."""
    if len(text) > LONGEST or text.isascii():
        return text
    signs = [sign for sign in text if not sign.isspace() and sign not in _MARKS and sign not in ".!?"]
    return words[signs[0]] if signs and all(sign in words for sign in signs) else text
