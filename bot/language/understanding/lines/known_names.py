"""Find the companies that are known already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.language.understanding.lines.names_in import Name
from bot.language.understanding.lines.placeholders import ANY
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/known_names")


def is_known(text: str, known: Sequence[str]) -> str | None:
    """Return the known name that a text is, with at most a slip; None if it is no known one."""
    if not known:
        return None
    same = [one for one in spelled_by(text, known) if _loosely(one) == _loosely(text)]
    if len(same) == 1:
        return same[0]
    best = process.extractOne(text, known, scorer=fuzz.ratio, processor=_folded, score_cutoff=87)
    return str(best[0]) if best is not None else None


def _folded(text: str) -> str:
    return re.sub(r"\b(?:the|ltd|limited|inc|llc|plc|gmbh)\b|[^\w ]", "", text.casefold()).strip()


def spelled_by(name: str, known: Sequence[str]) -> list[str]:
    """Return the known names that a name may stand for: the one that it is exactly, else all that fit.

    A "Saint", an "s" behind a word, an apostrophe, "the" and "Ltd" are left out by whoever types.
    """
    same = [one for one in known if _folded(one) and _folded(one) == _folded(name)]
    return same[:1] or _fitting(name, known)


def _fitting(name: str, known: Sequence[str]) -> list[str]:
    """Return the known names that a name may be loosely spelled, or be the start of."""
    loose = _loosely(name)
    begins = len(loose) >= FEWEST_OF_A_START
    return [
        one
        for one in dict.fromkeys(known)
        if loose and (_loosely(one) == loose or (begins and _loosely(one).startswith(f"{loose} ")))
    ]


FEWEST_OF_A_START = 4
"""The fewest letters of a name's start that may stand for the whole name. Our own choice."""


def _loosely(text: str) -> str:
    """Return a name without what people leave off: a "Saint" before it, an "s" behind each longer word."""
    return _PLURAL.sub("", _SAINT.sub("", _folded(text)))


_SAINT = _TABLE.pattern("saint")
_PLURAL = re.compile(r"(?<=\w{3}[^\Ws])s\b")


def as_known(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that a name stands for, whole, by its start or with a slip; else None."""
    if not known:
        return None
    fitting = spelled_by(name, known)
    if len(fitting) == 1:
        return fitting[0]
    return is_known(name, known) if not fitting and len(_folded(name)) > 4 else None


def mentioned(text: str, known: Sequence[str]) -> Name | None:
    """Return the known company that a piece mentions anywhere."""
    for spelled in (_folded, _loosely):
        plain = f" {spelled(ANY.sub(' ', text))} "
        for one in sorted(known, key=len, reverse=True):
            alone = spelled is _folded or len(_fitting(one, known)) == 1
            if alone and len(spelled(one)) > 2 and f" {spelled(one)} " in plain:
                return Name(one, 0, 0, 0.97)
    return None
