"""Read a plan that somebody tells in one sentence: in which moment, and what they will do then."""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 600
"""Characters of a plan in one sentence. Our own choice."""

_LEADS = (
    r"^\W*(?:(?:ok|okay|so|well|um+|hm+|maybe|(?:my\s|the\s)?plan(?:\sis)?|like|right|yeah|yes)\b"
    r"[\s,:.-]*)*"
)
_WILL = (
    r"(?:i'?ll|ill|i\swill|i\sshall|i'?d|i\swould|i'?m\sgoing\sto|im\sgoing\sto|i'?m\sgonna|im\sgonna|i\scan|i\scould"
    r"|i\sshould|i\sneed\sto)"
)
_WHEN = r"(?:if|when|whenever|next\stime|the\snext\stime|as\ssoon\sas|every\stime|in\scase)"
_FIRST = re.compile(
    rf"{_LEADS}{_WHEN}\s+(?P<when>\S.{{2,}}?)"
    rf"(?:[\s,;:–-]+then,?\s+(?=\S)|[\s,;:–-]+(?={_WILL}\s)|\s*[,;:–]\s*(?:just\s"
    rf"|simply\s)?(?=i\s))(?P<do>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""The moment stands first: "if they ask why us, i'll tell the story"."""

_LAST = re.compile(
    rf"{_LEADS}(?P<do>{_WILL}\s+\S.{{2,}}?)[\s,]+"
    rf"(?<!what\s)(?<!ask\s)(?<!asks\s)(?<!see\s)(?<!say\s)(?<!sure\s)(?<!even\s)"
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
