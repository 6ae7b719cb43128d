"""Find the thing that went well in the person's words, where they are few and name nothing else."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

MOST_WORDS = 5
"""The most words of the thing, which is said back to the person. Our own choice."""

_TABLE = WordTable("answers/good_part")
_WENT_WELL = _TABLE.pattern("went_well", re.IGNORECASE)
_VERB = _TABLE.pattern("verb", re.IGNORECASE)
_MORE = _TABLE.pattern("more", re.IGNORECASE)


def good_part_in(text: str) -> str | None:
    """Return the thing with a capital ("The patient scenario"); None where the text says more than that."""
    plain = " ".join(text.replace("’", "'").split())
    match = _WENT_WELL.fullmatch(plain) if len(plain) <= LONGEST else None
    if match is None or len(match["thing"].split()) > MOST_WORDS or _MORE.search(plain) is not None:
        return None
    thing = match["thing"].strip()
    if _VERB.search(thing) is not None:
        return None
    return thing[0].upper() + thing[1:]


LONGEST = 100
"""The most characters of a text that is looked at."""
