"""Find the name of a contact in a sentence that also says who that is: "Marta, she's the hiring manager"."""

from __future__ import annotations

import re

LONGEST = 120
"""Characters of such a sentence. Our own choice."""

_KINDS = (
    r"(?:manager|recruiter|hr|human resources|boss|owner|director|head|agent|consultant|agency|lead"
    r"|chef|supervisor"
    r"|interviewer|partner|founder|assistant|matron|principal|coordinator)"
)
_WHO_IT_IS = re.compile(
    r"\W*(?:(?:it'?s|that'?s|(?:her|his|their|the) name(?:'s| is)?|called|named|i think|an? (?:guy"
    r"|man|woman|lady|girl|lad)"
    r"(?: called| named)?)\s+)*"
    r"(?P<name>[^\W\d_][\w'-]+(?: (?!from\b|at\b|in\b|of\b|and\b|who\b|she\b|he\b|is\b"
    r"|the\b)[^\W\d_][\w'-]+)?)"
    r"(?:\s*[,.;(–-]+\s*(?:and |but |i think |so )*(?:she|he|they|who|that|that'?s)"
    r"(?:'?s|'re| is| was| are| were| runs?| works?| interviewed| manages?| does| deals?| looks?| did)?\b.*"
    r"| (?:and|who|she|he)(?:'s| is| was) .*"
    r"|\s*[,(–-]?\s*(?:from|at|in) [^,.]{2,40}\W*"
    rf"|\s*[,(–-]+\s*(?:(?:the|their|my|an?|our|in|from) )*(?:\w+ ){{0,2}}{_KINDS}\W*)",
    re.IGNORECASE | re.DOTALL,
)
_NOBODY = frozenset(
    {"i", "she", "he", "they", "we", "you", "it", "the", "a", "an", "no", "yes", "nobody", "none"}
    | {"someone", "somebody", "anyone", "hr", "well", "ok", "okay", "not", "just", "maybe", "what"}
    | {"there", "this", "that", "his", "her", "their", "my", "recruiter", "manager", "agency", "agent"}
    | {"consultant", "don't", "dont", "didn't", "didnt", "know", "never", "dunno", "idk"}
)


def contact_in(text: str) -> str | None:
    """Return the name of a person whose part the text names too ("Sarah from HR"); None if it says more."""
    found = _WHO_IT_IS.fullmatch(text.replace("’", "'")) if len(text) <= LONGEST else None
    if found is None or found["name"].split()[0].casefold() in _NOBODY:
        return None
    name = found["name"]
    return name if name != name.lower() else " ".join(word.capitalize() for word in name.split())
