"""Tell a plain no, and a question, from a name: where a name is asked for, both are typed too."""

from __future__ import annotations

import re

A_SENTENCE = 3
"""The fewest words of a question that is no name."""

_DENYING = re.compile(
    r"(?:no+|nope|nah|naw|obviously not|of course not|clearly not|not at all|definitely not|wrong"
    r"|it isn'?t|it'?s not|that's not it|that isn'?t it|course not|never|absolutely not|not the name"
    r"|that's no name|(?:it|that)(?: is|'s)? ?n(?:o|'?)t (?:the|a) (?:name|company|job|role))(?:[\s,.!?]+|$)",
    re.IGNORECASE,
)

_ASKING = re.compile(
    r"\s*(?:(?:but|and|so|ok|okay|sorry|hey|wait|er+|um+)[\s,]+)*(?:why|what|which|who|whose|how|when"
    r"|where|do|does|did|can|could|would|should|shall|is|are|was|were|will|am|must|isn't|don't|can't|aren't|didn't)\s+"
    r"(?:\w+\s+){0,2}?(?:i|you|u|ya|we|it|this|that|they|he|she|the|my|your)\b",
    re.IGNORECASE,
)


def denies(text: str) -> bool:
    """Tell whether a text is a plain no, in however many words: "No. Obviously not."."""
    rest = text.replace("’", "'").strip()
    while rest and len(text) <= LONGEST_DENIAL and (match := _DENYING.match(rest)) is not None:
        rest = rest[match.end() :]
    return not rest


LONGEST_DENIAL = 60
"""Characters of a text that may be a plain no."""


_THING = re.compile(r"\s*(?:my|our|the|a|an|their|his|her|that|this|some)\s+\w", re.IGNORECASE)

MOST_OF_A_THING = 6
"""Words of a text that may do no more than name something."""


def is_thing(text: str) -> bool:
    """Tell whether a text rather names something than asks about it: "my cover letter"."""
    short = len(text.split()) <= MOST_OF_A_THING
    return short and "?" not in text and _THING.match(text) is not None


_RESOLVE = re.compile(
    r"\s*(?:(?:then|and|just|maybe|first|also|to|i'?d|i'?ll|i (?:would|will|could|can))\s+)*"
    r"(?:ask|tell|say|explain|show|mention|find out|check|look up|write down|listen|notice|work out"
    r"|figure out)\s+\w",
    re.IGNORECASE,
)


def is_resolve(text: str) -> bool:
    """Tell whether a text says what somebody will do, and asks nothing: "ask what the role is about"."""
    return "?" not in text and _RESOLVE.match(text) is not None


def asks(text: str) -> bool:
    """Tell whether a sentence is a question, or speaks to the coach, and so is no name."""
    words = len(text.split())
    return words >= A_SENTENCE and (text.rstrip().endswith("?") or _ASKING.match(text) is not None)
