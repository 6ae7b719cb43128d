"""Prove that the words around a field fit what stands in it: "a" or "an", one or several, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase

from bot.ops.checking.prose import Prose

_ARTICLE = re.compile(r"(?<![\w“'’-])(?P<article>an?) (?P<word>[\w-]+)", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{1,4}")
_NAMED = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an S, an NHS job."""

_EMPTY = re.compile(r"\bUndefined\b|\[\]|\{\}|(?<=[a-z,;] )None\b|\bNone[.,](?= ?[a-z])")


def articles(text: str, prose: Prose) -> Iterator[str]:
    """Yield every "a" that should be "an", and the other way round."""
    for found in _ARTICLE.finditer(text):
        word = found["word"]
        wants = "an" if _sounds_like_vowel(word, prose) else "a"
        if found["article"].casefold() != wants:
            yield f"says {found[0]!r}"


def _sounds_like_vowel(word: str, prose: Prose) -> bool:
    small = word.casefold()
    if any(fnmatchcase(small, one) for one in prose.an_before):
        return True
    if any(fnmatchcase(small, one) for one in prose.a_before):
        return False
    if _LETTERS.fullmatch(word):
        return word[0] in _NAMED
    return small[0] in "aeiou"


def numbers(text: str, prose: Prose) -> Iterator[str]:
    """Yield "1 days" and "2 day"."""
    things = "|".join(prose.counted)
    pattern = rf"(?<![\d.:/-])(?:1 (?:working )?(?:{things})s|(?!1 )\d+ (?:working )?(?:{things}))\b(?!-)"
    for found in re.finditer(pattern, text):
        yield f"says {found[0]!r}"


def empty(text: str) -> Iterator[str]:
    """Yield what stands where nothing was there."""
    for found in _EMPTY.finditer(text):
        yield f"shows {found[0]!r}"


def dangling(text: str, source: str, prose: Prose) -> Iterator[str]:
    """Yield the words after which something is missing. source: the block, in which they may stand so."""
    words = "|".join(prose.dangling)
    for found in re.finditer(rf"\b(?:{words}) ?[.,;:!?)”]|\b(?:{words}) *(?=\n|$)", text):
        as_written = re.escape(found[0].strip()) + (r" *(?:\n|$)" if found[0][-1].isalpha() else "")
        if re.search(rf"\b{as_written}", source) is None:
            yield f"ends in {found[0].strip()!r}, as if something were missing"
