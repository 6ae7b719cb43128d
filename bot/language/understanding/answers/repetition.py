"""Find what a text says besides that it was said before: "final interview, i said that at the start"."""

from __future__ import annotations

import re

LONGEST = 200
"""Characters of a text that is looked through: a longer one tells more than that it was said."""

FEW_WORDS = 2
"""Most words before such a reminder that no comma divides from it."""

_WHEN = (
    r"(?:already|before|earlier|at the (?:start|beginning|top)|in the beginning|right at the start"
    r"|(?:in|with) my first (?:message|line|text)|above|just now|once|twice|a minute ago|the first time)"
)
_YOU = r"(?:you|u|ya|ye)"
_SAID = (
    rf"(?:(?:as|like)\s+)?(?:i|i've|i have|i did|we)\s+(?:{_WHEN}\s+|literally\s+|just\s+)*"
    rf"(?:said|told|say|tell|wrote|written|mentioned|typed|gave|given|answered)"
    rf"(?:\s+(?:{_YOU}|that|it|this|so|them))*(?:\s+{_WHEN})*"
)
_ALSO = (
    rf"(?:told {_YOU}(?:\s+(?:that|so))?(?:\s+{_WHEN})*|said (?:that|so|it)(?:\s+{_WHEN})*"
    rf"|(?:as|like) (?:said|mentioned)(?:\s+{_WHEN})*"
    rf"|already (?:said|told {_YOU}|answered|gave {_YOU})(?: (?:that|it|this))?"
    rf"|{_YOU} (?:already|should|must) (?:know|have|got|asked)(?: me)? (?:that|it|this)(?: already)?"
    rf"|{_YOU} (?:know|have|got|asked)(?: me)? (?:that|it|this) already)"
)
_REMINDER = rf"(?:{_SAID}|{_ALSO})"
_ENDS = re.compile(rf"(?:^|[\s,.;:!–—-]+){_REMINDER}[\s.!]*$", re.IGNORECASE)
_BEGINS = re.compile(rf"^{_REMINDER}(?:[,.;:!–—-]+\s*|\s*$)", re.IGNORECASE)


def besides(text: str) -> str | None:
    """Return what else a text says, "" if nothing; None if it doesn't say that it was said before."""
    plain = " ".join(text.replace("’", "'").split())
    if len(plain) > LONGEST:
        return None
    for pattern in (_ENDS, _BEGINS):
        match = pattern.search(plain)
        if match is not None:
            loose = match.start() > 0 and not any(mark in match[0][:3] for mark in ",.;:!–—-")
            if loose and len(plain[: match.start()].split()) > FEW_WORDS:
                return None  # "they liked what i said before"
            return f"{plain[: match.start()]} {plain[match.end() :]}".strip(" ,.;:!–—-")
    return None
