"""Tell a plain no, and a question, from a name: people type both where a name is asked for."""

from __future__ import annotations

import re

from bot.language.understanding.phrases.word_tables import WordTable

A_SENTENCE = 3
"""The fewest words of a question that is no name."""

_TABLE = WordTable("answers/denials")
_DENYING = _TABLE.pattern("denying", re.IGNORECASE)
_ASKING = _TABLE.pattern("asking", re.IGNORECASE)


def denies(text: str) -> bool:
    """Tell whether a text is a plain no, in however many words: "No. Obviously not."."""
    rest = text.replace("’", "'").strip()
    while rest and len(text) <= LONGEST_DENIAL and (match := _DENYING.match(rest)) is not None:
        rest = rest[match.end() :]
    return not rest


LONGEST_DENIAL = 60
"""The most characters of a text that may be a plain no."""


_THING = _TABLE.pattern("thing", re.IGNORECASE)

MOST_OF_A_THING = 6
"""The most words of a text that only names something."""


def is_thing(text: str) -> bool:
    """Tell whether a text names something instead of asking about it: "my cover letter"."""
    short = len(text.split()) <= MOST_OF_A_THING
    return short and "?" not in text and _THING.match(text) is not None


_RESOLVE = _TABLE.pattern("resolve", re.IGNORECASE)


def is_resolve(text: str) -> bool:
    """Tell whether a text says what somebody will do, and asks nothing: "ask what the role is about"."""
    return "?" not in text and _RESOLVE.match(text) is not None


def asks(text: str) -> bool:
    """Tell whether a sentence is a question, or speaks to the coach, and so is no name."""
    words = len(text.split())
    return words >= A_SENTENCE and (text.rstrip().endswith("?") or _ASKING.match(text) is not None)
