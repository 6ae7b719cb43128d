"""Tell whether a text names a company that isn't among the known ones, by where a word stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.phrases.word_tables import WordTable

LOOKED_AT = 300
"""How many characters of a text are looked at: people name early what they ask for."""

LONG_ENOUGH = 5
"""Least letters of a word for a slip in it to be forgiven. Our own choice: shorter ones are often names."""

SHORTEST = 3
"""Least letters of a word that may be a name by itself."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TABLE = WordTable("requests/other_names")
_BEFORE_A_MEETING = _TABLE.pattern("before_a_meeting", re.IGNORECASE)
_IS_CALLED = _TABLE.pattern("is_called", re.IGNORECASE)
_ACTS = _TABLE.pattern("acts", re.IGNORECASE)
_IS_ASKED = _TABLE.pattern("is_asked", re.IGNORECASE)
_SHAPES = (_BEFORE_A_MEETING, _IS_CALLED, _ACTS, _IS_ASKED)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
DAYS = _TABLE.words("days")


def stands_as_name(text: str, no_names: frozenset[str]) -> bool:
    """Tell whether a word is in the place of a company: "the KPMG interview", "chase Kestrel"."""
    looked_at = text[:LOOKED_AT]
    found = (
        m for shape in (_BEFORE_A_MEETING, _IS_CALLED, _ACTS, _IS_ASKED) for m in shape.finditer(looked_at)
    )
    return any(_may_name(m[m.lastindex or 1], no_names, inside=m.start(m.lastindex or 1) > 0) for m in found)


def has_unknown_word(text: str, no_names: frozenset[str]) -> bool:
    """Tell whether a text has a word that is no ordinary one, not even with a slip in it."""
    return any(_may_name(word, no_names, inside=False) for word in _words(text[:LOOKED_AT]))


def _words(text: str) -> Iterator[str]:
    yield from (match.group() for match in _WORD.finditer(text))


def _may_name(word: str, no_names: frozenset[str], *, inside: bool) -> bool:
    """Tell whether a word may be a name. inside: it doesn't begin the text, so a capital counts."""
    plain = re.sub(r"['’]s$", "", word.strip(".&-")).replace("’", "'").casefold()
    if len(plain) < SHORTEST or any(letter.isdigit() for letter in plain):
        return False
    if plain in no_names or plain in DAYS:
        return False
    if inside and word[0].isupper() and not DAYS & {plain}:
        return True
    return not is_ordinary(plain)


def is_ordinary(word: str) -> bool:
    """Tell whether a word in small letters is one that people use outside names, perhaps with a slip."""
    if word in ORDINARY or word.replace("'", "") in ORDINARY or "'" in word:
        return True
    return len(word) >= LONG_ENOUGH and any(slip in ORDINARY or slip in DAYS for slip in _one_slip(word))


def _one_slip(word: str) -> Iterator[str]:
    """Yield the words that differ from a word in one letter, or in two that changed places."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield from (word[:at] + letter + word[at + 1 :] for letter in _LETTERS)
    for at in range(len(word) + 1):
        yield from (word[:at] + letter + word[at:] for letter in _LETTERS)
    for at, (one, two) in enumerate(pairwise(word)):
        yield word[:at] + two + one + word[at + 2 :]
