"""Find the companies that are known already."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from bot.language.understanding.lines.names_in import Name
from bot.language.understanding.lines.placeholders import ANY


def is_known(text: str, known: Sequence[str]) -> str | None:
    """Return the known name that a text is, with at most a slip; None if it is none."""
    if not known:
        return None
    best = process.extractOne(text, known, scorer=fuzz.ratio, processor=_folded, score_cutoff=87)
    return str(best[0]) if best is not None else None


def _folded(text: str) -> str:
    return re.sub(r"\b(?:the|ltd|limited|inc|llc|plc|gmbh)\b|[^\w ]", "", text.casefold()).strip()


def as_known(name: str, known: Sequence[str]) -> str | None:
    """Return the known name that a name stands for, whole, by its start or with a slip; None if none."""
    if not known:
        return None
    folded = _folded(name)
    if len(folded) < 3:
        return next((one for one in known if _folded(one) == folded), None)
    for one in known:
        if _folded(one) == folded or (len(folded) >= 4 and _folded(one).startswith(f"{folded} ")):
            return one
    return is_known(name, known) if len(folded) > 4 else None


def mentioned(text: str, known: Sequence[str]) -> Name | None:
    """Return the known company that a piece mentions anywhere."""
    plain = f" {_folded(ANY.sub(' ', text))} "
    for one in sorted(known, key=len, reverse=True):
        if len(_folded(one)) > 2 and f" {_folded(one)} " in plain:
            return Name(one, 0, 0, 0.97)
    return None
