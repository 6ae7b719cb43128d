"""Find the name of a contact in a sentence that also says who that is: "Marta, she's the hiring manager"."""

from __future__ import annotations

import re

from bot.language.understanding.answers.name_shapes import with_capitals
from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 120
"""The most characters of such a sentence. Our own choice."""

_TABLE = WordTable("answers/contacts")
_WHO_IT_IS = _TABLE.pattern("who_it_is", re.IGNORECASE | re.DOTALL)
_NOBODY = _TABLE.words("nobody")


def contact_in(text: str) -> str | None:
    """Return the person whom a text names with their part ("Sarah from HR"); None if it says more."""
    found = _WHO_IT_IS.fullmatch(text.replace("’", "'")) if len(text) <= LONGEST else None
    if found is None or found["name"].split()[0].casefold() in _NOBODY:
        return None
    name = found["name"]
    return with_capitals(name) if name == name.lower() else name
