"""Tell whether a text says that the others will answer: "they said they'd let me know today"."""

from __future__ import annotations

import re

LOOKED_AT = 200
"""Characters of a text that are looked at for a promise."""

_PROMISES = re.compile(
    r"\b(?:they|he|she|hr|recruiter|manager|agency|agent)(?:['’](?:d|ll|re)|d|ll)?\b(?: \w+)? ?"
    r"\b(?:said|told|promised|will|would|should|going to|meant to|supposed to|answer|decide|reply"
    r"|let me know|get back)\b"
    r"|\b(?:answer|decision|result|outcome|verdict)s? (?:is|are|comes?|should come)(?: due| expected)?\b"
    r"|\bi(?:['’]?ll| should| will|['’]?m (?:supposed|meant|due) to|['’]?m going to) hear\b",
    re.IGNORECASE,
)

_WANTED = re.compile(
    r"\b(?:my (?:answer|decision|reply|response)|wants?|needs?|accept|sign|from me|did not|never|not"
    r"|(?:was|were) supposed|still|didnt|wont|havent|hasnt)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words that say that the person has to answer, or that no answer comes."""


def is_promised(text: str) -> bool:
    """Tell whether a text says that an answer is to come, and doesn't complain that none has."""
    said = text[:LOOKED_AT]
    return _PROMISES.search(said) is not None and _WANTED.search(said) is None
