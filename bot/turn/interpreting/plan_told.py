"""Read a plan that somebody tells in one sentence: in which moment, and what they will do then."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 600
"""Characters of a plan in one sentence. Our own choice."""

_LEADS = (
    r"^\W*(?:(?:ok|okay|so|well|um+|hm+|maybe|(?:my |the )?plan(?: is)?|like|right|yeah|yes)\b"
    r"[\s,:.-]*)*"
)
_WILL = (
    r"(?:i'?ll|ill|i will|i shall|i'?d|i would|i'?m going to|im going to|i'?m gonna|im gonna|i can|i could"
    r"|i should|i need to)"
)
_WHEN = r"(?:if|when|whenever|next time|the next time|as soon as|every time|in case)"
_FIRST = re.compile(
    rf"{_LEADS}{_WHEN}\s+(?P<when>\S.{{2,}}?)"
    rf"(?:[\s,;:–-]+then,?\s+(?=\S)|[\s,;:–-]+(?={_WILL}\s)|\s*[,;:–]\s*(?:just "
    rf"|simply )?(?=i\s))(?P<do>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""The moment stands first: "if they ask why us, i'll tell the story"."""

_LAST = re.compile(
    rf"{_LEADS}(?P<do>{_WILL}\s+\S.{{2,}}?)[\s,]+"
    rf"(?<!what )(?<!ask )(?<!asks )(?<!see )(?<!say )(?<!sure )(?<!even )"
    rf"(?P<sign>{_WHEN})\s+(?P<when>(?:i|they|someone|somebody|she|he|the|my|it|there|asked|we)\b.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What they will do stands first: "i'll breathe out when they ask about money"."""


class PlanTold(NamedTuple):
    """Hold both halves of a plan, without the "if" and the "then"."""

    when: str
    do: str


def plan_told(text: str) -> PlanTold | None:
    """Return both halves of a plan that a text tells; None if it tells one of them, or something else."""
    plain = " ".join(text.replace("’", "'").split())
    if len(plain) > LONGEST or plain.endswith("?"):
        return None
    found = _FIRST.match(plain) or _LAST.match(plain)
    if found is None:
        return None
    when, do = (found[half].strip(" ,;:.–-") for half in ("when", "do"))
    return PlanTold(when, do) if when and len(do.split()) > 1 else None
