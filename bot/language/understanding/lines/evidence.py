"""Say what speaks for words being the name of a company."""

from __future__ import annotations

import re
from enum import Enum

from bot.language.understanding.lines.names_in import SMALL
from bot.language.understanding.lines.ordinary import ORDINARY
from bot.language.understanding.lines.words import BRANDS, COMPANY_WORDS, EMPLOYER_KINDS
from bot.language.understanding.phrases.word_tables import WordTable

_TABLE = WordTable("lines/evidence")


class Evidence(Enum):
    """Hold what speaks for words being the name of a company."""

    proper = "proper"  # a capital inside a sentence, or a word that is no ordinary one
    company = "company"  # it ends as names of companies do
    place = "place"  # "the bakery": a kind of employer
    ordinary = "ordinary"  # nothing but its place in the sentence


_CONTRACTED = _TABLE.pattern("contracted")

_BRAND = re.compile("|".join(BRANDS), re.IGNORECASE)


def evidence_of(name: str, *, initial: bool) -> Evidence | None:
    """Say what speaks for words being a name; None if they can't be. initial: they begin a sentence."""
    if _BRAND.fullmatch(name):
        return Evidence.proper
    words = name.replace("’", "'").split()
    low = [word.casefold().strip(".,") for word in words]
    if any(_CONTRACTED.search(word) for word in low):
        return None
    capitals = [word[0].isupper() and not (initial and at == 0) for at, word in enumerate(words)]
    if initial and len(words) > 1 and words[0][0].isupper() and any(capitals):
        capitals[0] = True
    if any(capitals) or (words[0].isupper() and len(words[0]) > 1):
        return Evidence.proper
    unusual = [
        re.sub(r"'s?$", "", word) not in ORDINARY and word not in SMALL and len(word) > 1 for word in low
    ]
    if (low[-1] in EMPLOYER_KINDS and len(low) == 1) or (
        low[0] in EMPLOYER_KINDS and len(low) > 2 and low[1] in ("on", "in", "of")
    ):
        return Evidence.place
    if len(low) > 1 and low[-1] in COMPANY_WORDS:
        return Evidence.company if any(unusual) or len(low) < 4 else Evidence.ordinary
    if any(unusual) and sum(unusual) * 2 >= len(low):
        return Evidence.proper
    return Evidence.ordinary
