"""Find what somebody means after all who takes back what they just said: "the short one. no wait, all"."""

from __future__ import annotations

import re

LONGEST = 160
"""Characters of a text that is looked through: a longer one tells a story."""

_TAKES_BACK = re.compile(
    r"\b(?:(?:oh|no+|nah|wait|hang on|hold on|sorry|er+m?|um+|hm+|or|well|but|ah)[\s,.;:!–—-]+)*"
    r"(?:actually|scratch that|strike that|i mean|i meant|make (?:that|it)|on second thoughts?|or rather"
    r"|rather|no wait|wait no|wait|sorry no|no sorry|changed my mind)\b"
    r"(?:[\s,.;:!–—-]+(?:no+|nah|sorry|wait|actually|make (?:that|it)|i mean|i meant))*[\s,.;:!–—-]+(?=\S)",
    re.IGNORECASE,
)
"""Words by which what stood before them doesn't hold any more."""


def second_thought(text: str) -> str | None:
    """Return what a text says after it has taken back the rest; None if it takes nothing back."""
    plain = " ".join(text.replace("’", "'").split())
    if len(plain) > LONGEST:
        return None
    found = [match for match in _TAKES_BACK.finditer(plain) if match.start() > 0]
    return plain[found[-1].end() :] or None if found else None
