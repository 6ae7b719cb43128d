"""Read a role that stands alone in a text: "data scientist", "no, it's for a senior analyst"."""

from __future__ import annotations

import re

from bot.language.understanding.lines.roles import is_role

_ALONE = re.compile(
    r"\W*(?:(?:no|nope|nah|sorry|actually|oh|oops|wait|ok|okay|well|erm|um)\b[\s,.!-]*)*"
    r"(?:(?:it|that|this|(?:the |my )?(?:job title|job|role|title|position|post))"
    r"(?:['’]?s| is| was| should be| should say)(?: actually| really| called)? )?"
    r"(?:the one )?(?:i applied )?(?:(?:for|as) )?(?:an? |the )?"
    r"(?P<role>.+?)(?: (?:role|job|position|post|one))?(?:,? (?:not|instead of|rather than) [^,]+)?[\s.!]*",
    re.IGNORECASE,
)

_NO_ROLE = re.compile(
    r"(?:the |my |hiring |line |hr )?(?:recruiter|manager|agent|consultant|interviewer|boss|lead|head)"
    r"|nights|days|lates|earlies|shifts?|weekends?|temp|permanent",
    re.IGNORECASE,
)
"""Whom somebody deals with there, and when the work is: as likely as what they applied for."""


def role_alone(text: str) -> str | None:
    """Return the role that a text names, and nothing else; None if it may be something else."""
    match = _ALONE.fullmatch(text)
    if match is None or _NO_ROLE.fullmatch(match["role"]):
        return None
    return match["role"] if is_role(match["role"]) else None
