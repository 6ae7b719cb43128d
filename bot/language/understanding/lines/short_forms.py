"""Write short forms in full, and English that somebody is still learning as others say it.

"Ap 2 asda ngt shft" is "applied to asda night shift", and "they no answer" is no rejection. The full form
is only for reading: what somebody types is kept as it is.
"""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

LONGEST = 400
"""Characters of a text that is written in full: a longer one isn't typed in short forms."""

_TABLE = WordTable("lines/short_forms")
_WORDS = {short: full for full, shorts in _TABLE.pairs("words") for short in shorts.split()}
"""Short and wrong forms with the full ones; no name typed in small letters has any of them as a word."""

_SHORT = re.compile(rf"(?<![\w&.'’-])(?:{'|'.join(_WORDS)})(?![\w&'’-])")

_SAID = tuple((re.compile(says, re.IGNORECASE), becomes) for becomes, says in _TABLE.pairs("said"))
"""What learners say, and how others say it."""


def in_full(text: str) -> str:
    """Return a text with its short forms written in full; a long one as it is."""
    if len(text) > LONGEST:
        return text
    full = _SHORT.sub(lambda match: _WORDS[match[0]], text)
    for says, becomes in _SAID:
        full = says.sub(becomes, full)
    return full
